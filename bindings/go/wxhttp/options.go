package wxhttp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxcertificates"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// Option is a route or a setting of [New].
type Option func(*Handler) error

// OnPaid takes payments: TRANSACTION.SUCCESS of the kind transaction.direct, and of transaction.deduction (委托代扣), which has the same
// fields, where that has no route of its own. (A service provider's are [events.TransactionPartner].)
//
// Where a notification is genuine, but does not fit the type of its callback, [Otherwise] takes it. Without that it is refused with
// [wxnotify.ErrEventUntyped], which names the field. So it is with [OnRefunded] and [OnEvent].
func OnPaid(callback func(ctx context.Context, payment *events.TransactionDirect, delivery *Delivery) error) Option {
	return typed("paid", callback)
}

// OnRefunded takes refunds that arrived: REFUND.SUCCESS of the kind refund.direct. REFUND.ABNORMAL and REFUND.CLOSED are not
// refunded: see [On].
func OnRefunded(callback func(ctx context.Context, refund *events.RefundDirect, delivery *Delivery) error) Option {
	return typed("refunded", callback)
}

// OnEvent takes the notifications of one kind, which the type of callback's event says, such as *events.TransactionPartner.
func OnEvent[E events.Event](callback func(ctx context.Context, event E, delivery *Delivery) error) Option {
	var event E
	if any(event) == nil {
		return func(*Handler) error {
			return invalid("event", "OnEvent takes one type of package events, such as *events.TransactionPartner; Otherwise takes what is left")
		}
	}
	return typed(event.EventKind(), callback)
}

// On takes the notifications of an event type, such as REFUND.ABNORMAL, or of a kind, such as transaction.partner. OnPaid and
// OnRefunded go before a kind, a kind goes before an event type. What nobody knows is refused: see [OnCustom].
func On(route string, callback Callback) Option {
	return untyped(register{Route: route}, callback)
}

// OnCustom takes the notifications of an event type that is newer than this library.
func OnCustom(eventType string, callback Callback) Option {
	return untyped(register{Route: eventType, Custom: true}, callback)
}

// Otherwise takes what no route takes, and what does not fit the type that its route's callback takes.
func Otherwise(callback Callback) Option {
	return On("otherwise", callback)
}

// taker is a route's callback. One that takes a type gets the event, and is not called where there is none.
type taker struct {
	isTyped bool
	call    func(ctx context.Context, event events.Event, delivery *Delivery) error
}

func typed[E events.Event](route string, callback func(context.Context, E, *Delivery) error) Option {
	return registering(register{Route: route}, callback == nil, taker{true, func(ctx context.Context, event events.Event, delivery *Delivery) error {
		return callback(ctx, event.(E), delivery)
	}})
}

func untyped(route register, callback Callback) Option {
	return registering(route, callback == nil, taker{false, func(ctx context.Context, _ events.Event, delivery *Delivery) error {
		return callback(ctx, delivery)
	}})
}

// settings is the native library's request for a handler, which it checks.
type settings struct {
	Do          string         `json:"do"`
	Inbox       map[string]any `json:"inbox"`
	Mode        *Mode          `json:"mode"`
	Unhandled   *string        `json:"unhandled"`
	Deadline    float64        `json:"deadline"`
	MaxInFlight *int           `json:"max_in_flight"`
	HasKey      bool           `json:"has_key"`
	Key         *string        `json:"key"`
	Compares    bool           `json:"compares"`
	Merchants   bool           `json:"merchants"`

	routes []register
}

// register is the request for a route.
type register struct {
	Do      string `json:"do"`
	Handler uint64 `json:"handler"`
	Route   string `json:"route"`
	Custom  bool   `json:"custom"`
}

func registering(route register, isNil bool, callback taker) Option {
	return func(h *Handler) error {
		if isNil {
			return invalid("route", fmt.Sprintf("the callback for %s is nil; give a function", route.Route))
		}
		h.settings.routes = append(h.settings.routes, route)
		h.callbacks[route.Route] = callback
		return nil
	}
}

