package integration

import (
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

func TestFreshBusyDone(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		lease := s.isFree("N1", 1)
		is(t, s.claim("N1").State, wxinbox.Busy)
		check(t, s.inbox.Complete(ctx, s.db, lease))
		is(t, s.claim("N1").State, wxinbox.Done)
		// Nobody has it any more.
		isCode(t, s.inbox.Complete(ctx, s.db, lease), wxnotify.ErrLeaseLost)
		_, err := s.inbox.Release(ctx, s.db, lease, "")
		isCode(t, err, wxnotify.ErrLeaseLost)
		// Another notification is another's.
		s.isFree("N2", 1)
	})
}

func TestWhatWasReleasedIsFresh(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		is(t, must(s.inbox.Release(ctx, s.db, s.isFree("N1", 1), "没有订单 🙁"))(t), false)
		is(t, s.row("N1"), "released 1 没有订单 🙁")
		s.isFree("N1", 2)
	})
}

func TestALeaseEnds(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		old := s.isFree("N1", 1)
		time.Sleep(time.Until(time.Unix(old.Until, 0).Add(1100 * time.Millisecond)))
		next := s.isFree("N1", 2)
		isCode(t, s.inbox.Complete(ctx, s.db, old), wxnotify.ErrLeaseLost)
		_, err := s.inbox.Release(ctx, s.db, old, "")
		isCode(t, err, wxnotify.ErrLeaseLost)
		check(t, s.inbox.Complete(ctx, s.db, next))
	}, wxinbox.WithLease(2*time.Second))
}

func TestClaimEffectAndCompletionAreOne(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		work := func(end error) error {
			return s.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) error {
				claim := must(s.inbox.Claim(ctx, tx, "N1", notification(t)))(t)
				is(t, claim.State, wxinbox.Fresh)
				check(t, s.payIn(ctx, tx))
				check(t, s.inbox.Complete(ctx, tx, claim.Lease))
				return end
			})
		}
		crash := errors.New("crash")
		if err := work(crash); !errors.Is(err, crash) {
			t.Errorf("got %v", err)
		}
		func() {
			defer func() { is(t, recover(), any("crash")) }()
			_ = s.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) error {
				check(t, s.payIn(ctx, tx))
				panic("crash")
			})
		}()
		is(t, s.paid(), 0)
		check(t, work(nil))
		is(t, s.paid(), 1)
		is(t, s.claim("N1").State, wxinbox.Done)
	})
}

// The merchant's own transaction does as well, where the database knows one BEGIN.
func TestAMerchantsOwnTransaction(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		tx := must(s.db.BeginTx(ctx, nil))(t)
		claim := must(s.inbox.Claim(ctx, tx, "N1", notification(t)))(t)
		check(t, s.payIn(ctx, tx))
		check(t, s.inbox.Complete(ctx, tx, claim.Lease))
		check(t, tx.Rollback())
		is(t, s.paid(), 0)
		s.isFree("N1", 1)
	})
}

func TestOneOfManyHasIt(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		const workers = 8
		states := make(chan wxinbox.State, workers)
		n := notification(t)
		for range workers {
			go func() {
				var claim wxinbox.Claim
				err := s.inbox.InTransaction(ctx, func(tx wxinbox.DBTX) (err error) {
					claim, err = s.inbox.Claim(ctx, tx, "N1", n)
					return err
				})
				if errors.Is(err, wxnotify.ErrNotificationBusy) {
					claim.State = wxinbox.Busy
				} else if err != nil {
					t.Error(err)
				}
				states <- claim.State
			}()
		}
		fresh := 0
		for range workers {
			switch state := <-states; state {
			case wxinbox.Fresh:
				fresh++
			case wxinbox.Busy:
			default:
				t.Errorf("got %s", state)
			}
		}
		is(t, fresh, 1)
	})
}

