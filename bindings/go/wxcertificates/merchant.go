package wxcertificates

import (
	"bytes"
	"context"
	"net/http"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/asking"
)

// Merchant is who asks WeChat Pay's API: see [NewMerchant].
type Merchant struct {
	mchid, serial, host string
	client              *http.Client
	// A function, so that printing shows no key.
	privateKey func() string
}

// NewMerchant takes the merchant's number (商户号), the serial of its own API certificate in hex, and the private key of that in PEM
// (apiclient_key.pem). They are checked where they are used. Printing it does not show the key.
func NewMerchant(mchid, serial, privateKeyPEM string) Merchant {
	return Merchant{mchid: mchid, serial: serial, client: asking.NewClient(), privateKey: func() string { return privateKeyPEM }}
}

// At returns the same merchant with another host of the API: https://api.mch.weixin.qq.com unless set, and abroad
// https://apihk.mch.weixin.qq.com.
func (m Merchant) At(host string) Merchant {
	m.host = host
	return m
}

// Over returns the same merchant with a client of your own, such as one that goes through a proxy. Unless set it waits 10
// seconds. No redirection is followed in any case.
func (m Merchant) Over(client *http.Client) Merchant {
	if client != nil {
		m.client = client
	}
	return m
}

// Request makes a request to WeChat Pay's API, signed, to be sent within 5 minutes. path has its query, percent-encoded. body is JSON, or
// nil. What is answered is verified by [wxnotify.NotificationParser.VerifyAnswer].
//
// Errors: [wxnotify.ErrOptionInvalid] for a merchant, method or path that is none; [wxnotify.ErrPEMInvalid] and
// [wxnotify.ErrKeyUnsupported] of the private key.
func (m Merchant) Request(ctx context.Context, method, path string, body []byte) (*http.Request, error) {
	signed, err := ask.Value[struct {
		URL     string      `json:"url"`
		Headers [][2]string `json:"headers"`
	}](map[string]any{"do": "sign", "merchant": m.told(), "method": method, "path": path, "body": append([]byte{}, body...)})
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, signed.URL, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	for _, header := range signed.Headers {
		request.Header.Set(header[0], header[1])
	}
	return request, nil
}

// told is the merchant, key and all, as the native library takes it.
func (m Merchant) told() map[string]any {
	told := map[string]any{"mchid": m.mchid, "serial": m.serial, "private_key": "", "agent": "wxnotify-go/" + wxnotify.Version()}
	if m.privateKey != nil {
		told["private_key"] = m.privateKey()
	}
	if m.host != "" {
		told["host"] = m.host
	}
	return told
}
