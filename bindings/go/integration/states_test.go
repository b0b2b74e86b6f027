package integration

import (
	"database/sql"
	"errors"
	"fmt"
	"testing"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// Each state that a row can have, in each mode, where the callback succeeds and where it fails: a 200 is true.

// states makes a notification's row of each state.
var states = map[string]func(s *shop, n *wxnotify.Notification){
	"none": func(*shop, *wxnotify.Notification) {},
	"claimed": func(s *shop, n *wxnotify.Notification) {
		must(s.inbox.Claim(ctx, s.db, n.ID, n))(s.t)
	},
	"claimed, and its worker died": func(s *shop, n *wxnotify.Notification) {
		must(s.inbox.Claim(ctx, s.db, n.ID, n))(s.t)
		s.endLease(n)
	},
	"released": func(s *shop, n *wxnotify.Notification) {
		claim := must(s.inbox.Claim(ctx, s.db, n.ID, n))(s.t)
		must(s.inbox.Release(ctx, s.db, claim.Lease, "no stock"))(s.t)
	},
	"stored": func(s *shop, n *wxnotify.Notification) {
		must(s.inbox.Store(ctx, s.db, n.ID, n))(s.t)
	},
	"taken": func(s *shop, n *wxnotify.Notification) {
		s.take(s.inbox, n)
	},
	"taken, and its worker died": func(s *shop, n *wxnotify.Notification) {
		s.take(s.inbox, n)
		s.endLease(n)
	},
	"done": func(s *shop, n *wxnotify.Notification) {
		claim := must(s.inbox.Claim(ctx, s.db, n.ID, n))(s.t)
		check(s.t, s.inbox.Complete(ctx, s.db, claim.Lease))
	},
	"dead": func(s *shop, n *wxnotify.Notification) {
		once := must(wxinbox.New(s.db, wxinbox.WithTable(s.table), wxinbox.WithMaxAttempts(1)))(s.t)
		is(s.t, must(once.Fail(ctx, s.db, s.take(once, n), "no stock"))(s.t), true)
	},
}

func init() {
	dead := states["dead"]
	states["discarded"] = func(s *shop, n *wxnotify.Notification) {
		dead(s, n)
		is(s.t, must(s.inbox.Discard(ctx, s.db, n.ID))(s.t), true)
	}
}

func (s *shop) endLease(n *wxnotify.Notification) {
	s.t.Helper()
	s.execute(fmt.Sprintf("UPDATE %s SET lease_until = 1, due_at = CASE WHEN due_at IS NULL THEN NULL ELSE 1 END WHERE notification_key = '%s'", s.table, n.ID))
}

// take stores a notification, and takes it.
func (s *shop) take(inbox *wxinbox.Inbox, n *wxnotify.Notification) wxinbox.Lease {
	s.t.Helper()
	must(inbox.Store(ctx, s.db, n.ID, n))(s.t)
	task := must(inbox.Take(ctx, s.db))(s.t)
	is(s.t, task.Notification.ID, n.ID)
	return task.Lease
}

const (
	paidFor   = wxhttp.CodeSuccess
	duplicate = wxhttp.CodeDuplicate
	busy      = wxnotify.ErrNotificationBusy
	failed    = wxnotify.ErrHandlerFailed
)

func TestA200IsTrueInEachState(t *testing.T) {
	for _, row := range []struct {
		state string
		// With a callback that succeeds in the modes InTransaction and Leased, with one that fails, and in the mode Stored.
		succeeds, fails, stored wxnotify.Code
	}{
		{"none", paidFor, failed, wxhttp.CodeStored},
		{"claimed", busy, busy, busy},
		{"claimed, and its worker died", paidFor, failed, wxhttp.CodeStored},
		{"released", paidFor, failed, wxhttp.CodeStored},
		{"stored", paidFor, failed, duplicate},
		{"taken", busy, busy, duplicate},
		{"taken, and its worker died", paidFor, failed, duplicate},
		{"done", duplicate, duplicate, duplicate},
		{"dead", failed, failed, failed},
		{"discarded", duplicate, duplicate, duplicate},
	} {
		t.Run(row.state, func(t *testing.T) {
			onEach(t, func(t *testing.T, s *shop) {
				others := s.open("")
				for _, mode := range []wxhttp.Mode{wxhttp.InTransaction, wxhttp.Leased, wxhttp.Stored} {
					for _, succeeds := range []bool{true, false} {
						want := row.succeeds
						if mode == wxhttp.Stored {
							want = row.stored
						} else if !succeeds {
							want = row.fails
						}
						s.isTrue(others, row.state, mode, succeeds, want)
						s.execute("DELETE FROM " + s.table)
					}
				}
			})
		})
	}
}

// isTrue delivers a notification whose row has a state, and checks that the others see what the answer says.
func (s *shop) isTrue(others *sql.DB, state string, mode wxhttp.Mode, succeeds bool, want wxnotify.Code) {
	t := s.t
	t.Helper()
	sees := &shop{t: t, db: others, orders: s.orders, table: s.table}
	id := fmt.Sprintf("%s/%t", mode, succeeds)
	e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), s.paying(func(*wxhttp.Delivery) error {
		if !succeeds && mode == wxhttp.Leased {
			// What it did outside of a transaction it must undo.
			s.execute("UPDATE " + s.orders + " SET paid = paid - 1")
		}
		if !succeeds {
			return errors.New("no stock")
		}
		return nil
	}))
	delivery := deliver(t, wxnotifytest.WithID(id))
	n := must(platform().Parser().Parse(delivery.Header, delivery.Body))(t)
	states[state](s, n)
	before := sees.paid()
	status := map[wxnotify.Code]int{busy: 503, failed: 500}[want]
	if status == 0 {
		status = 200
	}
	e.gets(delivery, status, want)
	where := fmt.Sprintf("%s, %s, succeeds %t", state, mode, succeeds)
	paid := sees.paid() - before
	if (paid == 1) != (want == paidFor) || paid > 1 {
		t.Errorf("%s: paid %d times", where, paid)
	}
	if status != 200 {
		return
	}
	var is string
	var notification sql.NullString
	var due sql.NullInt64
	check(t, others.QueryRow(fmt.Sprintf("SELECT state, notification, due_at FROM %s WHERE notification_key = '%s'", s.table, id)).Scan(&is, &notification, &due))
	isOver := is == "done" || is == "discarded"
	if !isOver && !(notification.Valid && due.Valid) {
		t.Errorf("%s: answered 200, and the row is %s, with notification %t, due %t", where, is, notification.Valid, due.Valid)
	}
	if want == paidFor && is != "done" {
		t.Errorf("%s: paid, and the row is %s", where, is)
	}
}
