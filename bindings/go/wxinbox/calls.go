package wxinbox

import (
	"context"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// Create makes the table where it is not there yet, and brings one that an earlier release made up to date.
func (i *Inbox) Create(ctx context.Context, on DBTX) error {
	_, err := write[any](ctx, i, on, "create", nil)
	return err
}

// Check makes sure that the table is there, in the version that this package works with. It is for the start of a program.
//
// Errors: [wxnotify.ErrInboxSchema] where it is not.
func (i *Inbox) Check(ctx context.Context, on DBTX) error {
	_, err := read[any](ctx, i, on, "check", nil)
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
	// Dead failed too often, and waits for somebody to look: see [Inbox.DeadLetters].
	Dead State = "dead"
)

// Lease is the right to work on a notification until it ends, and to complete it.
type Lease struct {
	// Key is what was claimed.
	Key string `json:"key"`
	// Token tells this lease from every other: a worker that outlived its lease cannot complete.
	Token string `json:"token"`
	// Attempts is how often it was worked on, this time included.
	Attempts int64 `json:"attempts"`
	// Until is when the lease ends, in seconds since the epoch, by the database's clock.
	Until int64 `json:"until"`
	// Acknowledged says that WeChat Pay will not send the notification again.
	Acknowledged bool `json:"acknowledged"`
}

// Claim is what a claim found, with a lease where that is [Fresh].
type Claim struct {
	State State `json:"state"`
	Lease Lease `json:"lease"`
}

// Claim takes hold of a notification. key is the notification's ID, or a key of yours, such as its kind and order number, where
// two notifications may tell of one effect: 1 to 191 characters.
//
// Errors: [wxnotify.ErrOptionInvalid] for a key that cannot be one; [wxnotify.ErrKeyConflict] where it is that of a notification of
// another kind; [wxnotify.ErrNotificationBusy] where another worker was quicker.
func (i *Inbox) Claim(ctx context.Context, on DBTX, key string, notification *wxnotify.Notification) (Claim, error) {
	return write[Claim](ctx, i, on, "claim", named(key, notification))
}

// Complete says that the notification has had its effect.
//
// Errors: [wxnotify.ErrLeaseLost] where the lease ended: roll back what was done for it.
func (i *Inbox) Complete(ctx context.Context, on DBTX, lease Lease) error {
	_, err := write[any](ctx, i, on, "complete", arguments{"lease": lease})
	return err
}

// Release lets go of a notification whose work failed. One that was claimed is fresh for the next delivery. One that was stored waits
// for its next attempt, longer each time; after the last it is a dead letter, and isDead is true. reason is kept in the table, cut at
// 500 characters: put no secret into it.
//
// Errors: [wxnotify.ErrLeaseLost] where the lease ended.
func (i *Inbox) Release(ctx context.Context, on DBTX, lease Lease, reason string) (isDead bool, err error) {
	return write[bool](ctx, i, on, "release", arguments{"lease": lease, "error": reason})
}

// Fail is [Inbox.Release], as it is called of a notification that was taken.
func (i *Inbox) Fail(ctx context.Context, on DBTX, lease Lease, reason string) (isDead bool, err error) {
	return i.Release(ctx, on, lease, reason)
}

// Renew has the lease end as much later as if it were taken now. Use the lease that it returns, and a transaction that is not
// that of the work.
//
// Errors: [wxnotify.ErrLeaseLost] where the lease ended.
func (i *Inbox) Renew(ctx context.Context, on DBTX, lease Lease) (Lease, error) {
	return write[Lease](ctx, i, on, "renew", arguments{"lease": lease})
}

// Store writes a notification down, so that it can be acknowledged at once, as soon as that is committed. Any worker can
// [Inbox.Take] it then. What is stored already, or done, stays as it is, and isNew is false.
//
// Errors: as [Inbox.Claim]; [wxnotify.ErrHandlerFailed] where it is a dead letter.
func (i *Inbox) Store(ctx context.Context, on DBTX, key string, notification *wxnotify.Notification) (isNew bool, err error) {
	text, err := notification.ToJSON()
	if err != nil {
		return false, err
	}
	arguments := named(key, notification)
	arguments["notification"] = string(text)
	return write[bool](ctx, i, on, "store", arguments)
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
	taken, err := write[*struct {
		Lease        Lease  `json:"lease"`
		Notification string `json:"notification"`
	}](ctx, i, on, "take", nil)
	if err != nil || taken == nil {
		return nil, err
	}
	notification, err := program.Restore(taken.Notification)
	return &Task{taken.Lease, notification}, err
}

// DeadLetter is a stored notification whose last attempt failed.
type DeadLetter struct {
	// Key is what [Inbox.Retry] and [Inbox.Discard] take.
	Key string
	// EventType is such as TRANSACTION.SUCCESS.
	EventType string
	// Kind is such as transaction.direct.
	Kind wxnotify.Kind
	// Attempts is how often it was worked on.
	Attempts int64
	// FirstSeen is when it was first delivered.
	FirstSeen time.Time
	// LastError is the reason of the last failure.
	LastError string
	// Notification is what was stored, and nil where the table holds a text that is none.
	Notification *wxnotify.Notification
}

// DeadLetters returns up to limit dead letters, the oldest first.
func (i *Inbox) DeadLetters(ctx context.Context, on DBTX, limit int) ([]DeadLetter, error) {
	letters, err := read[[]struct {
		Key          string        `json:"key"`
		EventType    string        `json:"event_type"`
		Kind         wxnotify.Kind `json:"kind"`
		Attempts     int64         `json:"attempts"`
		FirstSeen    int64         `json:"first_seen"`
		LastError    string        `json:"last_error"`
		Notification string        `json:"notification"`
	}](ctx, i, on, "dead_letters", arguments{"limit": limit})
	if err != nil {
		return nil, err
	}
	dead := make([]DeadLetter, 0, len(letters))
	for _, l := range letters {
		// What cannot be restored is why it is dead: it is listed without.
		notification, _ := program.Restore(l.Notification)
		dead = append(dead, DeadLetter{l.Key, l.EventType, l.Kind, l.Attempts, time.Unix(l.FirstSeen, 0), l.LastError, notification})
	}
	return dead, nil
}

// Retry has a dead letter worked on again, with all its attempts. It returns false where no dead letter has the key.
func (i *Inbox) Retry(ctx context.Context, on DBTX, key string) (bool, error) {
	return write[bool](ctx, i, on, "retry", arguments{"key": key})
}

// Discard leaves a dead letter for good. It returns false where no dead letter has the key.
func (i *Inbox) Discard(ctx context.Context, on DBTX, key string) (bool, error) {
	return write[bool](ctx, i, on, "discard", arguments{"key": key})
}

// Stats is how an inbox is doing.
type Stats struct {
	// Waiting is how many stored notifications wait for a worker.
	Waiting int64
	// OldestWaiting is for how long the one that was delivered first waits, to the second.
	OldestWaiting time.Duration
	// InWork is how many are being worked on.
	InWork int64
	// Dead is how many dead letters there are.
	Dead int64
	// DoneLastHour is how many were done in the last hour.
	DoneLastHour int64
}

// Stats counts, for metrics.
func (i *Inbox) Stats(ctx context.Context, on DBTX) (Stats, error) {
	stats, err := read[stats](ctx, i, on, "stats", nil)
	return stats.public(), err
}

type stats struct {
	Waiting      int64 `json:"waiting"`
	Oldest       int64 `json:"oldest_waiting"`
	InWork       int64 `json:"in_work"`
	Dead         int64 `json:"dead"`
	DoneLastHour int64 `json:"done_last_hour"`
}

func (s stats) public() Stats {
	return Stats{s.Waiting, time.Duration(s.Oldest) * time.Second, s.InWork, s.Dead, s.DoneLastHour}
}

// HealthLimits is what is still well. The zero value is a good one.
type HealthLimits struct {
	// MaxWaiting is how long the oldest stored notification may wait, in whole seconds: 15 minutes where it is 0.
	MaxWaiting time.Duration
	// MaxDead is how many dead letters there may be.
	MaxDead int64
}

// Health says whether all is well with an inbox.
type Health struct {
	// Healthy says whether there is no problem.
	Healthy bool
	// Problems says what is wrong and what to do, a sentence each.
	Problems []string
	// Stats is what was counted.
	Stats Stats
}

// Health judges what [Inbox.Stats] counts, for an alarm. It speaks of the work that all machines share, which restarting a machine, or
// taking it out of service, does not mend. A database that cannot be reached, or a table that is not there, is the error.
//
// Errors: [wxnotify.ErrOptionInvalid] for a negative limit, [wxnotify.ErrInboxSchema], and the database's.
func (i *Inbox) Health(ctx context.Context, on DBTX, limits HealthLimits) (Health, error) {
	given := arguments{"max_dead": limits.MaxDead}
	if limits.MaxWaiting != 0 {
		given["max_waiting"] = int64(limits.MaxWaiting.Seconds())
	}
	health, err := read[struct {
		Healthy  bool     `json:"healthy"`
		Problems []string `json:"problems"`
		Stats    stats    `json:"stats"`
	}](ctx, i, on, "health", given)
	return Health{health.Healthy, health.Problems, health.Stats.public()}, err
}

// Purge forgets what ended so long ago, done or discarded, and returns how many that were. It does so in small transactions of its
// own, between which others have their turn.
//
// Errors: [wxnotify.ErrOptionInvalid] for less than 25 hours, for which WeChat Pay repeats.
func (i *Inbox) Purge(ctx context.Context, olderThan time.Duration) (int64, error) {
	return run[int64](ctx, i, program.NewTransaction(i.db, i.settings), "purge", arguments{"older_than": int64(olderThan.Seconds())})
}

func named(key string, notification *wxnotify.Notification) arguments {
	return arguments{"key": key, "event_type": notification.EventType, "kind": string(notification.Kind)}
}
