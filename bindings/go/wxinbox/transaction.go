package wxinbox

import (
	"context"
	"database/sql"

	"github.com/wxnotify/wxnotify-go/internal/program"
)

// InTransaction runs work in a transaction of the inbox's database, a *sql.Tx, which is committed if work returns nil, and rolled
// back if it returns an error or panics, or ctx is cancelled. On SQLite it begins with BEGIN IMMEDIATE: who is to write later must
// not find another writer there.
//
// Errors: work's own; [wxnotify.ErrInboxFailed] where the transaction cannot begin or commit, or the pool has no connection for 2
// seconds.
func (i *Inbox) InTransaction(ctx context.Context, work func(tx DBTX) error) error {
	return i.inTransaction(ctx, i.db, work)
}

func (i *Inbox) inTransaction(ctx context.Context, db *sql.DB, work func(tx DBTX) error) error {
	transaction := program.NewTransaction(db, i.settings)
	if err := transaction.Begin(ctx, 0, true); err != nil {
		return i.failed(err)
	}
	// After a commit it does nothing.
	defer transaction.RollBack()
	if err := work(transaction.Tx()); err != nil {
		return err
	}
	if err := transaction.Commit(); err != nil {
		return i.failed(err)
	}
	return nil
}
