package integration

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// What once made a 200 false, or stopped an endpoint. Each is here so that it stays away.

// A pool's connection may have a transaction that somebody left open on it.
func TestAConnectionThatIsNotIdle(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		others := s.open("")
		s.db.SetMaxOpenConns(1)
		left := must(s.db.Conn(ctx))(t)
		must(left.ExecContext(ctx, "BEGIN"))(t)
		check(t, left.Close())
		e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(succeeds))
		answer := e.post(deliver(t, wxnotifytest.WithID("N1")))
		outcome := e.outcome()
		if answer != success {
			isInvalid(t, outcome.Err, "connect")
			// It was closed: the next one is idle.
			e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeSuccess)
		}
		sees := &shop{t: t, db: others, orders: s.orders}
		is(t, sees.paid(), 1)
	})
}

// Many deliveries while the callback works: none of them keeps it from completing. In PostgreSQL's REPEATABLE READ, what writes to
// a row that somebody else wrote to fails.
func TestDuplicatesDoNotKeepALeaseFromCompleting(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		db := s.db
		if s.source[0] == "pgx" {
			db = s.open(separator(s.source[1]) + "default_transaction_isolation=repeatable%20read")
		}
		inbox := must(wxinbox.New(db, wxinbox.WithTable(s.table)))(t)
		var calls atomic.Int64
		begun, release := make(chan struct{}), make(chan struct{})
		free := sync.OnceFunc(func() { close(release) })
		e := serve(t, wxhttp.WithInbox(inbox), wxhttp.WithMode(wxhttp.Leased), s.paying(func(*wxhttp.Delivery) error {
			if calls.Add(1) == 1 {
				close(begun)
			}
			<-release
			return nil
		}))
		delivery := deliver(t, wxnotifytest.WithID("N1"))
		first := make(chan string)
		go func() { first <- send(t, must(delivery.Request(e.url))(t)) }()
		<-begun
		var group sync.WaitGroup
		for range 4 {
			group.Add(1)
			go func() {
				defer group.Done()
				for index := range 10 {
					if index == 5 {
						time.AfterFunc(5*time.Millisecond, free)
					}
					if answer := send(t, must(delivery.Request(e.url))(t)); answer != success && !strings.HasPrefix(answer, "503") {
						t.Errorf("got %s", answer)
					}
				}
			}()
		}
		group.Wait()
		is(t, <-first, success)
		is(t, calls.Load(), 1)
		is(t, s.paid(), 1)
	})
}

func separator(source string) string {
	if strings.Contains(source, "?") {
		return "&"
	}
	return "?"
}

// A callback that hangs is cut when its lease ends: nothing of it commits, the row is free, and others were never stopped.
func TestACallbackThatHangs(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		release, written := make(chan struct{}), make(chan error, 1)
		var calls atomic.Int64
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithDeadline(500*time.Millisecond), wxhttp.OnPaid(
			func(c context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
				if err := s.payIn(ctx, d.Tx); err != nil || d.Notification.ID != "N1" || calls.Add(1) > 1 {
					return err
				}
				<-release
				is(t, c.Err(), context.Canceled)
				written <- s.payIn(ctx, d.Tx)
				return nil
			}))
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 500, wxnotify.ErrDeadlineExceeded)
		is(t, s.paid(), 0)
		// Its duplicate is answered in time.
		started := time.Now()
		if answer := e.post(deliver(t, wxnotifytest.WithID("N1"))); answer == success {
			t.Errorf("got %s", answer)
		}
		if took := time.Since(started); took > 3*time.Second {
			t.Errorf("it took %v", took)
		}
		var cut wxhttp.Outcome
		for !cut.Late || cut.Code != wxnotify.ErrHandlerFailed {
			cut = e.outcome()
		}
		if !strings.Contains(cut.Err.Error(), "did not return before its lease ended") {
			t.Errorf("observed %v", cut.Err)
		}
		// Others were not stopped, and neither is the notification itself.
		for s.paid() < 2 {
			e.post(deliver(t, wxnotifytest.WithID("N2")))
			e.post(deliver(t, wxnotifytest.WithID("N1")))
		}
		soon, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
		defer cancel()
		left, err := e.handler.Shutdown(soon)
		is(t, left, 1)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		close(release)
		if err := <-written; err == nil {
			t.Error("it could still write")
		}
		is(t, must(e.handler.Shutdown(ctx))(t), 0)
		is(t, s.paid(), 2)
	}, wxinbox.WithLease(2*time.Second))
}

