package wxhttp_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// payer is who paid: the kind transaction.direct.
type payer = events.TransactionDirect

func nothing(context.Context, *events.TransactionDirect, *wxhttp.Delivery) error { return nil }

const (
	partnerPayment = `{"sp_mchid":"1","sub_mchid":"2","sp_appid":"a","out_trade_no":"P1","transaction_id":"T","trade_type":"JSAPI","trade_state":"SUCCESS",` +
		`"trade_state_desc":"ok","bank_type":"CMC","success_time":"2026-01-01T00:00:00+08:00","payer":{"sp_openid":"o"},"amount":{"total":1,"payer_total":1,"currency":"CNY","payer_currency":"CNY"}}`
	directRefund = `{"mchid":"1","out_trade_no":"A1","transaction_id":"T","out_refund_no":"R1","refund_id":"RR","refund_status":"SUCCESS","success_time":"2026-01-01T00:00:00+08:00",` +
		`"user_received_account":"x","amount":{"total":1,"refund":1,"payer_total":1,"payer_refund":1}}`
)

func TestTheMostSpecialRouteTakesIt(t *testing.T) {
	var taken string
	taker := func(name string) wxhttp.Callback {
		return func(context.Context, *wxhttp.Delivery) error { taken = name; return nil }
	}
	e := serve(t,
		wxhttp.OnPaid(func(_ context.Context, payment *events.TransactionDirect, _ *wxhttp.Delivery) error {
			taken = "paid " + payment.OutTradeNo
			return nil
		}),
		wxhttp.OnRefunded(func(_ context.Context, refund *events.RefundDirect, _ *wxhttp.Delivery) error {
			taken = "refunded " + refund.OutRefundNo
			return nil
		}),
		wxhttp.OnEvent(func(_ context.Context, payment *events.TransactionPartner, _ *wxhttp.Delivery) error {
			taken = "partner " + payment.OutTradeNo
			return nil
		}),
		wxhttp.On("transaction.direct", taker("kind")),
		wxhttp.On("TRANSACTION.SUCCESS", taker("event type")),
		wxhttp.On("REFUND.ABNORMAL", taker("abnormal")),
		wxhttp.OnCustom("SOME.DAY_NEW", taker("new")),
		wxhttp.Otherwise(taker("otherwise")))
	for _, sent := range []struct{ eventType, resource, want string }{
		{"TRANSACTION.SUCCESS", payment, "paid A1"},
		{"REFUND.SUCCESS", directRefund, "refunded R1"},
		{"TRANSACTION.SUCCESS", partnerPayment, "partner P1"},
		{"TRANSACTION.SUCCESS", `{"combine_mchid":"1","combine_out_trade_no":"C1","sub_orders":[]}`, "event type"},
		{"TRANSACTION.PAY_BACK", payment, "kind"},
		{"REFUND.ABNORMAL", directRefund, "abnormal"},
		{"REFUND.CLOSED", directRefund, "otherwise"},
		{"SOME.DAY_NEW", `{}`, "new"},
		{"SOME.OTHER", `{}`, "otherwise"},
	} {
		// Twice: the second time the routing is known.
		for range 2 {
			taken = ""
			e.gets(deliverAs(t, sent.eventType, sent.resource), success, wxhttp.CodeSuccess)
			if taken != sent.want {
				t.Errorf("%s was taken by %q, want %q", sent.eventType, taken, sent.want)
			}
		}
	}
}

// A slip of the pen would never be called back.
func TestTheNearestRoute(t *testing.T) {
	_, err := wxhttp.New(platform().Parser(), wxhttp.On("TRANSACTION.SUCESS", func(context.Context, *wxhttp.Delivery) error { return nil }))
	if err == nil || !strings.Contains(err.Error(), `did you mean "TRANSACTION.SUCCESS"`) {
		t.Errorf("got %v", err)
	}
}

