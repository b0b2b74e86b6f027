package wxnotify_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// serve runs a merchant's endpoint behind a socket, and returns its URL.
func serve(t *testing.T, handle func(*wxnotify.Notification) error) string {
	t.Helper()
	parser := thePlatform(t).Parser()
	listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		notification, err := parser.ParseRequest(r)
		if err == nil {
			err = handle(notification)
		}
		wxnotify.AckFor(err).Respond(w)
	})}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(listener) }()
	t.Cleanup(func() {
		server.Close()
		if err := <-stopped; err != http.ErrServerClosed {
			t.Error(err)
		}
		parser.Close()
	})
	return "http://" + listener.Addr().String() + "/notify"
}

// post sends a request, and returns the answer as one text.
func post(request *http.Request) (string, error) {
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return fmt.Sprintf("%d %s %s", response.StatusCode, response.Header.Get("Content-Type"), body), err
}

const success = `200 application/json {"code":"SUCCESS"}`

func TestAServerAnswersWhatTheErrorAsksFor(t *testing.T) {
	url := serve(t, func(*wxnotify.Notification) error { return nil })
	genuine := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", payment))(t)
	if got := must(post(must(genuine.Request(url))(t)))(t); got != success {
		t.Errorf("got %s", got)
	}
	for _, fault := range wxnotifytest.Faults() {
		delivery := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", payment, fault.Fault))(t)
		ack := must(wxnotify.AckForCode(fault.Code))(t)
		want := fmt.Sprintf("%d %s %s", ack.Status, ack.ContentType, ack.Body)
		if got := must(post(must(delivery.Request(url))(t)))(t); got != want {
			t.Errorf("%s: got %s, want %s", fault.Fault, got, want)
		}
	}
}

func TestAServerReadsAChunkedBody(t *testing.T) {
	url := serve(t, func(*wxnotify.Notification) error { return nil })
	delivery := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", payment))(t)
	request := must(delivery.Request(url))(t)
	request.Body, request.ContentLength = io.NopCloser(bytes.NewReader(delivery.Body)), -1
	if got := must(post(request))(t); got != success {
		t.Errorf("got %s", got)
	}
}

func TestAServerWhoseHandlerFails(t *testing.T) {
	url := serve(t, func(notification *wxnotify.Notification) error {
		return notification.ExpectPaid(wxnotify.NewPaidOrder("1900007291", "A2", 100))
	})
	delivery := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", payment))(t)
	want := `500 application/json {"code":"FAIL","message":"notification could not be processed"}`
	if got := must(post(must(delivery.Request(url))(t)))(t); got != want {
		t.Errorf("got %s", got)
	}
}

func TestAServerUnderManyClients(t *testing.T) {
	var handled atomic.Int64
	url := serve(t, func(*wxnotify.Notification) error { handled.Add(1); return nil })
	delivery := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", payment))(t)
	const clients, each = 8, 25
	var group sync.WaitGroup
	for range clients {
		group.Add(1)
		go func() {
			defer group.Done()
			for range each {
				request, err := delivery.Request(url)
				if err != nil {
					t.Error(err)
					return
				}
				if got, err := post(request); err != nil || got != success {
					t.Errorf("got %s and %v", got, err)
				}
			}
		}()
	}
	group.Wait()
	if handled.Load() != clients*each {
		t.Errorf("%d were handled", handled.Load())
	}
}
