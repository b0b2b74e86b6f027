package wxnotify_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

const apiV2Key = "v2v2v2v2v2v2v2v2v2v2v2v2v2v2v2v2"

var (
	paymentV2 = map[string]string{"appid": "wx1", "mch_id": "1900007291", "openid": "o1", "trade_type": "MICROPAY", "bank_type": "CMC", "total_fee": "100",
		"cash_fee": "100", "transaction_id": "42", "out_trade_no": "A1", "time_end": "20261120120000", "result_code": "SUCCESS"}
	refundV2 = map[string]string{"transaction_id": "42", "out_trade_no": "A1", "refund_id": "50", "out_refund_no": "R1", "total_fee": "100",
		"refund_fee": "40", "refund_status": "SUCCESS", "success_time": "2026-11-20 12:00:00"}
	contractV2 = map[string]string{"mch_id": "1900007291", "contract_code": "C1", "plan_id": "12", "openid": "o1", "change_type": "ADD",
		"operate_time": "2026-11-20 12:00:00", "contract_id": "77", "result_code": "SUCCESS"}
	outerV2 = map[string]string{"appid": "wx1", "mch_id": "1900007291"}
)

func apiV2Keys() []wxnotify.APIv2Key {
	return []wxnotify.APIv2Key{wxnotify.NewAPIv2Key("1900007291", strings.Repeat("x", 32)), wxnotify.NewAPIv2Key("1900007291", apiV2Key)}
}

func TestAPaymentOfAPIv2(t *testing.T) {
	for _, signType := range []string{"MD5", "HMAC-SHA256"} {
		delivery := must(wxnotifytest.V2Notification(apiV2Key, signType, paymentV2))(t)
		notification := must(wxnotify.ParseV2(delivery.Body, apiV2Keys()))(t)
		if notification.ID != "1900007291.42" || notification.EventType != "V2.PAY" || notification.Kind != wxnotify.KindV2Pay || *notification.APIv3KeyLabel != "1900007291" ||
			*notification.CreateTime != "2026-11-20T12:00:00+08:00" {
			t.Errorf("got %s", must(notification.ToJSON())(t))
		}
		if payment := must(notification.Event())(t).(*events.V2Pay); payment.OutTradeNo != "A1" || payment.TotalFee != "100" {
			t.Errorf("got %+v", payment)
		}
		if err := notification.ExpectPaid(order); err != nil {
			t.Error(err)
		}
		fails(t, notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", "A1", 99)), wxnotify.ErrContentMismatch, "amount_total")
		// It can be queued as any other.
		var written struct {
			Kind string `json:"kind"`
		}
		if err := json.Unmarshal(must(notification.ToJSON())(t), &written); err != nil || written.Kind != "v2.pay" {
			t.Errorf("got %v, %v", written, err)
		}
	}
	failed := map[string]string{"mch_id": "1900007291", "out_trade_no": "A1", "total_fee": "100", "result_code": "FAIL"}
	delivery := must(wxnotifytest.V2Notification(apiV2Key, "MD5", failed))(t)
	fails(t, must(wxnotify.ParseV2(delivery.Body, apiV2Keys()))(t).ExpectPaid(order), wxnotify.ErrContentMismatch, "result_code")
}

func TestARefundOfAPIv2(t *testing.T) {
	delivery := must(wxnotifytest.V2Refund(apiV2Key, outerV2, refundV2))(t)
	notification := must(wxnotify.ParseV2(delivery.Body, apiV2Keys()))(t)
	if notification.ID != "1900007291.50.SUCCESS" || notification.Kind != wxnotify.KindV2Refund {
		t.Errorf("got %s", must(notification.ToJSON())(t))
	}
	refund := wxnotify.NewRefundedOrder("1900007291", "R1", 40)
	if err := notification.ExpectRefunded(refund); err != nil {
		t.Error(err)
	}
	fails(t, notification.ExpectPaid(order), wxnotify.ErrContentMismatch, "event_type")
	fails(t, notification.ExpectRefunded(wxnotify.NewRefundedOrder("1900007291", "R1", 100)), wxnotify.ErrContentMismatch, "amount_refund")
}

func TestAContractOfAPIv2(t *testing.T) {
	delivery := must(wxnotifytest.V2Notification(apiV2Key, "MD5", contractV2))(t)
	contract := must(must(wxnotify.ParseV2(delivery.Body, apiV2Keys()))(t).Event())(t).(*events.V2Contract)
	if contract.ContractID != "77" || contract.ChangeType != "ADD" {
		t.Errorf("got %+v", contract)
	}
}

func TestWhatAPIv2Refuses(t *testing.T) {
	payment := must(wxnotifytest.V2Notification(apiV2Key, "MD5", paymentV2))(t).Body
	refund := must(wxnotifytest.V2Refund(apiV2Key, outerV2, refundV2))(t).Body
	others := []wxnotify.APIv2Key{wxnotify.NewAPIv2Key("1900007291", strings.Repeat("x", 32))}
	foreign := []wxnotify.APIv2Key{wxnotify.NewAPIv2Key("1900007292", apiV2Key)}
	tampered := bytes.Replace(payment, []byte("A1"), []byte("A2"), 1)
	v3 := deliver(t, thePlatform(t))
	for name, refused := range map[string]struct {
		body  []byte
		keys  []wxnotify.APIv2Key
		code  wxnotify.Code
		field string
	}{
		"another key":             {payment, others, wxnotify.ErrSignatureInvalid, "sign"},
		"another key, refund":     {refund, others, wxnotify.ErrDecryptionFailed, "req_info"},
		"another merchant's":      {payment, foreign, wxnotify.ErrSignatureInvalid, "mch_id"},
		"and of a refund":         {refund, foreign, wxnotify.ErrDecryptionFailed, "mch_id"},
		"no merchant":             {payment, []wxnotify.APIv2Key{wxnotify.NewAPIv2Key("", apiV2Key)}, wxnotify.ErrOptionInvalid, "api_v2_key"},
		"a merchant that is none": {payment, []wxnotify.APIv2Key{wxnotify.NewAPIv2Key("shop", apiV2Key)}, wxnotify.ErrOptionInvalid, "api_v2_key"},
		"tampered":                {tampered, apiV2Keys(), wxnotify.ErrSignatureInvalid, "sign"},
		"APIv3":                   {v3.Body, apiV2Keys(), wxnotify.ErrEnvelopeInvalid, ""},
		"nothing":                 {nil, apiV2Keys(), wxnotify.ErrEnvelopeInvalid, ""},
		"no key":                  {payment, nil, wxnotify.ErrOptionInvalid, "api_v2_key"},
		"a key that is short":     {payment, []wxnotify.APIv2Key{wxnotify.NewAPIv2Key("1900007291", "short")}, wxnotify.ErrOptionInvalid, "api_v2_key"},
		"a key that is zero":      {payment, make([]wxnotify.APIv2Key, 1), wxnotify.ErrOptionInvalid, "api_v2_key"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := wxnotify.ParseV2(refused.body, refused.keys)
			failed := fails(t, err, refused.code, refused.field)
			if strings.Contains(failed.Message, apiV2Key) || strings.Contains(failed.Message, "xxxx") {
				t.Errorf("a key is in %q", failed.Message)
			}
		})
	}
	_, err := wxnotify.ParseV2Within(payment, apiV2Keys(), int64(len(payment))-1)
	fails(t, err, wxnotify.ErrBodyTooLarge, "body")
	must(wxnotify.ParseV2Within(payment, apiV2Keys(), int64(len(payment))))(t)
	// Neither is a key of APIv2 tried on APIv3.
	_, err = thePlatform(t).Parser().ParseAt(v3.Header, payment, now)
	fails(t, err, wxnotify.ErrSignatureInvalid, "Wechatpay-Signature")
}

