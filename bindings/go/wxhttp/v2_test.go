package wxhttp_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// APIv2's notifications at the URL of APIv3's.

const apiV2Key = "v2v2v2v2v2v2v2v2v2v2v2v2v2v2v2v2"

// xml is an answer to APIv2.
func xml(status int, code, message string) string {
	return fmt.Sprintf("%d text/xml <xml><return_code><![CDATA[%s]]></return_code><return_msg><![CDATA[%s]]></return_msg></xml>", status, code, message)
}

var successV2, failsV2 = xml(200, "SUCCESS", "OK"), xml(500, "FAIL", "notification could not be processed")

var paymentV2 = map[string]string{"appid": "wx1", "mch_id": "1900007291", "total_fee": "100", "transaction_id": "42", "out_trade_no": "A1", "result_code": "SUCCESS"}

func deliverV2(t *testing.T, key string, fields map[string]string) *wxnotifytest.Delivery {
	t.Helper()
	delivery, err := wxnotifytest.V2Notification(key, "HMAC-SHA256", fields)
	if err != nil {
		t.Fatal(err)
	}
	return delivery
}

func withV2() wxhttp.Option {
	return wxhttp.WithAPIv2Keys([]wxnotify.APIv2Key{wxnotify.NewAPIv2Key("1900007291", apiV2Key)})
}

func TestBothVersionsAtOneURL(t *testing.T) {
	var taken string
	var end error
	e := serve(t, withV2(),
		paid(func(*wxhttp.Delivery) error { taken = "v3"; return end }),
		wxhttp.OnEvent(func(_ context.Context, payment *events.V2Pay, d *wxhttp.Delivery) error {
			taken = fmt.Sprintf("v2 %s %s", payment.OutTradeNo, d.Notification.EventType)
			if end == nil {
				return d.Notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", "A1", 100))
			}
			return end
		}),
		wxhttp.On("V2.REFUND", func(_ context.Context, d *wxhttp.Delivery) error {
			taken = d.Notification.ID
			return d.Fail("no such <refund>")
		}))
	takes := func(delivery *wxnotifytest.Delivery, want string, code wxnotify.Code, answer string) {
		t.Helper()
		taken = ""
		outcome := e.gets(delivery, answer, code)
		if taken != want {
			t.Errorf("taken %q, want %q", taken, want)
		}
		var known *wxnotify.Error
		if errors.As(outcome.Err, &known) {
			if got := fmt.Sprintf("%d %s %s", known.Ack.Status, known.Ack.ContentType, known.Ack.Body); got != answer {
				t.Errorf("observed the answer %s, want %s", got, answer)
			}
		}
	}
	payment := deliverV2(t, apiV2Key, paymentV2)
	takes(deliver(t), "v3", wxhttp.CodeSuccess, success)
	takes(payment, "v2 A1 V2.PAY", wxhttp.CodeSuccess, successV2)
	// A byte order mark and white space may stand before it.
	marked := *payment
	marked.Body = append([]byte("\xef\xbb\xbf \r\n\t"), payment.Body...)
	takes(&marked, "v2 A1 V2.PAY", wxhttp.CodeSuccess, successV2)

	end = errors.New("no disk")
	takes(deliver(t), "v3", wxnotify.ErrHandlerFailed, fails)
	takes(payment, "v2 A1 V2.PAY", wxnotify.ErrHandlerFailed, failsV2)
	refund, err := wxnotifytest.V2Refund(apiV2Key, map[string]string{"mch_id": "1900007291"}, map[string]string{"refund_id": "50", "refund_status": "SUCCESS"})
	if err != nil {
		t.Fatal(err)
	}
	takes(refund, "1900007291.50.SUCCESS", wxnotify.ErrHandlerFailed, xml(500, "FAIL", "no such <refund>"))

	// What is not genuine, or nobody takes, is answered in XML, and called back for nothing.
	end = nil
	takes(deliverV2(t, strings.Repeat("x", 32), paymentV2), "", wxnotify.ErrSignatureInvalid, xmlOf(t, wxnotify.ErrSignatureInvalid))
	tampered := *payment
	tampered.Body = bytes.Replace(payment.Body, []byte("A1"), []byte("A2"), 1)
	takes(&tampered, "", wxnotify.ErrSignatureInvalid, xmlOf(t, wxnotify.ErrSignatureInvalid))
	broken := *payment
	broken.Body = []byte("<xml>")
	takes(&broken, "", wxnotify.ErrEnvelopeInvalid, xmlOf(t, wxnotify.ErrEnvelopeInvalid))
	contract := map[string]string{"mch_id": "1900007291", "contract_id": "77", "change_type": "ADD", "operate_time": "2026-11-20 12:00:00"}
	takes(deliverV2(t, apiV2Key, contract), "", wxnotify.ErrEventUnhandled, xmlOf(t, wxnotify.ErrEventUnhandled))
	dearer := maps.Clone(paymentV2)
	dearer["total_fee"] = "99"
	takes(deliverV2(t, apiV2Key, dearer), "v2 A1 V2.PAY", wxnotify.ErrContentMismatch, failsV2)
	// APIv3's own refusals stay JSON.
	takes(deliver(t, wxnotifytest.Forged), "", wxnotify.ErrSignatureInvalid, `401 application/json {"code":"FAIL","message":"signature verification failed"}`)
}

