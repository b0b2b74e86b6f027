package wxhttp_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxhttp"
)

// The registry of merchants by itself.

// shops is the merchants' own database, which counts what it is asked.
type shops struct {
	lock  sync.Mutex
	names []string
	asked []string
	fails error
}

func (s *shops) load(_ context.Context, name string) (*wxhttp.ServedMerchant, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.asked = append(s.asked, name)
	if s.fails != nil {
		return nil, s.fails
	}
	for _, known := range s.names {
		if known == name {
			return wxhttp.NewServedMerchant(name, platform().Parser())
		}
	}
	return nil, nil
}

func (s *shops) count() int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return len(s.asked)
}

func (s *shops) fail(err error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.fails = err
}

// registry is one whose clock the test sets forward, in milliseconds.
type registry struct {
	*wxhttp.Merchants
	t     *testing.T
	clock atomic.Int64
}

func newRegistry(t *testing.T, load wxhttp.Load, options ...wxhttp.MerchantsOption) *registry {
	t.Helper()
	merchants, err := wxhttp.NewMerchants(load, options...)
	if err != nil {
		t.Fatal(err)
	}
	r := &registry{Merchants: merchants, t: t}
	merchants.SetClock(func() time.Time { return time.UnixMilli(r.clock.Load()) })
	return r
}

func (r *registry) get(name string) *wxhttp.ServedMerchant {
	r.t.Helper()
	merchant, err := r.Get(context.Background(), name)
	if err != nil {
		r.t.Fatalf("%s: %v", name, err)
	}
	return merchant
}

func until(t *testing.T, isSo func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); !isSo(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it never was so")
		}
	}
}

func TestAThousandRequestsLoadOnce(t *testing.T) {
	s := &shops{names: []string{"shop-a"}}
	started, mayEnd := make(chan struct{}), make(chan struct{})
	r := newRegistry(t, func(ctx context.Context, name string) (*wxhttp.ServedMerchant, error) {
		close(started)
		<-mayEnd
		if ctx.Err() != nil || ctx.Value(s) != "a trace" {
			t.Errorf("the load's context is %v", ctx)
		}
		return s.load(ctx, name)
	})
	// Who asks first gives up, and the load goes on.
	impatient, cancel := context.WithCancel(context.WithValue(context.Background(), s, "a trace"))
	gaveUp := make(chan error)
	go func() {
		_, err := r.Get(impatient, "shop-a")
		gaveUp <- err
	}()
	<-started
	cancel()
	if err := <-gaveUp; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	got := make(chan *wxhttp.ServedMerchant, 1000)
	for range 1000 {
		go func() {
			merchant, err := r.Get(context.Background(), "shop-a")
			if err != nil {
				t.Error(err)
			}
			got <- merchant
		}()
	}
	time.Sleep(50 * time.Millisecond)
	close(mayEnd)
	all := map[*wxhttp.ServedMerchant]bool{}
	for range 1000 {
		all[<-got] = true
	}
	if len(all) != 1 || all[nil] || s.count() != 1 {
		t.Errorf("%d merchants by %d loads", len(all), s.count())
	}
}

