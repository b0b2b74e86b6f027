package integration

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxcertificates"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// What never arrived, asked of a pretend WeChat Pay behind a socket, which signs its answers and verifies who asks.

const (
	paid       = `{"mchid":"1900007291","out_trade_no":"A1","transaction_id":"42","trade_state":"SUCCESS","amount":{"total":100}}`
	refundTold = `{"refund_id":"50","out_refund_no":"R1","transaction_id":"42","out_trade_no":"A1","status":"SUCCESS","amount":{"total":100,"refund":40}}`
	orderPath  = "/v3/pay/transactions/out-trade-no/A1?mchid=1900007291"
	refundPath = "/v3/refund/domestic/refunds/R1"
)

// asker's key pair is a platform's, which has a public key that verifies.
var asker = sync.OnceValue(func() *wxnotifytest.Platform {
	keys, err := wxnotifytest.NewPlatform()
	if err != nil {
		panic(err)
	}
	return keys
})

type weChatPay struct {
	*httptest.Server
	lock    sync.Mutex
	answers map[string]string
	signer  *wxnotifytest.Platform
}

func newWeChatPay(t *testing.T) *weChatPay {
	t.Helper()
	w := &weChatPay{answers: map[string]string{}, signer: platform()}
	w.Server = httptest.NewServer(http.HandlerFunc(w.answer))
	t.Cleanup(w.Close)
	return w
}

func (w *weChatPay) merchant() wxcertificates.Merchant {
	return wxcertificates.NewMerchant("1900007291", "7132D72A", asker().PrivateKeyPEM()).At(w.URL)
}

// tells has it answer a path with a status and a body: "200 {...}".
func (w *weChatPay) tells(path, answer string) {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.answers[path] = answer
}

var part = regexp.MustCompile(`(\w+)="([^"]*)"`)

func (w *weChatPay) answer(response http.ResponseWriter, request *http.Request) {
	parts := map[string]string{}
	for _, found := range part.FindAllStringSubmatch(request.Header.Get("Authorization"), -1) {
		parts[found[1]] = found[2]
	}
	message := fmt.Sprintf("GET\n%s\n%s\n%s\n\n", request.RequestURI, parts["timestamp"], parts["nonce_str"])
	isSigned, err := wxnotify.VerifySignature([]byte(message), parts["signature"], asker().PublicKeyPEM())
	w.lock.Lock()
	answer := w.answers[request.RequestURI]
	signer := w.signer
	w.lock.Unlock()
	switch {
	case err != nil || !isSigned || parts["mchid"] != "1900007291":
		answer = `401 {"code":"SIGN_ERROR"}`
	case answer == "":
		answer = `404 {"code":"ORDER_NOT_EXIST"}`
	}
	status, body, _ := strings.Cut(answer, " ")
	timestamp, nonce := strconv.FormatInt(time.Now().Unix(), 10), "5K8264ILTKCH16CQ2502SI8ZNMTM67VS"
	signed, err := wxnotify.SigningMessage(timestamp, nonce, []byte(body))
	if err != nil {
		panic(err)
	}
	signature, err := signer.Sign(signed)
	if err != nil {
		panic(err)
	}
	for name, value := range map[string]string{"Wechatpay-Timestamp": timestamp, "Wechatpay-Nonce": nonce, "Wechatpay-Serial": signer.Serial(),
		"Wechatpay-Signature": signature, "Location": "/elsewhere"} {
		response.Header().Set(name, value)
	}
	number, _ := strconv.Atoi(status)
	response.WriteHeader(number)
	_, _ = response.Write([]byte(body))
}

// reconciling is a handler that pays for the order once for each payment, and once for each refund.
func reconciling(t *testing.T, s *shop, options ...wxhttp.Option) *endpoint {
	t.Helper()
	pay := func(ctx context.Context, d *wxhttp.Delivery) error { return s.payIn(ctx, d.Tx) }
	return serve(t, append([]wxhttp.Option{wxhttp.WithInbox(s.inbox), wxhttp.WithBusinessKey(), wxhttp.On("REFUND.SUCCESS", pay),
		wxhttp.OnPaid(func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error { return pay(ctx, d) })}, options...)...)
}

