package wxhttp

import (
	"context"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// Work calls the callbacks for stored notifications, one after another, until ctx is cancelled; it then ends the one that it is at,
// and returns nil. It looks again after pause where nothing waits or the database fails, which the observer is told. Run it
// in as many goroutines, processes and machines as the work takes.
//
// Errors: [wxnotify.ErrOptionInvalid] where the handler has not the mode [Stored], or the pause is not more than 0.
func (h *Handler) Work(ctx context.Context, pause time.Duration) error {
	if pause <= 0 {
		return invalid("pause", "the pause is how long a worker waits when there is nothing to do; give more than 0")
	}
	if err := h.checkWorker(); err != nil {
		return err
	}
	for ctx.Err() == nil {
		started := time.Now()
		worked, err := h.WorkOnce(ctx)
		if err != nil && ctx.Err() == nil {
			end := failed(err)
			h.tell(ctx, Outcome{Code: end.code, Status: end.ack.Status, Err: end.err, Duration: time.Since(started)})
		}
		if !worked {
			select {
			case <-ctx.Done():
			case <-time.After(pause):
			}
		}
	}
	return nil
}

// WorkOnce calls the callback for one stored notification, in the inbox's transaction with its completion. It returns false
// where none waits. A callback that fails is no error here: the observer is told, and the notification waits for its next
// attempt or is a dead letter.
//
// Errors: [wxnotify.ErrOptionInvalid] where the handler has not the mode [Stored]; [wxnotify.ErrInboxFailed] where none could be taken.
func (h *Handler) WorkOnce(ctx context.Context) (bool, error) {
	if err := h.checkWorker(); err != nil {
		return false, err
	}
	started := time.Now()
	var task *wxinbox.Task
	var unreadable error
	err := h.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) (err error) {
		if task, err = h.inbox.Take(ctx, tx); task != nil {
			unreadable, err = err, nil
		}
		return err
	})
	if err != nil || task == nil {
		return false, err
	}
	// What was begun is ended.
	ctx = context.WithoutCancel(ctx)
	var outcome Outcome
	var end result
	if unreadable != nil {
		end = failed(unreadable)
	} else {
		outcome = outcomeOf(task.Notification)
		end = h.workOn(ctx, task)
	}
	if end.err != nil {
		// Where that cannot be written, the lease ends by itself.
		_ = h.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) error {
			return h.inbox.Fail(ctx, tx, task.Lease, reason(end.err))
		})
	}
	outcome.Code, outcome.Status, outcome.Err, outcome.Duration = end.code, end.ack.Status, end.err, time.Since(started)
	h.tell(ctx, outcome)
	return true, nil
}

func (h *Handler) checkWorker() error {
	if h.inbox == nil || *h.mode != Stored {
		return invalid("mode", "there is nothing to work off unless notifications are stored; give WithInbox and WithMode(Stored)")
	}
	return nil
}

// workOn commits what the callback writes and the completion together, or nothing. What was acknowledged is never let go
// unseen: where the routes are others than when it was stored, it fails, whatever is done with events that nobody handles.
func (h *Handler) workOn(ctx context.Context, task *wxinbox.Task) result {
	callback, _, err := h.route(task.Notification)
	switch {
	case err != nil:
		return failed(err)
	case callback == nil:
		return failed(unhandled(task.Notification))
	}
	err = h.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) error {
		delivery := &Delivery{Notification: task.Notification, Tx: tx, Attempts: task.Lease.Attempts, Ack: wxnotify.AckSuccess()}
		if err := call(ctx, callback, delivery); err != nil {
			return err
		}
		return h.inbox.Complete(ctx, tx, task.Lease)
	})
	if err != nil {
		return failed(err)
	}
	return succeeded(CodeSuccess, wxnotify.AckSuccess())
}