func xmlOf(t *testing.T, code wxnotify.Code) string {
	t.Helper()
	ack, err := wxnotify.AckForCodeV2(code)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d %s %s", ack.Status, ack.ContentType, ack.Body)
}

// A handler without APIv2 keys takes none of it, and says what it is.
func TestAPIv2WithoutAKey(t *testing.T) {
	e := serve(t, paid(succeeds), wxhttp.Otherwise(func(context.Context, *wxhttp.Delivery) error { t.Error("it was called"); return nil }))
	outcome := e.gets(deliverV2(t, apiV2Key, paymentV2), `400 application/json {"code":"FAIL","message":"required header missing"}`, wxnotify.ErrHeaderMissing)
	if !strings.Contains(outcome.Err.Error(), "APIv2") {
		t.Errorf("observed %v", outcome.Err)
	}
}

func TestAPIv2AfterTheDeadline(t *testing.T) {
	release := make(chan struct{})
	e := serve(t, withV2(), wxhttp.WithDeadline(200*time.Millisecond), wxhttp.On("v2.pay", func(context.Context, *wxhttp.Delivery) error {
		<-release
		return nil
	}))
	e.gets(deliverV2(t, apiV2Key, paymentV2), xmlOf(t, wxnotify.ErrDeadlineExceeded), wxnotify.ErrDeadlineExceeded)
	close(release)
	if late := e.outcome(); late.Code != wxhttp.CodeSuccess {
		t.Errorf("observed %+v", late)
	}
}

func TestAPIv2IsCompared(t *testing.T) {
	expected := wxnotify.Paid(wxnotify.NewPaidOrder("1900007291", "A1", 100))
	e := serve(t, withV2(), wxhttp.On("v2.pay", func(context.Context, *wxhttp.Delivery) error { return nil }),
		wxhttp.WithExpect(func(context.Context, *wxnotify.Notification) (*wxnotify.Expected, error) { return expected, nil }))
	e.gets(deliverV2(t, apiV2Key, paymentV2), successV2, wxhttp.CodeSuccess)
	expected = nil
	e.gets(deliverV2(t, apiV2Key, paymentV2), failsV2, wxnotify.ErrOptionInvalid)
}

func TestAPIv2KeysAreLookedAtAtOnce(t *testing.T) {
	for _, keys := range [][]wxnotify.APIv2Key{nil, {}, make([]wxnotify.APIv2Key, 1), {wxnotify.NewAPIv2Key("1900007291", "short")},
		{wxnotify.NewAPIv2Key("1900007291", apiV2Key), wxnotify.NewAPIv2Key("1900007291", apiV2Key+"\n")}} {
		_, err := wxhttp.New(platform().Parser(), paid(succeeds), wxhttp.WithAPIv2Keys(keys))
		isInvalid(t, err, "api_v2_key")
	}
}
