// Package events has a type for every kind of notification, which wxnotify's Notification.Event returns:
//
//	event, err := notification.Event()
//	switch event := event.(type) {
//	case *events.TransactionDirect:
//		pay(event.OutTradeNo, event.Amount.Total)
//	}
//
// The types follow WeChat Pay's public documentation. A text that is absent is empty, another value that can be absent is
// a pointer, and nil where it is; a list that is absent is empty. A field of type any is a JSON value as encoding/json makes
// it, its numbers as json.Number. Fields that the documentation does not name are in the notification's Resource only.
package events

import (
	"github.com/wxnotify/wxnotify-go/internal/exact"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Event is a notification's resource as the type of its kind: a pointer to one of the types of this package, as
// *[TransactionDirect]. More may be added.
type Event interface {
	// EventKind returns the name of its kind, such as transaction.direct.
	EventKind() string
	isEvent()
}

func init() {
	hook.Event = func(kind string, resource exact.Value) any { return read(kind, object{resource}) }
}
