package integration

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// The handler with an inbox, in each mode.

// paying pays for the order in the inbox's transaction, and ends as end says.
func (s *shop) paying(end func(*wxhttp.Delivery) error) wxhttp.Option {
	return wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
		on := d.Tx
		if on == nil {
			on = s.db
		}
		if err := s.payIn(ctx, on); err != nil {
			return err
		}
		return end(d)
	})
}

func succeeds(*wxhttp.Delivery) error { return nil }

func TestEachModeCountsANotificationOnce(t *testing.T) {
	for name, mode := range map[string][]wxhttp.Option{"transaction": nil, "leased": {wxhttp.WithMode(wxhttp.Leased)}} {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, s *shop) {
				e := serve(t, append(mode, wxhttp.WithInbox(s.inbox), s.paying(succeeds))...)
				for range 3 {
					if answer := e.post(deliver(t, wxnotifytest.WithID("N1"))); answer != success {
						t.Errorf("got %s", answer)
					}
				}
				is(t, e.outcome().Code, wxhttp.CodeSuccess)
				is(t, e.outcome().Code, wxhttp.CodeDuplicate)
				is(t, e.outcome().Code, wxhttp.CodeDuplicate)
				is(t, s.paid(), 1)
				is(t, s.row("N1"), "done 1")
			})
		})
	}
}

func TestManyDeliveriesAtOnce(t *testing.T) {
	for name, mode := range map[string]wxhttp.Mode{"transaction": wxhttp.InTransaction, "leased": wxhttp.Leased} {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, s *shop) {
				e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), s.paying(succeeds))
				delivery := deliver(t, wxnotifytest.WithID("N1"))
				var group sync.WaitGroup
				for range 12 {
					group.Add(1)
					go func() {
						defer group.Done()
						request, err := delivery.Request(e.url)
						if err != nil {
							t.Error(err)
							return
						}
						if answer := send(t, request); answer != success && !strings.HasPrefix(answer, "503") {
							t.Errorf("got %s", answer)
						}
					}()
				}
				group.Wait()
				is(t, e.post(delivery), success)
				is(t, s.paid(), 1)
			})
		})
	}
}

func TestAFailureChangesNothingInATransaction(t *testing.T) {
	noDisk := errors.New("no disk")
	failures := []struct {
		end    func(*wxhttp.Delivery) error
		status int
		code   wxnotify.Code
		kept   string
	}{
		{func(*wxhttp.Delivery) error { return noDisk }, 500, wxnotify.ErrHandlerFailed, "HANDLER_FAILED: the callback raised *errors.errorString"},
		{func(d *wxhttp.Delivery) error { return d.Fail("no stock") }, 500, wxnotify.ErrHandlerFailed, "HANDLER_FAILED: no stock"},
		{func(*wxhttp.Delivery) error { panic("a bug") }, 500, wxnotify.ErrHandlerFailed, "HANDLER_FAILED: the callback raised a panic at modes_test.go:"},
		{func(d *wxhttp.Delivery) error {
			return d.Notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", "A2", 100))
		}, 500, wxnotify.ErrContentMismatch, "CONTENT_MISMATCH: out_trade_no"},
		{func(d *wxhttp.Delivery) error { d.Ack = wxnotify.Ack{Status: 400}; return nil }, 400, wxnotify.ErrHandlerFailed, "HANDLER_FAILED: the callback answered 400"},
		{func(d *wxhttp.Delivery) error {
			// On PostgreSQL the transaction is lost with it.
			_, err := d.Tx.ExecContext(ctx, "UPDATE no_table SET paid = 1")
			return err
		}, 500, wxnotify.ErrHandlerFailed, ""},
	}
	onEach(t, func(t *testing.T, s *shop) {
		end := succeeds
		e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(func(d *wxhttp.Delivery) error { return end(d) }))
		for index, failure := range failures {
			attempt := int64(index) + 1
			end = func(d *wxhttp.Delivery) error { is(t, d.Attempts, attempt); return failure.end(d) }
			outcome := e.gets(deliver(t, wxnotifytest.WithID("N1")), failure.status, failure.code)
			is(t, errors.Is(outcome.Err, noDisk), index == 0)
			is(t, s.paid(), 0)
			if row, want := s.row("N1"), fmt.Sprintf("released %d %s", attempt, failure.kept); !strings.HasPrefix(row, want) {
				t.Errorf("got %q, want %q", row, want)
			}
		}
		end = succeeds
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeSuccess)
		is(t, s.paid(), 1)
	})
}