// WithInbox has an inbox make each notification count once, in the mode [InTransaction] unless [WithMode] says another.
func WithInbox(inbox *wxinbox.Inbox) Option {
	return func(h *Handler) error {
		if inbox == nil {
			return invalid("inbox", "the inbox is nil; give what wxinbox.New returned")
		}
		h.inbox, h.db = inbox, inbox.DB()
		h.settings.Inbox = hook.InboxSettings(inbox)
		return nil
	}
}

// Mode is how a handler uses its inbox.
type Mode string

const (
	// InTransaction claims the notification, calls the callback and completes in one transaction, [Delivery].Tx: all or nothing.
	InTransaction Mode = "transaction"
	// Leased claims first, then calls the callback outside of any transaction, and completes. A worker that dies in between
	// loses its lease, and the next delivery calls the callback again.
	Leased Mode = "leased"
	// Stored writes the notification down and answers at once; [Handler.Work] calls the callbacks: for what takes longer than 5
	// seconds.
	Stored Mode = "stored"
)

// WithMode says how the inbox is used: [InTransaction] unless set.
func WithMode(mode Mode) Option {
	return func(h *Handler) error {
		h.settings.Mode = &mode
		return nil
	}
}

// WithDeadline says after how long WeChat Pay is answered, even if the body is not there yet or the callback is not done: more than 0
// and less than 5 seconds, 4.5 seconds unless set. The work goes on, and counts once.
func WithDeadline(deadline time.Duration) Option {
	return func(h *Handler) error {
		h.deadline = deadline
		return nil
	}
}

// WithMaxInFlight says how many notifications are processed at once, 64 unless set, those included whose callback goes on after the
// deadline or hangs. What comes beyond is answered 503, and sent again.
func WithMaxInFlight(most int) Option {
	return func(h *Handler) error {
		h.settings.MaxInFlight = &most
		return nil
	}
}

// WithKey says by what the inbox counts a notification: its ID unless set. It may be the kind and order number, where two
// notifications tell of one effect.
func WithKey(key func(*wxnotify.Notification) string) Option {
	return func(h *Handler) error {
		if key == nil {
			return invalid("key", "the function is nil; leave WithKey out to count by the notification's ID")
		}
		return withKey(h, func(_ *ServedMerchant, notification *wxnotify.Notification) string { return key(notification) })
	}
}

// WithKeyFor is [WithKey] of a handler that serves several merchants. The inbox keeps merchants apart in any case.
func WithKeyFor(key func(merchant *ServedMerchant, notification *wxnotify.Notification) string) Option {
	return func(h *Handler) error {
		if key == nil {
			return invalid("key", "the function is nil; leave WithKeyFor out to count by the notification's ID")
		}
		return withKey(h, key)
	}
}

func withKey(h *Handler, key func(*ServedMerchant, *wxnotify.Notification) string) error {
	h.key, h.settings.HasKey = key, true
	return nil
}

// WithBusinessKey has the inbox count payments and refunds by what happened (payment:4200...:SUCCESS, refund:5030...:SUCCESS) and all else
// by the notification's ID, as [Handler.Reconcile] needs it. To set it for an inbox that is in use lets what was counted within the
// last day count again, should WeChat Pay repeat it.
func WithBusinessKey() Option {
	return func(h *Handler) error {
		key := "business"
		h.settings.Key = &key
		return nil
	}
}

// WithExpect has each notification compared with what expect returns for it, before any callback: [wxnotify.Paid], [wxnotify.Refunded]
// or [wxnotify.Fields], and [wxnotify.NotCompared] for a notification that is to be compared with nothing. Where there is no such order,
// return an error. nil without an error is [wxnotify.ErrOptionInvalid]: what is compared with nothing by mistake is not processed.
func WithExpect(expect func(ctx context.Context, notification *wxnotify.Notification) (*wxnotify.Expected, error)) Option {
	return func(h *Handler) error {
		if expect == nil {
			return invalid("expect", "the function is nil; leave WithExpect out to compare nothing")
		}
		return withExpect(h, func(ctx context.Context, _ *ServedMerchant, notification *wxnotify.Notification) (*wxnotify.Expected, error) {
			return expect(ctx, notification)
		})
	}
}

