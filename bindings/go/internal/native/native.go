// Package native says what this module asks of the core, whichever way that is there: package linked has it over cgo, and package wasm
// as WebAssembly. Errors are what NewError makes.
package native

import "math"

// SystemNow stands for the system's clock, where a time is asked for in seconds since the epoch.
const SystemNow = math.MinInt64

// NewError makes the public error. Package wxnotify sets it.
var NewError func(failure Failure) error

// Failure is an error of the core's.
type Failure struct {
	Code            string `json:"code"`
	Message         string `json:"message"`
	Field           string `json:"field"`
	Ack             Ack    `json:"-"`
	IsPlatformProbe bool   `json:"is_platform_probe"`
}

// Library is the core.
type Library interface {
	Version() string
	// Call answers a request in JSON with JSON: see the core's call.
	Call(request []byte) ([]byte, error)
	Codes() []Code
	Kinds() []string

	// Ack is the answer success, success_no_content, handler_failed, or busy.
	Ack(which string) Ack
	AckForCode(number int) Ack
	AckAnswer(body []byte) (Ack, error)
	AckSuccessV2() Ack
	AckForCodeV2(number int) Ack

	NewParser(keys PlatformKeys, secrets []Secret, options Options) (Parser, error)
	ParseV2(body []byte, keys []APIv2Key, maxBodyBytes *int64) (*Notification, error)
	// RestoreJSON makes a notification again of what ToJSON wrote.
	RestoreJSON(text string) (*Notification, error)
	ToJSON(notification *Notification) ([]byte, error)
	CheckEvent(eventType, kind string, plaintext []byte) error

	CertificatesRequest(request CertificatesRequest) (SignedRequest, error)
	ParseCertificates(header map[string][]string, body []byte, secrets []Secret, known *PlatformKeys, now int64) ([]Certificate, error)

	InspectPEM(pem string) ([]byte, error)
	SigningMessage(timestamp, nonce string, body []byte) ([]byte, error)
	VerifySignature(message []byte, signature, keyPEM string) (bool, error)
	DecryptResource(apiV3Key, nonce, associatedData, ciphertext, algorithm string) ([]byte, error)
}

// Parser is a parser of the core's. Nobody calls it after Free.
type Parser interface {
	Parse(header map[string][]string, body []byte, now int64) (Notification, error)
	VerifyAnswer(header map[string][]string, body []byte, now int64) error
	Diagnose(header map[string][]string, body []byte, now int64) (Diagnosis, error)
	ReplacePlatformKeys(keys PlatformKeys) error
	ReplaceAPIv3Keys(secrets []Secret) error
	PlatformKeys() ([]PlatformKey, error)
	MaxBodyBytes() (int64, error)
	Free()
}

// Testing is what the core has for tests.
type Testing interface {
	NewPlatform(options []byte) (Platform, error)
	NewMerchant(mchid string) (Merchant, error)
	NewMerchantFromParts(mchid, privateKeyPEM, serial string, notBefore int64) (Merchant, error)
	Faults() []Fault
	Panic() error
}

// Platform is a pretend platform of the core's. Nobody calls it after what Free returned was called, which does not hold it.
type Platform interface {
	About() AboutPlatform
	Sign(message []byte) (string, error)
	Notification(spec []byte) (Delivery, error)
	CertificatesAnswer(now int64) (Delivery, error)
	Free() func()
}

// What goes there and back. Times are in seconds since the epoch.

// Ack is an answer.
type Ack struct {
	Status      int    `json:"status"`
	ContentType string `json:"content_type"`
	Body        string `json:"body"`
}

// Code is an error code.
type Code struct {
	Name      string `json:"code"`
	Number    int    `json:"number"`
	AckStatus int    `json:"ack_status"`
}

// PlatformKeys are the keys that are trusted.
type PlatformKeys struct {
	Certificates []string    `json:"certificates"`
	PublicKeys   []PublicKey `json:"public_keys"`
}

// PublicKey is one of them, with its id.
type PublicKey struct {
	ID  string `json:"id"`
	PEM string `json:"pem"`
}

