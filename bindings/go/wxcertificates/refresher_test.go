package wxcertificates

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// The tests have a pretend WeChat Pay behind a socket, which rotates its certificate.

const apiV3Key = "0123456789abcdefghijklmnopqrstuv"

var ctx = context.Background()

var theMerchant = sync.OnceValue(func() *wxnotifytest.Merchant {
	merchant, err := wxnotifytest.NewMerchant("1900007291")
	if err != nil {
		panic(err)
	}
	return merchant
})

// weChatPay answers GET /v3/certificates as now says.
type weChatPay struct {
	*httptest.Server
	lock   sync.Mutex
	now    http.HandlerFunc
	served atomic.Int64
}

func newWeChatPay(t *testing.T) *weChatPay {
	t.Helper()
	w := &weChatPay{}
	w.Server = httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		w.served.Add(1)
		if request.URL.Path != "/v3/certificates" || !strings.Contains(request.Header.Get("Authorization"), `mchid="1900007291"`) ||
			request.Header.Get("Accept") != "application/json" || !strings.HasPrefix(request.UserAgent(), "wxnotify-go/") {
			t.Errorf("asked for %s with %v", request.URL, request.Header)
		}
		w.lock.Lock()
		defer w.lock.Unlock()
		w.now(response, request)
	}))
	t.Cleanup(w.Server.Close)
	return w
}

func (w *weChatPay) answers(now http.HandlerFunc) {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.now = now
}

// has answers with a platform's certificate.
func (w *weChatPay) has(t *testing.T, platform *wxnotifytest.Platform) {
	w.answers(func(response http.ResponseWriter, _ *http.Request) {
		answer, err := platform.CertificatesAnswer(time.Now())
		if err != nil {
			t.Error(err)
			return
		}
		for name, values := range answer.Header {
			response.Header()[name] = values
		}
		_, _ = response.Write(answer.Body)
	})
}

// The platform before a rotation, and after it. Making keys takes long.
var oldPlatform, freshPlatform = sync.OnceValue(newPlatform), sync.OnceValue(newPlatform)

func newPlatform() *wxnotifytest.Platform { return platformOf(wxnotifytest.WithAPIv3Key(apiV3Key)) }

func platformOf(options ...wxnotifytest.PlatformOption) *wxnotifytest.Platform {
	platform, err := wxnotifytest.NewPlatform(options...)
	if err != nil {
		panic(err)
	}
	return platform
}

