package wxhttp_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// Several merchants behind one URL. What the inbox keeps of them is tested with databases, in integration.

const notVerified = `401 application/json {"code":"FAIL","message":"signature verification failed"}`

// other is another merchant's platform, with another key of every kind.
var other = sync.OnceValue(func() *wxnotifytest.Platform {
	made, err := wxnotifytest.NewPlatform()
	if err != nil {
		panic(err)
	}
	return made
})

func served(t *testing.T, name string, of *wxnotifytest.Platform, keys ...wxnotify.APIv2Key) *wxhttp.ServedMerchant {
	t.Helper()
	merchant, err := wxhttp.NewServedMerchant(name, of.Parser(), keys...)
	if err != nil {
		t.Fatal(err)
	}
	return merchant.WithValue("the row of " + name)
}

// several is a handler of a chooser behind a socket, whose paths are /notify/NAME.
func several(t *testing.T, chooser wxhttp.Chooser, options ...wxhttp.Option) *endpoint {
	t.Helper()
	e := &endpoint{t: t, outcomes: make(chan wxhttp.Outcome, 10_000)}
	var err error
	e.handler, err = wxhttp.NewForMerchants(chooser, append(options,
		wxhttp.WithObserver(func(_ context.Context, outcome wxhttp.Outcome) { e.outcomes <- outcome }))...)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/notify/{merchant}", e.handler)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	e.url = server.URL + "/notify/"
	return e
}

func byPath(r *http.Request) string { return r.PathValue("merchant") }

// getsAt is gets at a merchant's URL.
func (e *endpoint) getsAt(name string, delivery *wxnotifytest.Delivery, want string, code wxnotify.Code) wxhttp.Outcome {
	e.t.Helper()
	at := *e
	at.url += name
	return at.gets(delivery, want, code)
}