func TestAFailureInALease(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		fails := true
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Leased), wxhttp.OnPaid(
			func(_ context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
				is(t, d.Tx, nil)
				if fails {
					return d.Fail("no stock")
				}
				return nil
			}))
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 500, wxnotify.ErrHandlerFailed)
		is(t, s.row("N1"), "released 1 HANDLER_FAILED: no stock")
		fails = false
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeSuccess)
		is(t, s.row("N1"), "done 2")
	})
}

// allModes are all ways to use an inbox.
var allModes = []wxhttp.Mode{wxhttp.InTransaction, wxhttp.Leased, wxhttp.Stored}

// What is compared with nothing by mistake is neither processed nor stored; what its merchant does not want compared is.
func TestWhatTheMerchantExpectsInEachMode(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		for _, mode := range allModes {
			expected := wxnotify.NotCompared()
			e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), s.paying(succeeds),
				wxhttp.WithExpect(func(context.Context, *wxnotify.Notification) (*wxnotify.Expected, error) { return expected, nil }))
			delivery := deliver(t)
			for _, refused := range []struct {
				expected *wxnotify.Expected
				code     wxnotify.Code
			}{
				{nil, wxnotify.ErrOptionInvalid},
				{wxnotify.Fields(), wxnotify.ErrOptionInvalid},
				{wxnotify.Paid(wxnotify.NewPaidOrder("1900007291", "A1", 99)), wxnotify.ErrContentMismatch},
			} {
				before := s.paid()
				expected = refused.expected
				e.gets(delivery, 500, refused.code)
				is(t, s.paid(), before)
				is(t, must(s.inbox.Stats(ctx, s.db))(t).Waiting, 0)
			}
			for _, passes := range []*wxnotify.Expected{wxnotify.NotCompared(), wxnotify.Paid(wxnotify.NewPaidOrder("1900007291", "A1", 100))} {
				before := s.paid()
				expected = passes
				code := wxhttp.CodeSuccess
				if mode == wxhttp.Stored {
					code = wxhttp.CodeStored
				}
				e.gets(deliver(t), 200, code)
				if mode == wxhttp.Stored {
					is(t, must(e.handler.WorkOnce(ctx))(t), true)
					is(t, e.outcome().Code, wxhttp.CodeSuccess)
				}
				is(t, s.paid(), before+1)
			}
		}
	})
}

// A genuine notification that does not fit the type of its callback is left to what takes everything, in the same transaction.
func TestAMisfitInEachMode(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		misfit := strings.Replace(payment, "100", `"100"`, 1)
		typed := wxhttp.OnPaid(func(context.Context, *events.TransactionDirect, *wxhttp.Delivery) error {
			t.Error("the callback that takes a type was called")
			return nil
		})
		otherwise := wxhttp.Otherwise(func(ctx context.Context, d *wxhttp.Delivery) error {
			on := d.Tx
			if on == nil {
				on = s.db
			}
			is(t, string(d.Notification.Plaintext), misfit)
			return s.payIn(ctx, on)
		})
		for _, mode := range allModes {
			inMode := []wxhttp.Option{wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), typed}
			id := "N-" + string(mode)
			delivery := must(platform().Notification("TRANSACTION.SUCCESS", misfit, wxnotifytest.WithID(id)))(t)
			// process has it processed, by a worker where it is stored.
			process := func(e *endpoint, code wxnotify.Code) wxhttp.Outcome {
				t.Helper()
				e.post(delivery)
				outcome := e.outcome()
				if mode == wxhttp.Stored {
					s.execute(fmt.Sprintf("UPDATE %s SET due_at = 1 WHERE notification_key = '%s'", s.table, id))
					is(t, must(e.handler.WorkOnce(ctx))(t), true)
					outcome = e.outcome()
				}
				is(t, outcome.Code, code)
				return outcome
			}
			before := s.paid()
			outcome := process(serve(t, inMode...), wxnotify.ErrEventUntyped)
			var known *wxnotify.Error
			if !errors.As(outcome.Err, &known) || known.Field != "amount.total" || outcome.Status != 500 {
				t.Errorf("%s: observed %+v", mode, outcome)
			}
			is(t, s.paid(), before)
			process(serve(t, append(inMode, otherwise)...), wxhttp.CodeSuccess)
			is(t, s.paid(), before+1)
			is(t, s.row(id), "done 2")
		}
	})
}

