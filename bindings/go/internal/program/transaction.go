package program

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

// poolWait is how long a transaction waits for a connection, at most: WeChat Pay hangs up after 5 seconds.
const poolWait = 2 * time.Second

// Transaction is a connection of a database's, from the begin of a transaction to its commit or roll-back.
type Transaction struct {
	// On runs the statements: the transaction's *sql.Tx, or what the caller has open.
	On Executor
	// Err is the driver's last error.
	Err error

	db       *sql.DB
	isSQLite bool
	tx       *sql.Tx
	conn     *sql.Conn
	cancel   context.CancelFunc
	// leave ends its turn among SQLite's writers.
	leave func()
}

// NewTransaction is one of a database's, which is not begun. settings are its inbox's.
func NewTransaction(db *sql.DB, settings map[string]any) *Transaction {
	return &Transaction{db: db, isSQLite: settings["dialect"] == "sqlite"}
}

// Do runs a step that is about the database, or waits.
func (t *Transaction) Do(ctx context.Context, step *Step) any {
	var reply any = "done"
	var err error
	switch step.Name {
	case "begin":
		err = t.Begin(ctx, step.WaitMS, step.Write)
	case "run":
		if step.Redis != nil {
			reply, err = step.Redis.run(ctx, t.executor())
		} else {
			reply, err = step.Statement.run(ctx, t.On)
		}
	case "commit":
		err = t.Commit()
	case "roll_back":
		t.RollBack()
	case "pause":
		time.Sleep(time.Duration(step.MS) * time.Millisecond)
	default:
		err = fmt.Errorf("there is no step %q here", step.Name)
	}
	if err != nil {
		t.Err = err
		return Failed(err)
	}
	return reply
}

// executor is what the caller has open; or the database, where no transaction begins.
func (t *Transaction) executor() Executor {
	if t.On == nil {
		return t.db
	}
	return t.On
}

// Tx is the transaction, or nil where none is open.
func (t *Transaction) Tx() *sql.Tx { return t.tx }

// Conn is the connection that the transaction is on, or nil where none is open.
func (t *Transaction) Conn() *sql.Conn { return t.conn }

// Begin takes a connection from the pool, and begins a transaction on it that ends with ctx at the latest. waitMS is how long SQLite
// waits for another writer; 0 leaves that as it is. write says that it will write.
func (t *Transaction) Begin(ctx context.Context, waitMS int64, write bool) (err error) {
	t.leave = func() {}
	if t.isSQLite && write {
		t.leave, waitMS = lineOf(t.db).enter(ctx, waitMS)
	}
	waiting, cancel := context.WithTimeout(ctx, poolWait)
	defer cancel()
	// A pool may be full of connections that a restart of the database broke.
	for range 10 {
		if t.conn, err = t.db.Conn(waiting); err != nil {
			t.leave()
			if errors.Is(err, context.DeadlineExceeded) {
				err = Because(err, "no_connection", "")
			}
			return err
		}
		var living context.Context
		living, t.cancel = context.WithCancel(ctx)
		if t.isSQLite {
			err = t.beginSQLite(living, waitMS, write)
		} else {
			t.tx, err = t.conn.BeginTx(living, nil)
		}
		if err == nil {
			t.On = t.tx
			return nil
		}
		t.Discard()
		if !errors.Is(err, driver.ErrBadConn) {
			break
		}
	}
	return err
}

// Commit commits, and gives the connection back. Where that fails, nobody knows what is on the connection: it is closed.
func (t *Transaction) Commit() error {
	if err := t.tx.Commit(); err != nil {
		t.Discard()
		return err
	}
	t.giveBack()
	return nil
}

// RollBack leaves nothing of the transaction, and gives the connection back. Where none is open, it does nothing.
func (t *Transaction) RollBack() {
	switch {
	case t.tx == nil:
	case t.tx.Rollback() != nil:
		t.Discard()
	default:
		t.giveBack()
	}
}

func (t *Transaction) giveBack() {
	given := t.letGo()
	_ = given.conn.Close()
	given.cancel()
	given.leave()
}

// Discard closes the connection, and waits for a statement that it still runs.
func (t *Transaction) Discard() {
	given := t.letGo()
	given.cancel()
	if given.tx != nil {
		_ = given.tx.Rollback()
	}
	_ = given.conn.Raw(func(any) error { return driver.ErrBadConn })
	given.leave()
}

// Cut is Discard at once, whatever still runs: from now on the transaction can do nothing more, and not commit.
func (t *Transaction) Cut() {
	if t.conn == nil {
		return
	}
	given := t.letGo()
	given.cancel()
	go given.Discard()
}

// letGo returns what is open, and leaves nothing open here.
func (t *Transaction) letGo() *Transaction {
	given := *t
	t.On, t.tx, t.conn, t.cancel = nil, nil, nil, nil
	return &given
}