func TestAStoredNotificationIsWorkedOff(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		n := notification(t)
		if task := must(s.inbox.Take(ctx, s.db))(t); task != nil {
			t.Errorf("took %+v", task)
		}
		is(t, must(s.inbox.Store(ctx, s.db, n.ID, n))(t), true)
		is(t, must(s.inbox.Store(ctx, s.db, n.ID, n))(t), false)
		task := must(s.inbox.Take(ctx, s.db))(t)
		is(t, string(must(task.Notification.ToJSON())(t)), string(must(n.ToJSON())(t)))
		is(t, task.Lease.Attempts, 1)
		is(t, s.claim(n.ID).State, wxinbox.Busy)
		if again := must(s.inbox.Take(ctx, s.db))(t); again != nil {
			t.Errorf("took %+v", again)
		}
		check(t, s.inbox.Complete(ctx, s.db, task.Lease))
		is(t, must(s.inbox.Store(ctx, s.db, n.ID, n))(t), false)
		is(t, s.claim(n.ID).State, wxinbox.Done)
		if again := must(s.inbox.Take(ctx, s.db))(t); again != nil {
			t.Errorf("took %+v", again)
		}
	})
}

func TestAStoredNotificationThatFails(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		n := notification(t)
		is(t, must(s.inbox.Store(ctx, s.db, "N1", n))(t), true)
		task := must(s.inbox.Take(ctx, s.db))(t)
		is(t, must(s.inbox.Fail(ctx, s.db, task.Lease, "no disk"))(t), false)
		is(t, s.row("N1"), "stored 1 no disk")
		_, err := s.inbox.Fail(ctx, s.db, task.Lease, "")
		isCode(t, err, wxnotify.ErrLeaseLost)
		if again := must(s.inbox.Take(ctx, s.db))(t); again != nil {
			t.Errorf("it does not wait: %+v", again)
		}
		time.Sleep(3 * time.Second)
		task = must(s.inbox.Take(ctx, s.db))(t)
		if task == nil {
			t.Fatal("nothing waits")
		}
		is(t, task.Lease.Attempts, 2)
		is(t, must(s.inbox.Fail(ctx, s.db, task.Lease, "still no disk"))(t), true)
		is(t, must(s.inbox.Stats(ctx, s.db))(t), wxinbox.Stats{Dead: 1})
		health := must(s.inbox.Health(ctx, s.db, wxinbox.HealthLimits{}))(t)
		if health.Healthy || len(health.Problems) != 1 || !strings.Contains(health.Problems[0], "1 dead letters") || health.Stats != (wxinbox.Stats{Dead: 1}) {
			t.Errorf("got %+v", health)
		}
		is(t, must(s.inbox.Health(ctx, s.db, wxinbox.HealthLimits{MaxDead: 1}))(t).Healthy, true)
		_, err = s.inbox.Health(ctx, s.db, wxinbox.HealthLimits{MaxWaiting: -time.Second})
		isCode(t, err, wxnotify.ErrOptionInvalid)

		letters := must(s.inbox.DeadLetters(ctx, s.db, 10))(t)
		is(t, len(letters), 1)
		letter := letters[0]
		if letter.Key != "N1" || letter.EventType != "TRANSACTION.SUCCESS" || letter.Kind != wxnotify.KindTransactionDirect || letter.Attempts != 2 || letter.LastError != "still no disk" || letter.Notification.ID != n.ID || time.Since(letter.FirstSeen) > time.Minute {
			t.Errorf("got %+v", letter)
		}
		is(t, must(s.inbox.Retry(ctx, s.db, "N2"))(t), false)
		is(t, must(s.inbox.Retry(ctx, s.db, "N1"))(t), true)
		is(t, must(s.inbox.Take(ctx, s.db))(t).Lease.Attempts, 1)
		is(t, must(s.inbox.Discard(ctx, s.db, "N1"))(t), false)
	}, wxinbox.WithMaxAttempts(2))
}

// A notification whose workers die is no longer taken after the last attempt.
func TestAPoisonedNotificationIsBuried(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		n := notification(t)
		is(t, must(s.inbox.Store(ctx, s.db, "N1", n))(t), true)
		dead := must(s.inbox.Take(ctx, s.db))(t)
		time.Sleep(time.Until(time.Unix(dead.Lease.Until, 0).Add(1100 * time.Millisecond)))
		if task := must(s.inbox.Take(ctx, s.db))(t); task != nil {
			t.Errorf("took %+v", task)
		}
		letters := must(s.inbox.DeadLetters(ctx, s.db, 10))(t)
		if len(letters) != 1 || !strings.Contains(letters[0].LastError, "within the lease") {
			t.Errorf("got %+v", letters)
		}
	}, wxinbox.WithLease(time.Second), wxinbox.WithMaxAttempts(1))
}

