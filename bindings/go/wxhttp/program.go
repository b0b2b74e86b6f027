package wxhttp

import (
	"context"
	"encoding/json"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/program"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// running is one of the native library's programs on its way: the library decides, and here its steps are done.
type running struct {
	handler  *Handler
	ctx      context.Context
	started  time.Time
	received *wxnotify.Notification
	// Whose it is; of a handler with several, nil in a worker until it is found.
	merchant *ServedMerchant
	// What a program of Reconcile asks, and else nil.
	asked       *asked
	transaction *program.Transaction
	// What the merchant's code last failed with.
	failure error
	// Is closed when the program has ended.
	ended chan struct{}
}

// run runs a program to its last step, and returns that, with its report's end.
func (h *Handler) run(ctx context.Context, merchant *ServedMerchant, received *wxnotify.Notification, request any) (*program.Step, end, error) {
	return h.runAsking(ctx, merchant, received, nil, request)
}

func (h *Handler) runAsking(ctx context.Context, merchant *ServedMerchant, received *wxnotify.Notification, asked *asked, request any) (*program.Step, end, error) {
	r := &running{handler: h, ctx: ctx, started: time.Now(), merchant: merchant, received: received, asked: asked,
		transaction: program.NewTransaction(h.db, h.settings.Inbox), ended: make(chan struct{})}
	defer close(r.ended)
	defer r.transaction.RollBack()
	last, err := program.Run(request, r.do)
	return last, r.end(last.Report), err
}

// do does one step, and returns what came of it.
func (r *running) do(step *program.Step) any {
	switch step.Name {
	case "callback":
		return r.callBack(step)
	case "merchant":
		return r.find(step)
	case "key":
		key, err := result(attempt(r.handler.log(), func() (string, error) { return r.handler.key(r.named(), r.received), nil }))
		return r.reply(map[string]any{"text": key}, err)
	case "compare":
		return r.reply("done", r.compare())
	case "write_down":
		text, err := r.received.ToJSON()
		return r.reply(map[string]any{"text": string(text)}, err)
	case "fetch":
		return r.asked.answer.Fetch(r.asked.ctx, r.asked.client, step)
	case "verify":
		return r.asked.answer.Verify(r.merchant.parser)
	case "received":
		return r.receive(step)
	case "observe":
		r.handler.tell(r.ctx, r.end(step.Report), r.started, false)
		return "done"
	default:
		return r.transaction.Do(r.ctx, step)
	}
}

// named is whose it is, where there are several.
func (r *running) named() *ServedMerchant {
	if r.handler.chooser == nil {
		return nil
	}
	return r.merchant
}

// reply is the reply to a step, unless the merchant's code failed.
func (r *running) reply(reply any, err error) any {
	r.failure = err
	if err != nil {
		return failureReply(err)
	}
	return reply
}

func (r *running) compare() error {
	expected, err := result(attempt(r.handler.log(), func() (*wxnotify.Expected, error) { return r.handler.expect(r.ctx, r.named(), r.received) }))
	if err != nil {
		return err
	}
	return hook.Compare(r.received, expected)
}

// callBack has the route's callback process the notification. Where it does not return before its limit, nothing of it commits
// any more, and it keeps its place among those in flight until it does return.
func (r *running) callBack(step *program.Step) any {
	notification := r.received
	if step.Notification != nil {
		var err error
		if notification, err = program.Restore(*step.Notification); err != nil {
			return r.reply(nil, err)
		}
	}
	ctx, cancel := context.WithCancel(r.ctx)
	delivery := &Delivery{Notification: notification, Merchant: r.named(), Attempts: step.Attempts, Ack: success(), kind: step.Kind, logger: r.handler.log()}
	// An interface that holds a nil *sql.Tx would not be nil.
	if tx := r.transaction.Tx(); tx != nil {
		delivery.Tx, delivery.conn = tx, r.transaction.Conn()
	} else {
		delivery.noTx = r.handler.noTx()
	}
	var limit <-chan time.Time
	if step.LimitMS != nil {
		timer := time.NewTimer(time.Duration(*step.LimitMS) * time.Millisecond)
		defer timer.Stop()
		limit = timer.C
		delivery.renew = r.renewal(step, timer)
	}
	called := attempt(r.handler.log(), func() (any, error) { return call(ctx, r.handler.callbacks[step.Route], delivery) })
	select {
	case end := <-called:
		cancel()
		return r.reply(end.value, explained(end.err, delivery))
	case <-limit:
		r.transaction.Cut()
		cancel()
		go func() {
			<-called
			// What ends before the program knows that it was given up would keep its place for ever.
			<-r.ended
			_, _ = ask.Value[any](map[string]any{"do": "callback_ended", "program": step.Program})
		}()
		return "timed_out"
	}
}

// noTx says why a callback has no transaction, where it has none.
func (h *Handler) noTx() string {
	switch {
	case h.inbox == nil:
		return "the handler has no inbox; give it one by WithInbox, or write through a database of your own"
	case h.settings.Mode != nil && *h.settings.Mode == Leased:
		return "in the mode Leased a callback works outside of any transaction; write through a database of your own"
	default:
		return "an event that asks for data is answered each time, and not through the inbox; write through a database of your own"
	}
}

// renewal renews the lease of a callback, where there is one, and lets the callback go on.
func (r *running) renewal(step *program.Step, limit *time.Timer) func(context.Context) error {
	var lease *wxinbox.Lease
	if err := json.Unmarshal(step.Lease, &lease); err != nil || lease == nil {
		return nil
	}
	return func(ctx context.Context) error {
		renewed, err := r.handler.inbox.Renew(ctx, r.handler.db, *lease)
		if err == nil {
			*lease = renewed
			limit.Reset(time.Duration(*step.LimitMS) * time.Millisecond)
		}
		return err
	}
}

// end is a report, with what the merchant's code or the driver last failed with where it tells of an error.
func (r *running) end(report program.Report) end {
	if report.Error == nil {
		return end{report, nil}
	}
	if r.failure != nil {
		return endOf(report, r.failure)
	}
	return endOf(report, r.transaction.Err)
}

// endOf is a report that tells of an error, with what failed beneath or nil.
func endOf(report program.Report, cause error) end {
	err := report.Error.Err(cause).(*wxnotify.Error)
	err.Ack = ackOf(report)
	return end{report, err}
}
