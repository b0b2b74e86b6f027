package wxhttp_test

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

func TestAGenuineNotification(t *testing.T) {
	e := serve(t, paid(func(d *wxhttp.Delivery) error {
		if d.Notification.EventType != "TRANSACTION.SUCCESS" || d.Attempts != 1 || d.Tx != nil {
			t.Errorf("got %+v", d)
		}
		return nil
	}))
	got := e.gets(deliver(t, wxnotifytest.WithID("N1"), wxnotifytest.WithRequestID("R1")), success, wxhttp.CodeSuccess)
	if got.Duration <= 0 || got.Duration > time.Minute {
		t.Errorf("it took %v", got.Duration)
	}
	got.Duration = 0
	want := wxhttp.Outcome{Code: "SUCCESS", Status: 200, RequestID: "R1", EventType: "TRANSACTION.SUCCESS",
		Kind: wxnotify.KindTransactionDirect, NotificationID: "N1", Number: "A1"}
	if got != want {
		t.Errorf("observed %+v, want %+v", got, want)
	}
}

// What is not genuine is answered as its error says, and no callback hears of it.
func TestEachFault(t *testing.T) {
	e := serve(t, paid(func(*wxhttp.Delivery) error { t.Error("it was called"); return nil }))
	for _, fault := range wxnotifytest.Faults() {
		ack, err := wxnotify.AckForCode(fault.Code)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf("%d %s %s", ack.Status, ack.ContentType, ack.Body)
		outcome := e.gets(deliver(t, fault.Fault, wxnotifytest.WithRequestID("R2")), want, fault.Code)
		if outcome.Status != ack.Status || outcome.RequestID != "R2" || !errors.Is(outcome.Err, fault.Code) || outcome.NotificationID != "" {
			t.Errorf("%s: observed %+v", fault.Fault, outcome)
		}
	}
}

