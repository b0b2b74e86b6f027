// Command endpoint is an endpoint over net/http: endpoint bare|handler|sqlite. It prints its port, and at its end how often the
// callback ran.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	_ "github.com/mattn/go-sqlite3"
	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

var counted atomic.Int64

func main() {
	endpoint, err := endpoint(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	go http.Serve(listener, endpoint)
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM)
	<-end
	fmt.Println(counted.Load())
}

func endpoint(kind string) (http.Handler, error) {
	if kind == "bare" {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.ReadAll(r.Body) }), nil
	}
	pem, err := os.ReadFile(os.Getenv("WXPAY_PUBLIC_KEY_FILE"))
	if err != nil {
		return nil, err
	}
	keys := wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{{ID: os.Getenv("WXPAY_PUBLIC_KEY_ID"), PEM: string(pem)}}}
	parser, err := wxnotify.NewNotificationParser(keys, []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(os.Getenv("WXPAY_API_V3_KEY"))})
	if err != nil {
		return nil, err
	}
	options := []wxhttp.Option{wxhttp.OnPaid(func(_ context.Context, payment *events.TransactionDirect, _ *wxhttp.Delivery) error {
		if payment.OutTradeNo == "" {
			return fmt.Errorf("no order")
		}
		counted.Add(1)
		return nil
	})}
	if kind == "sqlite" {
		inbox, err := wxinbox.OpenSQLite(context.Background(), "sqlite3", "shop.db")
		if err != nil {
			return nil, err
		}
		options = append(options, wxhttp.WithInbox(inbox))
	}
	return wxhttp.New(parser, options...)
}
