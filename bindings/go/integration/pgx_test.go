package integration

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxpgx"
)

// snippet: begin
// newPgxEndpoint has callbacks write with pgx, in the inbox's transaction, on a connection of the merchant's pool.
func newPgxEndpoint(parser *wxnotify.NotificationParser, mchid string, pool *pgxpool.Pool) (http.Handler, error) {
	inbox, err := wxpgx.New(pool)
	if err != nil {
		return nil, err
	}
	return wxhttp.New(parser, wxhttp.WithInbox(inbox),
		wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
			return wxpgx.InTx(ctx, d, func(tx pgx.Tx) error {
				var total int64 // of the order, in 分
				err := tx.QueryRow(ctx, "UPDATE orders_pgx SET paid = paid + 1 WHERE number = $1 RETURNING total",
					payment.OutTradeNo).Scan(&total)
				if err != nil {
					return err // no such order, say: nothing is committed, and WeChat Pay repeats
				}
				return d.Notification.ExpectPaid(wxnotify.NewPaidOrder(mchid, payment.OutTradeNo, total))
			})
		}))
}

// snippet: end

// pgxShop is a pool with two connections, and an order.
func pgxShop(t *testing.T, options ...wxinbox.Option) (*pgxpool.Pool, *wxinbox.Inbox) {
	t.Helper()
	config := must(pgxpool.ParseConfig(setting(t, "WXNOTIFY_POSTGRES_URL")))(t)
	config.MaxConns = 2
	pool := must(pgxpool.NewWithConfig(ctx, config))(t)
	t.Cleanup(pool.Close)
	const drop = "DROP TABLE IF EXISTS orders_pgx, wxnotify_inbox, wxnotify_inbox_version"
	for _, statement := range []string{drop, "CREATE TABLE orders_pgx (number TEXT PRIMARY KEY, total BIGINT NOT NULL, paid BIGINT NOT NULL)",
		"INSERT INTO orders_pgx VALUES ('A1', 100, 0)"} {
		must(pool.Exec(ctx, statement))(t)
	}
	inbox := must(wxpgx.New(pool, options...))(t)
	check(t, inbox.Create(ctx, inbox.DB()))
	t.Cleanup(func() { must(pool.Exec(ctx, drop))(t) })
	return pool, inbox
}

func paidByPgx(t *testing.T, on interface {
	QueryRow(context.Context, string, ...any) pgx.Row
}) (paid int64) {
	t.Helper()
	check(t, on.QueryRow(ctx, "SELECT paid FROM orders_pgx").Scan(&paid))
	return paid
}

func TestThePgxEndpointOfTheREADME(t *testing.T) {
	pool, _ := pgxShop(t)
	paysOnce(t, must(newPgxEndpoint(platform().Parser(), "1900007291", pool))(t), func() int64 { return paidByPgx(t, pool) })
	// No connection is kept from the merchant's pool.
	is(t, pool.Stat().AcquiredConns(), 0)
}

// inPgx serves a callback that has the transaction.
func inPgx(t *testing.T, inbox *wxinbox.Inbox, work func(ctx context.Context, tx pgx.Tx, d *wxhttp.Delivery) error, options ...wxhttp.Option) *endpoint {
	return serve(t, append(options, wxhttp.WithInbox(inbox), wxhttp.OnPaid(func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
		return wxpgx.InTx(ctx, d, func(tx pgx.Tx) error { return work(ctx, tx, d) })
	}))...)
}

const payByPgx = "UPDATE orders_pgx SET paid = paid + 1"

