// Package wxnotifytest has a pretend platform, for tests only: it signs and encrypts notifications as WeChat Pay does, with a
// key pair of its own, so that a merchant's handler can be tested without WeChat Pay, which has no sandbox for APIv3, and with
// each of the ways in which a notification can be wrong.
package wxnotifytest

// #cgo CFLAGS: -I${SRCDIR}/..
// #include "wxnotify_testing.h"
import "C"

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"runtime"
	"time"
	"unsafe"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Platform is a pretend platform. All goroutines may use it.
type Platform struct {
	handle *C.wxn_testing_platform
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
	text, textLen := jsonOf(given)
	platform := new(Platform)
	var cError *C.wxn_error
	if err := result(C.wxn_testing_platform_new(text, textLen, &platform.handle, &cError), cError); err != nil {
		return nil, err
	}
	runtime.AddCleanup(platform, func(handle *C.wxn_testing_platform) { C.wxn_testing_platform_free(handle) }, platform.handle)
	return platform, nil
}

// Serial returns what it puts into Wechatpay-Serial.
func (p *Platform) Serial() string { return p.text(p.handle.serial) }

// APIv3Key returns the APIv3 key that it encrypts with: 32 characters.
func (p *Platform) APIv3Key() string { return p.text(p.handle.api_v3_key) }

// CertificatePEM returns its certificate in PEM, and an empty text in public-key mode.
func (p *Platform) CertificatePEM() string { return p.text(p.handle.certificate_pem) }

// PublicKeyPEM returns its public key in PEM (SPKI).
func (p *Platform) PublicKeyPEM() string { return p.text(p.handle.public_key_pem) }

// PrivateKeyPEM returns its private key in PEM (PKCS#8), so that a test can make the same platform again.
func (p *Platform) PrivateKeyPEM() string { return p.text(p.handle.private_key_pem) }

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
	var made *C.wxn_bytes
	var cError *C.wxn_error
	if err := result(C.wxn_testing_platform_sign(p.handle, unsafe.Pointer(unsafe.SliceData(message)), C.size_t(len(message)), &made, &cError), cError); err != nil {
		return "", err
	}
	defer C.wxn_bytes_free(made)
	return goText(C.wxn_slice{ptr: made.ptr, len: made.len}), nil
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
	text, textLen := jsonOf(spec)
	var made *C.wxn_testing_delivery
	var cError *C.wxn_error
	if err := result(C.wxn_testing_platform_notification(p.handle, text, textLen, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeDelivery(made), nil
}

// CertificatesAnswer makes a genuine answer of GET /v3/certificates with this platform's certificate, at now to the second.
//
// Errors: [wxnotify.ErrOptionInvalid] in public-key mode, which has no certificate.
func (p *Platform) CertificatesAnswer(now time.Time) (*Delivery, error) {
	defer runtime.KeepAlive(p)
	var made *C.wxn_testing_delivery
	var cError *C.wxn_error
	if err := result(C.wxn_testing_platform_certificates_answer(p.handle, C.int64_t(now.Unix()), &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeDelivery(made), nil
}

// text copies a text of the platform's, which lives as long as the platform.
func (p *Platform) text(slice C.wxn_slice) string {
	defer runtime.KeepAlive(p)
	return goText(slice)
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

// takeDelivery copies a delivery, and frees it.
func takeDelivery(made *C.wxn_testing_delivery) *Delivery {
	defer C.wxn_testing_delivery_free(made)
	delivery := &Delivery{Header: http.Header{}, Body: []byte(goText(made.body))}
	for _, header := range unsafe.Slice(made.headers, int(made.headers_len)) {
		delivery.Header.Add(goText(header.name), goText(header.value))
	}
	return delivery
}

func jsonOf(object map[string]any) (*C.char, C.size_t) {
	text, err := json.Marshal(object)
	if err != nil {
		panic(fmt.Sprintf("wxnotifytest: texts and numbers make JSON: %v", err))
	}
	return (*C.char)(unsafe.Pointer(unsafe.SliceData(text))), C.size_t(len(text))
}

func goText(slice C.wxn_slice) string {
	return string(unsafe.Slice((*byte)(slice.ptr), int(slice.len)))
}

func result(code C.int32_t, cError *C.wxn_error) error {
	if code == C.WXN_OK {
		return nil
	}
	return hook.Error(unsafe.Pointer(cError))
}
