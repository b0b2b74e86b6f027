package wxhttp

import (
	"context"
	"database/sql"
	"log/slog"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// Callback is what a merchant does with a notification. nil says that it is done.
//
// ctx has the values of the request's context. It is not cancelled when the client hangs up or the deadline passes, because the
// work counts all the same. With an inbox it is cancelled when the inbox's lease ends, with which the transaction is rolled back: use
// it for all that may wait. It ends when the callback returns.
type Callback func(ctx context.Context, delivery *Delivery) error

// Delivery is a notification on its way through a callback.
type Delivery struct {
	// Notification is what was delivered: it is genuine.
	Notification *wxnotify.Notification
	// Merchant is whose it is where the handler serves several: see [NewForMerchants]. Else it is nil.
	Merchant *ServedMerchant
	// Tx is the inbox's transaction, a *sql.Tx, in the modes [InTransaction] and [Stored], and else nil. What is written through it
	// takes effect once. The inbox commits it. GORM, sqlx and others that work over database/sql take it as it is; [Delivery.Raw] is
	// for drivers with calls of their own.
	Tx wxinbox.DBTX
	// Attempts is how often the notification was worked on, this time included; 1 without an inbox.
	Attempts int64
	// Ack is what to answer where the callback returns nil: success, unless the callback sets another, with
	// [wxnotify.AckAnswer] say, to an event that asks for data. A status that is neither 200 nor 204 counts as a failure.
	Ack wxnotify.Ack

	kind    string
	failure error
	renew   func(context.Context) error
	// What Tx is on, and where there is none, why.
	conn   *sql.Conn
	noTx   string
	logger *slog.Logger
}

// Event returns the notification as the type of its kind, and in a callback of [OnPaid] a deduction as a direct payment, whose fields it
// has. Its errors are those of [wxnotify.Notification.Event].
func (d *Delivery) Event() (events.Event, error) {
	if d.kind == "" {
		return d.Notification.Event()
	}
	event, err := hook.EventAs(d.Notification, d.kind)
	if err != nil {
		return nil, err
	}
	return event.(events.Event), nil
}

// Raw has use work with the driver's own connection, which is in the inbox's transaction, as [sql.Conn.Raw] does; package wxpgx makes a
// pgx.Tx of it. use must neither end the transaction nor keep the connection. Until it returns, Tx is nil: a statement through it
// would wait for use to return.
//
// Errors: what use returns; [wxnotify.ErrArgumentInvalid] where there is no transaction, which says why.
func (d *Delivery) Raw(use func(driverConnection any) error) error {
	if d.Tx == nil {
		return hook.NewError(string(wxnotify.ErrArgumentInvalid), "there is no transaction: "+d.noTx, "Tx", nil)
	}
	tx := d.Tx
	d.Tx, d.noTx = nil, "the callback is in Raw; write by what it gives there"
	var panicked *panicError
	err := d.conn.Raw(func(driverConnection any) (err error) {
		// database/sql would close the connection after a panic, and wait for the transaction's end with that.
		defer func() {
			if value := recover(); value != nil {
				panicked = newPanic(d.logger, value)
			}
		}()
		return use(driverConnection)
	})
	if panicked != nil {
		panic(panicked)
	}
	d.Tx, d.noTx = tx, ""
	return err
}

// Fail is the way out: WeChat Pay is answered 500 with message, cut at 64 characters, and sends the notification again. The
// returned error is for the callback to return. The delivery has failed even where it does not.
func (d *Delivery) Fail(message string) error {
	d.failure = hook.NewError(string(wxnotify.ErrHandlerFailed), message, "", &saidError{message})
	return d.failure
}

// Renew has the lease end as much later as if it began now, for work that takes longer. It uses another connection of the inbox's
// database; on SQLite call it before the callback writes, which keeps all others from writing.
//
// Errors: [wxnotify.ErrLeaseLost] where the lease ended; [wxnotify.ErrNotificationBusy] where the callback's own transaction is in the
// way; [wxnotify.ErrArgumentInvalid] where there is none, which only the modes
// [Leased] and [Stored] have.
func (d *Delivery) Renew(ctx context.Context) error {
	if d.renew == nil {
		return hook.NewError(string(wxnotify.ErrArgumentInvalid), "there is no lease to renew: the modes Leased and Stored have one", "", nil)
	}
	return d.renew(ctx)
}