// Somebody wrote into the table what is no notification.
func TestAStoredTextThatIsNoNotification(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		is(t, must(s.inbox.Store(ctx, s.db, "N1", notification(t)))(t), true)
		s.execute("UPDATE " + s.table + " SET notification = 'nonsense'")
		task, err := s.inbox.Take(ctx, s.db)
		isCode(t, err, wxnotify.ErrArgumentInvalid)
		is(t, must(s.inbox.Fail(ctx, s.db, task.Lease, "unreadable"))(t), true)
		letters := must(s.inbox.DeadLetters(ctx, s.db, 10))(t)
		if len(letters) != 1 || letters[0].Notification != nil {
			t.Errorf("got %+v", letters)
		}
	}, wxinbox.WithMaxAttempts(1))
}

func TestPurge(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		for _, key := range []string{"old", "new"} {
			check(t, s.inbox.Complete(ctx, s.db, s.isFree(key, 1)))
		}
		s.isFree("open", 1)
		s.execute("UPDATE " + s.table + " SET done_at = done_at - 100000 WHERE notification_key <> 'new'")
		is(t, must(s.inbox.Purge(ctx, 25*time.Hour))(t), 1)
		is(t, s.claim("new").State, wxinbox.Done)
		is(t, s.claim("open").State, wxinbox.Busy)
		s.isFree("old", 1)
		_, err := s.inbox.Purge(ctx, 24*time.Hour)
		isInvalid(t, err, "older_than")
	})
}

func TestKeys(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		for _, key := range []string{"transaction.direct/A1", "Transaction.direct/A1", "单号", strings.Repeat("x", 191), "'; DROP TABLE orders"} {
			s.isFree(key, 1)
			is(t, s.claim(key).State, wxinbox.Busy)
		}
		for _, key := range []string{"", " A1", strings.Repeat("x", 192)} {
			_, err := s.inbox.Claim(ctx, s.db, key, notification(t))
			isInvalid(t, err, "key")
			_, err = s.inbox.Store(ctx, s.db, key, notification(t))
			isInvalid(t, err, "key")
		}
	})
}

func TestTheSchema(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		check(t, s.inbox.Check(ctx, s.db))
		// Once more leaves all as it is.
		s.isFree("N1", 1)
		check(t, s.inbox.Create(ctx, s.db))
		is(t, s.claim("N1").State, wxinbox.Busy)

		other := must(wxinbox.New(s.db, wxinbox.WithTable("no_"+s.orders)))(t)
		isCode(t, other.Check(ctx, s.db), wxnotify.ErrInboxSchema)
		_, err := other.Claim(ctx, s.db, "N1", notification(t))
		isCode(t, err, wxnotify.ErrInboxSchema)
		if errors.Unwrap(err) == nil || !strings.Contains(err.Error(), "create()") {
			t.Errorf("the driver's error is lost: %v", err)
		}
		for _, statement := range other.Schema() {
			s.execute(statement)
		}
		check(t, other.Check(ctx, s.db))
		s.execute("UPDATE no_" + s.orders + "_version SET version = 99")
		isCode(t, other.Check(ctx, s.db), wxnotify.ErrInboxSchema)
	})
}

func TestADatabaseThatIsGone(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		check(t, s.db.Close())
		_, err := s.inbox.Claim(ctx, s.db, "N1", notification(t))
		isCode(t, err, wxnotify.ErrInboxFailed)
		err = s.inbox.InTransaction(ctx, func(wxinbox.DBTX) error { t.Error("it began"); return nil })
		isCode(t, err, wxnotify.ErrInboxFailed)
	})
}

func TestOptionsOfAnInbox(t *testing.T) {
	db := must(sql.Open("sqlite3", filepath.Join(t.TempDir(), "shop.db")))(t)
	defer db.Close()
	for field, option := range map[string]wxinbox.Option{
		"dialect":      wxinbox.WithDialect("oracle"),
		"table":        wxinbox.WithTable("orders; DROP"),
		"lease":        wxinbox.WithLease(1500 * time.Millisecond),
		"max_attempts": wxinbox.WithMaxAttempts(0),
		"inbox":        wxinbox.WithName(" a"),
	} {
		_, err := wxinbox.New(db, option)
		isInvalid(t, err, field)
	}
	_, err := wxinbox.New(nil)
	isInvalid(t, err, "db")
	_, err = wxinbox.OpenSQLite(ctx, "no driver", "shop.db")
	isCode(t, err, wxnotify.ErrInboxFailed)
	missing := filepath.Join(t.TempDir(), "no", "folder")
	_, err = wxinbox.OpenSQLite(ctx, "sqlite3", missing)
	isCode(t, err, wxnotify.ErrInboxFailed)
	if !strings.Contains(err.Error(), missing) {
		t.Errorf("the file is not named: %v", err)
	}

	postgres := must(wxinbox.New(db, wxinbox.WithDialect(wxinbox.PostgreSQL), wxinbox.WithTable("shop.inbox")))(t)
	if !slices.ContainsFunc(postgres.Schema(), func(statement string) bool { return strings.Contains(statement, "shop.inbox") }) {
		t.Errorf("got %q", postgres.Schema())
	}
}

