package wxnotifytest

import (
	"net/http"

	"github.com/wxnotify/wxnotify-go/internal/ask"
)

// V2Notification makes an APIv2 notification that is genuine under apiV2Key, of 32 characters: a payment or a contract, of fields as in
// the XML, such as transaction_id, out_trade_no, result_code and total_fee. return_code and nonce_str are added where they are not among
// them, and sign, by signType: MD5 or HMAC-SHA256.
//
// Errors: [wxnotify.ErrOptionInvalid] for a key or a sign type that is none, or a field that has not a field's name.
func V2Notification(apiV2Key, signType string, fields map[string]string) (*Delivery, error) {
	return v2Delivery(map[string]any{"do": "testing_v2", "key": apiV2Key, "sign_type": signType, "fields": fields})
}

// V2Refund makes an APIv2 notification of a refund that apiV2Key opens: outer has fields such as appid and mch_id, and inner what is
// encrypted: refund_id, out_refund_no, refund_fee, refund_status and so on.
//
// Errors: [wxnotify.ErrOptionInvalid] for a key that is none, or a field that has not a field's name.
func V2Refund(apiV2Key string, outer, inner map[string]string) (*Delivery, error) {
	return v2Delivery(map[string]any{"do": "testing_v2", "key": apiV2Key, "outer": outer, "inner": inner})
}

func v2Delivery(request map[string]any) (*Delivery, error) {
	body, err := ask.Value[string](request)
	if err != nil {
		return nil, err
	}
	return &Delivery{Header: http.Header{"Content-Type": {"text/xml"}}, Body: []byte(body)}, nil
}
