package wxinbox

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// InTransaction runs work in a transaction of the inbox's database, which is committed if work returns nil, and rolled back
// if it returns an error or panics. On SQLite it begins with BEGIN IMMEDIATE: who is to write later must not find another writer
// there.
//
// Errors: work's own; [wxnotify.ErrInboxFailed] where the transaction cannot begin or commit.
func (i *Inbox) InTransaction(ctx context.Context, work func(tx DBTX) error) error {
	if i.dialect == SQLite {
		return i.immediately(ctx, work)
	}
	tx, err := i.db.BeginTx(ctx, nil)
	if err != nil {
		return failed(err)
	}
	// After a commit it does nothing.
	defer func() { _ = tx.Rollback() }()
	if err := work(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return failed(err)
	}
	return nil
}

// immediately is InTransaction for SQLite, whose drivers know one kind of BEGIN each.
func (i *Inbox) immediately(ctx context.Context, work func(tx DBTX) error) error {
	connection, err := i.db.Conn(ctx)
	if err != nil {
		return failed(err)
	}
	defer connection.Close()
	if _, err := connection.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return failed(err)
	}
	committed := false
	defer func() {
		if !committed {
			rollBack(ctx, connection)
		}
	}()
	if err := work(connection); err != nil {
		return err
	}
	if _, err := connection.ExecContext(ctx, "COMMIT"); err != nil {
		return failed(err)
	}
	committed = true
	return nil
}

// rollBack leaves nothing of a transaction, whatever became of the context: a connection that cannot roll back is thrown away.
func rollBack(ctx context.Context, connection *sql.Conn) {
	_, err := connection.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	if err != nil && !errors.Is(err, sql.ErrConnDone) {
		_ = connection.Raw(func(any) error { return driver.ErrBadConn })
	}
}
