package integration

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// Several merchants in one inbox.

// snippet: begin
// newEndpointForAll answers /notify/NAME for each merchant of the table merchants.
func newEndpointForAll(inbox *wxinbox.Inbox) (http.Handler, error) {
	merchants, err := wxhttp.NewMerchants(func(ctx context.Context, name string) (*wxhttp.ServedMerchant, error) {
		var key wxnotify.PublicKey
		var apiV3Key string
		row := inbox.DB().QueryRowContext(ctx, "SELECT key_id, public_key, api_v3_key FROM merchants WHERE name = ?", name)
		if err := row.Scan(&key.ID, &key.PEM, &apiV3Key); errors.Is(err, sql.ErrNoRows) {
			return nil, nil // nobody is called so
		} else if err != nil {
			return nil, err
		}
		keys := wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{key}}
		parser, err := wxnotify.NewNotificationParser(keys, []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(apiV3Key)})
		if err != nil {
			return nil, err
		}
		return wxhttp.NewServedMerchant(name, parser)
	})
	if err != nil {
		return nil, err
	}
	handler, err := wxhttp.NewForMerchants(merchants.By(func(r *http.Request) string { return r.PathValue("merchant") }),
		wxhttp.WithInbox(inbox),
		wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
			_, err := d.Tx.ExecContext(ctx, "UPDATE orders SET paid = paid + 1 WHERE merchant = ? AND number = ?",
				d.Merchant.Name(), payment.OutTradeNo)
			return err
		}))
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/notify/{merchant}", handler)
	return mux, nil
}

// snippet: end

func TestTheEndpointForAllOfTheREADME(t *testing.T) {
	inbox := must(wxinbox.OpenSQLite(ctx, "sqlite3", filepath.Join(t.TempDir(), "shop.db")))(t)
	s := &shop{t: t, db: inbox.DB(), orders: "orders"}
	t.Cleanup(func() { s.db.Close() })
	s.execute("CREATE TABLE merchants (name TEXT PRIMARY KEY, key_id TEXT NOT NULL, public_key TEXT NOT NULL, api_v3_key TEXT NOT NULL)")
	s.execute("CREATE TABLE orders (merchant TEXT, number TEXT, paid INTEGER NOT NULL)")
	s.execute("INSERT INTO orders VALUES ('shop-a', 'A1', 0), ('shop-b', 'A1', 0)")
	server := httptest.NewServer(must(newEndpointForAll(inbox))(t))
	t.Cleanup(server.Close)
	for _, name := range []string{"shop-a", "shop-b"} {
		of := must(wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID("PUB_KEY_ID_" + name)))(t)
		_, err := s.db.Exec("INSERT INTO merchants VALUES (?, ?, ?, ?)", name, of.Serial(), of.PublicKeyPEM(), of.APIv3Key())
		check(t, err)
		delivery := must(of.Notification("TRANSACTION.SUCCESS", payment))(t)
		const notVerified = `401 {"code":"FAIL","message":"signature verification failed"}`
		is(t, send(t, must(delivery.Request(server.URL+"/notify/nobody"))(t)), notVerified)
		for range 2 {
			is(t, send(t, must(delivery.Request(server.URL+"/notify/"+name))(t)), success)
		}
	}
	var paid string
	check(t, s.db.QueryRow("SELECT group_concat(merchant || ' ' || paid) FROM orders").Scan(&paid))
	is(t, paid, "shop-a 1,shop-b 1")
}

// stores are the merchants' platforms by their names, and whether their database is down.
type stores struct {
	platforms map[string]*wxnotifytest.Platform
	isDown    atomic.Bool
}

var errDown = errors.New("the merchants' database is down")

func newStores(t *testing.T) *stores {
	return &stores{platforms: map[string]*wxnotifytest.Platform{"shop-a": platform(), "shop-b": must(wxnotifytest.NewPlatform())(t)}}
}

func (s *stores) load(_ context.Context, name string) (*wxhttp.ServedMerchant, error) {
	if s.isDown.Load() {
		return nil, errDown
	}
	if s.platforms[name] == nil {
		return nil, nil
	}
	return wxhttp.NewServedMerchant(name, s.platforms[name].Parser())
}

// serveAll is serve for all of them, each at a path of its own, through a registry of their own.
func (s *stores) serveAll(t *testing.T, options ...wxhttp.Option) *endpoint {
	t.Helper()
	merchants := must(wxhttp.NewMerchants(s.load))(t)
	e := &endpoint{t: t, outcomes: make(chan wxhttp.Outcome, 1000)}
	e.handler = must(wxhttp.NewForMerchants(merchants.By(func(r *http.Request) string { return r.PathValue("merchant") }),
		append(options, wxhttp.WithObserver(func(_ context.Context, outcome wxhttp.Outcome) { e.outcomes <- outcome }))...))(t)
	mux := http.NewServeMux()
	mux.Handle("POST /notify/{merchant}", e.handler)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	e.url = server.URL + "/notify/"
	return e
}

// getsOf posts a merchant's notification of the order A1, whose id is N1 with each of them.
func (s *stores) getsOf(e *endpoint, name string, code wxnotify.Code) {
	e.t.Helper()
	delivery := must(s.platforms[name].Notification("TRANSACTION.SUCCESS", payment, wxnotifytest.WithID("N1")))(e.t)
	at := *e
	at.url += name
	is(e.t, at.gets(delivery, 200, code).Merchant, name)
}

