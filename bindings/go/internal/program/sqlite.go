package program

import (
	"context"
	"fmt"
)

// beginSQLite begins as SQLite does: what it commits is on disk, and a writer waits waitMS for another, if that is not 0, when it
// begins and not later.
func (t *Transaction) beginSQLite(ctx context.Context, waitMS int64, write bool) error {
	if err := t.syncCommits(ctx); err != nil {
		return err
	}
	if waitMS > 0 {
		before, err := t.pragma(ctx, "busy_timeout")
		if err != nil {
			return err
		}
		defer func() { _ = t.setPragma(ctx, "busy_timeout", before) }()
		if err := t.setPragma(ctx, "busy_timeout", waitMS); err != nil {
			return err
		}
	}
	var err error
	if t.tx, err = t.conn.BeginTx(ctx, nil); err != nil || !write {
		return err
	}
	// Drivers know one kind of BEGIN each.
	for _, statement := range []string{"ROLLBACK", "BEGIN IMMEDIATE"} {
		if _, err := t.tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// syncCommits has each commit reach the disk, so that it survives a power cut. For the log WAL, some drivers are built with less.
func (t *Transaction) syncCommits(ctx context.Context) error {
	const full = 2
	synchronous, err := t.pragma(ctx, "synchronous")
	if err != nil || synchronous >= full {
		return err
	}
	return t.setPragma(ctx, "synchronous", full)
}

func (t *Transaction) pragma(ctx context.Context, name string) (value int64, err error) {
	err = t.conn.QueryRowContext(ctx, "PRAGMA "+name).Scan(&value)
	return value, err
}

func (t *Transaction) setPragma(ctx context.Context, name string, value int64) error {
	_, err := t.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA %s = %d", name, value))
	return err
}
