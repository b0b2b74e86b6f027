// Package wxcertificates keeps a parser's platform certificates (平台证书) fresh: it downloads GET /v3/certificates, verifies and decrypts
// the answer, and has the parser trust what it lists. A merchant whose parser has 微信支付公钥 alone needs none of it.
//
//	refresher, err := wxcertificates.New(merchant, apiV3Keys, wxcertificates.WithFile("certificates.json"))
//	parser, err := refresher.Parser(ctx)
//	go refresher.Run(ctx)
//	handler, err := wxhttp.New(parser, wxhttp.WithRefresher(refresher))
package wxcertificates

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"runtime"
	"sync"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/asking"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// Refresher keeps the certificates. All goroutines may use it. What it decides, and what it believes of an answer, is the native
// library's.
type Refresher struct {
	merchant Merchant
	settings settings
	file     string
	logger   *slog.Logger
	hinted   chan struct{}

	// What the native library knows the refresher by.
	number uint64
	keys   []wxnotify.APIv3Key

	lock   sync.Mutex
	parser *wxnotify.NotificationParser
}

// settings are what the native library is told, but for the keys.
type settings struct {
	Do         string              `json:"do"`
	Merchant   map[string]any      `json:"merchant"`
	APIv3Keys  any                 `json:"api_v3_keys"`
	PublicKeys []program.PublicKey `json:"public_keys"`
	Path       string              `json:"path"`
	Interval   *float64            `json:"interval"`
	PauseMS    *int64              `json:"pause_ms"`
	Keeps      bool                `json:"keeps"`
}

// Option is one of the options of [New].
type Option func(*Refresher)

// WithInterval says how often the certificates are downloaded: more than 0 and less than 12 hours, which is WeChat Pay's rule, and 8 hours
// unless set. Each time is up to a tenth earlier, so that not all machines ask at once.
func WithInterval(interval time.Duration) Option {
	seconds := interval.Seconds()
	return func(r *Refresher) { r.settings.Interval = &seconds }
}

// WithFile keeps the certificates in a file, too, for a start while WeChat Pay cannot be reached. There is no secret in it; who can write
// it decides whom the parser trusts.
func WithFile(path string) Option { return func(r *Refresher) { r.file = path } }

// WithPublicKeys has the parser trust these beside the certificates, as a merchant does that is changing over to them.
func WithPublicKeys(keys ...wxnotify.PublicKey) Option {
	return func(r *Refresher) {
		for _, key := range keys {
			r.settings.PublicKeys = append(r.settings.PublicKeys, program.PublicKey(key))
		}
	}
}

// WithHost sets where the certificates are: https://api.mch.weixin.qq.com unless set, and the path /v3/certificates. Merchants abroad give
// https://apihk.mch.weixin.qq.com and /v3/global/certificates.
func WithHost(url, path string) Option {
	return func(r *Refresher) { r.merchant.host, r.settings.Path = url, path }
}

// WithClient sets the client, such as one that goes through a proxy. Unless set it is the merchant's: see [Merchant.Over].
func WithClient(client *http.Client) Option { return func(r *Refresher) { r.merchant.client = client } }

// WithLogger has the refresher log there, and not to [slog.Default].
func WithLogger(logger *slog.Logger) Option { return func(r *Refresher) { r.logger = logger } }

