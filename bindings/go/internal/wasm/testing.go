package wasm

import (
	"encoding/json"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Testing is what the core has for tests.
type Testing struct{}

var _ native.Testing = Testing{}

// platform is a pretend platform of the lab's.
type platform struct {
	Number uint64 `json:"platform"`
	native.AboutPlatform
}

// NewPlatform makes a pretend platform.
func (Testing) NewPlatform(options []byte) (native.Platform, error) {
	made := new(platform)
	if err := lab.ask(request{text: what("platform", map[string]any{"options": json.RawMessage(options)})}, made); err != nil {
		return nil, err
	}
	return made, nil
}

func (p *platform) About() native.AboutPlatform { return p.AboutPlatform }

func (p *platform) Free() func() {
	number := p.Number
	return func() { _ = lab.ask(request{text: what("drop_platform", map[string]any{"platform": number})}, nil) }
}

func (p *platform) Sign(message []byte) (signature string, err error) {
	err = lab.ask(request{text: what("platform_sign", map[string]any{"platform": p.Number}), bytes: message}, &signature)
	return signature, err
}

func (p *platform) Notification(spec []byte) (delivery native.Delivery, err error) {
	err = lab.ask(request{text: what("platform_notification", map[string]any{"platform": p.Number, "notification": json.RawMessage(spec)})}, &delivery)
	return delivery, err
}

func (p *platform) CertificatesAnswer(now int64) (delivery native.Delivery, err error) {
	err = lab.ask(request{text: what("platform_certificates_answer", map[string]any{"platform": p.Number, "now": now})}, &delivery)
	return delivery, err
}

// NewMerchant makes a merchant on the spot.
func (Testing) NewMerchant(mchid string) (merchant native.Merchant, err error) {
	err = lab.ask(request{text: what("merchant", map[string]any{"mchid": mchid})}, &merchant)
	return merchant, err
}

// NewMerchantFromParts makes a merchant of parts.
func (Testing) NewMerchantFromParts(mchid, privateKeyPEM, serial string, notBefore int64) (merchant native.Merchant, err error) {
	parts := map[string]any{"private_key": privateKeyPEM, "serial": serial, "not_before": notBefore}
	err = lab.ask(request{text: what("merchant", map[string]any{"mchid": mchid, "parts": parts})}, &merchant)
	return merchant, err
}

// Faults are all faults.
func (Testing) Faults() []native.Fault { return tables().Faults }

// Panic fails inside on purpose.
func (Testing) Panic() error {
	return lab.ask(request{text: what("panic_for_tests", map[string]any{})}, nil)
}
