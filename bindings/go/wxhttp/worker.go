package wxhttp

import (
	"context"
	"encoding/json"
	"time"

	"github.com/wxnotify/wxnotify-go/internal/ask"
)

// WorkOption is a setting of [Handler.Work].
type WorkOption func(*turn)

// WithPurge has the worker forget what ended so long ago, as [wxinbox.Inbox.Purge] does, when it has nothing else to do.
func WithPurge(olderThan time.Duration) WorkOption {
	return func(t *turn) {
		seconds := int64(olderThan.Seconds())
		t.PurgeOlderThan = &seconds
	}
}

// turn is the request for one turn of a worker.
type turn struct {
	Do             string `json:"do"`
	Handler        uint64 `json:"handler"`
	PauseMS        int64  `json:"pause_ms"`
	PurgeOlderThan *int64 `json:"purge_older_than"`
	Now            int64  `json:"now"`
}

// Work calls the callbacks for stored notifications, one after another, until ctx is cancelled or [Handler.Shutdown] is called; it then
// ends the one that it is at, and returns nil. It looks again after pause where nothing waits or the database fails, which is logged
// and observed. Run it in as many goroutines, processes and machines as the work takes.
//
// Errors: [wxnotify.ErrOptionInvalid] where the handler has not the mode [Stored], the pause is not at least a millisecond, or an
// option is out of its range.
func (h *Handler) Work(ctx context.Context, pause time.Duration, options ...WorkOption) error {
	if pause < time.Millisecond {
		return invalid("pause", "the pause is how long a worker waits when there is nothing to do; give a millisecond or more")
	}
	turn := turn{Do: "work", Handler: h.number, PauseMS: pause.Milliseconds()}
	for _, option := range options {
		option(&turn)
	}
	for ctx.Err() == nil && h.open.Err() == nil {
		started := time.Now()
		wait, failure, err := h.work(ctx, turn)
		if err != nil {
			return err
		}
		if failure != nil {
			h.tell(ctx, h.refuse(failure, nil, seen{}), started, false)
			wait = pause
		}
		select {
		case <-ctx.Done():
		case <-h.open.Done():
		case <-time.After(wait):
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
	// Any pause says that nothing waited.
	wait, failure, err := h.work(ctx, turn{Do: "work", Handler: h.number, PauseMS: 1})
	if err == nil {
		err = failure
	}
	return err == nil && wait == 0, err
}

// work is one turn of a worker. It returns for how long there is nothing to do, or why it failed.
func (h *Handler) work(ctx context.Context, turn turn) (wait time.Duration, failure, err error) {
	started := time.Now()
	turn.Now = h.now().Unix()
	// What was begun is ended.
	last, end, err := h.run(context.WithoutCancel(ctx), h.only, nil, turn)
	switch {
	case err != nil:
		return 0, nil, err
	case last.Name == "answer":
		h.tell(ctx, end, started, false)
		return 0, nil, nil
	case last.Name == "error":
		return 0, end.err, nil
	}
	var value struct {
		WaitMS int64 `json:"wait_ms"`
	}
	err = json.Unmarshal(last.Value, &value)
	return time.Duration(value.WaitMS) * time.Millisecond, nil, err
}

// Shutdown has the handler take nothing more: requests are answered 503, and workers end. It waits until what is on its way has ended, or
// ctx is cancelled. It returns how many callbacks were left, and ctx's error where any were. Call it before that of the server.
func (h *Handler) Shutdown(ctx context.Context) (left int, err error) {
	h.close()
	if _, err := ask.Value[any](map[string]any{"do": "close", "handler": h.number}); err != nil {
		return 0, err
	}
	poll := time.NewTicker(20 * time.Millisecond)
	defer poll.Stop()
	for {
		left, err := ask.Value[int](map[string]any{"do": "in_flight", "handler": h.number})
		if err != nil || left == 0 {
			return left, err
		}
		select {
		case <-ctx.Done():
			return left, ctx.Err()
		case <-poll.C:
		}
	}
}