func newRefresher(t *testing.T, w *weChatPay, options ...Option) *Refresher {
	t.Helper()
	m := theMerchant()
	options = append([]Option{WithHost(w.URL, "/v3/certificates"), WithLogger(slog.New(slog.DiscardHandler))}, options...)
	r, err := New(NewMerchant(m.MchID, m.Serial, m.PrivateKeyPEM), []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(apiV3Key)}, options...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// withPause has the minute of failures and unknown serials take another time.
func withPause(pause time.Duration) Option {
	ms := pause.Milliseconds()
	return func(r *Refresher) { r.settings.PauseMS = &ms }
}

func start(t *testing.T, r *Refresher) *wxnotify.NotificationParser {
	t.Helper()
	parser, err := r.Parser(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return parser
}

// delivered is what a parser says of a notification of a platform's.
func delivered(t *testing.T, parser *wxnotify.NotificationParser, platform *wxnotifytest.Platform) error {
	t.Helper()
	delivery, err := platform.Notification("TRANSACTION.SUCCESS", `{"mchid":"1900007291"}`)
	if err != nil {
		t.Fatal(err)
	}
	_, err = parser.Parse(delivery.Header, delivery.Body)
	return err
}

func takes(t *testing.T, parser *wxnotify.NotificationParser, platforms ...*wxnotifytest.Platform) {
	t.Helper()
	for _, platform := range platforms {
		if err := delivered(t, parser, platform); err != nil {
			t.Error(err)
		}
	}
}

func TestTheCertificatesAreDownloadedAndKept(t *testing.T) {
	w, old, fresh := newWeChatPay(t), oldPlatform(), freshPlatform()
	w.has(t, old)
	file := filepath.Join(t.TempDir(), "certificates.json")
	r := newRefresher(t, w, WithFile(file))
	parser := start(t, r)
	takes(t, parser, old)
	if err := delivered(t, parser, fresh); !errors.Is(err, wxnotify.ErrSerialUnknown) {
		t.Errorf("got %v", err)
	}
	w.has(t, fresh)
	if err := r.Refresh(ctx); err != nil {
		t.Fatal(err)
	}
	takes(t, parser, old, fresh)

	// During an outage a start takes the file.
	w.answers(func(response http.ResponseWriter, _ *http.Request) { response.WriteHeader(http.StatusBadGateway) })
	takes(t, start(t, newRefresher(t, w, WithFile(file))), old, fresh)
	if _, err := newRefresher(t, w).Parser(ctx); err == nil || !strings.Contains(err.Error(), "502") {
		t.Errorf("got %v", err)
	}
	// What is no such file is left out.
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := newRefresher(t, w, WithFile(file)).Parser(ctx); err == nil {
		t.Error("it started")
	}
}

// Whatever does not verify changes nothing.
func TestAnAnswerThatIsForged(t *testing.T) {
	w, genuine := newWeChatPay(t), oldPlatform()
	w.has(t, genuine)
	r := newRefresher(t, w)
	parser := start(t, r)
	otherKey := wxnotifytest.WithPrivateKey(freshPlatform().PrivateKeyPEM())
	stranger := platformOf(otherKey, wxnotifytest.WithAPIv3Key(strings.Repeat("x", 32)))
	// It has the genuine serial, and not its key.
	impostor := platformOf(otherKey, wxnotifytest.WithAPIv3Key(apiV3Key), wxnotifytest.WithSerial(genuine.Serial()))
	for name, answer := range map[string]func(){
		"without the APIv3 key":  func() { w.has(t, stranger) },
		"under a serial we know": func() { w.has(t, impostor) },
		"an old one": func() {
			w.answers(func(response http.ResponseWriter, _ *http.Request) {
				answer, _ := genuine.CertificatesAnswer(time.Now().Add(-time.Hour))
				for name, values := range answer.Header {
					response.Header()[name] = values
				}
				_, _ = response.Write(answer.Body)
			})
		},
		"nothing": func() { w.answers(func(http.ResponseWriter, *http.Request) {}) },
		"too much": func() {
			w.answers(func(response http.ResponseWriter, _ *http.Request) { _, _ = response.Write(make([]byte, 4<<20)) })
		},
		"elsewhere": func() { w.answers(http.RedirectHandler("/other", http.StatusFound).ServeHTTP) },
	} {
		t.Run(name, func(t *testing.T) {
			answer()
			if err := r.Refresh(ctx); err == nil {
				t.Error("it was taken")
			}
			takes(t, parser, genuine)
			if keys, err := parser.PlatformKeys(); err != nil || len(keys) != 1 {
				t.Errorf("it holds %v, %v", keys, err)
			}
		})
	}
}

// The platform rotates while it sends: nothing that was signed by the old certificate is refused, what the new one signed is taken after a
// download in the background, and made-up serials cost one download, whatever they are.
func TestRotationInTheMiddleOfTraffic(t *testing.T) {
	w, old, fresh := newWeChatPay(t), oldPlatform(), freshPlatform()
	w.has(t, old)
	r := newRefresher(t, w, withPause(200*time.Millisecond))
	parser := start(t, r)
	running, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() { r.Run(running); close(ended) }()

	var refused, taken atomic.Int64
	var traffic sync.WaitGroup
	for range 4 {
		traffic.Add(1)
		go func() {
			defer traffic.Done()
			for running.Err() == nil {
				if err := delivered(t, parser, old); err != nil {
					t.Errorf("the old certificate's: %v", err)
					return
				}
				err := delivered(t, parser, fresh)
				r.Seen(err)
				switch {
				case err == nil:
					taken.Add(1)
				case errors.Is(err, wxnotify.ErrSerialUnknown):
					refused.Add(1)
				default:
					t.Error(err)
				}
			}
		}()
	}
	for refused.Load() < 20 {
		time.Sleep(time.Millisecond)
	}
	w.has(t, fresh)
	for patience := time.Now().Add(time.Minute); taken.Load() < 20; time.Sleep(time.Millisecond) {
		if time.Now().After(patience) {
			t.Error("nothing of the new certificate's was taken")
			break
		}
	}
	stop()
	traffic.Wait()
	<-ended
	if refused.Load() == 0 {
		t.Error("nothing was refused first")
	}
}

func TestForgedSerialsCostNothing(t *testing.T) {
	w, genuine := newWeChatPay(t), oldPlatform()
	w.has(t, genuine)
	pause := 500 * time.Millisecond
	r := newRefresher(t, w, withPause(pause))
	start(t, r)
	running, stop := context.WithCancel(ctx)
	defer stop()
	go r.Run(running)
	began := time.Now()
	for time.Since(began) < 1200*time.Millisecond {
		r.Seen(fmt.Errorf("forged: %w", wxnotify.ErrSerialUnknown))
		r.Seen(nil)
		r.Seen(wxnotify.ErrSignatureInvalid)
	}
	// One at the start, and one each half of a second.
	if most := 2 + int64(time.Since(began)/pause); w.served.Load() > most {
		t.Errorf("%d downloads", w.served.Load())
	}
}

func TestAfterAnOutage(t *testing.T) {
	w, old, fresh := newWeChatPay(t), oldPlatform(), freshPlatform()
	w.has(t, old)
	log := new(lockedBuffer)
	r := newRefresher(t, w, WithInterval(20*time.Millisecond), withPause(10*time.Millisecond), WithLogger(slog.New(slog.NewTextHandler(log, nil))))
	parser := start(t, r)
	w.answers(func(response http.ResponseWriter, _ *http.Request) {
		response.WriteHeader(http.StatusServiceUnavailable)
	})
	running, stop := context.WithCancel(ctx)
	defer stop()
	go r.Run(running)
	for w.served.Load() < 5 {
		time.Sleep(time.Millisecond)
	}
	takes(t, parser, old)
	w.has(t, fresh)
	for patience := time.Now().Add(time.Minute); delivered(t, parser, fresh) != nil; time.Sleep(time.Millisecond) {
		if time.Now().After(patience) {
			t.Fatal("it did not come back")
		}
	}
	takes(t, parser, old)
	if !strings.Contains(log.String(), "is answered 503") || strings.Contains(log.String(), "PRIVATE KEY") {
		t.Errorf("logged %s", log)
	}
}

func TestWhatIsNoRefresher(t *testing.T) {
	m := theMerchant()
	keys := []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(apiV3Key)}
	good := NewMerchant(m.MchID, m.Serial, m.PrivateKeyPEM)
	for name, make := range map[string]func() (*Refresher, error){
		"no merchant":    func() (*Refresher, error) { return New(Merchant{}, keys) },
		"no number":      func() (*Refresher, error) { return New(NewMerchant("shop", m.Serial, m.PrivateKeyPEM), keys) },
		"no private key": func() (*Refresher, error) { return New(NewMerchant(m.MchID, m.Serial, m.CertificatePEM), keys) },
		"no APIv3 key":   func() (*Refresher, error) { return New(good, nil) },
		"12 hours":       func() (*Refresher, error) { return New(good, keys, WithInterval(12*time.Hour)) },
		"no interval":    func() (*Refresher, error) { return New(good, keys, WithInterval(0)) },
		"no client":      func() (*Refresher, error) { return New(good, keys, WithClient(nil)) },
		"another path": func() (*Refresher, error) {
			return New(good, keys, WithHost("https://api.mch.weixin.qq.com", "/v3/pay"))
		},
	} {
		var known *wxnotify.Error
		if _, err := make(); !errors.As(err, &known) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for _, verb := range []string{"%v", "%+v", "%#v"} {
		if shown := fmt.Sprintf(verb, good); strings.Contains(shown, "PRIVATE KEY") {
			t.Errorf("%s shows the key", verb)
		}
	}
}

type lockedBuffer struct {
	lock   sync.Mutex
	buffer bytes.Buffer
}

func (b *lockedBuffer) Write(line []byte) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.buffer.Write(line)
}

func (b *lockedBuffer) String() string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.buffer.String()
}
