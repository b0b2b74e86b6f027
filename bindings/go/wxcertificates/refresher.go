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
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Merchant is who asks for the certificates: see [NewMerchant].
type Merchant struct {
	mchid, serial string
	// A function, so that printing shows no key.
	privateKey func() string
}

// NewMerchant takes the merchant's number (商户号), the serial of its own API certificate in hex, and the private key of that in PEM
// (apiclient_key.pem). They are checked where they are used. Printing it does not show the key.
func NewMerchant(mchid, serial, privateKeyPEM string) Merchant {
	return Merchant{mchid, serial, func() string { return privateKeyPEM }}
}

// Refresher keeps the certificates. All goroutines may use it.
type Refresher struct {
	merchant   Merchant
	apiV3Keys  []wxnotify.APIv3Key
	publicKeys []wxnotify.PublicKey
	url, path  string
	file       string
	client     *http.Client
	interval   time.Duration
	logger     *slog.Logger
	// How long a serial that is unknown has to wait after the last download, and the first pause after one that failed.
	pause  time.Duration
	hinted chan struct{}

	lock   sync.Mutex
	held   []certificate
	parser *wxnotify.NotificationParser
}

// Option is one of the options of [New].
type Option func(*Refresher)

// WithInterval says how often the certificates are downloaded: more than 0 and less than 12 hours, which is WeChat Pay's rule, and 8 hours
// unless set. Each time is up to a tenth earlier, so that not all machines ask at once.
func WithInterval(interval time.Duration) Option { return func(r *Refresher) { r.interval = interval } }

// WithFile keeps the certificates in a file, too, for a start while WeChat Pay cannot be reached. There is no secret in it; who can write
// it decides whom the parser trusts.
func WithFile(path string) Option { return func(r *Refresher) { r.file = path } }

// WithPublicKeys has the parser trust these beside the certificates, as a merchant does that is changing over to them.
func WithPublicKeys(keys ...wxnotify.PublicKey) Option {
	return func(r *Refresher) { r.publicKeys = keys }
}

// WithHost sets where the certificates are: https://api.mch.weixin.qq.com unless set, and the path /v3/certificates. Merchants abroad give
// https://apihk.mch.weixin.qq.com and /v3/global/certificates.
func WithHost(url, path string) Option {
	return func(r *Refresher) { r.url, r.path = strings.TrimSuffix(url, "/"), path }
}

// WithClient sets the client, such as one that goes through a proxy. Unless set it waits 10 seconds and follows no redirection.
func WithClient(client *http.Client) Option { return func(r *Refresher) { r.client = client } }

// WithLogger has the refresher log there, and not to [slog.Default].
func WithLogger(logger *slog.Logger) Option { return func(r *Refresher) { r.logger = logger } }