func TestEachMerchantHasItsOwnKeysAndValue(t *testing.T) {
	lines := logged(t)
	platforms := map[string]*wxnotifytest.Platform{"shop-a": platform(), "shop-b": other()}
	merchants, err := wxhttp.NewMerchants(func(_ context.Context, name string) (*wxhttp.ServedMerchant, error) {
		if platforms[name] == nil {
			return nil, nil
		}
		return served(t, name, platforms[name]), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	taken := ""
	e := several(t, merchants.By(byPath), paid(func(d *wxhttp.Delivery) error {
		taken = fmt.Sprint(d.Merchant.Name(), ": ", d.Merchant.Value())
		return nil
	}), wxhttp.WithExpectFor(func(_ context.Context, merchant *wxhttp.ServedMerchant, _ *wxnotify.Notification) (*wxnotify.Expected, error) {
		taken = merchant.Name()
		return wxnotify.NotCompared(), nil
	}))
	delivered := func(name string, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
		delivery, err := platforms[name].Notification("TRANSACTION.SUCCESS", payment, options...)
		if err != nil {
			t.Fatal(err)
		}
		return delivery
	}
	for name := range platforms {
		outcome := e.getsAt(name, delivered(name), success, wxhttp.CodeSuccess)
		if taken != name+": the row of "+name || outcome.Merchant != name {
			t.Errorf("taken by %q, observed %+v", taken, outcome)
		}
		if !strings.Contains(lines.String(), "merchant "+name) {
			t.Errorf("logged %s", lines)
		}
	}

	// A's notification is not B's, and who asks for nobody is told no more than that.
	taken = ""
	if outcome := e.getsAt("shop-b", delivered("shop-a"), notVerified, wxnotify.ErrSerialUnknown); outcome.Merchant != "shop-b" {
		t.Errorf("observed %+v", outcome)
	}
	forged := delivered("shop-a", wxnotifytest.Forged)
	e.getsAt("shop-a", forged, notVerified, wxnotify.ErrSignatureInvalid)
	for _, name := range []string{"nobody", "no%20name", strings.Repeat("n", 65), "SHOP-A"} {
		outcome := e.getsAt(name, forged, notVerified, wxnotify.ErrMerchantUnknown)
		if !errors.Is(outcome.Err, wxnotify.ErrMerchantUnknown) || outcome.Merchant != "" {
			t.Errorf("observed %+v", outcome)
		}
	}
	bare := *forged
	bare.Header = http.Header{}
	const missing = `400 application/json {"code":"FAIL","message":"required header missing"}`
	e.getsAt("shop-a", &bare, missing, wxnotify.ErrHeaderMissing)
	e.getsAt("nobody", &bare, missing, wxnotify.ErrMerchantUnknown)
	strange := *forged
	strange.Header = forged.Header.Clone()
	strange.Header.Set("Wechatpay-Nonce", "\xff")
	const invalidHeader = `400 application/json {"code":"FAIL","message":"header invalid"}`
	e.getsAt("shop-a", &strange, invalidHeader, wxnotify.ErrHeaderInvalid)
	e.getsAt("nobody", &strange, invalidHeader, wxnotify.ErrMerchantUnknown)
	if taken != "" {
		t.Errorf("taken by %s", taken)
	}
	// The method comes before the merchant.
	request, err := http.NewRequest(http.MethodGet, e.url+"nobody", nil)
	if err != nil {
		t.Fatal(err)
	}
	if answer := send(t, request); !strings.HasPrefix(answer, "405 ") {
		t.Errorf("got %s", answer)
	}
}

func TestWhatFindsTheMerchantMayFailOrHang(t *testing.T) {
	lines := logged(t)
	known := served(t, "shop-a", platform())
	release := make(chan struct{})
	defer close(release)
	noRoute := errors.New("no route to the database")
	e := several(t, wxhttp.ChooserFunc(func(r *http.Request) (*wxhttp.ServedMerchant, error) {
		if n, err := r.Body.Read(make([]byte, 1)); n != 0 {
			t.Errorf("it read the body: %d, %v", n, err)
		}
		switch byPath(r) {
		case "fails":
			return nil, noRoute
		case "panics":
			panic("at the disco")
		case "not-made":
			return new(wxhttp.ServedMerchant), nil
		case "hangs":
			<-release
		case "leaves":
			<-r.Context().Done()
			return nil, r.Context().Err()
		}
		return known, nil
	}), wxhttp.WithDeadline(200*time.Millisecond), paid(succeeds))
	e.getsAt("shop-a", deliver(t), success, wxhttp.CodeSuccess)
	if outcome := e.getsAt("fails", deliver(t), fails, wxnotify.ErrHandlerFailed); !errors.Is(outcome.Err, noRoute) {
		t.Errorf("observed %v", outcome.Err)
	}
	if !strings.Contains(lines.String(), "the function that finds the merchant") || !strings.Contains(lines.String(), noRoute.Error()) {
		t.Errorf("logged %s", lines)
	}
	if outcome := e.getsAt("panics", deliver(t), fails, wxnotify.ErrHandlerFailed); !strings.Contains(outcome.Err.Error(), "merchant_test.go:") {
		t.Errorf("observed %v", outcome.Err)
	}
	if outcome := e.getsAt("not-made", deliver(t), fails, wxnotify.ErrHandlerFailed); !strings.Contains(outcome.Err.Error(), "NewServedMerchant") {
		t.Errorf("observed %v", outcome.Err)
	}
	for _, name := range []string{"hangs", "leaves"} {
		began := time.Now()
		const late = `500 application/json {"code":"FAIL","message":"processing took too long"}`
		outcome := e.getsAt(name, deliver(t), late, wxnotify.ErrDeadlineExceeded)
		var err *wxnotify.Error
		if !errors.As(outcome.Err, &err) || err.Field != "merchant" || time.Since(began) > time.Second {
			t.Errorf("observed %v after %v", outcome.Err, time.Since(began))
		}
	}
}

func TestTheRegistryIsBusyWithMadeUpNames(t *testing.T) {
	s := &shops{}
	r := newRegistry(t, s.load)
	for number := range 1000 {
		r.get(fmt.Sprint("nobody-", number))
	}
	e := several(t, r.By(byPath))
	const busy = `503 application/json {"code":"FAIL","message":"notification is being processed"}`
	e.getsAt("new", deliver(t), busy, wxnotify.ErrNotificationBusy)
	e.getsAt("nobody-7", deliver(t), notVerified, wxnotify.ErrMerchantUnknown)
}

func TestEachMerchantsAPIv2KeyIsItsOwn(t *testing.T) {
	chosen := map[string]*wxhttp.ServedMerchant{"shop-a": served(t, "shop-a", platform(), wxnotify.NewAPIv2Key("1900007291", apiV2Key)),
		"shop-b": served(t, "shop-b", other())}
	e := several(t, wxhttp.ChooserFunc(func(r *http.Request) (*wxhttp.ServedMerchant, error) { return chosen[byPath(r)], nil }),
		wxhttp.On("v2.pay", func(_ context.Context, d *wxhttp.Delivery) error {
			if d.Merchant != chosen["shop-a"] {
				t.Errorf("it is %v's", d.Merchant)
			}
			return nil
		}))
	payment := deliverV2(t, apiV2Key, paymentV2)
	e.getsAt("shop-a", payment, successV2, wxhttp.CodeSuccess)
	e.getsAt("shop-b", payment, `400 application/json {"code":"FAIL","message":"required header missing"}`, wxnotify.ErrHeaderMissing)
}

func TestAnAPIv3KeyRotatesInTheMiddleOfTraffic(t *testing.T) {
	s := &shops{names: []string{"shop-a"}}
	r := newRegistry(t, s.load)
	e := several(t, r.By(byPath), paid(succeeds))
	newKey := strings.Repeat("n", 32)
	next, err := wxnotifytest.NewPlatform(wxnotifytest.WithPrivateKey(platform().PrivateKeyPEM()), wxnotifytest.WithSerial(platform().Serial()),
		wxnotifytest.WithAPIv3Key(newKey))
	if err != nil {
		t.Fatal(err)
	}
	var sending atomic.Pointer[wxnotifytest.Platform]
	sending.Store(platform())
	stop := make(chan struct{})
	var sent [4]atomic.Int64
	var group sync.WaitGroup
	for sender := range sent {
		group.Add(1)
		go func() {
			defer group.Done()
			for {
				select {
				case <-stop:
					return
				default:
				}
				delivery, err := sending.Load().Notification("TRANSACTION.SUCCESS", payment)
				if err != nil {
					t.Error(err)
					return
				}
				request, err := http.NewRequest(http.MethodPost, e.url+"shop-a", bytes.NewReader(delivery.Body))
				if err != nil {
					t.Error(err)
					return
				}
				request.Header = delivery.Header
				if got := send(t, request); got != success {
					t.Errorf("got %s", got)
				}
				sent[sender].Add(1)
			}
		}()
	}
	// wait waits until what any of them had on its way has arrived, and more has come.
	wait := func() {
		for sender := range sent {
			at := sent[sender].Load()
			until(t, func() bool { return sent[sender].Load() > at+5 })
		}
	}
	replace := func(keys ...wxnotify.APIv3Key) {
		if err := r.get("shop-a").Parser().ReplaceAPIv3Keys(keys); err != nil {
			t.Error(err)
		}
	}
	wait()
	replace(wxnotify.NewAPIv3Key(newKey), wxnotify.NewAPIv3Key(platform().APIv3Key()))
	wait()
	sending.Store(next)
	wait()
	replace(wxnotify.NewAPIv3Key(newKey))
	wait()
	close(stop)
	group.Wait()
	if s.count() != 1 {
		t.Errorf("%d loads", s.count())
	}
}
