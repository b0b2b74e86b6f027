package wxhttp

import (
	"context"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// Callback is what a merchant does with a notification. nil says that it is done.
//
// ctx has the values of the request's context. It is not cancelled when the client hangs up or the deadline passes, because the
// work counts all the same.
type Callback func(ctx context.Context, delivery *Delivery) error

// Delivery is a notification on its way through a callback.
type Delivery struct {
	// Notification is what was delivered: it is genuine.
	Notification *wxnotify.Notification
	// Tx is the inbox's transaction, in the modes [InTransaction] and [Stored], and else nil. What is written through it
	// takes effect once.
	Tx wxinbox.DBTX
	// Attempts is how often the notification was worked on, this time included; 1 without an inbox.
	Attempts int64
	// Ack is what to answer where the callback returns nil: success, unless the callback sets another, with
	// [wxnotify.AckAnswer] say, to an event that asks for data. A status that is not 2xx counts as a failure.
	Ack wxnotify.Ack

	failure error
}

// Event returns the notification as the type of its kind. See [wxnotify.Notification.Event].
func (d *Delivery) Event() (events.Event, error) {
	return d.Notification.Event()
}

// Fail is the way out: WeChat Pay is answered 500 with message, cut at 64 characters, and sends the notification again. The
// returned error is for the callback to return. The delivery has failed even where it does not.
func (d *Delivery) Fail(message string) error {
	failed := hook.NewError(string(wxnotify.ErrHandlerFailed), message, "", nil).(*wxnotify.Error)
	d.failure = failed
	answer, err := ask.Value[struct {
		Status      int    `json:"status"`
		ContentType string `json:"content_type"`
		Body        string `json:"body"`
	}](map[string]any{"do": "fail", "message": message})
	if err == nil {
		failed.Ack = wxnotify.Ack{Status: answer.Status, ContentType: answer.ContentType, Body: answer.Body}
	}
	return failed
}
