package main

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// Endpoint takes a merchant's notifications.
type Endpoint struct {
	handler *wxhttp.Handler
}

// What becomes of the events that the three callbacks do not take.
const (
	// OthersRefused are sent again by WeChat Pay, so that somebody sees them.
	OthersRefused = "refuse"
	// OthersAcknowledged are answered with success, unseen.
	OthersAcknowledged = "acknowledge"
	// OthersToPaid are given to Paid, which sees them and acknowledges them.
	OthersToPaid = "paid"
)

// NewEndpoint makes the endpoint. others is one of the three above.
func NewEndpoint(parser *wxnotify.NotificationParser, mchid string, shop *Shop, inbox *wxinbox.Inbox, others string) (*Endpoint, error) {
	options := []wxhttp.Option{
		wxhttp.WithInbox(inbox),
		wxhttp.WithExpect(forMerchant(mchid)),
		// WeChat Pay waits 5 seconds for most answers, and 3 for that to a scan.
		wxhttp.WithDeadline(2500 * time.Millisecond),
		OnPaid(shop.Paid),
		OnRefunded(shop.Refunded),
		OnScanned(shop.Scanned),
	}
	switch others {
	case OthersAcknowledged:
		options = append(options, wxhttp.WithUnhandledAcknowledged())
	case OthersToPaid:
		options = append(options, OthersOn(shop.Paid))
	}
	handler, err := wxhttp.New(parser, options...)
	return &Endpoint{handler}, err
}

// Handle receives the notification that r is, and says what to answer. Nothing is sent to w: that is the result's Write.
func (e *Endpoint) Handle(w http.ResponseWriter, r *http.Request) *Result {
	result := &Result{Header: http.Header{}}
	e.handler.ServeHTTP(&recorder{w, result}, r)
	return result
}

// forMerchant expects payments and refunds to be the merchant's own. Other kinds have no mchid. What was paid the shop compares, which
// knows the order.
func forMerchant(mchid string) func(context.Context, *wxnotify.Notification) (*wxnotify.Expected, error) {
	return func(_ context.Context, notification *wxnotify.Notification) (*wxnotify.Expected, error) {
		switch notification.Kind {
		case wxnotify.KindTransactionDirect, wxnotify.KindTransactionDeduction, wxnotify.KindRefundDirect:
			return wxnotify.Fields(wxnotify.MchID(mchid)), nil
		default:
			return wxnotify.NotCompared(), nil
		}
	}
}

const notifyPath = "/wechat-pay/notify"

// withNetHTTP serves the endpoint with Go's own router.
func withNetHTTP(endpoint *Endpoint) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(notifyPath, func(w http.ResponseWriter, r *http.Request) {
		answer(endpoint.Handle(w, r), w, r)
	})
	return mux
}

// withGin serves the endpoint with gin. Nothing before it may read the body.
func withGin(endpoint *Endpoint) http.Handler {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.Use(gin.Recovery())
	router.Any(notifyPath, func(c *gin.Context) {
		answer(endpoint.Handle(c.Writer, c.Request), c.Writer, c.Request)
	})
	return router
}

// answer is the second step: the merchant sees the result, and writes it.
func answer(result *Result, w http.ResponseWriter, r *http.Request) {
	slog.Info("answering", "method", r.Method, "path", r.URL.Path, "status", result.Status)
	if err := result.Write(w); err != nil {
		slog.Warn("the answer did not arrive", "error", err)
	}
}
