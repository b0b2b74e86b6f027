package integration

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/go-sql-driver/mysql"
	_ "github.com/jackc/pgx/v5/stdlib"
	_ "github.com/mattn/go-sqlite3"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// What the tests share: a merchant with a platform, in each of the databases.

var ctx = context.Background()

func TestMain(m *testing.M) {
	// Failures are what most of the tests are for.
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const success = `200 {"code":"SUCCESS"}`

var platform = sync.OnceValue(func() *wxnotifytest.Platform {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		panic(err)
	}
	return platform
})

var counter atomic.Int64

// shop is an inbox and a table of orders, both new.
type shop struct {
	t      *testing.T
	db     *sql.DB
	inbox  *wxinbox.Inbox
	orders string
	table  string
	pay    string
	source []string
}

// onEach runs a test on every database.
func onEach(t *testing.T, test func(t *testing.T, shop *shop), options ...wxinbox.Option) {
	t.Helper()
	for _, database := range []string{"sqlite", "postgresql", "mariadb"} {
		t.Run(database, func(t *testing.T) {
			t.Parallel()
			test(t, newShop(t, database, options...))
		})
	}
}

func newShop(t *testing.T, database string, options ...wxinbox.Option) *shop {
	t.Helper()
	number := counter.Add(1)
	s := &shop{t: t, orders: fmt.Sprintf("orders_%d", number), table: fmt.Sprintf("inbox_%d", number)}
	options = append([]wxinbox.Option{wxinbox.WithTable(s.table)}, options...)
	parameter := "?"
	switch database {
	case "sqlite":
		s.source = []string{"sqlite3", filepath.Join(t.TempDir(), "shop.db")}
		s.inbox = must(wxinbox.OpenSQLite(ctx, "sqlite3", s.source[1], options...))(t)
		s.db = s.inbox.DB()
	case "postgresql":
		parameter = "$1"
		s.source = []string{"pgx", setting(t, "WXNOTIFY_POSTGRES_URL")}
	case "mariadb":
		s.source = []string{"mysql", mariaDB(t)}
	}
	if s.db == nil {
		s.db = s.open("")
	}
	t.Cleanup(func() { s.db.Close() })
	if s.inbox == nil {
		s.inbox = must(wxinbox.New(s.db, options...))(t)
		check(t, s.inbox.Create(ctx, s.db))
	}
	s.pay = fmt.Sprintf("UPDATE %s SET paid = paid + 1 WHERE number = %s", s.orders, parameter)
	s.execute(fmt.Sprintf("CREATE TABLE %s (number VARCHAR(32) PRIMARY KEY, paid BIGINT NOT NULL)", s.orders))
	s.execute(fmt.Sprintf("INSERT INTO %s VALUES ('A1', 0)", s.orders))
	return s
}

// open opens the database once more, with more parameters in its source.
func (s *shop) open(parameters string) *sql.DB {
	s.t.Helper()
	db := must(sql.Open(s.source[0], s.source[1]+parameters))(s.t)
	s.t.Cleanup(func() { db.Close() })
	return db
}

// mariaDB is MariaDB's source, as its driver takes it.
func mariaDB(t *testing.T) string {
	t.Helper()
	return fmt.Sprintf("%s:%s@tcp(%s:%s)/%s", setting(t, "WXNOTIFY_MARIADB_USER"), setting(t, "WXNOTIFY_MARIADB_PASSWORD"),
		setting(t, "WXNOTIFY_MARIADB_HOST"), setting(t, "WXNOTIFY_MARIADB_PORT"), setting(t, "WXNOTIFY_MARIADB_DATABASE"))
}

func setting(t *testing.T, name string) string {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		t.Fatalf("%s is not set: run the tests under tools/databases.sh", name)
	}
	return value
}

func (s *shop) execute(statement string) {
	s.t.Helper()
	if _, err := s.db.Exec(statement); err != nil {
		s.t.Fatal(err)
	}
}

// paid is how often the order was paid.
func (s *shop) paid() (times int) {
	s.t.Helper()
	check(s.t, s.db.QueryRow("SELECT paid FROM "+s.orders).Scan(&times))
	return times
}

