package integration

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// What a merchant writes with, in the inbox's transaction, through d.Tx as it is.

var stacks = map[string]func(ctx context.Context, db *sql.DB, tx wxinbox.DBTX, number string) error{
	"sqlx": func(ctx context.Context, _ *sql.DB, tx wxinbox.DBTX, number string) error {
		inSQLX := &sqlx.Tx{Tx: tx.(*sql.Tx), Mapper: sqlx.NewDb(nil, "sqlite3").Mapper}
		var order struct{ Number string }
		if err := inSQLX.GetContext(ctx, &order, "SELECT number FROM orders WHERE number = ?", number); err != nil {
			return err
		}
		_, err := sqlx.NamedExecContext(ctx, inSQLX, "UPDATE orders SET paid = paid + 1 WHERE number = :number", order)
		return err
	},
	"bun": func(ctx context.Context, db *sql.DB, tx wxinbox.DBTX, number string) error {
		inBun := bun.NewDB(db, sqlitedialect.New())
		_, err := inBun.NewUpdate().Conn(tx).Table("orders").Set("paid = paid + 1").Where("number = ?", number).Exec(ctx)
		return err
	},
}

func TestStacksOverDatabaseSQL(t *testing.T) {
	for name, pay := range stacks {
		t.Run(name, func(t *testing.T) {
			s := newShop(t, "sqlite")
			s.execute("CREATE TABLE orders (number TEXT PRIMARY KEY, paid INTEGER NOT NULL)")
			s.execute("INSERT INTO orders VALUES ('A1', 0)")
			s.orders = "orders"
			handler := must(wxhttp.New(platform().Parser(), wxhttp.WithInbox(s.inbox),
				wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
					if err := pay(ctx, s.db, d.Tx, "A1"); err != nil {
						return err
					}
					return d.Notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", "A1", 100))
				})))(t)
			paysOnce(t, handler, func() int64 { return int64(s.paid()) })
		})
	}
}

// paysOnce sends a handler what is not the payment of the order A1, and then that payment, twice: it was paid once.
func paysOnce(t *testing.T, handler http.Handler, paid func() int64) {
	t.Helper()
	for _, other := range []string{strings.Replace(payment, "100", "99", 1), strings.Replace(payment, "A1", "A2", 1),
		strings.Replace(payment, "1900007291", "1900007292", 1)} {
		answers(t, handler, "N1", other, 500)
		is(t, paid(), 0)
	}
	answers(t, handler, "N1", payment, 200)
	is(t, paid(), 1)
	answers(t, handler, "N1", payment, 200)
	is(t, paid(), 1)
}

// answers sends a handler a notification, and checks the answer's status.
func answers(t *testing.T, handler http.Handler, id, resource string, status int) {
	t.Helper()
	delivery := must(platform().Notification("TRANSACTION.SUCCESS", resource, wxnotifytest.WithID(id)))(t)
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, must(delivery.Request("/notify"))(t))
	is(t, fmt.Sprint(answer.Code), fmt.Sprint(status))
}