// WithExpectFor is [WithExpect] of a handler that serves several merchants.
func WithExpectFor(expect func(ctx context.Context, merchant *ServedMerchant, notification *wxnotify.Notification) (*wxnotify.Expected, error)) Option {
	return func(h *Handler) error {
		if expect == nil {
			return invalid("expect", "the function is nil; leave WithExpectFor out to compare nothing")
		}
		return withExpect(h, expect)
	}
}

func withExpect(h *Handler, expect func(context.Context, *ServedMerchant, *wxnotify.Notification) (*wxnotify.Expected, error)) error {
	h.expect, h.settings.Compares = expect, true
	return nil
}

// WithAPIv2Keys has the handler take APIv2's notifications, too, at the same URL: a body that is XML is opened by [wxnotify.ParseV2] with
// the keys of its merchant, and answered in XML. Routes are such as On("v2.pay", callback), or [OnEvent] with *events.V2Refund. Use an inbox:
// nothing else tells that one was sent long ago. APIv3's notifications are taken as ever, and no key is tried on the other version.
func WithAPIv2Keys(keys []wxnotify.APIv2Key) Option {
	return func(h *Handler) error {
		if h.only == nil {
			return invalid("api_v2_key", "each merchant has APIv2 keys of its own; give them to NewServedMerchant")
		}
		h.only.apiV2Keys = slices.Clone(keys)
		return checkAPIv2Keys(keys)
	}
}

func checkAPIv2Keys(keys []wxnotify.APIv2Key) error {
	// The keys are looked at before the body, which is none.
	if _, err := wxnotify.ParseV2(nil, keys); errors.Is(err, wxnotify.ErrOptionInvalid) {
		return err
	}
	return nil
}

// WithUnhandledAcknowledged answers success to what no route takes. Unless set it is refused, so that nothing is lost unseen.
func WithUnhandledAcknowledged() Option {
	return func(h *Handler) error {
		acknowledge := "acknowledge"
		h.settings.Unhandled = &acknowledge
		return nil
	}
}

// WithRefresher has the refresher of the parser's certificates hear of notifications whose serial no key has. It downloads in the
// background; the notification is refused, and WeChat Pay sends it again. Where there are several merchants, give each one's refresher
// what [WithObserver] tells, instead: Outcome.Merchant says whose Outcome.Err is.
func WithRefresher(refresher *wxcertificates.Refresher) Option {
	return func(h *Handler) error {
		if refresher == nil {
			return invalid("refresher", "the refresher is nil; give what wxcertificates.New returned")
		}
		h.refresher = refresher
		return nil
	}
}

// WithClock has the handler take now for the time when it verifies a signature, and when a worker looks what has waited long enough to be
// forgotten. It is for tests, such as those of package wxnotifytest in virtual time. Deadlines are real time, and the inbox's leases and
// pauses go by its database's clock.
func WithClock(now func() time.Time) Option {
	return func(h *Handler) error {
		if now == nil {
			return invalid("now", "the clock is nil; leave WithClock out for the system's")
		}
		h.now = now
		return nil
	}
}

// WithLogger has the handler log there, and not to [slog.Default]: a line for each outcome, and the stack of a callback that panicked.
func WithLogger(logger *slog.Logger) Option {
	return func(h *Handler) error {
		if logger == nil {
			return invalid("logger", "the logger is nil; leave WithLogger out to log to slog.Default()")
		}
		h.logger = logger
		return nil
	}
}

// WithObserver has observe called with every outcome, for metrics and alarms, beside the line in the log. It is called before the
// answer is sent, by many goroutines at once, and should be quick. Its panics are caught.
func WithObserver(observe func(ctx context.Context, outcome Outcome)) Option {
	return func(h *Handler) error {
		if observe == nil {
			return invalid("observe", "the observer is nil; leave WithObserver out to have only the log")
		}
		h.observe = observe
		return nil
	}
}

func invalid(field, problem string) error {
	return hook.NewError(string(wxnotify.ErrOptionInvalid), problem, field, nil)
}
