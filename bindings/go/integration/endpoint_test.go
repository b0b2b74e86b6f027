package integration

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// snippet: begin
// newEndpoint takes the 微信支付公钥 with its id, your APIv3密钥, and the file that your orders are in.
func newEndpoint(key wxnotify.PublicKey, apiV3Key, file string) (http.Handler, error) {
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
			_, err := d.Tx.ExecContext(ctx, "UPDATE orders SET paid = paid + ? WHERE number = ?", payment.Amount.Total, payment.OutTradeNo)
			return err // nil commits it together with the inbox: once for each notification
		}))
}

// snippet: end

func TestTheEndpointOfTheREADME(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop.db")
	s := &shop{t: t, db: must(wxinbox.OpenSQLite(ctx, "sqlite3", file))(t).DB(), orders: "orders"}
	defer s.db.Close()
	s.execute("CREATE TABLE orders (number TEXT PRIMARY KEY, paid INTEGER NOT NULL)")
	s.execute("INSERT INTO orders VALUES ('A1', 0)")
	withID := must(wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID("PUB_KEY_ID_0114232134912410000000000000")))(t)
	server := httptest.NewServer(must(newEndpoint(withID.PlatformKeys().PublicKeys[0], withID.APIv3Key(), file))(t))
	defer server.Close()
	for range 2 {
		delivery := must(withID.Notification("TRANSACTION.SUCCESS", payment, wxnotifytest.WithID("N1")))(t)
		is(t, send(t, must(delivery.Request(server.URL))(t)), success)
	}
	is(t, s.paid(), 100)
}