// Of two that come at once, that a callback was given up and that it has ended, neither may keep its place among those in flight.
func TestACallbackThatEndsWhenItIsGivenUp(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		var ended sync.WaitGroup
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Leased), wxhttp.WithDeadline(300*time.Millisecond), wxhttp.OnPaid(
			func(ctx context.Context, _ *events.TransactionDirect, _ *wxhttp.Delivery) error {
				<-ctx.Done()
				return nil
			}))
		for range 40 {
			request := must(deliver(t).Request(e.url))(t)
			ended.Add(1)
			go func() {
				defer ended.Done()
				send(t, request)
			}()
		}
		ended.Wait()
		patience, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		is(t, must(e.handler.Shutdown(patience))(t), 0)
	}, wxinbox.WithLease(time.Second))
}

// It may hang in the database, with a context that nobody cancels: the outcome is in time all the same.
func TestAStatementThatHangs(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		sleep := map[string]string{"pgx": "SELECT pg_sleep(6)", "mysql": "DO SLEEP(6)"}[s.source[0]]
		if sleep == "" {
			// SQLite's statements wait for nobody once the transaction has begun.
			return
		}
		returned := make(chan error, 1)
		e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(func(d *wxhttp.Delivery) error {
			_, err := d.Tx.ExecContext(context.Background(), sleep)
			returned <- err
			return nil
		}))
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 500, wxnotify.ErrHandlerFailed)
		<-returned
		is(t, must(e.handler.Shutdown(ctx))(t), 0)
		is(t, s.paid(), 0)
	}, wxinbox.WithLease(2*time.Second))
}

// A callback that needs longer says so.
func TestARenewedLease(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Leased), s.paying(func(d *wxhttp.Delivery) error {
			for range 3 {
				time.Sleep(1200 * time.Millisecond)
				if err := d.Renew(ctx); err != nil {
					return err
				}
			}
			return nil
		}))
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeSuccess)
		is(t, s.paid(), 1)
		e = serve(t, wxhttp.WithInbox(s.inbox), s.paying(func(d *wxhttp.Delivery) error { return d.Renew(ctx) }))
		e.gets(deliver(t, wxnotifytest.WithID("N2")), 500, wxnotify.ErrArgumentInvalid)
	}, wxinbox.WithLease(3*time.Second))
}

func TestAWorkerRenewsItsLease(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Stored), wxhttp.OnPaid(
			func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
				for range 3 {
					time.Sleep(1200 * time.Millisecond)
					if err := d.Renew(ctx); err != nil {
						return err
					}
				}
				return s.payIn(ctx, d.Tx)
			}))
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeStored)
		is(t, must(e.handler.WorkOnce(ctx))(t), true)
		is(t, e.outcome().Err, nil)
		is(t, s.paid(), 1)
	}, wxinbox.WithLease(3*time.Second))
}

func TestAPoolThatHasNoConnection(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		s.db.SetMaxOpenConns(1)
		held := must(s.db.Conn(ctx))(t)
		defer held.Close()
		e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(succeeds))
		started := time.Now()
		outcome := e.gets(deliver(t), 500, wxnotify.ErrInboxFailed)
		if took := time.Since(started); took > 4*time.Second || !strings.Contains(outcome.Err.Error(), "pool") {
			t.Errorf("after %v: %v", took, outcome.Err)
		}
	})
}

// The refund has the order's number, too.
func TestAKeyOfTwoKinds(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(succeeds), wxhttp.Otherwise(func(context.Context, *wxhttp.Delivery) error { return nil }),
			wxhttp.WithKey(func(n *wxnotify.Notification) string {
				return fmt.Sprint(must(n.ResourceMap())(t)["out_trade_no"])
			}))
		e.gets(deliver(t), 200, wxhttp.CodeSuccess)
		refund := must(platform().Notification("REFUND.SUCCESS", `{"mchid":"1","out_trade_no":"A1","out_refund_no":"R1"}`))(t)
		outcome := e.gets(refund, 500, wxnotify.ErrKeyConflict)
		for _, name := range []string{"TRANSACTION.SUCCESS", "REFUND.SUCCESS"} {
			if !strings.Contains(outcome.Err.Error(), name) {
				t.Errorf("%s is not named: %v", name, outcome.Err)
			}
		}
	})
}

// Two merchants in one table.
func TestNamesKeepInboxesApart(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		other := must(wxinbox.New(s.db, wxinbox.WithTable(s.table), wxinbox.WithName("other")))(t)
		n := notification(t)
		for _, inbox := range []*wxinbox.Inbox{s.inbox, other} {
			is(t, must(inbox.Store(ctx, s.db, n.ID, n))(t), true)
			is(t, must(inbox.Stats(ctx, s.db))(t).Waiting, 1)
		}
		must(s.inbox.Take(ctx, s.db))(t)
		is(t, must(other.Stats(ctx, s.db))(t), wxinbox.Stats{Waiting: 1, OldestWaiting: must(other.Stats(ctx, s.db))(t).OldestWaiting})
	})
}