func TestAnOldMerchantServesWhileItIsLoadedAnewAndWhereThatFails(t *testing.T) {
	lines := logged(t)
	s := &shops{names: []string{"shop-a"}}
	mayEnd := make(chan struct{})
	r := newRegistry(t, func(ctx context.Context, name string) (*wxhttp.ServedMerchant, error) {
		if s.count() > 0 {
			<-mayEnd
		}
		return s.load(ctx, name)
	}, wxhttp.WithMaxAge(300*time.Second))
	first := r.get("shop-a")
	r.clock.Add(299_999)
	if r.get("shop-a") != first || s.count() != 1 {
		t.Error("it was loaded too early")
	}
	r.clock.Add(1)
	if r.get("shop-a") != first || r.get("shop-a") != first {
		t.Error("requests had to wait")
	}
	mayEnd <- struct{}{}
	until(t, func() bool { return r.get("shop-a") != first })
	if s.count() != 2 {
		t.Errorf("%d loads", s.count())
	}

	// A load that fails leaves the old one, and is tried again after 10 seconds, not at each request.
	close(mayEnd)
	second := r.get("shop-a")
	s.fail(errors.New("no route to the database"))
	r.clock.Add(300_000)
	if r.get("shop-a") != second {
		t.Error("it is gone")
	}
	until(t, func() bool { return strings.Contains(lines.String(), "what was loaded before serves on") })
	if !strings.Contains(lines.String(), `level=WARN msg="wxnotify: `) || !strings.Contains(lines.String(), "shop-a") {
		t.Errorf("logged %s", lines)
	}
	for range 3 {
		r.get("shop-a")
	}
	time.Sleep(20 * time.Millisecond)
	if s.count() != 3 {
		t.Errorf("%d loads", s.count())
	}
	s.fail(nil)
	r.clock.Add(60_000)
	r.get("shop-a")
	until(t, func() bool { return r.get("shop-a") != second })

	// One that is not found any more is gone.
	s.names = nil
	r.clock.Add(300_000)
	r.get("shop-a")
	until(t, func() bool { return r.get("shop-a") == nil })
	until(t, func() bool { return strings.Contains(lines.String(), "not known any more") })
}

func TestAFirstLoadThatFailsFailsForAllAndIsNotRemembered(t *testing.T) {
	s := &shops{names: []string{"shop-a"}}
	s.fail(errors.New("no route to the database"))
	r := newRegistry(t, s.load)
	for range 2 {
		if _, err := r.Get(context.Background(), "shop-a"); !errors.Is(err, s.fails) {
			t.Errorf("got %v", err)
		}
	}
	s.fail(nil)
	if r.get("shop-a") == nil || s.count() != 3 {
		t.Errorf("%d loads", s.count())
	}
	panics := newRegistry(t, func(context.Context, string) (*wxhttp.ServedMerchant, error) { panic("at the disco") })
	logged(t)
	if _, err := panics.Get(context.Background(), "shop-a"); err == nil || !strings.Contains(err.Error(), "at the disco") {
		t.Errorf("got %v", err)
	}
}

func TestWhoIsUnknownIsRememberedAndBounded(t *testing.T) {
	s := &shops{names: []string{"shop-a"}}
	r := newRegistry(t, s.load)
	for _, name := range []string{"", "a/b", "名", "\xff", strings.Repeat("n", 65)} {
		if r.get(name) != nil {
			t.Errorf("%q is a name", name)
		}
	}
	if s.count() != 0 {
		t.Error("what is no name was asked for")
	}
	for range 3 {
		if r.get("nobody") != nil {
			t.Error("nobody is there")
		}
	}
	if s.count() != 1 {
		t.Errorf("%d loads", s.count())
	}
	for number := range 999 {
		r.get(fmt.Sprint("nobody-", number))
	}
	_, err := r.Get(context.Background(), "shop-a")
	var busy *wxnotify.Error
	if !errors.As(err, &busy) || busy.Code != wxnotify.ErrNotificationBusy || busy.Ack.Status != 503 || s.count() != 1000 {
		t.Errorf("got %v after %d loads", err, s.count())
	}
	if r.get("nobody") != nil || s.count() != 1000 {
		t.Error("it was forgotten")
	}
	r.clock.Add(10_000)
	if r.get("shop-a") == nil || r.get("nobody") != nil || s.count() != 1002 {
		t.Errorf("%d loads", s.count())
	}
	// First loads on their way count, too.
	hung := newRegistry(t, func(ctx context.Context, _ string) (*wxhttp.ServedMerchant, error) { select {} })
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	for number := range 1001 {
		_, err = hung.Get(gone, fmt.Sprint("hung-", number))
		if isBusy := errors.Is(err, wxnotify.ErrNotificationBusy); isBusy != (number == 1000) {
			t.Fatalf("load %d: %v", number, err)
		}
	}
}

