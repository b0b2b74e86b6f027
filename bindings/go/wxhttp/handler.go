package wxhttp

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"runtime"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/program"
	"github.com/wxnotify/wxnotify-go/wxcertificates"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// Handler answers WeChat Pay's notifications. It is an [http.Handler], to be mounted where the notify_url points; all goroutines
// may use it.
type Handler struct {
	parser   *wxnotify.NotificationParser
	settings settings
	// By their routes.
	callbacks map[string]taker
	inbox     *wxinbox.Inbox
	db        *sql.DB
	deadline  time.Duration
	apiV2Keys []wxnotify.APIv2Key
	key       func(*wxnotify.Notification) string
	expect    func(context.Context, *wxnotify.Notification) (*wxnotify.Expected, error)
	observe   func(context.Context, Outcome)
	logger    *slog.Logger // nil for the default
	refresher *wxcertificates.Refresher

	// What the native library knows the handler by.
	number uint64
	// Ends with Shutdown.
	open  context.Context
	close context.CancelFunc
}

// New makes a handler of a parser, routes and settings.
//
// Errors: [wxnotify.ErrOptionInvalid] for a route that is none or has two callbacks, or a setting out of its range.
func New(parser *wxnotify.NotificationParser, options ...Option) (*Handler, error) {
	if parser == nil {
		return nil, invalid("parser", "the parser is nil; give what NewNotificationParser returned")
	}
	h := &Handler{parser: parser, settings: settings{Do: "handler"}, callbacks: map[string]taker{}, deadline: 4500 * time.Millisecond}
	h.open, h.close = context.WithCancel(context.Background())
	for _, option := range options {
		if err := option(h); err != nil {
			return nil, err
		}
	}
	h.settings.Deadline = h.deadline.Seconds()
	number, err := ask.Value[uint64](h.settings)
	if err != nil {
		return nil, err
	}
	h.number = number
	runtime.AddCleanup(h, func(number uint64) { _, _ = ask.Value[any](map[string]any{"do": "drop_handler", "handler": number}) }, number)
	for _, route := range h.settings.routes {
		route.Do, route.Handler = "register", number
		if _, err := ask.Value[any](route); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// delivered is what the native library is told of a notification.
type delivered struct {
	ID        string        `json:"id"`
	EventType string        `json:"event_type"`
	Kind      wxnotify.Kind `json:"kind"`
	RequestID *string       `json:"request_id"`
	IsV2      bool          `json:"v2"`
	// For the merchant's number in the log. Nothing else of it is kept.
	Plaintext string `json:"plaintext"`
}

type receive struct {
	Do        string    `json:"do"`
	Handler   uint64    `json:"handler"`
	Delivered delivered `json:"delivered"`
}

// ServeHTTP receives one notification and answers it, before the deadline.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	// The work counts, even if nobody waits for the answer any more.
	ctx := context.WithoutCancel(r.Context())
	answer := func(end end) {
		h.tell(ctx, end, started, false)
		respond(w, end.report)
	}
	requestID := r.Header.Get("Request-ID")
	body, err := h.read(w, r, started.Add(h.deadline))
	isV2 := h.isV2(body)
	var notification *wxnotify.Notification
	if err == nil {
		notification, err = h.parse(r.Header, body, isV2)
	}
	if err != nil {
		if h.refresher != nil {
			h.refresher.Seen(err)
		}
		answer(h.refuse(err, requestID, isV2))
		return
	}
	delivered := delivered{notification.ID, notification.EventType, notification.Kind, notification.RequestID, isV2, string(notification.Plaintext)}
	ended := make(chan end, 1)
	go func() {
		_, end, err := h.run(ctx, notification, receive{"receive", h.number, delivered})
		if err != nil {
			end = h.refuse(err, requestID, isV2)
		}
		ended <- end
	}()
	patience := time.NewTimer(h.deadline - time.Since(started))
	defer patience.Stop()
	select {
	case end := <-ended:
		answer(end)
	case <-patience.C:
		answer(h.outOfTime(delivered))
		go func() { h.tell(ctx, <-ended, started, true) }()
	}
}

// read reads a request's body: no more of it than the parser takes, and no longer than until the deadline.
func (h *Handler) read(w http.ResponseWriter, r *http.Request, deadline time.Time) ([]byte, error) {
	if r.Method != http.MethodPost {
		return nil, hook.NewError(string(wxnotify.ErrMethodNotAllowed), fmt.Sprintf("the method is %.16q; WeChat Pay sends POST", r.Method), "method", nil)
	}
	limit, err := h.parser.MaxBodyBytes()
	if err != nil {
		return nil, err
	}
	if r.Body != nil {
		// It also tells the server to close the connection, and not to read the rest.
		r.Body = http.MaxBytesReader(w, r.Body, limit)
	}
	// What is no server's, as in tests, has no deadlines.
	connection := http.NewResponseController(w)
	_ = connection.SetReadDeadline(deadline)
	body, err := hook.ReadBody(h.parser, r)
	var known *wxnotify.Error
	switch {
	case err == nil:
		// The next request on this connection has a deadline of its own.
		_ = connection.SetReadDeadline(time.Time{})
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, hook.NewError(string(wxnotify.ErrDeadlineExceeded), fmt.Sprintf("the request's body was not there within %v", h.deadline), "body", err)
	case !errors.As(err, &known):
		return nil, hook.NewError(string(wxnotify.ErrArgumentInvalid), "the request's body could not be read to its end", "body", err)
	}
	return body, err
}

// isV2 says whether a body is APIv2's XML, where the handler has keys for that. Every APIv3 body begins with {.
func (h *Handler) isV2(body []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(h.apiV2Keys) > 0 && bytes.HasPrefix(text, []byte("<"))
}

// parse verifies and decrypts the notification that a request is.
func (h *Handler) parse(header http.Header, body []byte, isV2 bool) (*wxnotify.Notification, error) {
	if !isV2 {
		return h.parser.Parse(header, body)
	}
	limit, err := h.parser.MaxBodyBytes()
	if err != nil {
		return nil, err
	}
	return wxnotify.ParseV2Within(body, h.apiV2Keys, limit)
}

// refuse is the end of what is no notification, or none of APIv2's, whose answers are XML.
func (h *Handler) refuse(err error, requestID string, isV2 bool) end {
	var known *wxnotify.Error
	if !errors.As(err, &known) {
		known = hook.NewError(string(wxnotify.ErrInternal), "the native library's answer cannot be read", "", err).(*wxnotify.Error)
	}
	request := map[string]any{"do": "refuse", "handler": h.number, "error": refusedBy(known), "v2": isV2}
	if requestID != "" {
		request["request_id"] = requestID
	}
	report := h.report(request)
	known.Ack = ackOf(report)
	return end{report, err}
}

func (h *Handler) outOfTime(delivered delivered) end {
	report := h.report(receive{"out_of_time", h.number, delivered})
	return endOf(report, nil)
}

// report asks the native library what to answer and to log.
func (h *Handler) report(request any) program.Report {
	report, err := ask.Value[program.Report](request)
	if err != nil {
		panic("wxnotify: a handler always has an answer; please report it: " + err.Error())
	}
	return report
}
