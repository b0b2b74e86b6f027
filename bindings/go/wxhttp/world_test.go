package wxhttp_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// What the tests share: a platform, and a handler behind a socket whose outcomes are kept.

const (
	payment = `{"mchid":"1900007291","appid":"wx1","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}`
	success = `200 application/json {"code":"SUCCESS"}`
	fails   = `500 application/json {"code":"FAIL","message":"notification could not be processed"}`
)

var platform = sync.OnceValue(func() *wxnotifytest.Platform {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		panic(err)
	}
	return platform
})

// endpoint is a handler behind a socket.
type endpoint struct {
	t        *testing.T
	url      string
	handler  *wxhttp.Handler
	outcomes chan wxhttp.Outcome
}

func serve(t *testing.T, options ...wxhttp.Option) *endpoint {
	t.Helper()
	e := &endpoint{t: t, outcomes: make(chan wxhttp.Outcome, 1000)}
	observe := wxhttp.WithObserver(func(_ context.Context, outcome wxhttp.Outcome) { e.outcomes <- outcome })
	e.handler = handlerOf(t, append(options, observe)...)
	server := httptest.NewServer(e.handler)
	t.Cleanup(server.Close)
	e.url = server.URL
	return e
}

func handlerOf(t *testing.T, options ...wxhttp.Option) *wxhttp.Handler {
	t.Helper()
	handler, err := wxhttp.New(platform().Parser(), options...)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// outcome is the next one that was observed.
func (e *endpoint) outcome() wxhttp.Outcome {
	e.t.Helper()
	select {
	case outcome := <-e.outcomes:
		return outcome
	case <-time.After(10 * time.Second):
		e.t.Fatal("nothing was observed")
		panic("unreachable")
	}
}

// gets sends a delivery, and checks the answer and the observed code.
func (e *endpoint) gets(delivery *wxnotifytest.Delivery, want string, code wxnotify.Code) wxhttp.Outcome {
	e.t.Helper()
	request, err := delivery.Request(e.url)
	if err != nil {
		e.t.Fatal(err)
	}
	if got := send(e.t, request); got != want {
		e.t.Errorf("got %s, want %s", got, want)
	}
	outcome := e.outcome()
	if outcome.Code != code {
		e.t.Errorf("observed %+v, want %s", outcome, code)
	}
	return outcome
}

// send sends a request, and returns the answer as one text.
func send(t *testing.T, request *http.Request) string {
	t.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d %s %s", response.StatusCode, response.Header.Get("Content-Type"), body)
}

func deliver(t *testing.T, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	return deliverAs(t, "TRANSACTION.SUCCESS", payment, options...)
}

func deliverAs(t *testing.T, eventType, resource string, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	delivery, err := platform().Notification(eventType, resource, options...)
	if err != nil {
		t.Fatal(err)
	}
	return delivery
}

// paid is a route that does nothing but what callback does.
func paid(callback func(*wxhttp.Delivery) error) wxhttp.Option {
	return wxhttp.OnPaid(func(_ context.Context, _ *events.TransactionDirect, delivery *wxhttp.Delivery) error {
		return callback(delivery)
	})
}

func succeeds(*wxhttp.Delivery) error { return nil }

// logged keeps what is logged while the test runs.
func logged(t *testing.T) *lockedBuffer {
	t.Helper()
	lines := new(lockedBuffer)
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(lines, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(before) })
	return lines
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

func isInvalid(t *testing.T, err error, field string) {
	t.Helper()
	var known *wxnotify.Error
	if !errors.As(err, &known) || known.Code != wxnotify.ErrOptionInvalid || known.Field != field {
		t.Errorf("got %v, want OPTION_INVALID of %s", err, field)
	}
}
