package wxinbox

import (
	"context"
	"database/sql"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Inbox is the table of notifications in one database. All goroutines may use it.
//
// Its calls take the connection or transaction to work on; given a *sql.DB, those that write are a transaction of their own. They
// return [wxnotify.ErrInboxFailed] where the database's driver fails, whose error errors.As finds, [wxnotify.ErrInboxSchema] where
// the table is missing, and [wxnotify.ErrNotificationBusy] where another transaction was in the way: roll back, and try again.
type Inbox struct {
	db       *sql.DB
	settings map[string]any
}

// DBTX is what *sql.DB, *sql.Tx and *sql.Conn have in common. sqlc's DBTX and gorm's ConnPool are the same.
type DBTX interface {
	ExecContext(ctx context.Context, query string, arguments ...any) (sql.Result, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	QueryContext(ctx context.Context, query string, arguments ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, arguments ...any) *sql.Row
}

// Option is one of the options of [New] and [OpenSQLite].
type Option func(settings map[string]any)

// WithDialect says which database it is. Needed only where the driver is wrapped, for tracing say, so that its type does not tell.
func WithDialect(dialect Dialect) Option {
	return func(settings map[string]any) { settings["dialect"] = string(dialect) }
}

// WithTable names the table, wxnotify_inbox unless set: letters, digits and _, with a schema's name and a dot before it where
// one is meant.
func WithTable(name string) Option {
	return func(settings map[string]any) { settings["table"] = name }
}

// WithLease says for how long a worker has a notification to itself: whole seconds, longer than the work ever takes, and a minute
// unless set.
func WithLease(lease time.Duration) Option {
	return func(settings map[string]any) { settings["lease"] = lease.Seconds() }
}

// WithMaxAttempts says after how many attempts a stored notification is a dead letter: 59 unless set, which take 48 hours.
func WithMaxAttempts(attempts int) Option {
	return func(settings map[string]any) { settings["max_attempts"] = attempts }
}

// WithName keeps the notifications of several merchants or handlers apart in one table. It is empty unless set.
func WithName(name string) Option {
	return func(settings map[string]any) { settings["name"] = name }
}

// WithKeepPlaintext keeps a stored notification in the table after it is done. Unless set it is erased then.
func WithKeepPlaintext() Option {
	return func(settings map[string]any) { settings["keep_plaintext"] = true }
}

// New makes an inbox in db, whose driver tells the dialect. It does not reach for the database, nor does it make the table:
// see [Inbox.Create].
//
// Errors: [wxnotify.ErrOptionInvalid] for an option out of its range, or a driver that is not known.
func New(db *sql.DB, options ...Option) (*Inbox, error) {
	if db == nil {
		return nil, hook.NewError(string(wxnotify.ErrOptionInvalid), "the inbox has no database; give what sql.Open returned", "db", nil)
	}
	settings := map[string]any{"dialect": string(dialectOf(db))}
	for _, option := range options {
		option(settings)
	}
	settings["placeholders"] = Dialect(settings["dialect"].(string)).placeholders()
	inbox := &Inbox{db, settings}
	// What only explains checks the options, too.
	if _, err := inbox.explain(); err != nil {
		return nil, err
	}
	return inbox, nil
}

func init() {
	hook.InboxSettings = func(inbox any) map[string]any { return inbox.(*Inbox).settings }
}

// DB returns the database that the inbox was made with.
func (i *Inbox) DB() *sql.DB { return i.db }

// Schema returns the statements that make the table, for those who keep their migrations as files.
func (i *Inbox) Schema() []string { return i.mustExplain().Schema }

// Upgrade returns the statements that bring a table of version 1 up to date, for those who keep their migrations as files.
func (i *Inbox) Upgrade() []string { return i.mustExplain().Upgrade }

type explained struct{ Schema, Upgrade []string }

func (i *Inbox) explain() (explained, error) {
	return ask.Value[explained](map[string]any{"do": "explain_inbox", "inbox": i.settings})
}

func (i *Inbox) mustExplain() explained {
	explained, err := i.explain()
	if err != nil {
		panic("wxinbox: make the inbox with New: " + err.Error())
	}
	return explained
}
