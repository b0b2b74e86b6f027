package wxhttp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// From a genuine notification to what is answered, in each mode.

// receive works on a delivered notification.
func (h *Handler) receive(ctx context.Context, notification *wxnotify.Notification) result {
	if err := h.compare(ctx, notification); err != nil {
		return failed(err)
	}
	callback, asks, err := h.route(notification)
	switch {
	case err != nil:
		return failed(err)
	case callback == nil && h.acknowledgeUnhandled:
		return succeeded(CodeIgnored, wxnotify.AckSuccess())
	case callback == nil:
		return failed(unhandled(notification))
	}
	delivery := &Delivery{Notification: notification, Attempts: 1, Ack: wxnotify.AckSuccess()}
	// What asks is answered each time.
	if h.inbox == nil || asks {
		if err := call(ctx, callback, delivery); err != nil {
			return failed(err)
		}
		return succeeded(CodeSuccess, delivery.Ack)
	}
	key, err := guarded(func() (string, error) { return h.key(notification), nil })
	if err != nil {
		return failed(err)
	}
	switch *h.mode {
	case Stored:
		return h.store(ctx, key, notification)
	case Leased:
		return h.leased(ctx, key, callback, delivery)
	default:
		return h.inTransaction(ctx, key, callback, delivery)
	}
}

// compare holds the notification against what the merchant expects.
func (h *Handler) compare(ctx context.Context, notification *wxnotify.Notification) error {
	if h.expect == nil {
		return nil
	}
	expectations, err := guarded(func() ([]wxnotify.Expectation, error) { return h.expect(ctx, notification) })
	if err != nil || len(expectations) == 0 {
		return err
	}
	return notification.Expect(expectations...)
}

// routing is which routes take a notification, the most special first, and whether its event asks for data.
type routing struct {
	Routes []string `json:"routes"`
	Asks   bool     `json:"asks"`
}

// route finds the callback for a notification, or nil.
func (h *Handler) route(notification *wxnotify.Notification) (callback Callback, asks bool, err error) {
	cached := [2]string{notification.EventType, string(notification.Kind)}
	found, isCached := h.routings.Load(cached)
	if !isCached {
		found, err = ask.Value[routing](map[string]any{"do": "route", "event_type": cached[0], "kind": cached[1]})
		if err != nil {
			return nil, false, err
		}
		h.routings.Store(cached, found)
	}
	routing := found.(routing)
	for _, name := range append(routing.Routes[:len(routing.Routes):len(routing.Routes)], otherwise) {
		if callback := h.routes[name]; callback != nil {
			return callback, routing.Asks, nil
		}
	}
	return nil, routing.Asks, nil
}

// inTransaction commits the claim, what the callback writes and the completion together, or nothing.
func (h *Handler) inTransaction(ctx context.Context, key string, callback Callback, delivery *Delivery) result {
	var claim wxinbox.Claim
	err := h.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) (err error) {
		if claim, err = h.inbox.Claim(ctx, tx, key, delivery.Notification); err != nil || claim.State != wxinbox.Fresh {
			return err
		}
		delivery.Tx, delivery.Attempts = tx, claim.Lease.Attempts
		if err := call(ctx, callback, delivery); err != nil {
			return err
		}
		return h.inbox.Complete(ctx, tx, claim.Lease)
	})
	if err != nil {
		if claim.State == wxinbox.Fresh {
			h.note(ctx, key, delivery.Notification, err)
		}
		return failed(err)
	}
	return claimed(claim, delivery)
}

// note keeps in the inbox that an attempt failed, after all of it was rolled back. If that fails as well, nothing is lost but the
// note.
func (h *Handler) note(ctx context.Context, key string, notification *wxnotify.Notification, failure error) {
	_ = h.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) error {
		claim, err := h.inbox.Claim(ctx, tx, key, notification)
		if err != nil || claim.State != wxinbox.Fresh {
			return err
		}
		return h.inbox.Release(ctx, tx, claim.Lease, reason(failure))
	})
}

// leased calls the callback between the claim and the completion, each a transaction of its own.
func (h *Handler) leased(ctx context.Context, key string, callback Callback, delivery *Delivery) result {
	var claim wxinbox.Claim
	err := h.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) (err error) {
		claim, err = h.inbox.Claim(ctx, tx, key, delivery.Notification)
		return err
	})
	if err != nil {
		return failed(err)
	}
	if claim.State == wxinbox.Fresh {
		delivery.Attempts = claim.Lease.Attempts
		failure := call(ctx, callback, delivery)
		err := h.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) error {
			if failure != nil {
				return h.inbox.Release(ctx, tx, claim.Lease, reason(failure))
			}
			return h.inbox.Complete(ctx, tx, claim.Lease)
		})
		if failure != nil {
			// Where it cannot be released, the lease ends by itself.
			return failed(failure)
		}
		if err != nil {
			return failed(err)
		}
	}
	return claimed(claim, delivery)
}

func claimed(claim wxinbox.Claim, delivery *Delivery) result {
	switch claim.State {
	case wxinbox.Fresh:
		return succeeded(CodeSuccess, delivery.Ack)
	case wxinbox.Done:
		return succeeded(CodeDuplicate, wxnotify.AckSuccess())
	default:
		return failed(hook.NewError(string(wxnotify.ErrNotificationBusy), "another worker is processing the notification", "", nil))
	}
}

// store writes the notification down for a worker.
func (h *Handler) store(ctx context.Context, key string, notification *wxnotify.Notification) result {
	err := h.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) error {
		return h.inbox.Store(ctx, tx, key, notification)
	})
	if err != nil {
		return failed(err)
	}
	return succeeded(CodeStored, wxnotify.AckSuccess())
}

// call calls a callback: whatever it does wrong is an error.
func call(ctx context.Context, callback Callback, delivery *Delivery) error {
	_, err := guarded(func() (struct{}, error) { return struct{}{}, callback(ctx, delivery) })
	switch {
	case err != nil:
		return err
	case delivery.failure != nil:
		return delivery.failure
	case delivery.Ack.Status < 200 || delivery.Ack.Status > 299:
		refused := hook.NewError(string(wxnotify.ErrHandlerFailed), fmt.Sprintf("the callback answered %d", delivery.Ack.Status), "", nil)
		if delivery.Ack.Status != 0 {
			refused.(*wxnotify.Error).Ack = delivery.Ack
		}
		return refused
	}
	return nil
}

// guarded makes an error of a panic in the merchant's code, whose stack is for the log alone.
func guarded[T any](work func() (T, error)) (value T, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			slog.Error("wxnotify: a callback panicked", "panic", panicked, "stack", string(debug.Stack()))
			err = callbackFailed(fmt.Errorf("panic: %v", panicked))
		}
	}()
	return work()
}

func callbackFailed(err error) error {
	return hook.NewError(string(wxnotify.ErrHandlerFailed), "the callback failed", "", err)
}

func unhandled(notification *wxnotify.Notification) error {
	return hook.NewError(string(wxnotify.ErrEventUnhandled), fmt.Sprintf(
		"no route takes %s of the kind %s; give On or Otherwise, or WithUnhandledAcknowledged", notification.EventType, notification.Kind), "event_type", nil)
}

// reason is what the inbox keeps of a failure.
func reason(failure error) string {
	var known *wxnotify.Error
	switch {
	case !errors.As(failure, &known):
		return failure.Error()
	case known.Code != wxnotify.ErrHandlerFailed:
		return known.Error()
	case errors.Unwrap(known) != nil:
		return errors.Unwrap(known).Error()
	default:
		return known.Message
	}
}
