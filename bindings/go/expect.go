package wxnotify

import (
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Comparing a genuine notification with what the merchant knows. The rules are the native library's: what was given goes there as
// it is.

// PaidOrder is an order that is to be paid: see [NewPaidOrder].
type PaidOrder struct{ fields []Expectation }

// NewPaidOrder makes an order of what every order has: mchid is the merchant's number (of a partner's order the service provider's, of
// a combined payment combine_mchid), outTradeNo the order's (of a combined payment combine_out_trade_no), and amountTotal its price in
// the currency's minor unit, 分 for CNY (of a combined payment the sum of its sub-orders). The currency is CNY unless set.
func NewPaidOrder(mchid, outTradeNo string, amountTotal int64) PaidOrder {
	return PaidOrder{[]Expectation{MchID(mchid), OutTradeNo(outTradeNo), AmountTotal(amountTotal)}}
}

// WithSubMchID returns the order as one of a partner's sub-merchant. Without it no partner's payment passes.
func (o PaidOrder) WithSubMchID(subMchID string) PaidOrder {
	return PaidOrder{with(o.fields, SubMchID(subMchID))}
}

// WithCurrency returns the order in another currency, by ISO 4217.
func (o PaidOrder) WithCurrency(currency string) PaidOrder {
	return PaidOrder{with(o.fields, Currency(currency))}
}

// RefundedOrder is a refund that is to arrive: see [NewRefundedOrder].
type RefundedOrder struct{ fields []Expectation }

// NewRefundedOrder makes a refund of what every refund has: mchid is the merchant's number (of a partner's refund the service
// provider's), outRefundNo the refund's, and amountRefund what is paid back, in the currency's minor unit, 分 for CNY. The currency is
// CNY unless set.
func NewRefundedOrder(mchid, outRefundNo string, amountRefund int64) RefundedOrder {
	return RefundedOrder{[]Expectation{MchID(mchid), OutRefundNo(outRefundNo), {"amount_refund", amountRefund}}}
}

// WithSubMchID returns the refund as one of a partner's sub-merchant. Without it no partner's refund passes.
func (r RefundedOrder) WithSubMchID(subMchID string) RefundedOrder {
	return RefundedOrder{with(r.fields, SubMchID(subMchID))}
}

// WithOutTradeNo returns the refund with the number of the order that it pays back.
func (r RefundedOrder) WithOutTradeNo(outTradeNo string) RefundedOrder {
	return RefundedOrder{with(r.fields, OutTradeNo(outTradeNo))}
}

// WithCurrency returns the refund in another currency, by ISO 4217.
func (r RefundedOrder) WithCurrency(currency string) RefundedOrder {
	return RefundedOrder{with(r.fields, Currency(currency))}
}

// with leaves the fields of the value that it is called on as they are.
func with(fields []Expectation, field Expectation) []Expectation {
	return append(slices.Clip(fields), field)
}

// Expectation is one thing that a notification should say, for [Notification.Expect] and [Fields].
type Expectation struct {
	name  string
	value any
}

// EventType expects the event type, such as PAPAY.SIGN.
func EventType(eventType string) Expectation { return Expectation{"event_type", eventType} }

// OfKind expects the kind, such as [KindTransactionPartner].
func OfKind(kind Kind) Expectation { return Expectation{"kind", string(kind)} }

// MchID expects the merchant: mchid; of a partner's notification sp_mchid or sub_mchid; of a combined payment combine_mchid.
func MchID(mchid string) Expectation { return Expectation{"mchid", mchid} }

// SpMchID expects the service provider of a partner's notification: sp_mchid.
func SpMchID(spMchID string) Expectation { return Expectation{"sp_mchid", spMchID} }

// SubMchID expects the sub-merchant of a partner's notification: sub_mchid.
func SubMchID(subMchID string) Expectation { return Expectation{"sub_mchid", subMchID} }

// AppID expects the app: appid; of a partner's notification sp_appid or sub_appid; of a combined payment combine_appid.
func AppID(appid string) Expectation { return Expectation{"appid", appid} }

// SubAppID expects the sub-merchant's app: sub_appid.
func SubAppID(subAppID string) Expectation { return Expectation{"sub_appid", subAppID} }

// OutTradeNo expects the merchant's order number: out_trade_no; of a combined payment combine_out_trade_no.
func OutTradeNo(outTradeNo string) Expectation { return Expectation{"out_trade_no", outTradeNo} }

// OutRefundNo expects the merchant's refund number: out_refund_no.
func OutRefundNo(outRefundNo string) Expectation { return Expectation{"out_refund_no", outRefundNo} }

// AmountTotal expects the amount in the currency's minor unit (分 for CNY), by the notification's kind: amount.total; of a refund
// amount.refund; of a combined payment the sum of its sub-orders; of payscore total_amount; of a transfer transfer_amount.
func AmountTotal(amount int64) Expectation { return Expectation{"amount_total", amount} }

// Currency expects the currency, such as CNY.
func Currency(currency string) Expectation { return Expectation{"currency", currency} }

// ExpectPaid says whether this is the payment of the order: a payment's event and kind, its state is success, and merchant, order
// number, amount and currency are the order's. What ships the goods should have asked this.
//
// Errors: [ErrContentMismatch] for the first thing that differs, naming the field, what was expected and what was found;
// [ErrOptionInvalid] for an order that cannot be one: an empty text, or an amount below 1; [ErrArgumentInvalid] where a text is not
// UTF-8, or the plaintext was changed to what is no JSON.
func (n Notification) ExpectPaid(order PaidOrder) error {
	return n.compare(Paid(order))
}

// ExpectRefunded says whether this is the refund: REFUND.SUCCESS, its state is success, and merchant, refund number, refunded amount
// and currency are the refund's.
//
// Errors: those of [Notification.ExpectPaid].
func (n Notification) ExpectRefunded(refund RefundedOrder) error {
	return n.compare(Refunded(refund))
}

// Expect compares single fields, by the notification's kind. What is not given is not compared: that it is a payment, and was paid,
// this does not say. See [Notification.ExpectPaid].
//
// Errors: [ErrContentMismatch] for the first field that differs, naming it, what was expected and what was found. A field that
// the notification does not have differs. [ErrOptionInvalid] where there is nothing to compare, the kind is none, or a field is given
// twice; [ErrArgumentInvalid] as of [Notification.ExpectPaid].
func (n Notification) Expect(expectations ...Expectation) error {
	return n.compare(Fields(expectations...))
}

// Expected is what a notification is to be, for the option WithExpect of package wxhttp: [Paid], [Refunded], [Fields] or
// [NotCompared] make it. nil is nothing to compare with, and passes for no notification.
type Expected struct {
	form   string
	fields []Expectation
}

// Paid expects the payment of an order: see [Notification.ExpectPaid].
func Paid(order PaidOrder) *Expected { return &Expected{"paid", order.fields} }

// Refunded expects a refund: see [Notification.ExpectRefunded].
func Refunded(refund RefundedOrder) *Expected { return &Expected{"refunded", refund.fields} }

// Fields expects single fields: see [Notification.Expect].
func Fields(expectations ...Expectation) *Expected { return &Expected{"fields", expectations} }

// NotCompared says that a notification is to be compared with nothing.
func NotCompared() *Expected { return &Expected{form: "not_compared"} }

// inJSON is what the native library compares with.
func (e *Expected) inJSON() (any, error) {
	if e == nil || e.form == "" {
		return nil, nil
	}
	if e.form == "not_compared" {
		return e.form, nil
	}
	fields := make(map[string]any, len(e.fields))
	for _, field := range e.fields {
		// What JSON would change or leave out would not be compared.
		if text, isText := field.value.(string); isText && !utf8.ValidString(text) {
			return nil, argumentError(field.name, field.name+" is not UTF-8")
		}
		if _, isTwice := fields[field.name]; isTwice {
			return nil, newError(ErrOptionInvalid, fmt.Sprintf("%s is given twice; give it once", field.name), field.name, nil)
		}
		fields[field.name] = field.value
	}
	return map[string]any{e.form: fields}, nil
}

func (n Notification) compare(expected *Expected) error {
	given, err := expected.inJSON()
	if err != nil {
		return err
	}
	if !json.Valid(n.Plaintext) {
		return argumentError("plaintext", "the plaintext is not JSON; leave it as it was parsed")
	}
	_, err = ask.Value[any](map[string]any{
		"do": "compare", "event_type": n.EventType, "kind": n.Kind, "plaintext": string(n.Plaintext), "expected": given,
	})
	return err
}

func init() {
	hook.Compare = func(notification, expected any) error {
		return notification.(*Notification).compare(expected.(*Expected))
	}
}
