package wxnotify_test

import (
	"strings"
	"testing"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// parsedAs is a genuine notification of any event.
func parsedAs(t testing.TB, eventType, resource string) *wxnotify.Notification {
	t.Helper()
	delivery := must(thePlatform(t).Notification(eventType, resource, wxnotifytest.WithNow(now)))(t)
	return must(thePlatform(t).Parser().ParseAt(delivery.Header, delivery.Body, now))(t)
}

const (
	refunded = `{"mchid":"1900007291","out_trade_no":"A1","out_refund_no":"R1","refund_status":"SUCCESS","amount":{"total":100,"refund":100}}`
	partners = `{"sp_mchid":"1900007291","sub_mchid":"1900009999","sp_appid":"wx1","sub_appid":"wx2","out_trade_no":"A1","trade_state":"SUCCESS",` +
		`"amount":{"total":100,"currency":"HKD"}}`
)

var order = wxnotify.NewPaidOrder("1900007291", "A1", 100)

func TestExpectPaid(t *testing.T) {
	paid := parsed(t)
	for _, fits := range []wxnotify.PaidOrder{order, order.WithCurrency("CNY")} {
		if err := paid.ExpectPaid(fits); err != nil {
			t.Error(err)
		}
	}
	for field, differs := range map[string]wxnotify.PaidOrder{
		"mchid":        wxnotify.NewPaidOrder("1900007292", "A1", 100),
		"out_trade_no": wxnotify.NewPaidOrder("1900007291", "A2", 100),
		"amount_total": wxnotify.NewPaidOrder("1900007291", "A1", 101),
		"currency":     order.WithCurrency("HKD"),
		"sub_mchid":    order.WithSubMchID("1900009999"),
	} {
		fails(t, paid.ExpectPaid(differs), wxnotify.ErrContentMismatch, field)
	}
	partner := parsedAs(t, "TRANSACTION.SUCCESS", partners)
	if err := partner.ExpectPaid(order.WithSubMchID("1900009999").WithCurrency("HKD")); err != nil {
		t.Error(err)
	}
	fails(t, partner.ExpectPaid(order.WithCurrency("HKD")), wxnotify.ErrContentMismatch, "sub_mchid")
	deduction := parsedAs(t, "TRANSACTION.SUCCESS", strings.Replace(payment, "JSAPI", "PAP", 1))
	if err := deduction.ExpectPaid(order); err != nil || deduction.Kind != wxnotify.KindTransactionDeduction {
		t.Errorf("%s: %v", deduction.Kind, err)
	}
}

// Each of these has the order's merchant, number and amount, and is no payment.
func TestWhatIsNotPaid(t *testing.T) {
	for field, sent := range map[string]struct{ eventType, resource string }{
		"trade_state":  {"TRANSACTION.SUCCESS", strings.Replace(payment, `"trade_state":"SUCCESS"`, `"trade_state":"NOTPAY"`, 1)},
		"event_type":   {"REFUND.SUCCESS", refunded},
		"event_type ":  {"PAYSCORE.USER_CONFIRM", `{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}`},
		"event_type  ": {"SOME.DAY_NEW", payment},
	} {
		fails(t, parsedAs(t, sent.eventType, sent.resource).ExpectPaid(order), wxnotify.ErrContentMismatch, strings.TrimSpace(field))
	}
}

func TestExpectRefunded(t *testing.T) {
	notification := parsedAs(t, "REFUND.SUCCESS", refunded)
	refund := wxnotify.NewRefundedOrder("1900007291", "R1", 100)
	for _, fits := range []wxnotify.RefundedOrder{refund, refund.WithOutTradeNo("A1").WithCurrency("CNY")} {
		if err := notification.ExpectRefunded(fits); err != nil {
			t.Error(err)
		}
	}
	for field, differs := range map[string]wxnotify.RefundedOrder{
		"mchid":         wxnotify.NewRefundedOrder("1900007292", "R1", 100),
		"out_refund_no": wxnotify.NewRefundedOrder("1900007291", "R2", 100),
		"amount_refund": wxnotify.NewRefundedOrder("1900007291", "R1", 99),
		"out_trade_no":  refund.WithOutTradeNo("A2"),
		"currency":      refund.WithCurrency("HKD"),
		"sub_mchid":     refund.WithSubMchID("1900009999"),
	} {
		fails(t, notification.ExpectRefunded(differs), wxnotify.ErrContentMismatch, field)
	}
	fails(t, parsed(t).ExpectRefunded(refund), wxnotify.ErrContentMismatch, "event_type")
	fails(t, parsedAs(t, "REFUND.CLOSED", refunded).ExpectRefunded(refund), wxnotify.ErrContentMismatch, "event_type")
}

func TestExpect(t *testing.T) {
	if err := parsed(t).Expect(wxnotify.MchID("1900007291"), wxnotify.AppID("wx2421b1c4370ec43b"), wxnotify.OutTradeNo("A1"),
		wxnotify.AmountTotal(100), wxnotify.Currency("CNY")); err != nil {
		t.Error(err)
	}
	fits := map[string]wxnotify.Expectation{
		"event_type": wxnotify.EventType("TRANSACTION.SUCCESS"), "kind": wxnotify.OfKind(wxnotify.KindTransactionPartner),
		"mchid": wxnotify.MchID("1900007291"), "sp_mchid": wxnotify.SpMchID("1900007291"), "sub_mchid": wxnotify.SubMchID("1900009999"),
		"appid": wxnotify.AppID("wx1"), "sub_appid": wxnotify.SubAppID("wx2"), "out_trade_no": wxnotify.OutTradeNo("A1"),
		"amount_total": wxnotify.AmountTotal(100), "currency": wxnotify.Currency("HKD"),
	}
	differs := map[string]wxnotify.Expectation{
		"event_type": wxnotify.EventType("REFUND.SUCCESS"), "kind": wxnotify.OfKind(wxnotify.KindTransactionDirect),
		"mchid": wxnotify.MchID(""), "sp_mchid": wxnotify.SpMchID("1900009999"), "sub_mchid": wxnotify.SubMchID("1900007291"),
		"appid": wxnotify.AppID("wx3"), "sub_appid": wxnotify.SubAppID("wx1"), "out_trade_no": wxnotify.OutTradeNo("A2"),
		"out_refund_no": wxnotify.OutRefundNo("R1"), "amount_total": wxnotify.AmountTotal(0), "currency": wxnotify.Currency("CNY"),
	}
	partner := parsedAs(t, "TRANSACTION.SUCCESS", partners)
	all := []wxnotify.Expectation{}
	for _, fit := range fits {
		all = append(all, fit)
	}
	if err := partner.Expect(all...); err != nil {
		t.Error(err)
	}
	for field, differs := range differs {
		others := []wxnotify.Expectation{differs}
		for name, fit := range fits {
			if name != field {
				others = append(others, fit)
			}
		}
		fails(t, partner.Expect(others...), wxnotify.ErrContentMismatch, field)
	}
	if err := parsedAs(t, "REFUND.SUCCESS", refunded).Expect(wxnotify.OutRefundNo("R1")); err != nil {
		t.Error(err)
	}
}

// What compares nothing, or not what its writer meant, never passes.
func TestNothingToCompare(t *testing.T) {
	paid, refund := parsed(t), parsedAs(t, "REFUND.SUCCESS", refunded)
	fails(t, paid.Expect(), wxnotify.ErrOptionInvalid, "expectation")
	fails(t, paid.Expect(wxnotify.Expectation{}), wxnotify.ErrOptionInvalid, "")
	fails(t, paid.Expect(wxnotify.OfKind("transaction.dirct")), wxnotify.ErrOptionInvalid, "kind")
	fails(t, paid.Expect(wxnotify.MchID("1900007292"), wxnotify.MchID("1900007291")), wxnotify.ErrOptionInvalid, "mchid")
	fails(t, paid.ExpectPaid(wxnotify.PaidOrder{}), wxnotify.ErrOptionInvalid, "mchid")
	fails(t, refund.ExpectRefunded(wxnotify.RefundedOrder{}), wxnotify.ErrOptionInvalid, "mchid")
	for field, wrong := range map[string]wxnotify.PaidOrder{
		"mchid":        wxnotify.NewPaidOrder("", "A1", 100),
		"out_trade_no": wxnotify.NewPaidOrder("1900007291", "", 100),
		"amount_total": wxnotify.NewPaidOrder("1900007291", "A1", 0),
		"currency":     order.WithCurrency(""),
		"sub_mchid":    order.WithSubMchID(""),
	} {
		fails(t, paid.ExpectPaid(wrong), wxnotify.ErrOptionInvalid, field)
	}
	for field, wrong := range map[string]wxnotify.RefundedOrder{
		"out_refund_no": wxnotify.NewRefundedOrder("1900007291", "", 100),
		"amount_refund": wxnotify.NewRefundedOrder("1900007291", "R1", -1),
		"out_trade_no":  wxnotify.NewRefundedOrder("1900007291", "R1", 100).WithOutTradeNo(""),
	} {
		fails(t, refund.ExpectRefunded(wrong), wxnotify.ErrOptionInvalid, field)
	}
}

// JSON would make U+FFFD of it, which another order's number may have.
func TestAnExpectationThatIsNotUTF8(t *testing.T) {
	odd := parsedAs(t, "TRANSACTION.SUCCESS", strings.Replace(payment, `"A1"`, "\"A\ufffd\"", 1))
	if err := odd.Expect(wxnotify.OutTradeNo("A\ufffd")); err != nil {
		t.Error(err)
	}
	fails(t, odd.Expect(wxnotify.OutTradeNo("A\xff")), wxnotify.ErrArgumentInvalid, "out_trade_no")
	fails(t, odd.ExpectPaid(wxnotify.NewPaidOrder("1900007291", "A\xff", 100)), wxnotify.ErrArgumentInvalid, "out_trade_no")
}

// An order is a value: what is made of it leaves it as it was.
func TestAnOrderIsAValue(t *testing.T) {
	base := wxnotify.NewPaidOrder("1900007291", "A1", 100).WithCurrency("CNY")
	_ = base.WithSubMchID("1")
	second := base.WithSubMchID("2")
	_ = base.WithSubMchID("3")
	if err := parsed(t).ExpectPaid(base); err != nil {
		t.Error(err)
	}
	if err := parsed(t).ExpectPaid(second); err == nil || !strings.Contains(err.Error(), `expected "2"`) {
		t.Errorf("got %v", err)
	}
}
