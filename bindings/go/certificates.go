package wxnotify

import (
	"net/http"
	"time"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// SignedRequest is a request that is ready to be sent to https://api.mch.weixin.qq.com (abroad, with the path for that, to
// https://apihk.mch.weixin.qq.com), with the headers Accept: application/json and Authorization.
type SignedRequest struct {
	// Method is GET.
	Method string
	// Path is /v3/certificates, or the one that was given, with its query: exactly what was signed.
	Path string
	// Authorization is the value of the Authorization header. It is good for one request within 5 minutes.
	Authorization string
}

// Certificate is a platform certificate out of an answer of GET /v3/certificates.
type Certificate struct {
	// Serial is the serial number in upper-case hex without leading zeros.
	Serial string
	// PEM is the certificate: to be saved, and for [PlatformKeys].
	PEM string
	// NotBefore and NotAfter are the certificate's own dates.
	NotBefore, NotAfter time.Time
	// EffectiveTime and ExpireTime are from when until when the platform says to use it, RFC 3339 with offset. They may differ
	// from the certificate's own dates.
	EffectiveTime, ExpireTime string
}

// CertificatesOption is an option of [CertificatesRequest].
type CertificatesOption func(*certificatesOptions)

type certificatesOptions struct{ path *string }

// WithCertificatesPath sets the path: /v3/certificates unless set, and /v3/global/certificates for merchants abroad, whose host is
// apihk.mch.weixin.qq.com. There are certificates of RSA alone there.
func WithCertificatesPath(path string) CertificatesOption {
	return func(options *certificatesOptions) { options.path = &path }
}

// CertificatesRequest signs a request for the platform certificates, now and with a random nonce. merchantSerial is the serial
// of the merchant's own API certificate in hex, merchantPrivateKey its private key in PEM (apiclient_key.pem: PKCS#8, PKCS#1, or
// SEC1 for SM2). An SM2 key asks for the SM2 certificates.
//
// Errors: [ErrOptionInvalid] for a mchid that is not digits, a serial that is not hex, or a path that has no certificates;
// [ErrPEMInvalid], [ErrKeyUnsupported].
func CertificatesRequest(mchid, merchantSerial, merchantPrivateKey string, options ...CertificatesOption) (*SignedRequest, error) {
	return certificatesRequest(mchid, merchantSerial, merchantPrivateKey, native.SystemNow, nil, options)
}

// CertificatesRequestAt is [CertificatesRequest] at a given time, to the second, and with a given nonce of 1 to 32 letters and
// digits: for tests.
func CertificatesRequestAt(mchid, merchantSerial, merchantPrivateKey string, now time.Time, nonce string, options ...CertificatesOption) (*SignedRequest, error) {
	return certificatesRequest(mchid, merchantSerial, merchantPrivateKey, now.Unix(), &nonce, options)
}

func certificatesRequest(mchid, merchantSerial, merchantPrivateKey string, now int64, nonce *string, options []CertificatesOption) (*SignedRequest, error) {
	var given certificatesOptions
	for _, option := range options {
		option(&given)
	}
	signed, err := core.CertificatesRequest(native.CertificatesRequest{MchID: mchid, MerchantSerial: merchantSerial, MerchantPrivateKey: merchantPrivateKey,
		Path: given.path, Nonce: nonce, Now: now})
	if err != nil {
		return nil, err
	}
	request := SignedRequest(signed)
	return &request, nil
}

// ParseCertificates checks and decrypts an answer of GET /v3/certificates. header and body are the response's, all and raw. The
// answer is verified with the one of knownKeys that its serial names; with nil, the first time, with the certificate inside the
// answer that the serial names, which nobody without an APIv3 key could have put there.
//
// Errors: those of [NotificationParser.Parse], and those of the keys in [NewNotificationParser].
func ParseCertificates(header http.Header, body []byte, apiV3Keys []APIv3Key, knownKeys *PlatformKeys) ([]Certificate, error) {
	return parseCertificates(header, body, apiV3Keys, knownKeys, native.SystemNow)
}

// ParseCertificatesAt is [ParseCertificates] at a given time, to the second.
func ParseCertificatesAt(header http.Header, body []byte, apiV3Keys []APIv3Key, knownKeys *PlatformKeys, now time.Time) ([]Certificate, error) {
	return parseCertificates(header, body, apiV3Keys, knownKeys, now.Unix())
}

func parseCertificates(header http.Header, body []byte, apiV3Keys []APIv3Key, knownKeys *PlatformKeys, now int64) ([]Certificate, error) {
	var known *native.PlatformKeys
	if knownKeys != nil {
		keys := knownKeys.native()
		known = &keys
	}
	found, err := core.ParseCertificates(header, body, secrets(apiV3Keys), known, now)
	if err != nil {
		return nil, err
	}
	certificates := make([]Certificate, 0, len(found))
	for _, c := range found {
		certificates = append(certificates, Certificate{c.Serial, c.PEM, time.Unix(c.NotBefore, 0), time.Unix(c.NotAfter, 0), c.EffectiveTime, c.ExpireTime})
	}
	return certificates, nil
}
