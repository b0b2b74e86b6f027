package integration

import (
	"context"
	"fmt"
	"testing"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

const (
	apiV2Key  = "v2v2v2v2v2v2v2v2v2v2v2v2v2v2v2v2"
	successV2 = "200 <xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>"
	failedV2  = "500 <xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[no stock]]></return_msg></xml>"
)

// Only the inbox makes a notification of APIv2 count once: nothing in it tells when it was sent.
func TestAPIv2InEachMode(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		for _, mode := range allModes {
			before := s.paid()
			id := "42" + string(mode)
			delivery := must(wxnotifytest.V2Notification(apiV2Key, "MD5", map[string]string{"appid": "wx1", "mch_id": "1900007291",
				"transaction_id": id, "out_trade_no": "A1", "total_fee": "100", "result_code": "SUCCESS"}))(t)
			fails := true
			e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), wxhttp.WithAPIv2Keys([]wxnotify.APIv2Key{wxnotify.NewAPIv2Key("1900007291", apiV2Key)}),
				wxhttp.OnEvent(func(ctx context.Context, payment *events.V2Pay, d *wxhttp.Delivery) error {
					is(t, payment.TransactionID, id)
					if fails {
						return d.Fail("no stock")
					}
					on := d.Tx
					if on == nil {
						on = s.db
					}
					if err := d.Notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", payment.OutTradeNo, 100)); err != nil {
						return err
					}
					return s.payIn(ctx, on)
				}))
			if mode == wxhttp.Stored {
				is(t, e.post(delivery), successV2)
				is(t, e.outcome().Code, wxhttp.CodeStored)
				is(t, must(e.handler.WorkOnce(ctx))(t), true)
				is(t, e.outcome().Code, wxnotify.ErrHandlerFailed)
				fails = false
				s.execute(fmt.Sprintf("UPDATE %s SET due_at = 1 WHERE notification_key = '1900007291.%s'", s.table, id))
				is(t, must(e.handler.WorkOnce(ctx))(t), true)
			} else {
				is(t, e.post(delivery), failedV2)
				is(t, e.outcome().Code, wxnotify.ErrHandlerFailed)
				is(t, s.paid(), before)
				fails = false
				is(t, e.post(delivery), successV2)
			}
			is(t, e.outcome().Code, wxhttp.CodeSuccess)
			for range 2 {
				is(t, e.post(delivery), successV2)
				is(t, e.outcome().Code, wxhttp.CodeDuplicate)
			}
			is(t, s.paid(), before+1)
			is(t, s.row("1900007291."+id), "done 2")
		}
	})
}
