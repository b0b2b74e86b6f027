// Command quickstart is a merchant's whole endpoint.
package main

import (
	"context"
	"log/slog"
	"net/http"
	"os"

	_ "github.com/mattn/go-sqlite3" // or modernc.org/sqlite, called "sqlite", which needs no C compiler
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

func main() {
	slog.SetLogLoggerLevel(slog.LevelDebug) // success is logged at this level
	if err := serve(); err != nil {
		slog.Error("the endpoint ends", "error", err)
		os.Exit(1)
	}
}

func serve() error {
	mchid := setting("WXPAY_MCHID")
	pem, err := os.ReadFile(setting("WXPAY_PUBLIC_KEY_FILE")) // 微信支付公钥: 商户平台 → 账户中心 → API安全
	if err != nil {
		return err
	}
	keys := wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{{ID: setting("WXPAY_PUBLIC_KEY_ID"), PEM: string(pem)}}}
	parser, err := wxnotify.NewNotificationParser(keys, []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(setting("WXPAY_API_V3_KEY"))})
	if err != nil {
		return err
	}

	inbox, err := wxinbox.OpenSQLite(context.Background(), "sqlite3", "shop.db") // or wxinbox.New(db), of any database
	if err != nil {
		return err
	}
	_, err = inbox.DB().Exec(`CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, total INTEGER, paid INTEGER DEFAULT 0);
		INSERT OR IGNORE INTO orders (number, total) VALUES ('A20261121', 100)`) // yours: the number, and the price in 分
	if err != nil {
		return err
	}

	handler, err := wxhttp.New(parser, wxhttp.WithInbox(inbox),
		wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
			var total int64
			err := d.Tx.QueryRowContext(ctx, "UPDATE orders SET paid = paid + 1 WHERE number = ? RETURNING total",
				payment.OutTradeNo).Scan(&total)
			if err != nil {
				return err // no such order, say: nothing is committed, and WeChat Pay repeats
			}
			if err := d.Notification.ExpectPaid(wxnotify.NewPaidOrder(mchid, payment.OutTradeNo, total)); err != nil {
				return err // genuine, but not the payment of this order
			}
			slog.Info("paid", "order", payment.OutTradeNo)
			return nil
		}))
	if err != nil {
		return err
	}
	http.Handle("/notify", handler)
	return http.ListenAndServe("127.0.0.1:"+setting("PORT"), nil)
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