// New makes a refresher of a merchant and its APIv3 keys, with which the answer is decrypted. It reaches for nothing yet.
//
// Errors: [wxnotify.ErrOptionInvalid] for a merchant or an option that is none; [wxnotify.ErrPEMInvalid] and [wxnotify.ErrKeyUnsupported]
// of the private key.
func New(merchant Merchant, apiV3Keys []wxnotify.APIv3Key, options ...Option) (*Refresher, error) {
	r := &Refresher{merchant: merchant, apiV3Keys: apiV3Keys, url: "https://api.mch.weixin.qq.com", path: "/v3/certificates", interval: 8 * time.Hour,
		pause: time.Minute, hinted: make(chan struct{}, 1)}
	r.client = &http.Client{Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, option := range options {
		option(r)
	}
	if r.interval <= 0 || r.interval >= 12*time.Hour {
		return nil, invalid("interval", "the interval is %v; give more than 0 and less than 12 hours", r.interval)
	}
	if r.client == nil {
		return nil, invalid("client", "the client is nil; leave WithClient out for one with a timeout")
	}
	if merchant.privateKey == nil {
		return nil, invalid("merchant", "the merchant is empty; make it by NewMerchant")
	}
	if len(apiV3Keys) == 0 {
		return nil, invalid("api_v3_key", "there is no APIv3 key; the certificates come encrypted")
	}
	// What is signed now is not sent: it shows whether the merchant's key is good.
	if _, err := r.request(); err != nil {
		return nil, err
	}
	return r, nil
}

func invalid(field, problem string, arguments ...any) error {
	return hook.NewError(string(wxnotify.ErrOptionInvalid), fmt.Sprintf(problem, arguments...), field, nil)
}

func (r *Refresher) request() (*wxnotify.SignedRequest, error) {
	return wxnotify.CertificatesRequest(r.merchant.mchid, r.merchant.serial, r.merchant.privateKey(), wxnotify.WithCertificatesPath(r.path))
}

// Parser downloads the certificates, or takes those of the file where that fails, and makes a parser of them, whose keys the refresher
// replaces from then on.
//
// Errors: those of [Refresher.Refresh] and of [wxnotify.NewNotificationParser].
func (r *Refresher) Parser(ctx context.Context, options ...wxnotify.ParserOption) (*wxnotify.NotificationParser, error) {
	r.lock.Lock()
	if r.held == nil {
		r.held = r.read()
	}
	kept := len(r.held)
	r.lock.Unlock()
	if err := r.Refresh(ctx); err != nil {
		if kept == 0 {
			return nil, err
		}
		r.log().Warn("wxnotify: the platform certificates are those of the file, because they cannot be downloaded", "error", err)
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	parser, err := wxnotify.NewNotificationParser(r.keys(), r.apiV3Keys, options...)
	if err == nil {
		r.parser = parser
	}
	return parser, err
}

// Run downloads the certificates again and again, until ctx is cancelled. A download that fails is logged, and tried again after a minute,
// 2, 4, and so on; until one succeeds the parser trusts what it trusted. A serial that is unknown ([Refresher.Seen]) brings the next one
// forward.
func (r *Refresher) Run(ctx context.Context) {
	failures := 0
	for {
		started := time.Now()
		select {
		case <-ctx.Done():
			return
		case <-time.After(r.next(failures)):
		case <-r.hinted:
			// Whoever makes up serials gets no more than one download a minute.
			if !sleep(ctx, r.pause-time.Since(started)) {
				return
			}
		}
		if err := r.Refresh(ctx); err == nil {
			failures = 0
		} else if ctx.Err() == nil {
			failures++
			r.log().Error("wxnotify: the platform certificates cannot be downloaded; those that are held stay", "failures", failures, "error", err)
		}
	}
}

// next is how long to wait, after so many failures.
func (r *Refresher) next(failures int) time.Duration {
	wait := r.interval
	if failures > 0 {
		wait = min(wait, r.pause<<min(failures-1, 10))
	}
	return wait - rand.N(wait/10+1)
}

func sleep(ctx context.Context, wait time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(wait):
		return true
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
// Errors: those of [wxnotify.ParseCertificates], and what the client returned.
func (r *Refresher) Refresh(ctx context.Context) error {
	header, body, err := r.download(ctx)
	if err != nil {
		return err
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	keys := r.keys()
	known := &keys
	if len(keys.Certificates)+len(keys.PublicKeys) == 0 {
		known = nil
	}
	listed, err := wxnotify.ParseCertificates(header, body, r.apiV3Keys, known)
	if known != nil && errors.Is(err, wxnotify.ErrSerialUnknown) {
		listed, err = wxnotify.ParseCertificates(header, body, r.apiV3Keys, nil)
	}
	if err != nil {
		return err
	}
	held := merge(r.held, listed, time.Now())
	if r.parser != nil {
		if err := r.parser.ReplacePlatformKeys(wxnotify.PlatformKeys{Certificates: pems(held), PublicKeys: r.publicKeys}); err != nil {
			return err
		}
	}
	r.held = held
	if err := r.write(); err != nil {
		r.log().Error("wxnotify: the platform certificates cannot be kept in the file", "error", err)
	}
	return nil
}

// mostAnswer is more than an answer has.
const mostAnswer = 1 << 20

func (r *Refresher) download(ctx context.Context) (http.Header, []byte, error) {
	signed, err := r.request()
	if err != nil {
		return nil, nil, err
	}
	request, err := http.NewRequestWithContext(ctx, signed.Method, r.url+signed.Path, nil)
	if err != nil {
		return nil, nil, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", signed.Authorization)
	// WeChat Pay refuses what has none.
	request.Header.Set("User-Agent", "wxnotify-go/"+wxnotify.Version())
	response, err := r.client.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer))
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("wxnotify: GET %s is answered %d (Request-ID %.64q)", signed.Path, response.StatusCode, response.Header.Get("Request-ID"))
	}
	return response.Header, body, err
}

// keys are what the parser is to trust.
func (r *Refresher) keys() wxnotify.PlatformKeys {
	return wxnotify.PlatformKeys{Certificates: pems(r.held), PublicKeys: r.publicKeys}
}

func (r *Refresher) log() *slog.Logger {
	if r.logger != nil {
		return r.logger
	}
	return slog.Default()
}
