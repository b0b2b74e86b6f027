package wxhttp_test

import (
	"context"
	"fmt"
	"log"
	"net/http/httptest"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// A handler without an inbox, and a pretend platform that calls it.
func Example() {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		log.Fatal(err)
	}
	handler, err := wxhttp.New(platform.Parser(),
		wxhttp.OnPaid(func(_ context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
			if err := d.Notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", payment.OutTradeNo, 100)); err != nil {
				return err
			}
			fmt.Println("paid", payment.OutTradeNo)
			return nil
		}))
	if err != nil {
		log.Fatal(err)
	}
	resource, err := wxnotifytest.Sample("TRANSACTION.SUCCESS", map[string]any{"mchid": "1900007291", "out_trade_no": "A1", "amount.total": 100})
	if err != nil {
		log.Fatal(err)
	}
	delivery, err := platform.Notification("TRANSACTION.SUCCESS", resource)
	if err != nil {
		log.Fatal(err)
	}
	request, err := delivery.Request("/notify")
	if err != nil {
		log.Fatal(err)
	}
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	fmt.Println(answer.Code, answer.Body)
	// Output:
	// paid A1
	// 200 {"code":"SUCCESS"}
}
