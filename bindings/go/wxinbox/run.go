package wxinbox

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"

	"github.com/wxnotify/wxnotify-go/internal/program"
)

// arguments are those of a call.
type arguments map[string]any

// write makes a call that writes. Given a *sql.DB, it is a transaction of its own.
func write[T any](ctx context.Context, inbox *Inbox, on DBTX, call string, arguments arguments) (value T, err error) {
	db, isDB := on.(*sql.DB)
	if !isDB {
		return run[T](ctx, inbox, &program.Transaction{On: on}, call, arguments)
	}
	err = inbox.inTransaction(ctx, db, func(tx DBTX) (err error) {
		value, err = write[T](ctx, inbox, tx, call, arguments)
		return err
	})
	return value, err
}

// read makes a call that only reads.
func read[T any](ctx context.Context, inbox *Inbox, on DBTX, call string, arguments arguments) (T, error) {
	return run[T](ctx, inbox, &program.Transaction{On: on}, call, arguments)
}

func run[T any](ctx context.Context, inbox *Inbox, on *program.Transaction, call string, arguments arguments) (value T, err error) {
	request := map[string]any{"do": call, "inbox": inbox.settings}
	maps.Copy(request, arguments)
	defer on.RollBack()
	last, err := program.Run(request, func(step *program.Step) any { return on.Do(ctx, step) })
	if err != nil {
		return value, err
	}
	if last.Error != nil {
		return value, last.Error.Err(on.Err)
	}
	return value, json.Unmarshal(last.Value, &value)
}

// failed makes this library's error of a driver's, as a call would have it that fails like this.
func (i *Inbox) failed(failure error) error {
	last, err := program.Run(map[string]any{"do": "stats", "inbox": i.settings}, func(*program.Step) any { return program.Failed(failure) })
	if err != nil {
		return err
	}
	return last.Error.Err(failure)
}
