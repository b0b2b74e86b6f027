package main

import (
	"context"
	"encoding/json"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
)

// The three callbacks of a merchant. message is the delivery, with the transaction to write in (message.Tx). fail answers
// WeChat Pay 500 with the text, which then sends the notification again, and nothing that was written stays.
type (
	// Paid is called once for each payment. By [OthersOn] it also sees every other event that has no callback, once each, and
	// acknowledges it by returning nil. transaction is nil where that is of another kind.
	Paid func(ctx context.Context, message *wxhttp.Delivery, transaction *events.TransactionDirect, fail func(string)) error
	// Refunded is called once for each refund that arrived.
	Refunded func(ctx context.Context, message *wxhttp.Delivery, refund *events.RefundDirect, fail func(string)) error
	// Scanned is called each time that somebody scanned a QR code of ours and WeChat Pay asks what is to be paid. It returns the
	// prepay id. alert says no instead: the answer is received, and its text is for the person who pays.
	Scanned func(ctx context.Context, message *wxhttp.Delivery, query *events.CrossBorderQuery, fail, alert func(string)) (prepayID string, err error)
)

// OnPaid makes a route of the callback.
func OnPaid(paid Paid) wxhttp.Option {
	return wxhttp.OnPaid(func(ctx context.Context, transaction *events.TransactionDirect, message *wxhttp.Delivery) error {
		return paid(ctx, message, transaction, failing(message))
	})
}

// OthersOn has the callback see what has no route: look at message.Notification.EventType first.
func OthersOn(paid Paid) wxhttp.Option {
	return wxhttp.Otherwise(func(ctx context.Context, message *wxhttp.Delivery) error {
		// What is of no type that is known has none here either.
		event, _ := message.Event()
		transaction, _ := event.(*events.TransactionDirect)
		return paid(ctx, message, transaction, failing(message))
	})
}

// OnRefunded makes a route of the callback.
func OnRefunded(refunded Refunded) wxhttp.Option {
	return wxhttp.OnRefunded(func(ctx context.Context, refund *events.RefundDirect, message *wxhttp.Delivery) error {
		return refunded(ctx, message, refund, failing(message))
	})
}

// scanAnswer is what WeChat Pay is told about a scanned code.
type scanAnswer struct {
	ResultCode string `json:"result_code"`
	PrepayID   string `json:"prepay_id,omitempty"`
	ErrCodeDes string `json:"err_code_des,omitempty"`
}

// OnScanned makes a route of the callback. What it returns is the answer's body.
func OnScanned(scanned Scanned) wxhttp.Option {
	return wxhttp.OnEvent(func(ctx context.Context, query *events.CrossBorderQuery, message *wxhttp.Delivery) error {
		var answer scanAnswer
		alert := func(text string) { answer = scanAnswer{ResultCode: "FAIL", ErrCodeDes: text} }
		prepayID, err := scanned(ctx, message, query, failing(message), alert)
		if err != nil {
			return err
		}
		if answer.ResultCode == "" {
			answer = scanAnswer{ResultCode: "SUCCESS", PrepayID: prepayID}
		}
		body, err := json.Marshal(answer)
		if err != nil {
			return err
		}
		message.Ack, err = wxnotify.AckAnswer(body)
		return err
	})
}

func failing(message *wxhttp.Delivery) func(string) {
	// It has failed, whatever the callback returns.
	return func(text string) { _ = message.Fail(text) }
}
