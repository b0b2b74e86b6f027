package main

import (
	"context"
	"database/sql"
	"errors"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
)

// Shop is a merchant with orders in a database. The statements are SQLite's and PostgreSQL's alike.
type Shop struct {
	db    *sql.DB
	mchid string
}

// NewShop makes the shop of a merchant (商户号), and its tables where they are not there yet. An order goes from TO_PAY to PAID to REFUNDED, and never back.
// Amounts are in 分.
func NewShop(ctx context.Context, db *sql.DB, mchid string) (*Shop, error) {
	_, err := db.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS orders (
		number VARCHAR(32) PRIMARY KEY,
		total BIGINT NOT NULL,
		refunded BIGINT NOT NULL DEFAULT 0,
		state VARCHAR(16) NOT NULL DEFAULT 'TO_PAY',
		transaction_id VARCHAR(32),
		qr_code VARCHAR(512) UNIQUE,
		prepay_id VARCHAR(64)
	)`)
	if err == nil {
		_, err = db.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS other_events (id VARCHAR(64) PRIMARY KEY, event_type VARCHAR(64) NOT NULL)")
	}
	return &Shop{db, mchid}, err
}

// Paid takes an order from TO_PAY to PAID, if the payment is that order's and it has that state: one statement decides. An order that
// this transaction has paid already is paid: a query was first, or a notification of another id. Other events are written down.
func (s *Shop) Paid(ctx context.Context, message *wxhttp.Delivery, transaction *events.TransactionDirect, fail func(string)) error {
	if message.Notification.EventType != "TRANSACTION.SUCCESS" {
		return s.seen(ctx, message, fail)
	}
	if transaction == nil {
		fail("a payment of a kind that this shop does not take")
		return nil
	}
	if transaction.TransactionID == "" {
		fail("the payment has no transaction_id")
		return nil
	}
	var total int64
	err := message.Tx.QueryRowContext(ctx, "SELECT total FROM orders WHERE number = $1", transaction.OutTradeNo).Scan(&total)
	if errors.Is(err, sql.ErrNoRows) {
		fail("no order waits for this payment")
		return nil
	} else if err != nil {
		return err
	}
	if err := message.Notification.ExpectPaid(wxnotify.NewPaidOrder(s.mchid, transaction.OutTradeNo, total)); err != nil {
		return err
	}
	result, err := message.Tx.ExecContext(ctx, `UPDATE orders SET state = 'PAID', transaction_id = $1
		WHERE number = $2 AND state = 'TO_PAY'`, transaction.TransactionID, transaction.OutTradeNo)
	if err != nil {
		return err
	}
	if changed, err := result.RowsAffected(); err != nil || changed == 1 {
		return err
	}
	var already bool
	err = message.Tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM orders WHERE number = $1 AND transaction_id = $2)",
		transaction.OutTradeNo, transaction.TransactionID).Scan(&already)
	if err == nil && !already {
		fail("no order waits for this payment")
	}
	return err
}

// seen writes down an event that has no callback, for whoever looks after the shop, and acknowledges it.
func (s *Shop) seen(ctx context.Context, message *wxhttp.Delivery, fail func(string)) error {
	if message.Tx == nil {
		// WeChat Pay asks for data, and success would be none.
		fail("nobody answers this event")
		return nil
	}
	_, err := message.Tx.ExecContext(ctx, "INSERT INTO other_events (id, event_type) VALUES ($1, $2)",
		message.Notification.ID, message.Notification.EventType)
	return err
}

// Refunded notes what was paid back. An order that was paid back in full is REFUNDED; more than was paid is refused.
func (s *Shop) Refunded(ctx context.Context, message *wxhttp.Delivery, refund *events.RefundDirect, fail func(string)) error {
	result, err := message.Tx.ExecContext(ctx, `UPDATE orders SET refunded = refunded + $1,
		state = CASE WHEN refunded + $1 = total THEN 'REFUNDED' ELSE state END
		WHERE number = $2 AND state = 'PAID' AND refunded + $1 <= total`, refund.Amount.Refund, refund.OutTradeNo)
	return changedOne(result, err, "no order was paid that this refund fits", fail)
}

// Scanned says which payment the code stands for that somebody scanned.
func (s *Shop) Scanned(ctx context.Context, _ *wxhttp.Delivery, query *events.CrossBorderQuery, fail, alert func(string)) (string, error) {
	var state string
	var prepayID sql.NullString
	row := s.db.QueryRowContext(ctx, "SELECT state, prepay_id FROM orders WHERE qr_code = $1", query.QRCdMp)
	switch err := row.Scan(&state, &prepayID); {
	case errors.Is(err, sql.ErrNoRows):
		alert("二维码无效") // the code is none of ours
	case err != nil:
		return "", err
	case state != "TO_PAY":
		alert("订单已支付") // paid already
	case !prepayID.Valid:
		fail("the order has no prepay id yet")
	}
	return prepayID.String, nil
}

func changedOne(result sql.Result, err error, otherwise string, fail func(string)) error {
	if err != nil {
		return err
	}
	changed, err := result.RowsAffected()
	if err == nil && changed != 1 {
		fail(otherwise)
	}
	return err
}