func TestOnlyPOSTIsTaken(t *testing.T) {
	e := serve(t, paid(succeeds))
	for _, method := range []string{"GET", "PUT", "HEAD"} {
		request, err := http.NewRequest(method, e.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != 405 || response.Header.Get("Allow") != "POST" {
			t.Errorf("%s: got %d and Allow: %s", method, response.StatusCode, response.Header.Get("Allow"))
		}
		if outcome := e.outcome(); outcome.Code != wxnotify.ErrMethodNotAllowed {
			t.Errorf("observed %+v", outcome)
		}
	}
}

// endless is a body that counts what was read of it.
type endless struct{ read int }

func (b *endless) Read(into []byte) (int, error) {
	b.read += len(into)
	return len(into), nil
}

func TestABodyThatIsTooLongIsNotReadToItsEnd(t *testing.T) {
	handler := handlerOf(t, paid(succeeds), wxhttp.WithObserver(func(context.Context, wxhttp.Outcome) {}))
	for length, most := range map[int64]int{-1: 1<<20 + 64<<10, 1<<20 + 1: 0} {
		body := new(endless)
		request := httptest.NewRequest("POST", "/notify", body)
		request.ContentLength = length
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		if answer.Code != 413 || body.read > most {
			t.Errorf("Content-Length %d: got %d after %d bytes", length, answer.Code, body.read)
		}
	}
}

// A client that means to send 64 MiB has its answer while it still sends, and the connection is closed.
func TestABodyThatIsTooLongBehindASocket(t *testing.T) {
	e := serve(t, paid(succeeds))
	for _, head := range []string{"Content-Length: 67108864", "Transfer-Encoding: chunked"} {
		connection, err := net.Dial("tcp", strings.TrimPrefix(e.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer connection.Close()
		if _, err := fmt.Fprintf(connection, "POST / HTTP/1.1\r\nHost: shop\r\n%s\r\n\r\n", head); err != nil {
			t.Fatal(err)
		}
		sent := make(chan int)
		go func() {
			total, chunk := 0, []byte("10000\r\n"+strings.Repeat("x", 1<<16)+"\r\n")
			for total < 64<<20 {
				written, err := connection.Write(chunk)
				total += written
				if err != nil {
					break
				}
			}
			sent <- total
		}()
		response, err := http.ReadResponse(bufio.NewReader(connection), nil)
		if err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != 413 || !response.Close {
			t.Errorf("%s: got %d, closes: %t", head, response.StatusCode, response.Close)
		}
		// What fills the buffers of both sides was sent, and no more taken.
		if total := <-sent; total >= 32<<20 {
			t.Errorf("%s: %d bytes were taken", head, total)
		}
		if outcome := e.outcome(); outcome.Code != wxnotify.ErrBodyTooLarge {
			t.Errorf("%s: observed %+v", head, outcome)
		}
	}
}

func TestABodyThatBreaksOff(t *testing.T) {
	e := serve(t, paid(succeeds))
	connection, err := net.Dial("tcp", strings.TrimPrefix(e.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(connection, "POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: 100\r\n\r\n{")
	connection.Close()
	if outcome := e.outcome(); outcome.Code != wxnotify.ErrArgumentInvalid || !errors.Is(outcome.Err, io.ErrUnexpectedEOF) {
		t.Errorf("observed %+v", outcome)
	}
}

func TestABodyThatWasReadBefore(t *testing.T) {
	delivery := deliver(t)
	request, err := delivery.Request("/notify")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, request.Body); err != nil {
		t.Fatal(err)
	}
	answer := httptest.NewRecorder()
	var observed error
	handlerOf(t, paid(succeeds), wxhttp.WithObserver(func(_ context.Context, outcome wxhttp.Outcome) { observed = outcome.Err })).
		ServeHTTP(answer, request)
	if answer.Code != 500 || !errors.Is(observed, wxnotify.ErrArgumentInvalid) || !strings.Contains(observed.Error(), "read before") {
		t.Errorf("got %d and %v", answer.Code, observed)
	}
}

func TestACallbackThatFails(t *testing.T) {
	noDisk := errors.New("no disk")
	e := serve(t, paid(func(*wxhttp.Delivery) error { return fmt.Errorf("shipping: %w", noDisk) }))
	outcome := e.gets(deliver(t), fails, wxnotify.ErrHandlerFailed)
	if !errors.Is(outcome.Err, noDisk) || !errors.Is(outcome.Err, wxnotify.ErrHandlerFailed) {
		t.Errorf("observed %v", outcome.Err)
	}
	e = serve(t, paid(func(d *wxhttp.Delivery) error {
		return d.Notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", "A2", 100))
	}))
	e.gets(deliver(t), fails, wxnotify.ErrContentMismatch)
}

func TestACallbackThatTakesTheWayOut(t *testing.T) {
	for _, callback := range []func(*wxhttp.Delivery) error{
		func(d *wxhttp.Delivery) error { return d.Fail(`no order "A1"`) },
		func(d *wxhttp.Delivery) error { return fmt.Errorf("wrapped: %w", d.Fail(`no order "A1"`)) },
		// It has failed, whether or not it returns that.
		func(d *wxhttp.Delivery) error { _ = d.Fail(`no order "A1"`); return nil },
	} {
		e := serve(t, paid(callback))
		outcome := e.gets(deliver(t), `500 application/json {"code":"FAIL","message":"no order \"A1\""}`, wxnotify.ErrHandlerFailed)
		if !strings.Contains(outcome.Err.Error(), `no order "A1"`) {
			t.Errorf("observed %v", outcome.Err)
		}
	}
	e := serve(t, paid(func(d *wxhttp.Delivery) error { return d.Fail(strings.Repeat("长", 100)) }))
	e.gets(deliver(t), `500 application/json {"code":"FAIL","message":"`+strings.Repeat("长", 64)+`"}`, wxnotify.ErrHandlerFailed)
}

func TestACallbackThatPanics(t *testing.T) {
	lines := logged(t)
	e := serve(t, paid(func(*wxhttp.Delivery) error { panic("out of stock") }))
	outcome := e.gets(deliver(t), fails, wxnotify.ErrHandlerFailed)
	if !strings.Contains(errors.Unwrap(outcome.Err).Error(), "out of stock") || strings.Contains(fmt.Sprintf("%+v", outcome.Err), "goroutine") {
		t.Errorf("observed %+v", outcome.Err)
	}
	if !strings.Contains(lines.String(), "level=ERROR") || !strings.Contains(lines.String(), "a panic at handler_test.go:") {
		t.Errorf("logged %s", lines)
	}
}

func TestACallbackThatEndsItsGoroutine(t *testing.T) {
	e := serve(t, paid(func(*wxhttp.Delivery) error { runtime.Goexit(); return nil }))
	e.gets(deliver(t), fails, wxnotify.ErrHandlerFailed)
}

func TestAnAnswerWithData(t *testing.T) {
	answer := func(_ context.Context, d *wxhttp.Delivery) (err error) {
		d.Ack, err = wxnotify.AckAnswer([]byte(`{"prepay_id":"wx26"}`))
		return err
	}
	e := serve(t, wxhttp.On("CROSS_BORDER_PAY.GET_MCH_INFO", answer))
	query := `{"acq_tid":"1","bank_type":"B","qr_cd_mp":"https://example.com"}`
	e.gets(deliverAs(t, "CROSS_BORDER_PAY.GET_MCH_INFO", query), `200 application/json {"prepay_id":"wx26"}`, wxhttp.CodeSuccess)

	for status, want := range map[int]string{204: "204  ", 400: "400  ", 0: fails} {
		code := wxhttp.CodeSuccess
		if status != 204 {
			code = wxnotify.ErrHandlerFailed
		}
		e = serve(t, paid(func(d *wxhttp.Delivery) error { d.Ack = wxnotify.Ack{Status: status}; return nil }))
		e.gets(deliver(t), want, code)
	}
}

func TestTheDeadline(t *testing.T) {
	release, ended := make(chan struct{}), make(chan error, 1)
	e := serve(t, wxhttp.WithDeadline(200*time.Millisecond), wxhttp.OnEvent(func(ctx context.Context, _ *payer, d *wxhttp.Delivery) error {
		<-release
		ended <- ctx.Err()
		return nil
	}))
	started := time.Now()
	outcome := e.gets(deliver(t), `500 application/json {"code":"FAIL","message":"processing took too long"}`, wxnotify.ErrDeadlineExceeded)
	if took := time.Since(started); took > 3*time.Second || outcome.Late || outcome.Duration < 200*time.Millisecond {
		t.Errorf("it took %v, and observed %+v", took, outcome)
	}
	close(release)
	if err := <-ended; err != nil {
		t.Errorf("the work was cancelled: %v", err)
	}
	if late := e.outcome(); !late.Late || late.Code != wxhttp.CodeSuccess || late.Status != 200 || late.NotificationID != outcome.NotificationID {
		t.Errorf("observed %+v", late)
	}
}

// The work goes on when nobody waits for the answer.
func TestAClientThatHangsUp(t *testing.T) {
	begun, ended := make(chan struct{}), make(chan error, 1)
	release := make(chan struct{})
	e := serve(t, wxhttp.On("TRANSACTION.SUCCESS", func(ctx context.Context, _ *wxhttp.Delivery) error {
		close(begun)
		<-release
		ended <- ctx.Err()
		return nil
	}))
	ctx, hangUp := context.WithCancel(context.Background())
	request, err := deliver(t).Request(e.url)
	if err != nil {
		t.Fatal(err)
	}
	go func() { <-begun; hangUp() }()
	if _, err := http.DefaultClient.Do(request.WithContext(ctx)); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	close(release)
	if err := <-ended; err != nil {
		t.Errorf("the work was cancelled: %v", err)
	}
	if outcome := e.outcome(); outcome.Code != wxhttp.CodeSuccess {
		t.Errorf("observed %+v", outcome)
	}
}

func TestWhatNobodyTakes(t *testing.T) {
	refund := `{"mchid":"1","out_trade_no":"A1","out_refund_no":"R1"}`
	e := serve(t, paid(succeeds))
	outcome := e.gets(deliverAs(t, "REFUND.CLOSED", refund), `500 application/json {"code":"FAIL","message":"event is not handled"}`, wxnotify.ErrEventUnhandled)
	if !strings.Contains(outcome.Err.Error(), "REFUND.CLOSED") {
		t.Errorf("observed %v", outcome.Err)
	}
	e = serve(t, paid(succeeds), wxhttp.WithUnhandledAcknowledged())
	e.gets(deliverAs(t, "REFUND.CLOSED", refund), success, wxhttp.CodeIgnored)
}

func TestWhatTheMerchantExpects(t *testing.T) {
	called := false
	e := serve(t, paid(func(*wxhttp.Delivery) error { called = true; return nil }), wxhttp.On("REFUND.SUCCESS", func(context.Context, *wxhttp.Delivery) error {
		called = true
		return nil
	}), wxhttp.WithExpect(func(_ context.Context, n *wxnotify.Notification) (*wxnotify.Expected, error) {
		switch n.ID {
		case "not compared":
			return wxnotify.NotCompared(), nil
		case "nothing":
			return nil, nil
		case "zero":
			return &wxnotify.Expected{}, nil
		case "no fields":
			return wxnotify.Fields(), nil
		case "no order":
			return wxnotify.Paid(wxnotify.PaidOrder{}), nil
		case "fields":
			return wxnotify.Fields(wxnotify.AppID("wx1")), nil
		case "refund":
			return wxnotify.Refunded(wxnotify.NewRefundedOrder("1900007291", "R1", 100)), nil
		case "error":
			return nil, errors.New("no database")
		case "panic":
			panic("no order")
		case "dearer":
			return wxnotify.Paid(wxnotify.NewPaidOrder("1900007291", "A1", 101)), nil
		}
		return wxnotify.Paid(wxnotify.NewPaidOrder("1900007291", "A1", 100)), nil
	}))
	refund := `{"mchid":"1900007291","out_trade_no":"A1","out_refund_no":"R1","refund_status":"SUCCESS","amount":{"total":100,"refund":100}}`
	for id, want := range map[string]wxnotify.Code{
		"paid": wxhttp.CodeSuccess, "not compared": wxhttp.CodeSuccess, "fields": wxhttp.CodeSuccess, "refund": wxnotify.ErrContentMismatch,
		"nothing": wxnotify.ErrOptionInvalid, "zero": wxnotify.ErrOptionInvalid, "no fields": wxnotify.ErrOptionInvalid, "no order": wxnotify.ErrOptionInvalid,
		"error": wxnotify.ErrHandlerFailed, "panic": wxnotify.ErrHandlerFailed, "dearer": wxnotify.ErrContentMismatch,
	} {
		answer := fails
		if want == wxhttp.CodeSuccess {
			answer = success
		}
		called = false
		e.gets(deliver(t, wxnotifytest.WithID(id)), answer, want)
		if called != (want == wxhttp.CodeSuccess) {
			t.Errorf("%s: the callback was called: %t", id, called)
		}
	}
	e.gets(deliverAs(t, "REFUND.SUCCESS", refund, wxnotifytest.WithID("refund")), success, wxhttp.CodeSuccess)
	called = false
	// A refund that has the order's merchant, number and amount pays for nothing.
	e.gets(deliverAs(t, "REFUND.SUCCESS", refund, wxnotifytest.WithID("paid")), fails, wxnotify.ErrContentMismatch)
	if called {
		t.Error("the callback was called for a refund")
	}
}

func TestAnObserverThatPanics(t *testing.T) {
	lines := logged(t)
	server := httptest.NewServer(handlerOf(t, paid(succeeds), wxhttp.WithObserver(func(context.Context, wxhttp.Outcome) { panic("no metrics") })))
	defer server.Close()
	request, err := deliver(t).Request(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	if got := send(t, request); got != success {
		t.Errorf("got %s", got)
	}
	if !strings.Contains(lines.String(), "no metrics") {
		t.Errorf("logged %q", lines)
	}
}

// Failures are logged, and nothing that is secret with them.
func TestWhatIsLogged(t *testing.T) {
	lines := logged(t)
	// A1 is in many a serial.
	secret := strings.Replace(payment, "A1", "ORDER-4711", 1)
	end := errors.New("no disk")
	server := httptest.NewServer(handlerOf(t, wxhttp.OnPaid(nothing), wxhttp.On("REFUND.CLOSED", func(context.Context, *wxhttp.Delivery) error {
		return end
	})))
	defer server.Close()
	post := func(delivery *wxnotifytest.Delivery) string {
		t.Helper()
		request, err := delivery.Request(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		before := len(lines.String())
		send(t, request)
		return lines.String()[before:]
	}
	says := func(line string, words ...string) {
		t.Helper()
		for _, word := range words {
			if strings.Count(line, "\n") != 1 || !strings.Contains(line, word) {
				t.Errorf("%s is not in the line %s", word, line)
			}
		}
	}
	says(post(deliverAs(t, "TRANSACTION.SUCCESS", secret)), "level=DEBUG", "SUCCESS", "TRANSACTION.SUCCESS", "number ORDER-4711")
	forged := deliverAs(t, "TRANSACTION.SUCCESS", secret, wxnotifytest.Forged, wxnotifytest.WithRequestID("R7"))
	says(post(forged), "level=WARN", "SIGNATURE_INVALID", "request_id R7")
	says(post(deliverAs(t, "REFUND.CLOSED", secret)), "level=ERROR", "HANDLER_FAILED", "no disk")
	// A driver quotes what is in the database.
	end = fmt.Errorf("saving: %w", driversError{})
	says(post(deliverAs(t, "REFUND.CLOSED", secret)), "level=ERROR", "HANDLER_FAILED", "raised wxhttp_test.driversError")
	post(deliverAs(t, "REFUND.ABNORMAL", secret))
	for _, fault := range wxnotifytest.Faults() {
		post(deliverAs(t, "TRANSACTION.SUCCESS", secret, fault.Fault))
	}
	for _, unwanted := range []string{platform().APIv3Key(), "1900007291", forged.Header.Get("Wechatpay-Signature"), "ciphertext", "openid"} {
		if strings.Contains(lines.String(), unwanted) {
			t.Errorf("%s is in the log:\n%s", unwanted, lines)
		}
	}
}

// driversError is as lib/pq and pgx have it.
type driversError struct{}

func (driversError) Error() string    { return "Key (openid)=(oUpF8uMuAJO) already exists" }
func (driversError) SQLState() string { return "23505" }

func TestAHandlerWithoutABody(t *testing.T) {
	request := httptest.NewRequest("POST", "/", bytes.NewReader(nil))
	request.Body = nil
	answer := httptest.NewRecorder()
	handlerOf(t, paid(succeeds)).ServeHTTP(answer, request)
	if answer.Code != 400 {
		t.Errorf("got %d", answer.Code)
	}
}

// In tests of plain functions there is no transaction, and Go's own words for nil do not tell why.
func TestACallbackThatTakesATransactionThatIsNone(t *testing.T) {
	for name, use := range map[string]func(*wxhttp.Delivery) error{
		"a statement": func(d *wxhttp.Delivery) error {
			_, err := d.Tx.ExecContext(context.Background(), "UPDATE orders SET paid = 1")
			return err
		},
		"an assertion": func(d *wxhttp.Delivery) error { return d.Tx.(*sql.Tx).Commit() },
		"Raw":          func(d *wxhttp.Delivery) error { return d.Raw(func(any) error { t.Error("it was called"); return nil }) },
	} {
		t.Run(name, func(t *testing.T) {
			lines := logged(t)
			e := serve(t, paid(use))
			code := wxnotify.ErrHandlerFailed
			if name == "Raw" {
				code = wxnotify.ErrArgumentInvalid
			}
			e.gets(deliver(t), fails, code)
			if !strings.Contains(lines.String(), "the handler has no inbox; give it one by WithInbox") {
				t.Errorf("logged %s", lines)
			}
		})
	}
}

func TestALoggerOfTheMerchants(t *testing.T) {
	defaults, own := logged(t), new(lockedBuffer)
	logger := slog.New(slog.NewTextHandler(own, nil)).With("shop", "S1")
	e := serve(t, wxhttp.WithLogger(logger), paid(func(*wxhttp.Delivery) error { panic("no disk") }))
	e.gets(deliver(t), fails, wxnotify.ErrHandlerFailed)
	for _, want := range []string{"a callback panicked", "HANDLER_FAILED", "shop=S1"} {
		if !strings.Contains(own.String(), want) {
			t.Errorf("%s is not in %s", want, own)
		}
	}
	if defaults.String() != "" {
		t.Errorf("the default has %s", defaults)
	}
	_, err := wxhttp.New(platform().Parser(), wxhttp.WithLogger(nil))
	isInvalid(t, err, "logger")
}

// A body that drips in has the handler for no longer than the deadline.
func TestABodyThatDrips(t *testing.T) {
	e := serve(t, paid(succeeds), wxhttp.WithDeadline(300*time.Millisecond))
	if outcome := e.drips("POST", 500); outcome.Code != wxnotify.ErrDeadlineExceeded || outcome.Late {
		t.Errorf("observed %+v", outcome)
	}
	// Nor does one that nobody reads.
	e.drips("PUT", 405)
	nobody := wxhttp.ChooserFunc(func(*http.Request) (*wxhttp.ServedMerchant, error) { return nil, nil })
	several(t, nobody, wxhttp.WithDeadline(300*time.Millisecond)).drips("POST", 400)
}

// drips sends a body that never ends, and checks the answer's status.
func (e *endpoint) drips(method string, status int) wxhttp.Outcome {
	t := e.t
	t.Helper()
	url, err := url.Parse(e.url)
	if err != nil {
		t.Fatal(err)
	}
	connection, err := net.Dial("tcp", url.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	started := time.Now()
	fmt.Fprintf(connection, "%s %s HTTP/1.1\r\nHost: shop\r\nContent-Length: 100\r\n\r\n{", method, cmp.Or(url.Path, "/")+"x")
	go func() {
		for {
			time.Sleep(50 * time.Millisecond)
			if _, err := connection.Write([]byte(" ")); err != nil {
				return
			}
		}
	}()
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(started); response.StatusCode != status || took > 4*time.Second {
		t.Errorf("got %d after %v", response.StatusCode, took)
	}
	return e.outcome()
}

// The deadline is a request's own: a slow client may keep its connection.
func TestAConnectionOutlivesTheDeadline(t *testing.T) {
	e := serve(t, paid(succeeds), wxhttp.WithDeadline(time.Second))
	for range 2 {
		e.gets(deliver(t), success, wxhttp.CodeSuccess)
		time.Sleep(1200 * time.Millisecond)
	}
}

// hanging is a route whose callbacks wait until the test ends, and how many have begun.
func hanging(t *testing.T) (wxhttp.Option, chan struct{}, func()) {
	begun, release := make(chan struct{}, 100), make(chan struct{})
	free := sync.OnceFunc(func() { close(release) })
	t.Cleanup(free)
	return paid(func(*wxhttp.Delivery) error {
		begun <- struct{}{}
		<-release
		return nil
	}), begun, free
}

// Callbacks that hang take no more goroutines than there may be in flight.
func TestCallbacksInFlightAreBounded(t *testing.T) {
	route, begun, free := hanging(t)
	e := serve(t, route, wxhttp.WithMaxInFlight(3), wxhttp.WithDeadline(500*time.Millisecond))
	for range 3 {
		e.gets(deliver(t), `500 application/json {"code":"FAIL","message":"processing took too long"}`, wxnotify.ErrDeadlineExceeded)
	}
	before := runtime.NumGoroutine()
	for range 20 {
		outcome := e.gets(deliver(t), `503 application/json {"code":"FAIL","message":"notification is being processed"}`, wxnotify.ErrNotificationBusy)
		if !strings.Contains(outcome.Err.Error(), "max_in_flight") {
			t.Errorf("observed %v", outcome.Err)
		}
	}
	if after := runtime.NumGoroutine(); len(begun) != 3 || after > before+5 {
		t.Errorf("%d callbacks, and %d goroutines of %d", len(begun), after, before)
	}
	free()
	for range 3 {
		if late := e.outcome(); late.Code != wxhttp.CodeSuccess || !late.Late {
			t.Errorf("observed %+v", late)
		}
	}
	e.gets(deliver(t), success, wxhttp.CodeSuccess)
}

func TestShutdown(t *testing.T) {
	route, begun, free := hanging(t)
	e := serve(t, route, wxhttp.WithDeadline(100*time.Millisecond))
	e.gets(deliver(t), `500 application/json {"code":"FAIL","message":"processing took too long"}`, wxnotify.ErrDeadlineExceeded)
	<-begun
	soon, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if left, err := e.handler.Shutdown(soon); left != 1 || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%d are left, %v", left, err)
	}
	e.gets(deliver(t), `503 application/json {"code":"FAIL","message":"notification is being processed"}`, wxnotify.ErrNotificationBusy)
	free()
	if left, err := e.handler.Shutdown(context.Background()); left != 0 || err != nil {
		t.Errorf("%d are left, %v", left, err)
	}
	if late := e.outcome(); late.Code != wxhttp.CodeSuccess {
		t.Errorf("observed %+v", late)
	}
}