// A deduction (委托代扣) is paid: it has a payment's fields.
func TestADeductionIsPaid(t *testing.T) {
	deduction := strings.Replace(payment, `"appid"`, `"trade_type":"PAP","appid"`, 1)
	var taken string
	onPaid := wxhttp.OnPaid(func(_ context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
		event, err := d.Event()
		taken = fmt.Sprintf("%s %s %T", d.Notification.Kind, payment.OutTradeNo, event)
		return err
	})
	e := serve(t, onPaid)
	e.gets(deliverAs(t, "TRANSACTION.SUCCESS", deduction), success, wxhttp.CodeSuccess)
	if want := "transaction.deduction A1 *events.TransactionDirect"; taken != want {
		t.Errorf("%s was taken, want %s", taken, want)
	}
	e = serve(t, onPaid, wxhttp.OnEvent(func(_ context.Context, deduction *events.TransactionDeduction, d *wxhttp.Delivery) error {
		event, err := d.Event()
		taken = fmt.Sprintf("%s %T", deduction.OutTradeNo, event)
		return err
	}))
	e.gets(deliverAs(t, "TRANSACTION.SUCCESS", deduction), success, wxhttp.CodeSuccess)
	if want := "A1 *events.TransactionDeduction"; taken != want {
		t.Errorf("%s was taken, want %s", taken, want)
	}
}

// A service provider's has no mchid, and is a payment of its kind.
func TestAPartnersDeductionIsNotLost(t *testing.T) {
	deduction := strings.Replace(partnerPayment, "JSAPI", "PAP", 1)
	onPaid := wxhttp.OnPaid(func(context.Context, *events.TransactionDirect, *wxhttp.Delivery) error {
		t.Error("the callback for direct payments was called")
		return nil
	})
	var taken string
	for want, route := range map[string]wxhttp.Option{
		"P1": wxhttp.OnEvent(func(_ context.Context, deduction *events.TransactionPartner, _ *wxhttp.Delivery) error {
			taken = deduction.OutTradeNo
			return nil
		}),
		"transaction.partner": wxhttp.Otherwise(func(_ context.Context, d *wxhttp.Delivery) error {
			taken = string(d.Notification.Kind)
			return nil
		}),
	} {
		e := serve(t, onPaid, route)
		e.gets(deliverAs(t, "TRANSACTION.SUCCESS", deduction), success, wxhttp.CodeSuccess)
		if taken != want {
			t.Errorf("%q was taken, want %q", taken, want)
		}
	}
}

func TestAnEventThatDoesNotFitItsType(t *testing.T) {
	misfit := strings.Replace(payment, "100", `"100"`, 1)
	called := false
	typed := []wxhttp.Option{
		wxhttp.OnPaid(func(context.Context, *events.TransactionDirect, *wxhttp.Delivery) error { called = true; return nil }),
		wxhttp.OnEvent(func(context.Context, *events.TransactionPartner, *wxhttp.Delivery) error { called = true; return nil }),
	}
	e := serve(t, typed...)
	for field, resource := range map[string]string{"amount.total": misfit, "sub_mchid": `{"sp_mchid":"1","sub_mchid":2}`} {
		outcome := e.gets(deliverAs(t, "TRANSACTION.SUCCESS", resource), fails, wxnotify.ErrEventUntyped)
		var known *wxnotify.Error
		if !errors.As(outcome.Err, &known) || known.Field != field || !strings.Contains(known.Message, field) {
			t.Errorf("observed %v, want the field %s", outcome.Err, field)
		}
	}
	// What takes everything takes it, as it is.
	var taken string
	e = serve(t, append(typed, wxhttp.Otherwise(func(_ context.Context, d *wxhttp.Delivery) error {
		_, err := d.Event()
		taken = fmt.Sprintf("%s %t", d.Notification.Plaintext, errors.Is(err, wxnotify.ErrEventUntyped))
		return nil
	}))...)
	e.gets(deliverAs(t, "TRANSACTION.SUCCESS", misfit), success, wxhttp.CodeSuccess)
	if want := misfit + " true"; taken != want {
		t.Errorf("%s was taken, want %s", taken, want)
	}
	if called {
		t.Error("a callback that takes a type was called")
	}
	// A route that takes it as it is does not mind, and what it returns is its own.
	untyped := 0
	e = serve(t, wxhttp.On("TRANSACTION.SUCCESS", func(_ context.Context, d *wxhttp.Delivery) error {
		untyped++
		if d.Notification.ID == "fails" {
			_, err := d.Event()
			return err
		}
		return nil
	}), wxhttp.Otherwise(func(context.Context, *wxhttp.Delivery) error { t.Error("otherwise was called"); return nil }))
	e.gets(deliverAs(t, "TRANSACTION.SUCCESS", misfit), success, wxhttp.CodeSuccess)
	e.gets(deliverAs(t, "TRANSACTION.SUCCESS", misfit, wxnotifytest.WithID("fails")), fails, wxnotify.ErrEventUntyped)
	if untyped != 2 {
		t.Errorf("it was called %d times", untyped)
	}
}