// row is what the inbox has of a notification: state, attempts, last_error.
func (s *shop) row(key string) string {
	s.t.Helper()
	var state, attempts string
	var lastError sql.NullString
	row := s.db.QueryRow(fmt.Sprintf("SELECT state, attempts, last_error FROM %s WHERE notification_key = '%s'", s.table, key))
	check(s.t, row.Scan(&state, &attempts, &lastError))
	return strings.TrimSpace(state + " " + attempts + " " + lastError.String)
}

// payIn pays for the order, through whatever it is given.
func (s *shop) payIn(ctx context.Context, on wxinbox.DBTX) error {
	result, err := on.ExecContext(ctx, s.pay, "A1")
	if err != nil {
		return err
	}
	if changed, err := result.RowsAffected(); err != nil || changed != 1 {
		return fmt.Errorf("%d orders were paid: %w", changed, err)
	}
	return nil
}

func (s *shop) claim(key string) wxinbox.Claim {
	s.t.Helper()
	return must(s.inbox.Claim(ctx, s.db, key, notification(s.t)))(s.t)
}

// isFree claims a notification that must be fresh.
func (s *shop) isFree(key string, attempts int64) wxinbox.Lease {
	s.t.Helper()
	claim := s.claim(key)
	if claim.State != wxinbox.Fresh || claim.Lease.Attempts != attempts || claim.Lease.Key != key {
		s.t.Fatalf("got %+v", claim)
	}
	return claim.Lease
}

// is checks a value that must be comparable.
func is[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func isCode(t *testing.T, err error, code wxnotify.Code) {
	t.Helper()
	if !errors.Is(err, code) {
		t.Errorf("got %v, want %s", err, code)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		check(t, err)
		return value
	}
}

const payment = `{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}`

func deliver(t *testing.T, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	return must(platform().Notification("TRANSACTION.SUCCESS", payment, options...))(t)
}

func notification(t *testing.T) *wxnotify.Notification {
	t.Helper()
	delivery := deliver(t)
	return must(platform().Parser().Parse(delivery.Header, delivery.Body))(t)
}

// endpoint is a handler behind a socket, whose outcomes are kept.
type endpoint struct {
	t        *testing.T
	url      string
	handler  *wxhttp.Handler
	outcomes chan wxhttp.Outcome
}

func serve(t *testing.T, options ...wxhttp.Option) *endpoint {
	t.Helper()
	e := &endpoint{t: t, outcomes: make(chan wxhttp.Outcome, 1000)}
	observe := wxhttp.WithObserver(func(_ context.Context, outcome wxhttp.Outcome) { e.outcomes <- outcome })
	e.handler = must(wxhttp.New(platform().Parser(), append(options, observe)...))(t)
	server := httptest.NewServer(e.handler)
	t.Cleanup(server.Close)
	e.url = server.URL
	return e
}

// post sends a delivery to the endpoint, and returns the answer as one text.
func (e *endpoint) post(delivery *wxnotifytest.Delivery) string {
	e.t.Helper()
	return send(e.t, must(delivery.Request(e.url))(e.t))
}

func (e *endpoint) outcome() wxhttp.Outcome {
	e.t.Helper()
	select {
	case outcome := <-e.outcomes:
		return outcome
	case <-time.After(20 * time.Second):
		e.t.Fatal("nothing was observed")
		panic("unreachable")
	}
}

// gets posts a delivery, and checks status and observed code.
func (e *endpoint) gets(delivery *wxnotifytest.Delivery, status int, code wxnotify.Code) wxhttp.Outcome {
	e.t.Helper()
	if answer := e.post(delivery); !strings.HasPrefix(answer, fmt.Sprint(status)) {
		e.t.Errorf("got %s, want %d", answer, status)
	}
	outcome := e.outcome()
	is(e.t, outcome.Code, code)
	return outcome
}

func send(t *testing.T, request *http.Request) string {
	t.Helper()
	response := must(http.DefaultClient.Do(request))(t)
	defer response.Body.Close()
	return fmt.Sprintf("%d %s", response.StatusCode, must(io.ReadAll(response.Body))(t))
}