// The last failure of what was acknowledged is an outcome of its own.
func TestADeadLetterIsObserved(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Stored), s.paying(func(d *wxhttp.Delivery) error { return d.Fail("no stock") }))
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeStored)
		is(t, must(e.handler.WorkOnce(ctx))(t), true)
		dead := e.outcome()
		is(t, dead.Code, wxhttp.CodeDead)
		isCode(t, dead.Err, wxnotify.ErrHandlerFailed)
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 500, wxnotify.ErrHandlerFailed)

		// So is that of a worker that dies each time.
		e.gets(deliver(t, wxnotifytest.WithID("N2")), 200, wxhttp.CodeStored)
		must(s.inbox.Take(ctx, s.db))(t)
		s.execute(fmt.Sprintf("UPDATE %s SET lease_until = 1, due_at = 1 WHERE notification_key = 'N2'", s.table))
		is(t, must(e.handler.WorkOnce(ctx))(t), false)
		dead = e.outcome()
		is(t, dead.Code, wxhttp.CodeDead)
		is(t, dead.NotificationID, "N2")
	}, wxinbox.WithMaxAttempts(1))
}

// A driver quotes what is in the database: for those who look with errors.As, and for no log and no table.
func TestADriversWordsAreNotRepeated(t *testing.T) {
	var lines lockedBuffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&lines, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	const secret = "oUpF8uMuAJO"
	t.Run("each", func(t *testing.T) {
		onEach(t, func(t *testing.T, s *shop) {
			s.execute(fmt.Sprintf("INSERT INTO %s VALUES ('%s', 0)", s.orders, secret))
			var own error
			e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(func(d *wxhttp.Delivery) error {
				_, err := d.Tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s VALUES ('%s', 0)", s.orders, secret))
				own = err
				return fmt.Errorf("saving: %w", err)
			}))
			outcome := e.gets(deliver(t, wxnotifytest.WithID("N1")), 500, wxnotify.ErrHandlerFailed)
			if !errors.Is(outcome.Err, own) {
				t.Errorf("the driver's error is lost: %v", outcome.Err)
			}
			for _, text := range []string{outcome.Err.Error(), s.row("N1")} {
				if strings.Contains(text, secret) || !strings.Contains(text, "HANDLER_FAILED: the callback raised") {
					t.Errorf("got %s", text)
				}
			}
		})
	})
	if text := lines.String(); strings.Contains(text, secret) || !strings.Contains(text, "the callback raised") {
		t.Errorf("logged %s", text)
	}
}

type lockedBuffer struct {
	lock   sync.Mutex
	buffer bytes.Buffer
}

func (b *lockedBuffer) Write(line []byte) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.buffer.Write(line)
}

func (b *lockedBuffer) String() string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.buffer.String()
}

// A table that is told with its schema, and what MariaDB's modes make of an UPDATE.
func TestTablesAndModesThatOthersHave(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		db, table := s.db, s.table
		switch s.source[0] {
		case "sqlite3":
			table = "main." + table
		case "mysql":
			db = s.open("?sql_mode=%27SIMULTANEOUS_ASSIGNMENT%27")
		}
		inbox := must(wxinbox.New(db, wxinbox.WithTable(table)))(t)
		check(t, inbox.Create(ctx, db))
		check(t, inbox.Check(ctx, db))
		end := errors.New("no stock")
		e := serve(t, wxhttp.WithInbox(inbox), s.paying(func(*wxhttp.Delivery) error { return end }))
		for range 2 {
			e.gets(deliver(t, wxnotifytest.WithID("N1")), 500, wxnotify.ErrHandlerFailed)
		}
		end = nil
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeSuccess)
		is(t, s.paid(), 1)
	})
}

// A worker purges what is old, and ends when the handler is shut down.
func TestAWorkerPurgesAndShutsDown(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		check(t, s.inbox.Complete(ctx, s.db, s.isFree("old", 1)))
		s.execute("UPDATE " + s.table + " SET done_at = done_at - 100000")
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Stored), s.paying(succeeds))
		isInvalid(t, e.handler.Work(ctx, time.Second, wxhttp.WithPurge(24*time.Hour)), "older_than")
		stopped := make(chan error)
		go func() { stopped <- e.handler.Work(ctx, 10*time.Millisecond, wxhttp.WithPurge(25*time.Hour)) }()
		var rows int
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
			check(t, s.db.QueryRow("SELECT COUNT(*) FROM "+s.table).Scan(&rows))
			if rows == 0 {
				break
			}
		}
		is(t, rows, 0)
		is(t, must(e.handler.Shutdown(ctx))(t), 0)
		check(t, <-stopped)
	})
}
