package wxnotifytest

import "time"

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
	made, err := testing.NewMerchant(mchid)
	if err != nil {
		return nil, err
	}
	merchant := Merchant(made)
	return &merchant, nil
}

// NewMerchantFromParts makes a merchant of a private key in PEM, a certificate's serial in hex, and from when it is valid, to
// the second.
//
// Errors: [wxnotify.ErrOptionInvalid], [wxnotify.ErrPEMInvalid], [wxnotify.ErrKeyUnsupported].
func NewMerchantFromParts(mchid, privateKeyPEM, serial string, notBefore time.Time) (*Merchant, error) {
	made, err := testing.NewMerchantFromParts(mchid, privateKeyPEM, serial, notBefore.Unix())
	if err != nil {
		return nil, err
	}
	merchant := Merchant(made)
	return &merchant, nil
}

// Panic makes the native library fail inside on purpose, and returns [wxnotify.ErrInternal]: the proof that such a failure
// takes nothing down.
func Panic() error {
	return testing.Panic()
}