func TestAPaymentCountsOnceWhicheverComesFirst(t *testing.T) {
	onEach(t, func(t *testing.T, s *shop) {
		w, e := newWeChatPay(t), reconciling(t, s)
		order := wxhttp.Order{OutTradeNo: "A1"}
		w.tells(orderPath, "200 "+paid)
		is(t, must(e.handler.Reconcile(ctx, w.merchant(), order))(t), wxhttp.Reconciled{State: "SUCCESS", Code: wxhttp.CodeSuccess})
		is(t, e.outcome().NotificationID, "query:payment:42:SUCCESS")
		is(t, must(e.handler.Reconcile(ctx, w.merchant(), order))(t).Code, wxhttp.CodeDuplicate)
		e.outcome()
		late := must(platform().Notification("TRANSACTION.SUCCESS", paid, wxnotifytest.WithID("EV-1")))(t)
		e.gets(late, 200, wxhttp.CodeDuplicate)
		is(t, s.paid(), 1)

		w.tells(refundPath, "200 "+refundTold)
		notified := strings.Replace(refundTold, `"status"`, `"mchid":"1900007291","refund_status"`, 1)
		e.gets(must(platform().Notification("REFUND.SUCCESS", notified, wxnotifytest.WithID("EV-2")))(t), 200, wxhttp.CodeSuccess)
		refund := must(e.handler.Reconcile(ctx, w.merchant(), wxhttp.Order{OutRefundNo: "R1"}))(t)
		is(t, refund, wxhttp.Reconciled{State: "SUCCESS", Code: wxhttp.CodeDuplicate})
		is(t, s.paid(), 2)
	})
}

func TestWhatIsNotPaidIsNoEvent(t *testing.T) {
	s := newShop(t, "sqlite")
	w, e := newWeChatPay(t), reconciling(t, s)
	order := wxhttp.Order{OutTradeNo: "A1"}
	is(t, must(e.handler.Reconcile(ctx, w.merchant(), order))(t), wxhttp.Reconciled{State: "NOT_EXIST"})
	w.tells(orderPath, "200 "+strings.Replace(paid, "SUCCESS", "NOTPAY", 1))
	is(t, must(e.handler.Reconcile(ctx, w.merchant(), order))(t), wxhttp.Reconciled{State: "NOTPAY"})
	is(t, s.paid(), 0)
	is(t, len(e.outcomes), 0)
}

func TestWhatIsNotWeChatPaysWordIsRefused(t *testing.T) {
	s := newShop(t, "sqlite")
	w, e := newWeChatPay(t), reconciling(t, s)
	asks := func(merchant wxcertificates.Merchant, order wxhttp.Order, code wxnotify.Code) {
		t.Helper()
		_, err := e.handler.Reconcile(ctx, merchant, order)
		isCode(t, err, code)
	}
	order := wxhttp.Order{OutTradeNo: "A1"}
	w.tells(orderPath, "200 "+strings.Replace(paid, "A1", "A2", 1))
	asks(w.merchant(), order, wxnotify.ErrContentMismatch)
	w.tells(orderPath, "302 {}")
	asks(w.merchant(), order, wxnotify.ErrRequestFailed)
	asks(w.merchant().Over(http.DefaultClient), order, wxnotify.ErrRequestFailed)
	w.tells(orderPath, "200 "+paid)
	asks(wxcertificates.NewMerchant("1900007291", "7132D72A", platform().PrivateKeyPEM()).At(w.URL), order, wxnotify.ErrRequestFailed)
	asks(w.merchant().At("http://127.0.0.1:1"), order, wxnotify.ErrRequestFailed)
	asks(w.merchant(), wxhttp.Order{}, wxnotify.ErrOptionInvalid)
	asks(wxcertificates.Merchant{}, order, wxnotify.ErrOptionInvalid)
	w.signer = asker()
	asks(w.merchant(), order, wxnotify.ErrSerialUnknown)
	is(t, s.paid(), 0)

	byID := serve(t, wxhttp.WithInbox(s.inbox))
	_, err := byID.handler.Reconcile(ctx, w.merchant(), order)
	isCode(t, err, wxnotify.ErrOptionInvalid)
	if !strings.Contains(err.Error(), `key "business"`) {
		t.Errorf("got %v", err)
	}
}

func TestARequestOfTheMerchants(t *testing.T) {
	w := newWeChatPay(t)
	w.tells(orderPath, "200 "+paid)
	is(t, send(t, must(w.merchant().Request(ctx, "GET", orderPath, nil))(t)), "200 "+paid)
	if _, err := w.merchant().Request(ctx, "GET", "no path", nil); err == nil {
		t.Error("it was signed")
	}
}
