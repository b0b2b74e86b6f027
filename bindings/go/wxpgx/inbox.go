// Package wxpgx has an inbox work on the merchant's pgxpool.Pool, and callbacks write in its transaction with pgx's own calls. It is a
// module of its own, so that who does not use pgx does not inherit it.
//
//	inbox, err := wxpgx.New(pool)
//	handler, err := wxhttp.New(parser, wxhttp.WithInbox(inbox),
//		wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
//			return wxpgx.InTx(ctx, d, func(tx pgx.Tx) error {
//				_, err := tx.Exec(ctx, "UPDATE orders SET paid = true WHERE number = $1", payment.OutTradeNo)
//				return err
//			})
//		}))
package wxpgx

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// New makes an inbox in the database of a pool, whose connections it takes, and gives back after each transaction. It does not reach for
// the database, nor does it make the table: see [wxinbox.Inbox.Create], which inbox.DB() is for. Closing that leaves the pool open.
//
// Errors: [wxnotify.ErrOptionInvalid] for an option out of its range, or a pool that is nil.
func New(pool *pgxpool.Pool, options ...wxinbox.Option) (*wxinbox.Inbox, error) {
	if pool == nil {
		return nil, hook.NewError(string(wxnotify.ErrOptionInvalid), "the inbox has no pool; give what pgxpool.New returned", "pool", nil)
	}
	return wxinbox.New(stdlib.OpenDBFromPool(pool), options...)
}

// InTx has work write in the transaction of a callback, which the inbox commits. tx is pgx's for a transaction within one, with a savepoint:
// its Commit and Rollback are about what work did, and neither is needed where work returns nil or an error. tx must not be kept, and
// delivery.Tx is nil until work returns.
//
// Errors: what work returns; [wxnotify.ErrArgumentInvalid] where there is no transaction (it says why), or it is not pgx's; pgx's own.
func InTx(ctx context.Context, delivery *wxhttp.Delivery, work func(tx pgx.Tx) error) error {
	return delivery.Raw(func(driverConnection any) error {
		connection, isPgx := driverConnection.(interface{ Conn() *pgx.Conn })
		if !isPgx {
			message := fmt.Sprintf("the inbox's transaction is on a %T; make the inbox with wxpgx.New", driverConnection)
			return hook.NewError(string(wxnotify.ErrArgumentInvalid), message, "delivery", nil)
		}
		// pgx knows of no transaction that it did not begin itself.
		outer, err := connection.Conn().BeginTx(ctx, pgx.TxOptions{BeginQuery: "SELECT 1"})
		if err != nil {
			return err
		}
		tx, err := outer.Begin(ctx)
		if err != nil {
			return err
		}
		if err := work(tx); err != nil {
			// All is rolled back, by the inbox.
			return err
		}
		if err := tx.Commit(ctx); !errors.Is(err, pgx.ErrTxClosed) {
			return err
		}
		return nil
	})
}