// A deduction reaches the callback for payments as the type that it takes, from the table, too.
func TestADeductionInEachMode(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		deduction := strings.Replace(payment, `"out_trade_no"`, `"trade_type":"PAP","out_trade_no"`, 1)
		for _, mode := range allModes {
			e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), s.paying(func(d *wxhttp.Delivery) error {
				is(t, d.Notification.Kind, wxnotify.KindTransactionDeduction)
				return nil
			}))
			before := s.paid()
			delivery := must(platform().Notification("TRANSACTION.SUCCESS", deduction))(t)
			is(t, e.post(delivery), success)
			e.outcome()
			if mode == wxhttp.Stored {
				is(t, must(e.handler.WorkOnce(ctx))(t), true)
			}
			is(t, s.paid(), before+1)
		}
	})
}

func TestABusyNotification(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		for name, mode := range map[string]wxhttp.Mode{"N1": wxhttp.InTransaction, "N2": wxhttp.Leased} {
			e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), s.paying(succeeds))
			s.isFree(name, 1)
			outcome := e.gets(deliver(t, wxnotifytest.WithID(name)), 503, wxnotify.ErrNotificationBusy)
			is(t, outcome.Status, 503)
		}
		is(t, s.paid(), 0)
	})
}

// The answer is in time, and the work that went on counts once.
func TestWorkThatIsLate(t *testing.T) {
	for name, mode := range map[string]wxhttp.Mode{"transaction": wxhttp.InTransaction, "leased": wxhttp.Leased} {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, s *shop) {
				release := make(chan struct{})
				e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), wxhttp.WithDeadline(2*time.Second),
					s.paying(func(*wxhttp.Delivery) error { <-release; return nil }))
				started := time.Now()
				first := e.gets(deliver(t, wxnotifytest.WithID("N1")), 500, wxnotify.ErrDeadlineExceeded)
				if took := time.Since(started); took > 4500*time.Millisecond || first.Late {
					t.Errorf("it took %v: %+v", took, first)
				}
				close(release)
				late := e.outcome()
				if late.Code != wxhttp.CodeSuccess || !late.Late || late.NotificationID != "N1" {
					t.Errorf("observed %+v", late)
				}
				e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeDuplicate)
				is(t, s.paid(), 1)
			})
		})
	}
}

func TestACallbackThatEndsItsGoroutine(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		ends := true
		e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(func(*wxhttp.Delivery) error {
			if ends {
				runtime.Goexit()
			}
			return nil
		}))
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 500, wxnotify.ErrHandlerFailed)
		ends = false
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeSuccess)
		is(t, s.paid(), 1)
	})
}

func TestAKeyOfTheMerchants(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		e := serve(t, wxhttp.WithInbox(s.inbox), s.paying(succeeds), wxhttp.WithKey(func(n *wxnotify.Notification) string {
			resource, err := n.ResourceMap()
			if err != nil || n.ID == "panics" {
				panic("no key")
			}
			return fmt.Sprintf("%s/%s", n.Kind, resource["out_trade_no"])
		}))
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeSuccess)
		e.gets(deliver(t, wxnotifytest.WithID("N2")), 200, wxhttp.CodeDuplicate)
		e.gets(deliver(t, wxnotifytest.WithID("panics")), 500, wxnotify.ErrHandlerFailed)
		is(t, s.paid(), 1)
		is(t, s.row("transaction.direct/A1"), "done 1")
	})
}

func TestWhatAsksIsAnsweredEachTime(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		asked := 0
		for _, mode := range []wxhttp.Mode{wxhttp.InTransaction, wxhttp.Stored} {
			e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(mode), wxhttp.On("CROSS_BORDER_PAY.GET_MCH_INFO",
				func(_ context.Context, d *wxhttp.Delivery) (err error) {
					asked++
					d.Ack, err = wxnotify.AckAnswer([]byte(`{"prepay_id":"wx26"}`))
					return err
				}))
			query := must(platform().Notification("CROSS_BORDER_PAY.GET_MCH_INFO", `{"acq_tid":"1"}`))(t)
			for range 2 {
				is(t, e.post(query), `200 {"prepay_id":"wx26"}`)
			}
		}
		is(t, asked, 4)
	})
}

