package wxnotify_test

import (
	"errors"
	"fmt"
	"log"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// snippet: begin
func handle(notification *wxnotify.Notification) error {
	event, err := notification.Event()
	if errors.Is(err, wxnotify.ErrEventUntyped) {
		return nil // genuine, but of another shape than documented: look at notification.Resource
	} else if err != nil {
		return err
	}
	switch event := event.(type) {
	case *events.TransactionDirect:
		return pay(event.OutTradeNo, event.Amount.Total) // in 分
	case *events.RefundDirect:
		return refund(event.OutRefundNo, event.RefundStatus)
	default:
		return nil // not for us
	}
}

// snippet: end

func pay(outTradeNo string, total int64) error {
	fmt.Println("paid", outTradeNo, total)
	return nil
}

func refund(outRefundNo, status string) error {
	fmt.Println("refunded", outRefundNo, status)
	return nil
}

// A notification as the type of its kind.
func ExampleNotification_Event() {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		log.Fatal(err)
	}
	for _, sent := range []struct{ eventType, resource string }{
		{"TRANSACTION.SUCCESS", payment},
		{"TRANSACTION.SUCCESS", `{"mchid":"1900007291"}`},
	} {
		delivery, err := platform.Notification(sent.eventType, sent.resource)
		if err != nil {
			log.Fatal(err)
		}
		notification, err := platform.Parser().Parse(delivery.Header, delivery.Body)
		if err != nil {
			log.Fatal(err)
		}
		if err := handle(notification); err != nil {
			log.Fatal(err)
		}
		_, err = notification.Event()
		fmt.Println(err)
	}
	// Output:
	// paid A1 100
	// <nil>
	// EVENT_UNTYPED: the resource does not have the type of transaction.direct: amount is missing; use the resource itself
}
