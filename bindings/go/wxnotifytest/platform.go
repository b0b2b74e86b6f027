// Package wxnotifytest has a pretend platform, for tests only: it signs and encrypts notifications as WeChat Pay does, with a
// key pair of its own, so that a merchant's handler can be tested without WeChat Pay, which has no sandbox for APIv3, and with
// each of the ways in which a notification can be wrong. A [Courier] delivers them by the official schedule, in virtual time.
package wxnotifytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"runtime"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Platform is a pretend platform. All goroutines may use it.
type Platform struct {
	platform native.Platform
	about    native.AboutPlatform
}

// PlatformOption is a part that a platform is made of. What is not given is made on the spot.
type PlatformOption func(options map[string]any)

func platformOption(name string, value any) PlatformOption {
	return func(options map[string]any) { options[name] = value }
}

// WithAlgorithm sets how the platform signs: RSA, unless given, or SM2, with which it encrypts by SM4-GCM. A given private key
// decides by itself.
func WithAlgorithm(algorithm string) PlatformOption { return platformOption("algorithm", algorithm) }

// WithPrivateKey gives a private key in PEM to sign with.
func WithPrivateKey(pem string) PlatformOption { return platformOption("private_key", pem) }

// WithStrangerPrivateKey gives a private key in PEM that signs what is [Forged].
func WithStrangerPrivateKey(pem string) PlatformOption {
	return platformOption("stranger_private_key", pem)
}

// WithPublicKeyID puts the platform into public-key mode, with this id (PUB_KEY_ID_...).
func WithPublicKeyID(id string) PlatformOption { return platformOption("public_key_id", id) }

// WithSerial sets the serial of its certificate: up to 40 hex digits.
func WithSerial(hex string) PlatformOption { return platformOption("serial", hex) }

// WithNotBefore sets from when its certificate is valid, to the second. Unless given: yesterday.
func WithNotBefore(date time.Time) PlatformOption { return platformOption("not_before", date.Unix()) }

// WithNotAfter sets until when its certificate is valid, to the second. Unless given: five years later.
func WithNotAfter(date time.Time) PlatformOption { return platformOption("not_after", date.Unix()) }

// WithAPIv3Key sets the APIv3 key that it encrypts with: 32 characters.
func WithAPIv3Key(key string) PlatformOption { return platformOption("api_v3_key", key) }

// NewPlatform makes a platform: with RSA and in certificate mode, unless options say otherwise.
//
// Errors: [wxnotify.ErrOptionInvalid], [wxnotify.ErrPEMInvalid], [wxnotify.ErrKeyUnsupported], [wxnotify.ErrAPIv3KeyInvalid].
func NewPlatform(options ...PlatformOption) (*Platform, error) {
	given := map[string]any{}
	for _, option := range options {
		option(given)
	}
	made, err := testing.NewPlatform(jsonOf(given))
	if err != nil {
		return nil, err
	}
	platform := &Platform{made, made.About()}
	runtime.AddCleanup(platform, func(free func()) { free() }, made.Free())
	return platform, nil
}

// Serial returns what it puts into Wechatpay-Serial.
func (p *Platform) Serial() string { return p.about.Serial }

// APIv3Key returns the APIv3 key that it encrypts with: 32 characters.
func (p *Platform) APIv3Key() string { return p.about.APIv3Key }

// CertificatePEM returns its certificate in PEM, and an empty text in public-key mode.
func (p *Platform) CertificatePEM() string { return p.about.CertificatePEM }

// PublicKeyPEM returns its public key in PEM (SPKI).
func (p *Platform) PublicKeyPEM() string { return p.about.PublicKeyPEM }

// PrivateKeyPEM returns its private key in PEM (PKCS#8), so that a test can make the same platform again.
func (p *Platform) PrivateKeyPEM() string { return p.about.PrivateKeyPEM }

// PlatformKeys returns what a merchant must trust to receive from it.
func (p *Platform) PlatformKeys() wxnotify.PlatformKeys {
	if certificate := p.CertificatePEM(); certificate != "" {
		return wxnotify.PlatformKeys{Certificates: []string{certificate}}
	}
	return wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{{ID: p.Serial(), PEM: p.PublicKeyPEM()}}}
}

// Parser returns a parser that trusts this platform, with default options.
func (p *Platform) Parser() *wxnotify.NotificationParser {
	parser, err := wxnotify.NewNotificationParser(p.PlatformKeys(), []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(p.APIv3Key())})
	if err != nil {
		panic(fmt.Sprintf("wxnotifytest: a platform makes a configuration that is good: %v", err))
	}
	return parser
}

// Sign signs any bytes, to base64.
func (p *Platform) Sign(message []byte) (string, error) {
	defer runtime.KeepAlive(p)
	return p.platform.Sign(message)
}

// Notification makes a notification of eventType whose plaintext is resource, a JSON object as text. options are knobs, or a
// [Fault].
//
// Errors: [wxnotify.ErrOptionInvalid].
func (p *Platform) Notification(eventType, resource string, options ...NotificationOption) (*Delivery, error) {
	defer runtime.KeepAlive(p)
	spec := map[string]any{"event_type": eventType, "resource": resource}
	for _, option := range options {
		option.apply(spec)
	}
	made, err := p.platform.Notification(jsonOf(spec))
	return deliveryOf(made, err)
}

// CertificatesAnswer makes a genuine answer of GET /v3/certificates with this platform's certificate, at now to the second.
//
// Errors: [wxnotify.ErrOptionInvalid] in public-key mode, which has no certificate.
func (p *Platform) CertificatesAnswer(now time.Time) (*Delivery, error) {
	defer runtime.KeepAlive(p)
	made, err := p.platform.CertificatesAnswer(now.Unix())
	return deliveryOf(made, err)
}

// Delivery is the headers and body of one HTTP request, or response.
type Delivery struct {
	// Header holds all headers.
	Header http.Header
	// Body is the raw body.
	Body []byte
}

// Request makes an HTTP request of it, to be sent to url, or given to a handler.
func (d *Delivery) Request(url string) (*http.Request, error) {
	request, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(d.Body))
	if err != nil {
		return nil, err
	}
	request.Header = d.Header.Clone()
	return request, nil
}

func deliveryOf(made native.Delivery, err error) (*Delivery, error) {
	if err != nil {
		return nil, err
	}
	delivery := &Delivery{Header: http.Header{}, Body: made.Body}
	for _, header := range made.Headers {
		delivery.Header.Add(header[0], header[1])
	}
	return delivery, nil
}

func jsonOf(object map[string]any) []byte {
	text, err := json.Marshal(object)
	if err != nil {
		panic(fmt.Sprintf("wxnotifytest: texts and numbers make JSON: %v", err))
	}
	return text
}
