package integration

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	mysqldialect "gorm.io/driver/mysql"
	"gorm.io/driver/postgres"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Order is the merchant's, in the table orders.
type Order struct {
	Number string `gorm:"primaryKey;size:32"`
	Total  int64  // in 分
	Paid   int64
}

// snippet: begin
// newGORMEndpoint has callbacks write with GORM, in the inbox's transaction.
func newGORMEndpoint(parser *wxnotify.NotificationParser, mchid string, shop *gorm.DB) (http.Handler, error) {
	db, err := shop.DB()
	if err != nil {
		return nil, err
	}
	inbox, err := wxinbox.New(db)
	if err != nil {
		return nil, err
	}
	return wxhttp.New(parser, wxhttp.WithInbox(inbox),
		wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
			tx := shop.Session(&gorm.Session{NewDB: true, Context: ctx})
			tx.Statement.ConnPool = d.Tx // from here on tx is in the inbox's transaction
			var order Order
			if err := tx.Take(&order, "number = ?", payment.OutTradeNo).Error; err != nil {
				return err // no such order, say: nothing is committed, and WeChat Pay repeats
			}
			if err := tx.Model(&order).Update("paid", gorm.Expr("paid + 1")).Error; err != nil {
				return err
			}
			return d.Notification.ExpectPaid(wxnotify.NewPaidOrder(mchid, order.Number, order.Total))
		}))
}

// snippet: end

// gormShop is a shop in each of the databases, as GORM opens it.
func gormShop(t *testing.T, database string) *gorm.DB {
	t.Helper()
	var dialect gorm.Dialector
	switch database {
	case "sqlite":
		dialect = sqlite.Open(filepath.Join(t.TempDir(), "shop.db"))
	case "postgresql":
		dialect = postgres.Open(setting(t, "WXNOTIFY_POSTGRES_URL"))
	case "mariadb":
		dialect = mysqldialect.Open(mariaDB(t))
	}
	// With all that GORM does by itself: transactions of its own, and prepared statements.
	shop := must(gorm.Open(dialect, &gorm.Config{PrepareStmt: true, Logger: logger.Discard}))(t)
	check(t, shop.Migrator().DropTable("orders", "wxnotify_inbox", "wxnotify_inbox_version"))
	check(t, shop.AutoMigrate(&Order{}))
	check(t, shop.Create(&Order{"A1", 100, 0}).Error)
	db := must(shop.DB())(t)
	t.Cleanup(func() {
		check(t, shop.Migrator().DropTable("orders", "wxnotify_inbox", "wxnotify_inbox_version"))
		check(t, db.Close())
	})
	check(t, must(wxinbox.New(db))(t).Create(ctx, db))
	return shop
}

func onEachWithGORM(t *testing.T, test func(t *testing.T, shop *gorm.DB)) {
	for _, database := range []string{"sqlite", "postgresql", "mariadb"} {
		t.Run(database, func(t *testing.T) { test(t, gormShop(t, database)) })
	}
}

func paidByGORM(t *testing.T, shop *gorm.DB) int64 {
	t.Helper()
	var order Order
	check(t, shop.Take(&order, "number = ?", "A1").Error)
	return order.Paid
}

func TestTheGORMEndpointOfTheREADME(t *testing.T) {
	onEachWithGORM(t, func(t *testing.T, shop *gorm.DB) {
		handler := must(newGORMEndpoint(platform().Parser(), "1900007291", shop))(t)
		paysOnce(t, handler, func() int64 { return paidByGORM(t, shop) })
	})
}

// A transaction within the inbox's is a savepoint: GORM neither commits it nor begins another beside it.
func TestATransactionOfGORMsWithinTheInboxs(t *testing.T) {
	onEachWithGORM(t, func(t *testing.T, shop *gorm.DB) {
		inbox := must(wxinbox.New(must(shop.DB())(t)))(t)
		add := func(tx *gorm.DB, much int) error {
			return tx.Model(&Order{Number: "A1"}).Update("paid", gorm.Expr("paid + ?", much)).Error
		}
		handler := must(wxhttp.New(platform().Parser(), wxhttp.WithInbox(inbox),
			wxhttp.OnPaid(func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
				tx := shop.Session(&gorm.Session{NewDB: true, Context: ctx})
				tx.Statement.ConnPool = d.Tx
				check(t, tx.Transaction(func(tx *gorm.DB) error { return add(tx, 1) }))
				isCode(t, tx.Transaction(func(tx *gorm.DB) error { check(t, add(tx, 10)); return wxnotify.ErrInternal }), wxnotify.ErrInternal)
				is(t, paidByGORM(t, tx), 1)
				if d.Notification.ID == "fails" {
					return d.Fail("no disk")
				}
				return nil
			})))(t)
		answers(t, handler, "fails", payment, 500)
		is(t, paidByGORM(t, shop), 0)
		answers(t, handler, "N1", payment, 200)
		is(t, paidByGORM(t, shop), 1)
	})
}

// Where there is no transaction, GORM has nothing to write through: the log tells why.
func TestGORMWithoutATransaction(t *testing.T) {
	shop := gormShop(t, "sqlite")
	e := serve(t, wxhttp.WithInbox(must(wxinbox.New(must(shop.DB())(t)))(t)), wxhttp.WithMode(wxhttp.Leased),
		wxhttp.OnPaid(func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
			tx := shop.Session(&gorm.Session{NewDB: true, Context: ctx})
			tx.Statement.ConnPool = d.Tx
			return tx.Model(&Order{Number: "A1"}).Update("paid", 1).Error
		}))
	outcome := e.gets(deliver(t), 500, wxnotify.ErrHandlerFailed)
	if !strings.Contains(fmt.Sprint(errors.Unwrap(outcome.Err)), "d.Tx is nil: in the mode Leased") {
		t.Errorf("observed %v", outcome.Err)
	}
	is(t, paidByGORM(t, shop), 0)
}
