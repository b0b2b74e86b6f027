package wxredis_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
	"github.com/wxnotify/wxnotify-go/wxredis"
)

var ctx = context.Background()

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

var platform = sync.OnceValue(func() *wxnotifytest.Platform {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		panic(err)
	}
	return platform
})

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func is[T comparable](t *testing.T, found, wanted T) {
	t.Helper()
	if found != wanted {
		t.Fatalf("%v, and not %v", found, wanted)
	}
}

func has(t *testing.T, err, code error, words string) {
	t.Helper()
	if !errors.Is(err, code) || !strings.Contains(err.Error(), words) {
		t.Fatalf("%v, and not %v with %q", err, code, words)
	}
}

// server ends and starts the Redis of tools/redis.sh.
func server(t *testing.T, do string) {
	t.Helper()
	if output, err := exec.Command(os.Getenv("WXNOTIFY_REDIS"), do).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
}

func newClient(t *testing.T) *redis.Client {
	t.Helper()
	url := os.Getenv("WXNOTIFY_REDIS_URL")
	if url == "" {
		t.Fatal("WXNOTIFY_REDIS_URL is not set: run the tests under tools/redis.sh")
	}
	options := must(redis.ParseURL(url))(t)
	options.MaxRetries = -1
	client := redis.NewClient(options)
	t.Cleanup(func() { client.Close() })
	return client
}

var counter atomic.Int64

// shop is an inbox in a table of its own, and what was delivered to its handler.
type shop struct {
	t       *testing.T
	client  *redis.Client
	inbox   *wxinbox.Inbox
	table   string
	mutex   sync.Mutex
	outcome wxhttp.Outcome
	server  *httptest.Server
}

func newShop(t *testing.T, paid func(d *wxhttp.Delivery) error, options ...wxinbox.Option) *shop {
	t.Helper()
	s := &shop{t: t, client: newClient(t), table: fmt.Sprintf("go_%d_%d", time.Now().UnixNano(), counter.Add(1))}
	s.inbox = must(wxredis.New(s.client, append(options, wxinbox.WithTable(s.table))...))(t)
	if err := s.inbox.Create(ctx, s.inbox.DB()); err != nil {
		t.Fatal(err)
	}
	handler := must(wxhttp.New(platform().Parser(), wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Leased),
		wxhttp.WithObserver(func(_ context.Context, outcome wxhttp.Outcome) {
			s.mutex.Lock()
			defer s.mutex.Unlock()
			s.outcome = outcome
		}),
		wxhttp.OnPaid(func(_ context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error { return paid(d) })))(t)
	s.server = httptest.NewServer(handler)
	t.Cleanup(s.server.Close)
	return s
}

// deliver delivers the same notification each time, and gives the status.
func (s *shop) deliver() int {
	s.t.Helper()
	resource := `{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}`
	delivery := must(platform().Notification("TRANSACTION.SUCCESS", resource, wxnotifytest.WithID("EV-1")))(s.t)
	response := must(http.DefaultClient.Do(must(delivery.Request(s.server.URL))(s.t)))(s.t)
	response.Body.Close()
	return response.StatusCode
}

func (s *shop) told() wxhttp.Outcome {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.outcome
}

func (s *shop) key(parts ...string) string {
	return strings.Join(append([]string{"{" + s.table + "}"}, parts...), ":")
}

func (s *shop) state() string {
	return s.client.HGet(ctx, s.key("row", "", "EV-1"), "state").Val()
}

func TestANotificationTakesEffectOnce(t *testing.T) {
	paid := 0
	s := newShop(t, func(d *wxhttp.Delivery) error {
		paid++
		is(t, d.Tx == nil, true)
		return nil
	})
	for range 3 {
		is(t, s.deliver(), 200)
	}
	is(t, paid, 1)
	is(t, s.state(), "done")
	stats := must(s.inbox.Stats(ctx, s.inbox.DB()))(t)
	is(t, stats.DoneLastHour, int64(1))
}

func TestWhatIsDeliveredInParallelTakesEffectOnce(t *testing.T) {
	var paid atomic.Int64
	goesOn := make(chan struct{})
	s := newShop(t, func(*wxhttp.Delivery) error {
		paid.Add(1)
		<-goesOn
		return nil
	})
	answers := make(chan int)
	for range 8 {
		go func() { answers <- s.deliver() }()
	}
	for range 7 {
		is(t, <-answers, 503)
	}
	close(goesOn)
	is(t, <-answers, 200)
	is(t, s.deliver(), 200)
	is(t, paid.Load(), int64(1))
}

func TestACallbackThatFailsIsCalledAgain(t *testing.T) {
	var attempts []int
	s := newShop(t, func(d *wxhttp.Delivery) error {
		attempts = append(attempts, int(d.Attempts))
		if len(attempts) == 1 {
			return errors.New("out of stock")
		}
		return nil
	})
	is(t, s.deliver(), 500)
	is(t, s.state(), "released")
	is(t, s.deliver(), 200)
	is(t, slices.Equal(attempts, []int{1, 2}), true)
}