// As the processes of a server do when it is started for the first time.
func TestManyMakeTheSameFileAtOnce(t *testing.T) {
	for range 20 {
		path := filepath.Join(t.TempDir(), "inbox.db")
		opened := make(chan error)
		for range 8 {
			go func() {
				inbox, err := wxinbox.OpenSQLite(ctx, "sqlite3", path)
				if err == nil {
					err = inbox.DB().Close()
				}
				opened <- err
			}()
		}
		for range 8 {
			check(t, <-opened)
		}
	}
}

// The file keeps what was done, and has what several processes need.
func TestAnInboxInAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "inbox.db")
	first := must(wxinbox.OpenSQLite(ctx, "sqlite3", path))(t)
	claim := must(first.Claim(ctx, first.DB(), "N1", notification(t)))(t)
	check(t, first.Complete(ctx, first.DB(), claim.Lease))
	check(t, first.DB().Close())
	second := must(wxinbox.OpenSQLite(ctx, "sqlite3", path))(t)
	defer second.DB().Close()
	is(t, must(second.Claim(ctx, second.DB(), "N1", notification(t)))(t).State, wxinbox.Done)
	var mode, timeout string
	check(t, second.DB().QueryRow("PRAGMA journal_mode").Scan(&mode))
	check(t, second.DB().QueryRow("PRAGMA busy_timeout").Scan(&timeout))
	is(t, mode+" "+timeout, "wal 10000")
}

// What is acknowledged survives a power cut: each commit is on disk, also where the driver's default for WAL is less.
// SQLite has its writers sleep and look again, and who comes later overtakes who sleeps: dozens of times, when many write.
func TestSQLiteWritersStandInLine(t *testing.T) {
	const writers, each = 8, 25
	inbox := must(wxinbox.OpenSQLite(ctx, "sqlite3", filepath.Join(t.TempDir(), "inbox.db")))(t)
	defer inbox.DB().Close()
	var begun, most atomic.Int64
	failures := make(chan error, writers)
	for range writers {
		go func() {
			for range each {
				before := begun.Load()
				err := inbox.InTransaction(ctx, func(wxinbox.DBTX) error {
					overtaken := begun.Add(1) - before - 1
					for seen := most.Load(); overtaken > seen && !most.CompareAndSwap(seen, overtaken); seen = most.Load() {
					}
					time.Sleep(2 * time.Millisecond)
					return nil
				})
				if err != nil {
					failures <- err
					return
				}
			}
			failures <- nil
		}()
	}
	for range writers {
		check(t, <-failures)
	}
	if most.Load() > 2*writers {
		t.Errorf("a writer was overtaken by %d others", most.Load())
	}
}

func TestSQLiteSyncsEachCommit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "inbox.db")
	opened := must(wxinbox.OpenSQLite(ctx, "sqlite3", path))(t)
	defer opened.DB().Close()
	merchants := must(sql.Open("sqlite3", path+"?_journal_mode=WAL&_synchronous=NORMAL"))(t)
	defer merchants.Close()
	var full string
	check(t, opened.DB().QueryRow("PRAGMA synchronous").Scan(&full))
	is(t, full, "2")
	for _, inbox := range []*wxinbox.Inbox{opened, must(wxinbox.New(merchants))(t)} {
		check(t, inbox.InTransaction(ctx, func(tx wxinbox.DBTX) error {
			var synchronous string
			check(t, tx.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&synchronous))
			is(t, synchronous, "2")
			return nil
		}))
	}
}

func isInvalid(t *testing.T, err error, field string) {
	t.Helper()
	var known *wxnotify.Error
	if !errors.As(err, &known) || known.Code != wxnotify.ErrOptionInvalid || known.Field != field {
		t.Errorf("got %v, want OPTION_INVALID of %s", err, field)
	}
}
