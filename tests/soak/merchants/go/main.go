// Command merchant is a merchant's process for the proof that each notification counts once: an endpoint on net/http, and in the mode
// stored two workers beside it. It is killed at any moment. bench/endpoint measures it in these modes and in leased, none (without an
// inbox) and bare (without a handler).
package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"
	_ "github.com/jackc/pgx/v5/stdlib"
	_ "github.com/mattn/go-sqlite3"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxcertificates"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// lease is short, so that the notifications of the dead are taken up in the run.
const lease = 3 * time.Second

func main() {
	database := flag.String("database", "", "sqlite, postgresql or mariadb")
	mode := flag.String("mode", "", "transaction, stored, leased, none or bare")
	address := flag.String("url", "", "the database's URL")
	keys := flag.String("keys", "", "the folder with the platform's certificate and the APIv3 key")
	port := flag.Int("port", 0, "where to listen")
	flag.Parse()
	// The runner judges. Failures are what it is for, and would fill the log.
	slog.SetDefault(slog.New(slog.DiscardHandler))
	if *mode == "bare" {
		http.HandleFunc("/notify", func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) })
		log.Fatal(http.ListenAndServe(fmt.Sprintf("127.0.0.1:%d", *port), nil))
	}
	var inbox *wxinbox.Inbox
	var pay string
	var err error
	if *mode != "none" {
		inbox, pay, err = open(*database, *address)
		if err != nil {
			log.Fatal(err)
		}
	}
	handler, err := newHandler(*keys, *mode, inbox, pay)
	if err != nil {
		log.Fatal(err)
	}
	if *mode == "stored" {
		for range 2 {
			go func() { log.Fatal(handler.Work(context.Background(), 50*time.Millisecond)) }()
		}
	}
	if api, err := os.ReadFile(filepath.Join(*keys, "api")); err == nil {
		go askForOpenOrders(handler, inbox.DB(), *keys, string(api))
	}
	http.Handle("/notify", handler)
	log.Fatal(http.ListenAndServe(fmt.Sprintf("127.0.0.1:%d", *port), nil))
}

// open makes the inbox, and the statement that pays for an order.
func open(database, address string) (*wxinbox.Inbox, string, error) {
	const pay = "UPDATE orders SET paid = paid + 1 WHERE number = "
	switch database {
	case "sqlite":
		inbox, err := wxinbox.OpenSQLite(context.Background(), "sqlite3", strings.TrimPrefix(address, "sqlite://"), wxinbox.WithLease(lease))
		return inbox, pay + "?", err
	case "postgresql":
		inbox, err := newInbox("pgx", address)
		return inbox, pay + "$1", err
	case "mariadb":
		// It has a line for each connection that the database's restart breaks.
		if err := mysql.SetLogger(log.New(io.Discard, "", 0)); err != nil {
			return nil, "", err
		}
		parts, err := url.Parse(address)
		if err != nil {
			return nil, "", err
		}
		inbox, err := newInbox("mysql", fmt.Sprintf("%s@tcp(%s)%s", parts.User, parts.Host, parts.Path))
		return inbox, pay + "?", err
	default:
		return nil, "", fmt.Errorf("there is no database %q", database)
	}
}

func newInbox(driver, source string) (*wxinbox.Inbox, error) {
	// It connects when it must: the database may be down at this moment.
	db, err := sql.Open(driver, source)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(8)
	return wxinbox.New(db, wxinbox.WithLease(lease))
}

func newHandler(keys, mode string, inbox *wxinbox.Inbox, pay string) (*wxhttp.Handler, error) {
	certificate, err := os.ReadFile(filepath.Join(keys, "certificate.pem"))
	if err != nil {
		return nil, err
	}
	apiV3Key, err := os.ReadFile(filepath.Join(keys, "api_v3_key"))
	if err != nil {
		return nil, err
	}
	parser, err := wxnotify.NewNotificationParser(wxnotify.PlatformKeys{Certificates: []string{string(certificate)}},
		[]wxnotify.APIv3Key{wxnotify.NewAPIv3Key(string(apiV3Key))})
	if err != nil {
		return nil, err
	}
	if mode == "none" || mode == "leased" {
		return newOutside(keys, mode, parser, inbox)
	}
	return wxhttp.New(parser, wxhttp.WithInbox(inbox), wxhttp.WithMode(wxhttp.Mode(mode)), wxhttp.WithBusinessKey(),
		wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
			result, err := d.Tx.ExecContext(ctx, pay, payment.OutTradeNo)
			if err != nil {
				return err
			}
			if changed, err := result.RowsAffected(); err != nil || changed != 1 {
				return d.Fail("there is no such order")
			}
			return nil
		}))
}

// newOutside makes a handler whose effects are not in the inbox's database: each is a byte in the file effects.
func newOutside(keys, mode string, parser *wxnotify.NotificationParser, inbox *wxinbox.Inbox) (*wxhttp.Handler, error) {
	effects, err := os.OpenFile(filepath.Join(keys, "effects"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	options := []wxhttp.Option{wxhttp.OnPaid(func(context.Context, *events.TransactionDirect, *wxhttp.Delivery) error {
		_, err := effects.Write([]byte{'.'})
		return err
	})}
	if mode == "leased" {
		options = append(options, wxhttp.WithInbox(inbox), wxhttp.WithMode(wxhttp.Leased), wxhttp.WithBusinessKey())
	}
	return wxhttp.New(parser, options...)
}

// askForOpenOrders asks every half second for those of the open orders that are the oldest: their notifications may never come. What fails
// is asked again.
func askForOpenOrders(handler *wxhttp.Handler, db *sql.DB, keys, api string) {
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(keys, name))
		if err != nil {
			log.Fatal(err)
		}
		return string(text)
	}
	merchant := wxcertificates.NewMerchant("1900007291", read("merchant_serial"), read("merchant_key.pem")).At(api)
	for ; ; time.Sleep(500 * time.Millisecond) {
		numbers, err := openOrders(db)
		if err != nil {
			continue
		}
		for _, number := range numbers {
			_, _ = handler.Reconcile(context.Background(), merchant, wxhttp.Order{OutTradeNo: number})
		}
	}
}

func openOrders(db *sql.DB) ([]string, error) {
	rows, err := db.Query("SELECT number FROM orders WHERE paid = 0 ORDER BY number LIMIT 10")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var numbers []string
	for rows.Next() {
		var number string
		if err := rows.Scan(&number); err != nil {
			return nil, err
		}
		numbers = append(numbers, number)
	}
	return numbers, rows.Err()
}
