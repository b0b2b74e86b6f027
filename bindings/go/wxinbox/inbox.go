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
// Its calls return [wxnotify.ErrInboxFailed] where the database's driver fails, whose error errors.As finds.
type Inbox struct {
	db       *sql.DB
	dialect  Dialect
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

// WithMaxAttempts says after how many attempts a stored notification is a dead letter: 12 unless set.
func WithMaxAttempts(attempts int) Option {
	return func(settings map[string]any) { settings["max_attempts"] = attempts }
}

// New makes an inbox in db, whose driver tells the dialect. It does not reach for the database, nor does it make the table:
// see [Inbox.Create].
//
// Errors: [wxnotify.ErrOptionInvalid] for an option out of its range, or a driver that is not known.
func New(db *sql.DB, options ...Option) (*Inbox, error) {
	if db == nil {
		return nil, hook.NewError(string(wxnotify.ErrOptionInvalid), "the inbox has no database; give what sql.Open returned", "db", nil)
	}
	settings := map[string]any{}
	for _, option := range options {
		option(settings)
	}
	if settings["dialect"] == nil {
		settings["dialect"] = string(dialectOf(driverName(db)))
	}
	inbox := &Inbox{db: db, dialect: Dialect(settings["dialect"].(string)), settings: settings}
	settings["placeholders"] = inbox.dialect.placeholders()
	// What only explains checks the options, too.
	if _, err := inbox.schema(); err != nil {
		return nil, err
	}
	return inbox, nil
}

// DB returns the database that the inbox was made with.
func (i *Inbox) DB() *sql.DB { return i.db }

// Schema returns the statements that [Inbox.Create] runs, for those who keep their migrations as files.
func (i *Inbox) Schema() []string {
	schema, err := i.schema()
	if err != nil {
		panic("wxinbox: make the inbox with New: " + err.Error())
	}
	return schema
}

func (i *Inbox) schema() ([]string, error) {
	return ask.Value[[]string](map[string]any{"do": "explain_inbox", "inbox": i.settings})
}

// Create makes the table where it is not there yet.
func (i *Inbox) Create(ctx context.Context, on DBTX) error {
	_, err := run[any](ctx, i, on, "create", nil)
	return err
}

// Check makes sure that the table is there, in the version that this package works with. It is for the start of a program.
//
// Errors: [wxnotify.ErrInboxSchema] where it is not.
func (i *Inbox) Check(ctx context.Context, on DBTX) error {
	_, err := run[any](ctx, i, on, "check", nil)
	return err
}

// State is what a claim found.
type State string

const (
	// Fresh is the claimer's now, until the lease ends.
	Fresh State = "fresh"
	// Busy is another worker's, or stored and waiting for one.
	Busy State = "busy"
	// Done has taken effect.
	Done State = "done"
)

// Lease is the right to work on a notification until it ends, and to complete it.
type Lease struct {
	// Key is what was claimed.
	Key string `json:"key"`
	// Token tells this lease from every other: a worker that outlived its lease cannot complete.
	Token string `json:"token"`
	// Attempts is how often it was worked on, this time included.
	Attempts int64 `json:"attempts"`
	// Until is when the lease ends, in seconds since the epoch.
	Until int64 `json:"until"`
}

// Claim is what a claim found, with a lease where that is [Fresh].
type Claim struct {
	State State `json:"state"`
	Lease Lease `json:"lease"`
}

// Claim takes hold of a notification, in one atomic statement. key is the notification's ID, or a key of yours, such as
// its kind and order number, where two notifications may tell of one effect: 1 to 191 characters.
//
// Errors: [wxnotify.ErrOptionInvalid] for a key that cannot be one.
func (i *Inbox) Claim(ctx context.Context, on DBTX, key string, notification *wxnotify.Notification) (Claim, error) {
	return run[Claim](ctx, i, on, "claim", named(key, notification))
}

// Complete says that the notification has had its effect.
//
// Errors: [wxnotify.ErrLeaseLost] where the lease ended: roll back what was done for it.
func (i *Inbox) Complete(ctx context.Context, on DBTX, lease Lease) error {
	_, err := run[any](ctx, i, on, "complete", map[string]any{"lease": lease})
	return err
}

// Release lets go of a claimed notification whose work failed: the next delivery finds it fresh. reason is kept in the
// table, cut at 500 characters: put no secret into it.
//
// Errors: [wxnotify.ErrLeaseLost] where the lease ended.
func (i *Inbox) Release(ctx context.Context, on DBTX, lease Lease, reason string) error {
	_, err := run[any](ctx, i, on, "release", map[string]any{"lease": lease, "error": reason})
	return err
}

// Purge forgets what is done and was not delivered for so long, and returns how many that were.
//
// Errors: [wxnotify.ErrOptionInvalid] for less than 25 hours, for which WeChat Pay repeats.
func (i *Inbox) Purge(ctx context.Context, on DBTX, olderThan time.Duration) (int64, error) {
	return run[int64](ctx, i, on, "purge", map[string]any{"older_than": int64(olderThan.Seconds())})
}

// Store writes a notification down, so that it can be acknowledged at once, as soon as that is committed. Any worker can
// [Inbox.Take] it then. What is stored already stays as it is.
//
// Errors: [wxnotify.ErrOptionInvalid] for a key that cannot be one.
func (i *Inbox) Store(ctx context.Context, on DBTX, key string, notification *wxnotify.Notification) error {
	text, err := notification.ToJSON()
	if err != nil {
		return err
	}
	arguments := named(key, notification)
	arguments["notification"] = string(text)
	_, err = run[any](ctx, i, on, "store", arguments)
	return err
}

// Task is a stored notification that a worker took.
type Task struct {
	// Lease is the right to work on it.
	Lease Lease
	// Notification is what was stored. It is as genuine as the table: nothing is verified again.
	Notification *wxnotify.Notification
}

// Take takes a stored notification, one of those that have waited longest, and returns nil where nothing waits. Any number of
// workers on any number of machines may take at once. The work ends with [Inbox.Complete] or [Inbox.Fail].
//
// Errors: [wxnotify.ErrArgumentInvalid] where the table holds a text that is no notification: the task then has its lease all
// the same, to be failed.
func (i *Inbox) Take(ctx context.Context, on DBTX) (*Task, error) {
	taken, err := run[*struct {
		Lease        Lease  `json:"lease"`
		Notification string `json:"notification"`
	}](ctx, i, on, "take", nil)
	if err != nil || taken == nil {
		return nil, err
	}
	notification, err := restore(taken.Notification)
	return &Task{taken.Lease, notification}, err
}

// Fail says that the work on a stored notification failed: it waits for the next attempt, longer each time, or is a dead letter
// after the last. reason is kept in the table, cut at 500 characters: put no secret into it.
//
// Errors: [wxnotify.ErrLeaseLost] where the lease ended.
func (i *Inbox) Fail(ctx context.Context, on DBTX, lease Lease, reason string) error {
	_, err := run[any](ctx, i, on, "fail_task", map[string]any{"lease": lease, "error": reason})
	return err
}

// DeadLetter is a stored notification whose last attempt failed.
type DeadLetter struct {
	// Key is what [Inbox.Retry] takes.
	Key string
	// EventType is such as TRANSACTION.SUCCESS.
	EventType string
	// Attempts is how often it was worked on.
	Attempts int64
	// FirstSeen is when it was stored.
	FirstSeen time.Time
	// LastError is the reason of the last failure.
	LastError string
	// Notification is what was stored, and nil where the table holds a text that is none.
	Notification *wxnotify.Notification
}

// DeadLetters returns up to limit dead letters, the oldest first.
func (i *Inbox) DeadLetters(ctx context.Context, on DBTX, limit int) ([]DeadLetter, error) {
	letters, err := run[[]struct {
		Key          string `json:"key"`
		EventType    string `json:"event_type"`
		Attempts     int64  `json:"attempts"`
		FirstSeen    int64  `json:"first_seen"`
		LastError    string `json:"last_error"`
		Notification string `json:"notification"`
	}](ctx, i, on, "dead_letters", map[string]any{"limit": limit})
	if err != nil {
		return nil, err
	}
	dead := make([]DeadLetter, 0, len(letters))
	for _, letter := range letters {
		// What cannot be restored is why it is dead: it is listed without.
		notification, _ := restore(letter.Notification)
		dead = append(dead, DeadLetter{letter.Key, letter.EventType, letter.Attempts, time.Unix(letter.FirstSeen, 0), letter.LastError, notification})
	}
	return dead, nil
}

// Retry has a dead letter worked on again, with all its attempts. It returns false where no dead letter has the key.
func (i *Inbox) Retry(ctx context.Context, on DBTX, key string) (bool, error) {
	return run[bool](ctx, i, on, "retry", map[string]any{"key": key})
}

func named(key string, notification *wxnotify.Notification) map[string]any {
	return map[string]any{"key": key, "event_type": notification.EventType, "kind": string(notification.Kind)}
}

func restore(text string) (*wxnotify.Notification, error) {
	restored, err := hook.NotificationFromJSON(text)
	if err != nil {
		return nil, err
	}
	return restored.(*wxnotify.Notification), nil
}
