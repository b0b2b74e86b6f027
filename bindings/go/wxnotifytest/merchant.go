package wxnotifytest

// #include "wxnotify_testing.h"
import "C"

import (
	"time"
	"unsafe"
)

// Merchant is a pretend merchant's own API certificate and key: what must be refused where the platform's belongs, and what
// signs a request for certificates.
type Merchant struct {
	// MchID is the merchant's number.
	MchID string
	// Serial is the certificate's serial in hex.
	Serial string
	// CertificatePEM is the certificate (as apiclient_cert.pem).
	CertificatePEM string
	// PrivateKeyPEM is the private key (as apiclient_key.pem).
	PrivateKeyPEM string
}

// NewMerchant makes a merchant with everything made on the spot.
//
// Errors: [wxnotify.ErrOptionInvalid] for a mchid that is not digits.
func NewMerchant(mchid string) (*Merchant, error) {
	mchidPtr, mchidLen := chars(mchid)
	var made *C.wxn_testing_merchant
	var cError *C.wxn_error
	if err := result(C.wxn_testing_merchant_new(mchidPtr, mchidLen, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeMerchant(made), nil
}

// NewMerchantFromParts makes a merchant of a private key in PEM, a certificate's serial in hex, and from when it is valid, to
// the second.
//
// Errors: [wxnotify.ErrOptionInvalid], [wxnotify.ErrPEMInvalid], [wxnotify.ErrKeyUnsupported].
func NewMerchantFromParts(mchid, privateKeyPEM, serial string, notBefore time.Time) (*Merchant, error) {
	mchidPtr, mchidLen := chars(mchid)
	keyPtr, keyLen := chars(privateKeyPEM)
	serialPtr, serialLen := chars(serial)
	var made *C.wxn_testing_merchant
	var cError *C.wxn_error
	if err := result(C.wxn_testing_merchant_from_parts(mchidPtr, mchidLen, keyPtr, keyLen, serialPtr, serialLen,
		C.int64_t(notBefore.Unix()), &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeMerchant(made), nil
}

// Panic makes the native library fail inside on purpose, and returns [wxnotify.ErrInternal]: the proof that such a failure
// takes nothing down.
func Panic() error {
	var cError *C.wxn_error
	return result(C.wxn_testing_panic(&cError), cError)
}

// takeMerchant copies a merchant, and frees it.
func takeMerchant(made *C.wxn_testing_merchant) *Merchant {
	defer C.wxn_testing_merchant_free(made)
	return &Merchant{goText(made.mchid), goText(made.serial), goText(made.certificate_pem), goText(made.private_key_pem)}
}

func chars(text string) (*C.char, C.size_t) {
	return (*C.char)(unsafe.Pointer(unsafe.StringData(text))), C.size_t(len(text))
}