func TestAnswersToAPIv2(t *testing.T) {
	const xml = `<xml><return_code><![CDATA[%s]]></return_code><return_msg><![CDATA[%s]]></return_msg></xml>`
	received := wxnotify.Ack{Status: 200, ContentType: "text/xml", Body: fmt.Sprintf(xml, "SUCCESS", "OK")}
	if ack := wxnotify.AckForV2(nil); ack != received || wxnotify.AckSuccessV2() != received {
		t.Errorf("got %+v", ack)
	}
	_, refused := wxnotify.ParseV2([]byte("<xml>"), apiV2Keys())
	for code, err := range map[wxnotify.Code]error{
		wxnotify.ErrHandlerFailed:    fmt.Errorf("no disk"),
		wxnotify.ErrEnvelopeInvalid:  fmt.Errorf("parsing: %w", refused),
		wxnotify.ErrNotificationBusy: &wxnotify.Error{Code: wxnotify.ErrNotificationBusy},
	} {
		of, json := must(wxnotify.AckForCodeV2(code))(t), must(wxnotify.AckForCode(code))(t)
		if ack := wxnotify.AckForV2(err); ack != of || of.Status != json.Status || of.ContentType != "text/xml" || !strings.Contains(of.Body, "FAIL") {
			t.Errorf("%s: got %+v", code, ack)
		}
	}
	if ack := wxnotify.AckForV2(&wxnotify.Error{Code: "NO_SUCH"}); ack.Status != 500 {
		t.Errorf("got %+v", ack)
	}
	_, err := wxnotify.AckForCodeV2("NO_SUCH")
	fails(t, err, wxnotify.ErrArgumentInvalid, "code")
}

func TestAnAPIv2KeyIsNotShown(t *testing.T) {
	var logged bytes.Buffer
	key := wxnotify.NewAPIv2Key("1900007291", apiV2Key)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&logged, verb+verb+verb+"\n", key, &key, []wxnotify.APIv2Key{key})
	}
	slog.New(slog.NewJSONHandler(&logged, nil)).Info("got", "key", key)
	if strings.Contains(logged.String(), apiV2Key) || strings.Contains(logged.String(), fmt.Sprintf("%x", apiV2Key)) || !strings.Contains(logged.String(), `mch_id "1900007291"`) {
		t.Errorf("logged %s", logged.String())
	}
}
