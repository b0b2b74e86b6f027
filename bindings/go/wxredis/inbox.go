// Package wxredis has an inbox work on a client of go-redis, where no database is at hand: Redis 5 and later, or Valkey, alone, with
// Sentinel, or as a cluster. It is a module of its own, so that who does not use go-redis does not inherit it.
//
//	inbox, err := wxredis.New(redis.NewClient(&redis.Options{Addr: "localhost:6379"}))
//	err = inbox.Create(ctx, inbox.DB())
//	handler, err := wxhttp.New(parser, wxhttp.WithInbox(inbox), wxhttp.WithMode(wxhttp.Leased), wxhttp.OnPaid(ship))
//
// It has mode Leased alone: Redis is no part of a transaction that holds your own writes. Redis can lose what it has acknowledged: up to
// a second at a crash, with the append-only file as it usually is, and the last writes at a failover. A notification is never lost by
// that, but its callback may run again: it must do no harm twice.
package wxredis

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"io"

	"github.com/redis/go-redis/v9"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// New makes an inbox in Redis. It does not reach for Redis, nor does it make the table: see [wxinbox.Inbox.Create], which inbox.DB() is
// for. That DB sends the inbox's own commands and nothing else, and closing it leaves the client open. Give the client short timeouts
// (a second or two): the inbox sends again by itself what may be lost, and a command that go-redis sends twice counts once.
//
// Errors: [wxnotify.ErrOptionInvalid] for an option out of its range, or a client that is nil.
func New(client redis.UniversalClient, options ...wxinbox.Option) (*wxinbox.Inbox, error) {
	if client == nil {
		return nil, hook.NewError(string(wxnotify.ErrOptionInvalid), "the inbox has no client; give what redis.NewClient returned", "client", nil)
	}
	db := sql.OpenDB(connector{client})
	// A connection here is only a name for the client, which has the real ones.
	db.SetMaxIdleConns(0)
	return wxinbox.New(db, options...)
}

type connector struct{ client redis.UniversalClient }

func (c connector) Connect(context.Context) (driver.Conn, error) { return connection(c), nil }
func (c connector) Driver() driver.Driver                        { return commands{} }

// commands is a driver whose queries are commands as JSON.
type commands struct{}

func (commands) Open(string) (driver.Conn, error) { return nil, errNoSQL }

var errNoSQL = errors.New("Redis has no SQL, and no transactions: use your client for what is your own")

type connection struct{ client redis.UniversalClient }

func (connection) Prepare(string) (driver.Stmt, error) { return nil, errNoSQL }
func (connection) Close() error                        { return nil }

// Begin begins nothing: each command is whole by itself.
func (connection) Begin() (driver.Tx, error) { return nothing{}, nil }

type nothing struct{}

func (nothing) Commit() error   { return nil }
func (nothing) Rollback() error { return nil }

func (c connection) QueryContext(ctx context.Context, query string, _ []driver.NamedValue) (driver.Rows, error) {
	var command []any
	if err := json.Unmarshal([]byte(query), &command); err != nil {
		return nil, errNoSQL
	}
	text, err := c.client.Do(ctx, command...).Text()
	if err != nil {
		return nil, err
	}
	return &answer{text: text}, nil
}

// answer is one row of one text.
type answer struct {
	text   string
	isRead bool
}

func (*answer) Columns() []string { return []string{"answer"} }
func (*answer) Close() error      { return nil }

func (a *answer) Next(row []driver.Value) error {
	if a.isRead {
		return io.EOF
	}
	a.isRead, row[0] = true, a.text
	return nil
}