// New makes a refresher of a merchant and its APIv3 keys, with which the answer is decrypted. It reaches for nothing yet.
//
// Errors: [wxnotify.ErrOptionInvalid] for a merchant or an option that is none; [wxnotify.ErrPEMInvalid] and [wxnotify.ErrKeyUnsupported]
// of the private key.
func New(merchant Merchant, apiV3Keys []wxnotify.APIv3Key, options ...Option) (*Refresher, error) {
	if merchant.privateKey == nil {
		return nil, invalid("merchant", "the merchant is empty; make it by NewMerchant")
	}
	r := &Refresher{merchant: merchant, keys: apiV3Keys, settings: settings{Do: "refresher", Path: "/v3/certificates"}, hinted: make(chan struct{}, 1)}
	for _, option := range options {
		option(r)
	}
	if r.merchant.client == nil {
		return nil, invalid("client", "the client is nil; leave WithClient out for one with a timeout")
	}
	told := r.settings
	told.Merchant, told.APIv3Keys, told.Keeps = r.merchant.told(), hook.APIv3Keys(apiV3Keys), r.file != ""
	if told.PublicKeys == nil {
		told.PublicKeys = []program.PublicKey{}
	}
	number, err := ask.Value[uint64](told)
	if err != nil {
		return nil, err
	}
	r.number = number
	runtime.AddCleanup(r, func(number uint64) {
		_, _ = ask.Value[any](map[string]any{"do": "drop_refresher", "refresher": number})
	}, number)
	return r, nil
}

func invalid(field, problem string) error {
	return hook.NewError(string(wxnotify.ErrOptionInvalid), problem, field, nil)
}

// Parser downloads the certificates, or takes those of the file where that fails, and makes a parser of them, whose keys the refresher
// replaces from then on.
//
// Errors: those of [Refresher.Refresh] and of [wxnotify.NewNotificationParser].
func (r *Refresher) Parser(ctx context.Context, options ...wxnotify.ParserOption) (*wxnotify.NotificationParser, error) {
	last, err := r.run(ctx, "start")
	if err != nil {
		return nil, err
	}
	var keys program.Keys
	if err := json.Unmarshal(last.Value, &keys); err != nil {
		return nil, err
	}
	parser, err := wxnotify.NewNotificationParser(keys.PlatformKeys(), r.keys, options...)
	if err == nil {
		r.lock.Lock()
		defer r.lock.Unlock()
		r.parser = parser
	}
	return parser, err
}

// Run downloads the certificates again and again, until ctx is cancelled. A download that fails is logged, and tried again after a minute,
// 2, 4, and so on; until one succeeds the parser trusts what it trusted. A serial that is unknown ([Refresher.Seen]) brings the next one
// forward.
func (r *Refresher) Run(ctx context.Context) {
	if _, err := r.run(ctx, "keep_fresh"); err != nil && ctx.Err() == nil {
		r.log().Error("wxnotify: the platform certificates are not kept fresh any more", "error", err)
	}
}

// Seen takes the error of each notification, and nil: of one whose serial no key has, [Refresher.Run] hears. It returns at once.
func (r *Refresher) Seen(err error) {
	if !errors.Is(err, wxnotify.ErrSerialUnknown) {
		return
	}
	select {
	case r.hinted <- struct{}{}:
	default:
	}
}

// Refresh downloads the certificates once, now.
//
// The answer is verified with the certificates that are held. Where its serial is none of those, or none is held yet, it is verified with
// the certificate in it that the serial names: only who has the APIv3 key could have put that there.
//
// Errors: [wxnotify.ErrRequestFailed], beneath which is what the client returned, and those of [wxnotify.ParseCertificates].
func (r *Refresher) Refresh(ctx context.Context) error {
	_, err := r.run(ctx, "refresh")
	return err
}

// run runs one of the native library's programs, until it ends or ctx is cancelled.
func (r *Refresher) run(ctx context.Context, do string) (*program.Step, error) {
	defer runtime.KeepAlive(r)
	running := running{r, ctx, asking.Answer{}}
	last, err := program.Run(map[string]any{"do": do, "refresher": r.number}, running.do)
	switch {
	case err != nil:
		return nil, err
	case last.Name == "error":
		return nil, last.Error.Err(running.answer.Err)
	case last.Name != "value":
		return nil, ctx.Err()
	}
	return last, nil
}

func (r *Refresher) log() *slog.Logger {
	if r.logger != nil {
		return r.logger
	}
	return slog.Default()
}
