package wxnotify_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// snippet: begin
// newEndpoint takes the 微信支付公钥 with its id, and your APIv3密钥, and answers WeChat Pay's notifications.
func newEndpoint(key wxnotify.PublicKey, apiV3Key string) (http.Handler, error) {
	keys := wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{key}}
	parser, err := wxnotify.NewNotificationParser(keys, []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(apiV3Key)})
	if err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		notification, err := parser.ParseRequest(r)
		if err == nil {
			err = process(notification)
		}
		if err != nil {
			slog.Error("the notification is not processed", "error", err)
		}
		wxnotify.AckFor(err).Respond(w) // 200, or what makes WeChat Pay send it again
	}), nil
}

// process is yours, and takes no longer than 5 seconds. WeChat Pay repeats: ship once for each order.
func process(notification *wxnotify.Notification) error {
	order, err := findOrder(notification)
	if err != nil {
		return err
	}
	if err := notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", order.Number, order.Total)); err != nil {
		return err // genuine, but not the payment of this order
	}
	return ship(order)
}

// snippet: end

type orderOfAShop struct {
	Number string
	Total  int64
}

func findOrder(notification *wxnotify.Notification) (*orderOfAShop, error) {
	var paid struct {
		OutTradeNo string `json:"out_trade_no"`
	}
	return &orderOfAShop{"A1", 100}, notification.Decode(&paid)
}

func ship(order *orderOfAShop) error {
	fmt.Println("ships", order.Number)
	return nil
}

const payment = `{"mchid":"1900007291","appid":"wx2421b1c4370ec43b","out_trade_no":"A1","transaction_id":"4200001234202611181234567890",` +
	`"trade_type":"JSAPI","trade_state":"SUCCESS","amount":{"total":100,"payer_total":100,"currency":"CNY","payer_currency":"CNY"}}`

// A whole endpoint, and a pretend platform that calls it.
func Example() {
	platform, err := wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID("PUB_KEY_ID_0114232134912410000000000000"))
	if err != nil {
		log.Fatal(err)
	}
	handler, err := newEndpoint(platform.PlatformKeys().PublicKeys[0], platform.APIv3Key())
	if err != nil {
		log.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()

	delivery, err := platform.Notification("TRANSACTION.SUCCESS", payment)
	if err != nil {
		log.Fatal(err)
	}
	request, err := delivery.Request(server.URL)
	if err != nil {
		log.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.StatusCode, string(body))
	// Output:
	// ships A1
	// 200 {"code":"SUCCESS"}
}

// Errors are told apart by their codes, and say what to answer.
func ExampleError() {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		log.Fatal(err)
	}
	forged, err := platform.Notification("TRANSACTION.SUCCESS", payment, wxnotifytest.Forged)
	if err != nil {
		log.Fatal(err)
	}
	_, err = platform.Parser().Parse(forged.Header, forged.Body)
	fmt.Println(errors.Is(err, wxnotify.ErrSignatureInvalid))
	var failed *wxnotify.Error
	if errors.As(err, &failed) {
		fmt.Println(failed.Code, failed.Ack.Status, failed.IsPlatformProbe)
	}
	// Output:
	// true
	// SIGNATURE_INVALID 401 false
}

// What is genuine may still be for another order.
func ExampleNotification_ExpectPaid() {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		log.Fatal(err)
	}
	delivery, err := platform.Notification("TRANSACTION.SUCCESS", payment)
	if err != nil {
		log.Fatal(err)
	}
	notification, err := platform.Parser().Parse(delivery.Header, delivery.Body)
	if err != nil {
		log.Fatal(err)
	}
	err = notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", "A1", 9900))
	fmt.Println(err)
	// Output:
	// CONTENT_MISMATCH: amount_total: expected 9900, found 100 (amount.total); the notification is genuine, but not for this order
}

// The resource as maps, in which amounts keep all their digits.
func ExampleNotification_ResourceMap() {
	platform, err := wxnotifytest.NewPlatform()
	if err != nil {
		log.Fatal(err)
	}
	delivery, err := platform.Notification("TRANSACTION.SUCCESS", payment)
	if err != nil {
		log.Fatal(err)
	}
	notification, err := platform.Parser().Parse(delivery.Header, delivery.Body)
	if err != nil {
		log.Fatal(err)
	}
	resource, err := notification.ResourceMap()
	if err != nil {
		log.Fatal(err)
	}
	total := resource["amount"].(map[string]any)["total"].(json.Number)
	fmt.Println(notification.Kind == wxnotify.KindTransactionDirect, total)
	// Output: true 100
}