// The transaction is the inbox's to end, whatever work does with what it is given: what one knows of pgx holds.
func TestWhoEndsThePgxTransaction(t *testing.T) {
	noDisk := errors.New("no disk")
	for name, test := range map[string]struct {
		work func(ctx context.Context, tx pgx.Tx, d *wxhttp.Delivery) error
		code wxnotify.Code
		paid int64
	}{
		"returns": {func(ctx context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
			_, err := tx.Exec(ctx, payByPgx)
			return err
		}, wxhttp.CodeSuccess, 1},
		"commits": {func(ctx context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
			defer func() { _ = tx.Rollback(ctx) }()
			must(tx.Exec(ctx, payByPgx))(t)
			return tx.Commit(ctx)
		}, wxhttp.CodeSuccess, 1},
		"commits and fails": {func(ctx context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
			must(tx.Exec(ctx, payByPgx))(t)
			check(t, tx.Commit(ctx))
			return noDisk
		}, wxnotify.ErrHandlerFailed, 0},
		"rolls back": {func(ctx context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
			must(tx.Exec(ctx, payByPgx))(t)
			return tx.Rollback(ctx)
		}, wxhttp.CodeSuccess, 0},
		"a savepoint of its own": {func(ctx context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
			must(tx.Exec(ctx, payByPgx))(t)
			err := pgx.BeginFunc(ctx, tx, func(tx pgx.Tx) error { must(tx.Exec(ctx, payByPgx))(t); return noDisk })
			is(t, errors.Is(err, noDisk), true)
			return nil
		}, wxhttp.CodeSuccess, 1},
		"a statement that fails": {func(ctx context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
			must(tx.Exec(ctx, payByPgx))(t)
			_, err := tx.Exec(ctx, "INSERT INTO orders_pgx VALUES ('A1', 1, 1)")
			return err
		}, wxnotify.ErrHandlerFailed, 0},
		"panics": {func(ctx context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
			must(tx.Exec(ctx, payByPgx))(t)
			panic(noDisk)
		}, wxnotify.ErrHandlerFailed, 0},
		"d.Tx beside it": {func(ctx context.Context, tx pgx.Tx, d *wxhttp.Delivery) error {
			_, err := d.Tx.ExecContext(ctx, payByPgx)
			return err
		}, wxnotify.ErrHandlerFailed, 0},
		"d.Tx after it": {func(ctx context.Context, tx pgx.Tx, d *wxhttp.Delivery) error {
			is(t, d.Tx == nil, true)
			_, err := tx.Exec(ctx, payByPgx)
			return err
		}, wxhttp.CodeSuccess, 1},
	} {
		t.Run(name, func(t *testing.T) {
			pool, inbox := pgxShop(t)
			e := inPgx(t, inbox, test.work)
			status := 200
			if test.code != wxhttp.CodeSuccess {
				status = 500
			}
			e.gets(deliver(t), status, test.code)
			is(t, paidByPgx(t, pool), test.paid)
			is(t, pool.Stat().AcquiredConns(), 0)
		})
	}
}

// What outlives its lease commits nothing, whichever context its statement has; and the pool gets over it.
func TestAPgxCallbackThatHangs(t *testing.T) {
	pool, inbox := pgxShop(t, wxinbox.WithLease(time.Second))
	ended := make(chan error, 1)
	isFirst := true
	e := inPgx(t, inbox, func(_ context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
		_, err := tx.Exec(ctx, payByPgx)
		if isFirst {
			isFirst = false
			_, err = tx.Exec(ctx, "SELECT pg_sleep(3)")
			ended <- err
		}
		return err
	})
	e.gets(deliver(t), 500, wxnotify.ErrHandlerFailed)
	<-ended
	is(t, paidByPgx(t, pool), 0)
	e.gets(deliver(t), 200, wxhttp.CodeSuccess)
	is(t, paidByPgx(t, pool), 1)
}

// The merchant's own work may have all connections: WeChat Pay is told to come again.
func TestAPgxPoolThatIsFull(t *testing.T) {
	pool, inbox := pgxShop(t)
	first, second := must(pool.Acquire(ctx))(t), must(pool.Acquire(ctx))(t)
	e := inPgx(t, inbox, func(ctx context.Context, tx pgx.Tx, _ *wxhttp.Delivery) error {
		_, err := tx.Exec(ctx, payByPgx)
		return err
	})
	if outcome := func() wxhttp.Outcome { e.post(deliver(t)); return e.outcome() }(); outcome.Status < 500 {
		t.Errorf("observed %+v", outcome)
	}
	first.Release()
	second.Release()
	e.gets(deliver(t), 200, wxhttp.CodeSuccess)
}

func TestWhatIsNoPgxTransaction(t *testing.T) {
	_, err := wxpgx.New(nil)
	isInvalid(t, err, "pool")
	s := newShop(t, "sqlite")
	e := inPgx(t, s.inbox, func(context.Context, pgx.Tx, *wxhttp.Delivery) error { t.Error("it was called"); return nil })
	e.gets(deliver(t), 500, wxnotify.ErrArgumentInvalid)
	_, inbox := pgxShop(t)
	e = inPgx(t, inbox, func(context.Context, pgx.Tx, *wxhttp.Delivery) error { t.Error("it was called"); return nil }, wxhttp.WithMode(wxhttp.Leased))
	e.gets(deliver(t), 500, wxnotify.ErrArgumentInvalid)
}
