package main

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// NewEndpoint makes the handler of a merchant's notifications, which writes each result to the response. Events that the three
// callbacks do not take are refused, so that WeChat Pay sends them again and somebody sees them, or acknowledged.
func NewEndpoint(parser *wxnotify.NotificationParser, mchid string, shop *Shop, inbox *wxinbox.Inbox, acknowledgeOthers bool) (*wxhttp.Handler, error) {
	options := []wxhttp.Option{
		wxhttp.WithInbox(inbox),
		wxhttp.WithExpect(forMerchant(mchid)),
		// WeChat Pay waits 5 seconds for most answers, and 3 for that to a scan.
		wxhttp.WithDeadline(2500 * time.Millisecond),
		OnPaid(shop.Paid),
		OnRefunded(shop.Refunded),
		OnScanned(shop.Scanned),
	}
	if acknowledgeOthers {
		options = append(options, wxhttp.WithUnhandledAcknowledged())
	}
	return wxhttp.New(parser, options...)
}

// forMerchant expects payments and refunds to be the merchant's own. Other kinds have no mchid.
func forMerchant(mchid string) func(context.Context, *wxnotify.Notification) ([]wxnotify.Expectation, error) {
	return func(_ context.Context, notification *wxnotify.Notification) ([]wxnotify.Expectation, error) {
		switch notification.Kind {
		case wxnotify.KindTransactionDirect, wxnotify.KindRefundDirect:
			return []wxnotify.Expectation{wxnotify.MchID(mchid)}, nil
		default:
			return nil, nil
		}
	}
}

const notifyPath = "/wechat-pay/notify"

// withNetHTTP serves the endpoint with Go's own router.
func withNetHTTP(endpoint http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle(notifyPath, endpoint)
	return mux
}

// withGin serves the endpoint with gin. Nothing before it may read the body.
func withGin(endpoint http.Handler) http.Handler {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.Use(gin.Recovery())
	router.Any(notifyPath, gin.WrapH(endpoint))
	return router
}
