package integration

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// snippet: begin
// newEndpoint takes your 商户号, the 微信支付公钥 with its id, your APIv3密钥, and the file that your orders are in.
func newEndpoint(mchid string, key wxnotify.PublicKey, apiV3Key, file string) (http.Handler, error) {
	keys := wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{key}}
	parser, err := wxnotify.NewNotificationParser(keys, []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(apiV3Key)})
	if err != nil {
		return nil, err
	}
	inbox, err := wxinbox.OpenSQLite(context.Background(), "sqlite3", file) // or wxinbox.New(db)
	if err != nil {
		return nil, err
	}
	return wxhttp.New(parser, wxhttp.WithInbox(inbox),
		wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
			var total int64 // of the order, in 分
			err := d.Tx.QueryRowContext(ctx, "UPDATE orders SET paid = paid + 1 WHERE number = ? RETURNING total",
				payment.OutTradeNo).Scan(&total)
			if err != nil {
				return err // no such order, say: nothing is committed, and WeChat Pay repeats
			}
			return d.Notification.ExpectPaid(wxnotify.NewPaidOrder(mchid, payment.OutTradeNo, total))
		}))
}

// snippet: end

func TestTheEndpointOfTheREADME(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop.db")
	s := &shop{t: t, db: must(wxinbox.OpenSQLite(ctx, "sqlite3", file))(t).DB(), orders: "orders"}
	defer s.db.Close()
	s.execute("CREATE TABLE orders (number TEXT PRIMARY KEY, total INTEGER NOT NULL, paid INTEGER NOT NULL)")
	s.execute("INSERT INTO orders VALUES ('A1', 100, 0)")
	withID := must(wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID("PUB_KEY_ID_0114232134912410000000000000")))(t)
	server := httptest.NewServer(must(newEndpoint("1900007291", withID.PlatformKeys().PublicKeys[0], withID.APIv3Key(), file))(t))
	defer server.Close()
	pay := func(resource, answer string, paid int) {
		t.Helper()
		delivery := must(withID.Notification("TRANSACTION.SUCCESS", resource, wxnotifytest.WithID("N1")))(t)
		is(t, send(t, must(delivery.Request(server.URL))(t)), answer)
		is(t, s.paid(), paid)
	}
	const failed = `500 {"code":"FAIL","message":"notification could not be processed"}`
	pay(strings.Replace(payment, "100", "99", 1), failed, 0)
	pay(strings.Replace(payment, "A1", "A2", 1), failed, 0)
	pay(strings.Replace(payment, "1900007291", "1900007292", 1), failed, 0)
	pay(strings.Replace(payment, "SUCCESS", "NOTPAY", 1), failed, 0)
	pay(payment, success, 1)
	pay(payment, success, 1)
}