func TestTwoMerchantsHaveTheSameIDAndOrderNumber(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		stores, taken := newStores(t), map[string]int{}
		e := stores.serveAll(t, wxhttp.WithInbox(s.inbox),
			wxhttp.WithKeyFor(func(merchant *wxhttp.ServedMerchant, notification *wxnotify.Notification) string {
				taken["key of "+merchant.Name()]++
				return "paid:A1"
			}),
			wxhttp.OnPaid(func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
				taken[d.Merchant.Name()]++
				return s.payIn(ctx, d.Tx)
			}))
		for _, name := range []string{"shop-a", "shop-b"} {
			stores.getsOf(e, name, wxhttp.CodeSuccess)
			stores.getsOf(e, name, wxhttp.CodeDuplicate)
			is(t, taken[name], 1)
			is(t, taken["key of "+name], 2)
			is(t, s.row(name+"/paid:A1"), "done 1")
		}
		is(t, s.paid(), 2)
	})
}

func TestAWorkerFindsTheMerchantAndTriesAgainWhereItCannot(t *testing.T) {
	s := newShop(t, "sqlite")
	stores, seen := newStores(t), []string{}
	options := []wxhttp.Option{wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Stored),
		wxhttp.OnPaid(func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
			seen = append(seen, d.Merchant.Name())
			return s.payIn(ctx, d.Tx)
		})}
	front := stores.serveAll(t, options...)
	for name := range stores.platforms {
		stores.getsOf(front, name, wxhttp.CodeStored)
		stores.getsOf(front, name, wxhttp.CodeDuplicate)
	}
	is(t, len(seen), 0)

	// In another process nothing is kept, and the merchants' database is down at first.
	stores.isDown.Store(true)
	worker := stores.serveAll(t, options...)
	is(t, must(worker.handler.WorkOnce(ctx))(t), true)
	outcome := worker.outcome()
	is(t, outcome.Code, wxnotify.ErrHandlerFailed)
	is(t, outcome.Status, 500)
	is(t, errors.Is(outcome.Err, errDown), true)
	stores.isDown.Store(false)
	for end := time.Now().Add(20 * time.Second); len(seen) < 2 && time.Now().Before(end); {
		if !must(worker.handler.WorkOnce(ctx))(t) {
			time.Sleep(50 * time.Millisecond)
		}
	}
	is(t, len(seen), 2)
	is(t, s.paid(), 2)
	for name := range stores.platforms {
		is(t, s.row(name + "/N1")[:4], "done")
		outcome := worker.outcome()
		is(t, outcome.Code, wxhttp.CodeSuccess)
		is(t, outcome.Merchant == "shop-a" || outcome.Merchant == "shop-b", true)
	}

	// One that is gone stays, and is tried again.
	stores.getsOf(front, "shop-a", wxhttp.CodeDuplicate)
	gone := newStores(t)
	gone.platforms["shop-c"] = platform()
	third := gone.serveAll(t, options...)
	gone.getsOf(third, "shop-c", wxhttp.CodeStored)
	is(t, must(worker.handler.WorkOnce(ctx))(t), true)
	outcome = worker.outcome()
	is(t, outcome.Code, wxnotify.ErrMerchantUnknown)
	is(t, outcome.Merchant, "shop-c")
	is(t, s.row("shop-c/N1")[:6], "stored")
}

func TestAnOrderOfOneOfSeveralMerchantsIsReconciled(t *testing.T) {
	s, w := newShop(t, "sqlite"), newWeChatPay(t)
	w.tells(orderPath, "200 "+paid)
	stores := newStores(t)
	var of string
	e := stores.serveAll(t, wxhttp.WithInbox(s.inbox), wxhttp.WithBusinessKey(),
		wxhttp.OnPaid(func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
			of = d.Merchant.Name()
			return s.payIn(ctx, d.Tx)
		}))
	merchant := must(stores.load(ctx, "shop-a"))(t)
	got := must(e.handler.Reconcile(ctx, w.merchant(), wxhttp.Order{OutTradeNo: "A1", Merchant: merchant}))(t)
	is(t, got, wxhttp.Reconciled{State: "SUCCESS", Code: wxhttp.CodeSuccess})
	is(t, of, "shop-a")
	is(t, s.row("shop-a/payment:42:SUCCESS"), "done 1")
	_, err := e.handler.Reconcile(ctx, w.merchant(), wxhttp.Order{OutTradeNo: "A1", Merchant: must(stores.load(ctx, "shop-b"))(t)})
	isCode(t, err, wxnotify.ErrSerialUnknown)
	_, err = e.handler.Reconcile(ctx, w.merchant(), wxhttp.Order{OutTradeNo: "A1"})
	isCode(t, err, wxnotify.ErrOptionInvalid)
	_, err = serve(t, wxhttp.WithInbox(s.inbox), wxhttp.WithBusinessKey()).handler.Reconcile(ctx, w.merchant(), wxhttp.Order{OutTradeNo: "A1", Merchant: merchant})
	isCode(t, err, wxnotify.ErrOptionInvalid)
}
