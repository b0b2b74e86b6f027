package wxnotify_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/internal/exact"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// notificationOf is a notification of a direct payment, which `more` members are added to.
func notificationOf(t testing.TB, more string) *wxnotify.Notification {
	t.Helper()
	resource := `{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}` + more + `}`
	delivery := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", resource, wxnotifytest.WithNow(now)))(t)
	return must(thePlatform(t).Parser().ParseAt(delivery.Header, delivery.Body, now))(t)
}

func paymentOf(t testing.TB, more string) *events.TransactionDirect {
	t.Helper()
	event := must(notificationOf(t, more).Event())(t)
	payment, isPayment := event.(*events.TransactionDirect)
	if !isPayment {
		t.Fatalf("got a %T", event)
	}
	return payment
}

func TestAnEventHasTheTypeOfItsKind(t *testing.T) {
	payment := paymentOf(t, `,"payer":{"openid":"o1"},"promotion_detail":[{"coupon_id":"c1","amount":9007199254740993},{"coupon_id":"c2","amount":-1}]`)
	if payment.EventKind() != string(wxnotify.KindTransactionDirect) || payment.OutTradeNo != "A1" || payment.Amount.Total != 100 {
		t.Errorf("got %+v", payment)
	}
	if payment.Payer == nil || payment.Payer.Openid != "o1" {
		t.Errorf("got the payer %+v", payment.Payer)
	}
	promotions := payment.PromotionDetail
	if len(promotions) != 2 || *promotions[0].Amount != 9007199254740993 || promotions[1].CouponID != "c2" || *promotions[1].Amount != -1 {
		t.Errorf("got the promotions %+v", promotions)
	}
}

func TestWhatIsAbsentFromAnEvent(t *testing.T) {
	for _, more := range []string{"", `,"attach":null,"payer":null,"promotion_detail":null`, `,"promotion_detail":[]`} {
		payment := paymentOf(t, more)
		if payment.Attach != "" || payment.Payer != nil || len(payment.PromotionDetail) != 0 || payment.Amount.PayerTotal != nil {
			t.Errorf("%s: got %+v", more, payment)
		}
		const want = `{"amount":{"total":100},"mchid":"1900007291","trade_state":"SUCCESS","out_trade_no":"A1"}`
		if got := string(must(json.Marshal(payment))(t)); got != want {
			t.Errorf("%s: in JSON %s", more, got)
		}
	}
}

func TestFieldsThatAnEventDoesNotKnowPass(t *testing.T) {
	notification := notificationOf(t, `,"nobody_knows":{"this":[1]},"OUT_TRADE_NO":2,"Out_Trade_No":"A3"`)
	payment := must(notification.Event())(t).(*events.TransactionDirect)
	if payment.OutTradeNo != "A1" {
		t.Errorf("another field was taken for out_trade_no: %q", payment.OutTradeNo)
	}
	if resource := must(notification.ResourceMap())(t); resource["nobody_knows"] == nil {
		t.Errorf("it is lost: %v", resource)
	}
}

func TestAResourceThatHasNotItsTypeIsAnError(t *testing.T) {
	for field, more := range map[string]string{
		"attach":                     `,"attach":1`,
		"payer":                      `,"payer":[]`,
		"promotion_detail":           `,"promotion_detail":{}`,
		"promotion_detail[1].amount": `,"promotion_detail":[{},{"amount":1.5}]`,
	} {
		notification := notificationOf(t, more)
		event, err := notification.Event()
		failed := fails(t, err, wxnotify.ErrEventUntyped, field)
		if event != nil || failed.Ack.Status != 500 {
			t.Errorf("%s: got %v and %+v", field, event, failed)
		}
		if must(notification.ResourceMap())(t)["out_trade_no"] != "A1" {
			t.Errorf("%s: the resource is gone", field)
		}
	}
	delivery := must(thePlatform(t).Notification("NO.SUCH_EVENT", `{}`, wxnotifytest.WithNow(now)))(t)
	_, err := must(thePlatform(t).Parser().ParseAt(delivery.Header, delivery.Body, now))(t).Event()
	fails(t, err, wxnotify.ErrEventUntyped, "event_type")

	changed := *notificationOf(t, "")
	changed.Plaintext = []byte(`[]`)
	_, err = changed.Event()
	fails(t, err, wxnotify.ErrArgumentInvalid, "plaintext")
	_, err = wxnotify.Notification{}.Event()
	fails(t, err, wxnotify.ErrArgumentInvalid, "kind")
}

// Every kind that the library knows has a type of its own, and no type is another kind's.
func TestEveryKindHasAType(t *testing.T) {
	types := map[string]bool{}
	for _, kind := range wxnotify.Kinds() {
		event, isEvent := hook.Event(string(kind), nil).(events.Event)
		if kind == wxnotify.KindUnknown {
			if isEvent {
				t.Errorf("%s has the type %T", kind, event)
			}
			continue
		}
		if !isEvent || event.EventKind() != string(kind) {
			t.Errorf("%s has the type %T", kind, event)
		}
		types[fmt.Sprintf("%T", event)] = true
	}
	if len(types) != 78 || len(types) != len(wxnotify.Kinds())-1 {
		t.Errorf("%d kinds have %d types", len(wxnotify.Kinds())-1, len(types))
	}
}

// As with a shared library that is newer than this package.
func TestAKindThatOnlyTheLibraryKnowsIsAnError(t *testing.T) {
	notification := notificationOf(t, "")
	known := hook.Event
	defer func() { hook.Event = known }()
	hook.Event = func(string, exact.Value) any { return nil }
	_, err := notification.Event()
	fails(t, err, wxnotify.ErrEventUntyped, "event_type")
}

func TestAnAnswerWithData(t *testing.T) {
	body := must(json.Marshal(map[string]any{"plate_number": "粤B888888"}))(t)
	ack := must(wxnotify.AckAnswer(body))(t)
	if want := (wxnotify.Ack{Status: 200, ContentType: "application/json", Body: string(body)}); ack != want {
		t.Errorf("got %+v", ack)
	}
	clear(body)
	if !strings.Contains(ack.Body, "粤B888888") {
		t.Errorf("the answer is not its own: %q", ack.Body)
	}
	for _, wrong := range []string{"", "[]", "null", `{"a":`, "{} {}"} {
		_, err := wxnotify.AckAnswer([]byte(wrong))
		fails(t, err, wxnotify.ErrOptionInvalid, "body")
	}
	_, err := wxnotify.AckAnswer([]byte("{\"a\":\"\xff\"}"))
	fails(t, err, wxnotify.ErrArgumentInvalid, "body")
}