func TestNoMoreAreKeptThanThereIsCapacityFor(t *testing.T) {
	s := &shops{names: []string{"a", "b", "c"}}
	r := newRegistry(t, s.load, wxhttp.WithCapacity(2))
	for _, name := range []string{"a", "b", "a", "c", "a", "b"} {
		r.get(name)
	}
	if got := fmt.Sprint(s.asked); got != "[a b c b]" {
		t.Errorf("loaded %s", got)
	}
}

func TestForgetHasItLoadedAnew(t *testing.T) {
	s := &shops{names: []string{"shop-a"}}
	r := newRegistry(t, s.load)
	first := r.get("shop-a")
	r.Forget("shop-a")
	if r.get("shop-a") == first {
		t.Error("it is the old one")
	}
	s.names = append(s.names, "new")
	if r.get("newer") != nil {
		t.Error("nobody is there")
	}
	s.names = append(s.names, "newer")
	r.Forget("newer")
	if r.get("newer") == nil {
		t.Error("it is not there")
	}

	// What a load brings that was on its way serves who waited for it, and is not kept.
	began, mayEnd := make(chan struct{}, 2), make(chan struct{})
	var loads atomic.Int64
	slow := newRegistry(t, func(ctx context.Context, name string) (*wxhttp.ServedMerchant, error) {
		loads.Add(1)
		began <- struct{}{}
		<-mayEnd
		return wxhttp.NewServedMerchant(name, platform().Parser())
	})
	got := make(chan *wxhttp.ServedMerchant)
	go func() { got <- slow.get("shop-a") }()
	<-began
	slow.Forget("shop-a")
	close(mayEnd)
	if waited := <-got; waited == nil || slow.get("shop-a") == waited || loads.Load() != 2 {
		t.Errorf("got %v by %d loads", waited, loads.Load())
	}
}

func TestWhatIsLoadedHasTheNameThatWasAskedFor(t *testing.T) {
	other, err := wxhttp.NewServedMerchant("other", platform().Parser())
	if err != nil {
		t.Fatal(err)
	}
	for _, loaded := range []*wxhttp.ServedMerchant{other, {}} {
		r := newRegistry(t, func(context.Context, string) (*wxhttp.ServedMerchant, error) { return loaded, nil })
		_, err := r.Get(context.Background(), "shop-a")
		isInvalid(t, err, "merchant")
	}
}

func TestWrongOptionsOfMerchantsAreNamed(t *testing.T) {
	load := (&shops{}).load
	choose := wxhttp.ChooserFunc(func(*http.Request) (*wxhttp.ServedMerchant, error) { return nil, nil })
	for field, make := range map[string]func() error{
		"merchant": func() error { _, err := wxhttp.NewServedMerchant("a/b", platform().Parser()); return err },
		"parser":   func() error { _, err := wxhttp.NewServedMerchant("a", nil); return err },
		"api_v2_key": func() error {
			_, err := wxhttp.NewServedMerchant("a", platform().Parser(), wxnotify.NewAPIv2Key("1900007291", "short"))
			return err
		},
		"load":      func() error { _, err := wxhttp.NewMerchants(nil); return err },
		"max_age":   func() error { _, err := wxhttp.NewMerchants(load, wxhttp.WithMaxAge(0)); return err },
		"capacity":  func() error { _, err := wxhttp.NewMerchants(load, wxhttp.WithCapacity(0)); return err },
		"chooser":   func() error { _, err := wxhttp.NewForMerchants(nil); return err },
		"merchants": func() error { _, err := wxhttp.NewForMerchants(choose, wxhttp.WithMode(wxhttp.Stored)); return err },
		"key":       func() error { _, err := wxhttp.NewForMerchants(choose, wxhttp.WithKeyFor(nil)); return err },
		"expect":    func() error { _, err := wxhttp.NewForMerchants(choose, wxhttp.WithExpectFor(nil)); return err },
	} {
		isInvalid(t, make(), field)
	}
	_, err := wxhttp.NewForMerchants(choose, withV2())
	isInvalid(t, err, "api_v2_key")
	for _, chooser := range []wxhttp.Chooser{wxhttp.ChooserFunc(nil), newRegistry(t, load).By(nil)} {
		_, err := wxhttp.NewForMerchants(chooser)
		isInvalid(t, err, "chooser")
	}
}