func TestAWorkerThatDiesLosesItsLease(t *testing.T) {
	attempts := 0
	s := newShop(t, func(d *wxhttp.Delivery) error {
		attempts = int(d.Attempts)
		return nil
	}, wxinbox.WithLease(2*time.Second))
	resource := `{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}`
	delivery := must(platform().Notification("TRANSACTION.SUCCESS", resource, wxnotifytest.WithID("EV-1")))(t)
	notification := must(platform().Parser().Parse(delivery.Header, delivery.Body))(t)
	claim := must(s.inbox.Claim(ctx, s.inbox.DB(), notification.ID, notification))(t)
	is(t, claim.State, wxinbox.Fresh)
	is(t, s.deliver(), 503)
	for end := time.Now().Add(20 * time.Second); s.deliver() != 200; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the lease does not end")
		}
	}
	is(t, attempts, 2)
	has(t, s.inbox.Complete(ctx, s.inbox.DB(), claim.Lease), wxnotify.ErrLeaseLost, "")
}

func TestNothingIsAcknowledgedWhileRedisIsDown(t *testing.T) {
	paid := 0
	s := newShop(t, func(*wxhttp.Delivery) error { paid++; return nil })
	server(t, "kill")
	status, told := s.deliver(), s.told()
	server(t, "start")
	is(t, status, 500)
	has(t, told.Err, wxnotify.ErrInboxFailed, "the connection to the inbox's database was lost")
	is(t, paid, 0)
	is(t, s.deliver(), 200)
	is(t, paid, 1)
}

func TestWhatIsDoneSurvivesTheEndOfRedis(t *testing.T) {
	paid := 0
	var s *shop
	s = newShop(t, func(*wxhttp.Delivery) error {
		paid++
		server(t, "restart")
		return nil
	})
	is(t, s.deliver(), 200)
	server(t, "restart")
	is(t, s.deliver(), 200)
	is(t, paid, 1)
}

func TestScriptsThatRedisForgotAreSentAgain(t *testing.T) {
	paid := 0
	var s *shop
	s = newShop(t, func(*wxhttp.Delivery) error {
		paid++
		return s.client.ScriptFlush(ctx).Err()
	})
	is(t, s.deliver(), 200)
	is(t, s.deliver(), 200)
	is(t, paid, 1)
}

func TestATableOfAnotherVersionIsLeftAlone(t *testing.T) {
	s := newShop(t, func(*wxhttp.Delivery) error { t.Error("it was called"); return nil })
	s.client.Set(ctx, s.key("version"), 7, 0)
	is(t, s.deliver(), 500)
	has(t, s.told().Err, wxnotify.ErrInboxSchema, "has version 7")
	s.client.Del(ctx, s.key("version"))
	is(t, s.deliver(), 500)
	has(t, s.inbox.Check(ctx, s.inbox.DB()), wxnotify.ErrInboxSchema, "create()")
}

func TestARedisThatEvictsRowsIsRefused(t *testing.T) {
	s := newShop(t, func(*wxhttp.Delivery) error { return nil })
	s.client.ConfigSet(ctx, "maxmemory-policy", "allkeys-lru")
	defer s.client.ConfigSet(ctx, "maxmemory-policy", "noeviction")
	has(t, s.inbox.Check(ctx, s.inbox.DB()), wxnotify.ErrInboxFailed, "noeviction")
}

func TestOtherModesAreRefused(t *testing.T) {
	inbox := must(wxredis.New(newClient(t)))(t)
	for _, mode := range []wxhttp.Mode{wxhttp.InTransaction, wxhttp.Stored} {
		_, err := wxhttp.New(platform().Parser(), wxhttp.WithInbox(inbox), wxhttp.WithMode(mode))
		has(t, err, wxnotify.ErrOptionInvalid, "mode leased alone")
	}
	_, err := wxredis.New(nil)
	has(t, err, wxnotify.ErrOptionInvalid, "redis.NewClient")
}

func TestWhatEndedLongAgoIsPurged(t *testing.T) {
	s := newShop(t, func(*wxhttp.Delivery) error { return nil })
	is(t, s.deliver(), 200)
	s.client.ZAdd(ctx, s.key("done", ""), redis.Z{Score: 1, Member: "EV-1"})
	is(t, must(s.inbox.Purge(ctx, 25*time.Hour))(t), int64(1))
	is(t, s.state(), "")
}

func TestSQLIsRefused(t *testing.T) {
	s := newShop(t, func(*wxhttp.Delivery) error { return nil })
	if _, err := s.inbox.DB().Exec("DELETE FROM orders"); err == nil || !strings.Contains(err.Error(), "no SQL") {
		t.Fatal(err)
	}
}