func TestWhatIsWrongIsToldAtOnce(t *testing.T) {
	callback := func(context.Context, *wxhttp.Delivery) error { return nil }
	for field, wrong := range map[string][][]wxhttp.Option{
		"route": {
			{wxhttp.On("transaction.dirct", callback)},
			{wxhttp.On("", callback)},
			{wxhttp.On("TRANSACTION.SUCESS", callback)},
			{wxhttp.OnCustom("Transaction.Success", callback)},
			{wxhttp.OnPaid(nothing), wxhttp.On("paid", callback)},
			{wxhttp.OnPaid(nothing), wxhttp.OnPaid(nothing)},
			{wxhttp.OnEvent(nothing), wxhttp.On("transaction.direct", callback)},
			{wxhttp.Otherwise(callback), wxhttp.Otherwise(callback)},
			{wxhttp.OnPaid(nil)},
			{wxhttp.On("REFUND.CLOSED", nil)},
		},
		"event":         {{wxhttp.OnEvent(func(context.Context, events.Event, *wxhttp.Delivery) error { return nil })}},
		"deadline":      {{wxhttp.WithDeadline(0)}, {wxhttp.WithDeadline(-time.Second)}, {wxhttp.WithDeadline(5 * time.Second)}},
		"mode":          {{wxhttp.WithMode("often")}},
		"inbox":         {{wxhttp.WithInbox((*wxinbox.Inbox)(nil))}, {wxhttp.WithMode(wxhttp.Leased)}},
		"max_in_flight": {{wxhttp.WithMaxInFlight(0)}, {wxhttp.WithMaxInFlight(-1)}},
		"key":           {{wxhttp.WithKey(nil)}},
		"expect":        {{wxhttp.WithExpect(nil)}},
		"observe":       {{wxhttp.WithObserver(nil)}},
	} {
		for _, options := range wrong {
			handler, err := wxhttp.New(platform().Parser(), options...)
			if handler != nil {
				t.Errorf("%s: made a handler", field)
			}
			isInvalid(t, err, field)
		}
	}
	_, err := wxhttp.New(nil)
	isInvalid(t, err, "parser")
	handler := handlerOf(t, wxhttp.OnPaid(nothing))
	_, err = handler.WorkOnce(context.Background())
	isInvalid(t, err, "mode")
	isInvalid(t, handler.Work(context.Background(), time.Second), "mode")
	isInvalid(t, handler.Work(context.Background(), 0), "pause")
}

// All goroutines use one handler.
func TestManyClients(t *testing.T) {
	e := serve(t, wxhttp.OnPaid(nothing))
	delivery := deliver(t, wxnotifytest.WithID("many"))
	done := make(chan string)
	const clients, each = 8, 20
	for range clients {
		go func() {
			for range each {
				request, err := delivery.Request(e.url)
				if err != nil {
					t.Error(err)
				}
				done <- send(t, request)
			}
		}()
	}
	for range clients * each {
		if got := <-done; got != success {
			t.Errorf("got %s", got)
		}
	}
}
