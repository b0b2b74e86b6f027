// Command go-paid-refunded is a merchant that takes WeChat Pay's notifications of payments, refunds and scanned codes.
package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "github.com/mattn/go-sqlite3"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:8080", "where to listen")
	database := flag.String("database", "shop.db", "the file of an SQLite database, or the URL of a PostgreSQL one")
	framework := flag.String("framework", "net/http", "net/http or gin")
	others := flag.String("others", OthersRefused, "what becomes of other events: refuse, acknowledge, or paid: they go to Paid")
	publicKey := flag.String("public-key", "pub_key.pem", "the file of the 微信支付公钥")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "In the environment: WXPAY_MCHID, WXPAY_API_V3_KEY, and WXPAY_PUBLIC_KEY_ID (PUB_KEY_ID_...). Flags:")
		flag.PrintDefaults()
	}
	flag.Parse()
	mount := map[string]func(*Endpoint) http.Handler{"net/http": withNetHTTP, "gin": withGin}[*framework]
	if mount == nil || !slices.Contains([]string{OthersRefused, OthersAcknowledged, OthersToPaid}, *others) {
		flag.Usage()
		os.Exit(2)
	}
	endpoint, err := newEndpoint(context.Background(), *publicKey, *database, *others)
	if err == nil {
		slog.Info("taking notifications", "url", "http://"+*listen+notifyPath)
		err = (&http.Server{Addr: *listen, Handler: mount(endpoint), ReadTimeout: 5 * time.Second}).ListenAndServe()
	}
	slog.Error("the program ends", "error", err)
	os.Exit(1)
}

// newEndpoint makes the endpoint of what the environment and the flags say.
func newEndpoint(ctx context.Context, publicKey, database, others string) (*Endpoint, error) {
	mchid := setting("WXPAY_MCHID")
	parser, err := newParser(publicKey)
	if err != nil {
		return nil, err
	}
	inbox, err := openInbox(ctx, database)
	if err != nil {
		return nil, err
	}
	shop, err := NewShop(ctx, inbox.DB(), mchid)
	if err != nil {
		return nil, err
	}
	return NewEndpoint(parser, mchid, shop, inbox, others)
}

// setting is a variable of the environment, without which nothing starts.
func setting(name string) string {
	value := os.Getenv(name)
	if value == "" {
		slog.Error("set " + name + " in the environment")
		os.Exit(2)
	}
	return value
}

// newParser trusts the 微信支付公钥 in a file.
func newParser(file string) (*wxnotify.NotificationParser, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	keys := wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{{ID: setting("WXPAY_PUBLIC_KEY_ID"), PEM: string(pem)}}}
	return wxnotify.NewNotificationParser(keys, []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(setting("WXPAY_API_V3_KEY"))})
}

// openInbox opens the merchant's database with an inbox in it.
func openInbox(ctx context.Context, database string) (*wxinbox.Inbox, error) {
	if !strings.HasPrefix(database, "postgres://") {
		return wxinbox.OpenSQLite(ctx, "sqlite3", database)
	}
	db, err := sql.Open("pgx", database)
	if err != nil {
		return nil, err
	}
	inbox, err := wxinbox.New(db)
	if err != nil {
		return nil, err
	}
	// Where migrations make your tables, put inbox.Schema() into them, and call Check here.
	return inbox, inbox.Create(ctx, db)
}
