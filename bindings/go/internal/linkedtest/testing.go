package linkedtest

// #cgo CFLAGS: -I${SRCDIR}/../linked
// #include "wxnotify_testing.h"
import "C"

import (
	"unsafe"

	"github.com/wxnotify/wxnotify-go/internal/linked"
	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Testing is what the library has for tests.
type Testing struct{}

var _ native.Testing = Testing{}

// platform has a pretend platform of the library's.
type platform struct{ handle *C.wxn_testing_platform }

// NewPlatform makes a pretend platform.
func (Testing) NewPlatform(options []byte) (native.Platform, error) {
	text, textLen := jsonInC(options)
	var made platform
	var cError *C.wxn_error
	if err := result(C.wxn_testing_platform_new(text, textLen, &made.handle, &cError), cError); err != nil {
		return nil, err
	}
	return made, nil
}

func (p platform) Free() func() { return func() { C.wxn_testing_platform_free(p.handle) } }

func (p platform) About() native.AboutPlatform {
	return native.AboutPlatform{
		Serial:         goText(p.handle.serial),
		APIv3Key:       goText(p.handle.api_v3_key),
		CertificatePEM: goText(p.handle.certificate_pem),
		PublicKeyPEM:   goText(p.handle.public_key_pem),
		PrivateKeyPEM:  goText(p.handle.private_key_pem),
	}
}

func (p platform) Sign(message []byte) (string, error) {
	var made *C.wxn_bytes
	var cError *C.wxn_error
	if err := result(C.wxn_testing_platform_sign(p.handle, unsafe.Pointer(unsafe.SliceData(message)), C.size_t(len(message)), &made, &cError), cError); err != nil {
		return "", err
	}
	defer C.wxn_bytes_free(made)
	return goText(C.wxn_slice{ptr: made.ptr, len: made.len}), nil
}

func (p platform) Notification(spec []byte) (native.Delivery, error) {
	text, textLen := jsonInC(spec)
	var made *C.wxn_testing_delivery
	var cError *C.wxn_error
	if err := result(C.wxn_testing_platform_notification(p.handle, text, textLen, &made, &cError), cError); err != nil {
		return native.Delivery{}, err
	}
	return takeDelivery(made), nil
}

func (p platform) CertificatesAnswer(now int64) (native.Delivery, error) {
	var made *C.wxn_testing_delivery
	var cError *C.wxn_error
	if err := result(C.wxn_testing_platform_certificates_answer(p.handle, C.int64_t(now), &made, &cError), cError); err != nil {
		return native.Delivery{}, err
	}
	return takeDelivery(made), nil
}

// takeDelivery copies a delivery, and frees it.
func takeDelivery(made *C.wxn_testing_delivery) native.Delivery {
	defer C.wxn_testing_delivery_free(made)
	delivery := native.Delivery{Body: []byte(goText(made.body))}
	for _, header := range unsafe.Slice(made.headers, int(made.headers_len)) {
		delivery.Headers = append(delivery.Headers, [2]string{goText(header.name), goText(header.value)})
	}
	return delivery
}

// NewMerchant makes a merchant on the spot.
func (Testing) NewMerchant(mchid string) (native.Merchant, error) {
	mchidPtr, mchidLen := chars(mchid)
	var made *C.wxn_testing_merchant
	var cError *C.wxn_error
	if err := result(C.wxn_testing_merchant_new(mchidPtr, mchidLen, &made, &cError), cError); err != nil {
		return native.Merchant{}, err
	}
	return takeMerchant(made), nil
}

// NewMerchantFromParts makes a merchant of parts.
func (Testing) NewMerchantFromParts(mchid, privateKeyPEM, serial string, notBefore int64) (native.Merchant, error) {
	mchidPtr, mchidLen := chars(mchid)
	keyPtr, keyLen := chars(privateKeyPEM)
	serialPtr, serialLen := chars(serial)
	var made *C.wxn_testing_merchant
	var cError *C.wxn_error
	if err := result(C.wxn_testing_merchant_from_parts(mchidPtr, mchidLen, keyPtr, keyLen, serialPtr, serialLen,
		C.int64_t(notBefore), &made, &cError), cError); err != nil {
		return native.Merchant{}, err
	}
	return takeMerchant(made), nil
}

// takeMerchant copies a merchant, and frees it.
func takeMerchant(made *C.wxn_testing_merchant) native.Merchant {
	defer C.wxn_testing_merchant_free(made)
	return native.Merchant{MchID: goText(made.mchid), Serial: goText(made.serial),
		CertificatePEM: goText(made.certificate_pem), PrivateKeyPEM: goText(made.private_key_pem)}
}

// Faults are all faults.
func (Testing) Faults() []native.Fault {
	var table *C.wxn_testing_fault
	var length C.size_t
	if C.wxn_testing_faults(&table, &length, nil) != C.WXN_OK {
		panic("wxnotifytest: the native library has no table of faults; please report it")
	}
	names := map[int]string{}
	for _, code := range (linked.Library{}).Codes() {
		names[code.Number] = code.Name
	}
	faults := make([]native.Fault, 0, int(length))
	for _, fault := range unsafe.Slice(table, int(length)) {
		faults = append(faults, native.Fault{Name: goText(fault.name), Code: names[int(fault.code)]})
	}
	return faults
}

// Panic fails inside on purpose.
func (Testing) Panic() error {
	var cError *C.wxn_error
	return result(C.wxn_testing_panic(&cError), cError)
}

func jsonInC(text []byte) (*C.char, C.size_t) {
	return (*C.char)(unsafe.Pointer(unsafe.SliceData(text))), C.size_t(len(text))
}

func chars(text string) (*C.char, C.size_t) {
	return (*C.char)(unsafe.Pointer(unsafe.StringData(text))), C.size_t(len(text))
}

func goText(slice C.wxn_slice) string {
	return string(unsafe.Slice((*byte)(slice.ptr), int(slice.len)))
}

func result(code C.int32_t, cError *C.wxn_error) error {
	if code == C.WXN_OK {
		return nil
	}
	return linked.TakeError(unsafe.Pointer(cError))
}