func TestAnInboxWithoutItsTable(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		inbox := must(wxinbox.New(s.db, wxinbox.WithTable("no_"+s.orders)))(t)
		for _, mode := range []wxhttp.Mode{wxhttp.InTransaction, wxhttp.Leased, wxhttp.Stored} {
			e := serve(t, wxhttp.WithInbox(inbox), wxhttp.WithMode(mode), s.paying(succeeds))
			e.gets(deliver(t), 500, wxnotify.ErrInboxSchema)
		}
		is(t, s.paid(), 0)
	})
}

func TestStoredNotificationsAndAWorker(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		end := func(d *wxhttp.Delivery) error { return d.Fail("no stock") }
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Stored), s.paying(func(d *wxhttp.Delivery) error { return end(d) }))
		is(t, must(e.handler.WorkOnce(ctx))(t), false)
		for _, code := range []wxnotify.Code{wxhttp.CodeStored, wxhttp.CodeDuplicate} {
			e.gets(deliver(t, wxnotifytest.WithID("N1"), wxnotifytest.WithRequestID("R1")), 200, code)
		}
		is(t, s.paid(), 0)
		is(t, s.row("N1"), "stored 0")
		// What nobody takes is refused before it is stored.
		refund := must(platform().Notification("REFUND.CLOSED", `{}`))(t)
		is(t, e.post(refund), `500 {"code":"FAIL","message":"event is not handled"}`)
		is(t, e.outcome().Code, wxnotify.ErrEventUnhandled)

		is(t, must(e.handler.WorkOnce(ctx))(t), true)
		outcome := e.outcome()
		if outcome.Code != wxnotify.ErrHandlerFailed || outcome.Status != 500 || outcome.NotificationID != "N1" || outcome.Attempts != 1 {
			t.Errorf("observed %+v", outcome)
		}
		is(t, s.paid(), 0)
		is(t, s.row("N1"), "stored 1 HANDLER_FAILED: no stock")
		is(t, must(e.handler.WorkOnce(ctx))(t), false)

		end = succeeds
		working, stop := context.WithCancel(ctx)
		stopped := make(chan error)
		for range 3 {
			go func() { stopped <- e.handler.Work(working, 20*time.Millisecond) }()
		}
		outcome = e.outcome()
		is(t, outcome.Code, wxhttp.CodeSuccess)
		is(t, outcome.Status, 200)
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeDuplicate)
		stop()
		for range 3 {
			check(t, <-stopped)
		}
		is(t, s.paid(), 1)
		is(t, s.row("N1"), "done 2")
	})
}

// The routes of the worker are others than those that it was stored with: it leaves it to a worker that has one.
func TestAWorkerThatHasNoRoute(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		stored := []wxhttp.Option{wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Stored)}
		e := serve(t, append(stored, s.paying(succeeds))...)
		e.gets(deliver(t, wxnotifytest.WithID("N1")), 200, wxhttp.CodeStored)
		for _, worker := range []*endpoint{serve(t, stored...), serve(t, append(stored, wxhttp.WithUnhandledAcknowledged())...)} {
			is(t, must(worker.handler.WorkOnce(ctx))(t), false)
		}
		is(t, s.row("N1"), "stored 0")
		is(t, must(e.handler.WorkOnce(ctx))(t), true)
		is(t, s.paid(), 1)
	})
}

// A worker outlives the failures of its database, and tells of them.
func TestAWorkerWithoutADatabase(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		e := serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Stored), s.paying(succeeds))
		check(t, s.db.Close())
		_, err := e.handler.WorkOnce(ctx)
		isCode(t, err, wxnotify.ErrInboxFailed)
		working, stop := context.WithCancel(ctx)
		stopped := make(chan error)
		go func() { stopped <- e.handler.Work(working, 10*time.Millisecond) }()
		for range 3 {
			is(t, e.outcome().Code, wxnotify.ErrInboxFailed)
		}
		stop()
		check(t, <-stopped)
		e.gets(deliver(t), 500, wxnotify.ErrInboxFailed)
	})
}