// PlatformKey is a key that a parser holds.
type PlatformKey struct {
	Serial    string `json:"serial"`
	Algorithm string `json:"algorithm"`
	NotBefore *int64 `json:"not_before"`
	NotAfter  *int64 `json:"not_after"`
}

// Secret is an APIv3 key.
type Secret struct {
	Key   string  `json:"key"`
	Label *string `json:"label"`
}

// APIv2Key is an APIv2 key of a merchant's.
type APIv2Key struct {
	Key   string `json:"key"`
	MchID string `json:"mch_id"`
}

// Options are those of a parser.
type Options struct {
	ClockTolerance            *int64 `json:"clock_tolerance"`
	MaxBodyBytes              *int64 `json:"max_body_bytes"`
	RejectExpiredCertificates bool   `json:"reject_expired_certificates"`
}

// Notification is a notification, with the names that its JSON has.
type Notification struct {
	ID                   string  `json:"id"`
	CreateTime           *string `json:"create_time"`
	EventType            string  `json:"event_type"`
	ResourceType         string  `json:"resource_type"`
	Summary              *string `json:"summary"`
	OriginalType         *string `json:"original_type"`
	AssociatedData       string  `json:"associated_data"`
	Plaintext            Text    `json:"plaintext"`
	Serial               string  `json:"serial"`
	Timestamp            int64   `json:"timestamp"`
	Nonce                string  `json:"nonce"`
	RequestID            *string `json:"request_id"`
	APIv3KeyLabel        *string `json:"api_v3_key_label"`
	Kind                 string  `json:"kind"`
	CertificateExpiresAt *int64  `json:"certificate_expires_at"`
}

// Text is a text in bytes. In JSON it is a text.
type Text []byte

// MarshalText returns it.
func (t Text) MarshalText() ([]byte, error) { return t, nil }

// UnmarshalText copies one.
func (t *Text) UnmarshalText(text []byte) error {
	*t = append(Text{}, text...)
	return nil
}

// Diagnosis is a diagnosis, for people and as JSON.
type Diagnosis struct {
	Text string `json:"text"`
	JSON string `json:"json"`
}

// CertificatesRequest is what a request for certificates is made of.
type CertificatesRequest struct {
	MchID              string  `json:"mchid"`
	MerchantSerial     string  `json:"merchant_serial"`
	MerchantPrivateKey string  `json:"merchant_private_key"`
	Path               *string `json:"path"`
	Nonce              *string `json:"nonce"`
	Now                int64   `json:"-"`
}

// SignedRequest is that request.
type SignedRequest struct {
	Method        string `json:"method"`
	Path          string `json:"path"`
	Authorization string `json:"authorization"`
}

// Certificate is one of the answer's.
type Certificate struct {
	Serial        string `json:"serial"`
	PEM           string `json:"pem"`
	NotBefore     int64  `json:"not_before"`
	NotAfter      int64  `json:"not_after"`
	EffectiveTime string `json:"effective_time"`
	ExpireTime    string `json:"expire_time"`
}

// AboutPlatform is what a pretend platform has.
type AboutPlatform struct {
	Serial         string `json:"serial"`
	APIv3Key       string `json:"api_v3_key"`
	CertificatePEM string `json:"certificate_pem"`
	PublicKeyPEM   string `json:"public_key_pem"`
	PrivateKeyPEM  string `json:"private_key_pem"`
}

// Delivery is a request, or a response.
type Delivery struct {
	Headers [][2]string `json:"headers"`
	Body    []byte      `json:"body"`
}

// Merchant is a pretend merchant.
type Merchant struct {
	MchID          string `json:"mchid"`
	Serial         string `json:"serial"`
	CertificatePEM string `json:"certificate_pem"`
	PrivateKeyPEM  string `json:"private_key_pem"`
}

// Fault is a way for a notification to be wrong, and the error that it leads to.
type Fault struct {
	Name string `json:"name"`
	Code string `json:"code"`
}
