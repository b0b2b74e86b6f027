package linked

// #include "wxnotify.h"
import "C"

import (
	"unsafe"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// CertificatesRequest signs a request for certificates.
func (Library) CertificatesRequest(request native.CertificatesRequest) (native.SignedRequest, error) {
	block := newBlock(optionalLen(request.Nonce) + optionalLen(request.Path))
	defer block.free()
	nonce, path := block.optionalText(request.Nonce), block.optionalText(request.Path)
	mchidPtr, mchidLen := chars(request.MchID)
	serialPtr, serialLen := chars(request.MerchantSerial)
	keyPtr, keyLen := chars(request.MerchantPrivateKey)
	var made *C.wxn_signed_request
	var cError *C.wxn_error
	if err := result(C.wxn_certificates_request(mchidPtr, mchidLen, serialPtr, serialLen, keyPtr, keyLen,
		(*C.char)(path.ptr), path.len, C.int64_t(request.Now), (*C.char)(nonce.ptr), nonce.len, &made, &cError), cError); err != nil {
		return native.SignedRequest{}, err
	}
	defer C.wxn_signed_request_free(made)
	return native.SignedRequest{Method: goText(made.method), Path: goText(made.path), Authorization: goText(made.authorization)}, nil
}

// ParseCertificates checks and decrypts the answer.
func (Library) ParseCertificates(header map[string][]string, body []byte, secrets []native.Secret, known *native.PlatformKeys, now int64) ([]native.Certificate, error) {
	var knownInC *C.wxn_platform_keys
	if known != nil {
		var err error
		if knownInC, err = keysInC(*known); err != nil {
			return nil, err
		}
		defer C.wxn_platform_keys_free(knownInC)
	}
	headerBlock, headers, headersLen := headersInC(header)
	defer headerBlock.free()
	keyBlock, keys, keysLen := apiV3KeysInC(secrets)
	defer keyBlock.free()
	bodyPtr, bodyLen := bytes(body)
	var made *C.wxn_certificates
	var cError *C.wxn_error
	if err := result(C.wxn_parse_certificates(headers, headersLen, bodyPtr, bodyLen, keys, keysLen, knownInC, C.int64_t(now), &made, &cError), cError); err != nil {
		return nil, err
	}
	defer C.wxn_certificates_free(made)
	certificates := make([]native.Certificate, 0, int(made.len))
	for _, item := range unsafe.Slice(made.items, int(made.len)) {
		certificates = append(certificates, native.Certificate{
			Serial:        goText(item.serial),
			PEM:           goText(item.pem),
			NotBefore:     int64(item.not_before),
			NotAfter:      int64(item.not_after),
			EffectiveTime: goText(item.effective_time),
			ExpireTime:    goText(item.expire_time),
		})
	}
	return certificates, nil
}
