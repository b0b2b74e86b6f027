package integration

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// The handler in each framework, behind a socket.

var frameworks = map[string]func(http.Handler) http.Handler{
	"net/http": func(notify http.Handler) http.Handler {
		mux := http.NewServeMux()
		mux.Handle("/notify", notify)
		return mux
	},
	"gin": func(notify http.Handler) http.Handler {
		gin.SetMode(gin.ReleaseMode)
		router := gin.New()
		router.Any("/notify", gin.WrapH(notify))
		return router
	},
	"chi": func(notify http.Handler) http.Handler {
		router := chi.NewRouter()
		router.Handle("/notify", notify)
		return router
	},
}

func TestFrameworks(t *testing.T) {
	for name, mount := range frameworks {
		t.Run(name, func(t *testing.T) {
			s := newShop(t, "sqlite")
			release, late := make(chan struct{}), make(chan wxhttp.Outcome, 1)
			handler := must(wxhttp.New(platform().Parser(), wxhttp.WithInbox(s.inbox), wxhttp.WithDeadline(2*time.Second),
				wxhttp.OnPaid(func(ctx context.Context, _ *events.TransactionDirect, d *wxhttp.Delivery) error {
					if err := s.payIn(ctx, d.Tx); err != nil {
						return err
					}
					switch d.Notification.ID {
					case "fails":
						return errors.New("no disk")
					case "late":
						<-release
					}
					return nil
				}),
				wxhttp.WithObserver(func(_ context.Context, outcome wxhttp.Outcome) {
					if outcome.Late {
						late <- outcome
					}
				})))(t)
			listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
			server := &http.Server{Handler: mount(handler)}
			go func() { _ = server.Serve(listener) }()
			defer server.Close()
			url := fmt.Sprintf("http://%s/notify", listener.Addr())
			answers := func(status string, delivery *wxnotifytest.Delivery) {
				t.Helper()
				if answer := send(t, must(delivery.Request(url))(t)); !strings.HasPrefix(answer, status) {
					t.Errorf("got %s, want %s", answer, status)
				}
			}

			answers(success, deliver(t, wxnotifytest.WithID("N1")))
			answers(success, deliver(t, wxnotifytest.WithID("N1")))
			is(t, s.paid(), 1)
			answers("401", deliver(t, wxnotifytest.Tampered))
			answers("413", deliver(t, wxnotifytest.Oversized))
			answers("500", deliver(t, wxnotifytest.WithID("fails")))
			s.isFree("busy", 1)
			answers("503", deliver(t, wxnotifytest.WithID("busy")))
			answers(`500 {"code":"FAIL","message":"event is not handled"}`, must(platform().Notification("REFUND.CLOSED", `{}`))(t))
			is(t, s.paid(), 1)
			answers(`500 {"code":"FAIL","message":"processing took too long"}`, deliver(t, wxnotifytest.WithID("late")))
			close(release)
			is(t, (<-late).Code, wxhttp.CodeSuccess)
			answers(success, deliver(t, wxnotifytest.WithID("late")))
			is(t, s.paid(), 2)

			// A body that drips in has the handler for no longer than the deadline, behind any framework.
			connection := must(net.Dial("tcp", listener.Addr().String()))(t)
			defer connection.Close()
			fmt.Fprintf(connection, "POST /notify HTTP/1.1\r\nHost: shop\r\nContent-Length: 100\r\n\r\n{")
			check(t, connection.SetReadDeadline(time.Now().Add(10*time.Second)))
			dripping := must(http.ReadResponse(bufio.NewReader(connection), nil))(t)
			is(t, dripping.StatusCode, 500)

			response := must(http.Get(url))(t)
			response.Body.Close()
			is(t, fmt.Sprint(response.StatusCode, response.Header["Allow"]), "405 [POST]")
		})
	}
}
