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
	"strconv"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/exact"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/program"
	"github.com/wxnotify/wxnotify-go/wxcertificates"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

// Handler answers WeChat Pay's notifications. It is an [http.Handler], to be mounted where the notify_url points; all goroutines
// may use it.
type Handler struct {
	// Whose the notifications are; or, where there are several merchants, what finds a request's.
	only     *ServedMerchant
	chooser  Chooser
	settings settings
	// By their routes.
	callbacks map[string]taker
	inbox     *wxinbox.Inbox
	db        *sql.DB
	deadline  time.Duration
	key       func(*ServedMerchant, *wxnotify.Notification) string
	expect    func(context.Context, *ServedMerchant, *wxnotify.Notification) (*wxnotify.Expected, error)
	observe   func(context.Context, Outcome)
	logger    *slog.Logger // nil for the default
	refresher *wxcertificates.Refresher
	now       func() time.Time

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
	return newHandler(&Handler{only: &ServedMerchant{parser: parser}}, options)
}

// NewForMerchants makes a handler that serves several merchants: each request's is the one that chooser finds, by its path, say, before
// anything of the request is verified. Its parser and APIv2 keys are used, and callbacks find it in [Delivery].Merchant. The inbox keeps
// merchants apart: give such a handler one of its own, or one with a name. Workers (the mode [Stored]) find a merchant by its name, and need
// a chooser of a registry: [Merchants.By].
//
// Errors: those of [New]; [wxnotify.ErrOptionInvalid] for [WithAPIv2Keys], and for the mode Stored with another chooser.
func NewForMerchants(chooser Chooser, options ...Option) (*Handler, error) {
	if isNil(chooser) {
		return nil, invalid("chooser", "the chooser, or its function, is nil; give Merchants.By, or a ChooserFunc")
	}
	h := &Handler{chooser: chooser}
	h.settings.Merchants = true
	return newHandler(h, options)
}

func newHandler(h *Handler, options []Option) (*Handler, error) {
	h.settings.Do, h.callbacks, h.deadline, h.now = "handler", map[string]taker{}, 4500*time.Millisecond, time.Now
	h.open, h.close = context.WithCancel(context.Background())
	for _, option := range options {
		if err := option(h); err != nil {
			return nil, err
		}
	}
	if _, findsByName := h.chooser.(finder); h.chooser != nil && !findsByName && h.settings.Mode != nil && *h.settings.Mode == Stored {
		return nil, invalid("merchants", "workers find merchants by name; give the By of a Merchants")
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

// receive is a request about what was delivered.
type receive struct {
	do        string
	handler   uint64
	delivered []byte
}

// AppendJSON writes the request.
func (r receive) AppendJSON(to []byte) []byte {
	to = exact.AppendText(append(to, `{"do":`...), r.do)
	to = strconv.AppendUint(append(to, `,"handler":`...), r.handler, 10)
	return append(append(to, `,"delivered":`...), r.delivered...)
}

// delivered is what the native library is told of a notification, to the request's end. The plaintext is for the merchant's number in the
// log, and for what it counts by: nothing else of it is kept.
func delivered(n *wxnotify.Notification, isV2 bool, merchant *string) []byte {
	to := make([]byte, 0, 512+len(n.Plaintext))
	to = exact.AppendText(append(to, `{"id":`...), n.ID)
	to = exact.AppendText(append(to, `,"event_type":`...), n.EventType)
	to = exact.AppendText(append(to, `,"kind":`...), string(n.Kind))
	if n.RequestID != nil {
		to = exact.AppendText(append(to, `,"request_id":`...), *n.RequestID)
	}
	if merchant != nil {
		to = exact.AppendText(append(to, `,"merchant":`...), *merchant)
	}
	to = strconv.AppendBool(append(to, `,"v2":`...), isV2)
	to = append(append(to, `},"plaintext":`...), n.Plaintext...)
	return append(to, '}')
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
	var seen seen
	if id := r.Header.Get("Request-ID"); id != "" {
		seen.requestID = &id
	}
	notification, err := h.receive(w, r, started.Add(h.deadline), &seen)
	if err != nil {
		if h.refresher != nil {
			h.refresher.Seen(err)
		}
		answer(h.refuse(err, r.Header, seen))
		return
	}
	delivered := delivered(notification, seen.isV2, h.named(seen.merchant))
	ended := make(chan end, 1)
	go func() {
		takeRoom(0)
		_, end, err := h.run(ctx, seen.merchant, notification, receive{"receive", h.number, delivered})
		if err != nil {
			end = h.refuse(err, r.Header, seen)
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

// seen is what is known of a request before there is a notification.
type seen struct {
	requestID *string
	merchant  *ServedMerchant
	isV2      bool
}

// receive goes from a request to the notification that it is.
func (h *Handler) receive(w http.ResponseWriter, r *http.Request, deadline time.Time, seen *seen) (*wxnotify.Notification, error) {
	// Before it answers, a server may read on what nobody wants to read. What is no server's, as in tests, has no deadlines.
	_ = http.NewResponseController(w).SetReadDeadline(deadline)
	if r.Method != http.MethodPost {
		return nil, hook.NewError(string(wxnotify.ErrMethodNotAllowed), fmt.Sprintf("the method is %.16q; WeChat Pay sends POST", r.Method), "method", nil)
	}
	merchant, err := h.choose(r, deadline)
	if err != nil {
		return nil, err
	}
	seen.merchant = merchant
	body, err := h.read(w, r, merchant.parser)
	seen.isV2 = merchant.takesV2(body)
	if err != nil {
		return nil, err
	}
	return merchant.parse(r.Header, body, seen.isV2, h.now())
}

// named is a merchant's name, where there are several.
func (h *Handler) named(merchant *ServedMerchant) *string {
	if h.chooser == nil || merchant == nil {
		return nil
	}
	return &merchant.name
}

// read reads a request's body: no more of it than the parser takes.
func (h *Handler) read(w http.ResponseWriter, r *http.Request, parser *wxnotify.NotificationParser) ([]byte, error) {
	limit, err := parser.MaxBodyBytes()
	if err != nil {
		return nil, err
	}
	if r.Body != nil {
		// It also tells the server to close the connection, and not to read the rest.
		r.Body = http.MaxBytesReader(w, r.Body, limit)
	}
	body, err := hook.ReadBody(parser, r)
	var known *wxnotify.Error
	switch {
	case err == nil:
		// The next request on this connection has a deadline of its own.
		_ = http.NewResponseController(w).SetReadDeadline(time.Time{})
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, hook.NewError(string(wxnotify.ErrDeadlineExceeded), fmt.Sprintf("the request's body was not there within %v", h.deadline), "body", err)
	case !errors.As(err, &known):
		return nil, hook.NewError(string(wxnotify.ErrArgumentInvalid), "the request's body could not be read to its end", "body", err)
	}
	return body, err
}

// takesV2 says whether a body is APIv2's XML, where the merchant has keys for that. Every APIv3 body begins with {.
func (m *ServedMerchant) takesV2(body []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(m.apiV2Keys) > 0 && bytes.HasPrefix(text, []byte("<"))
}

// parse verifies and decrypts the notification that a request is.
func (m *ServedMerchant) parse(header http.Header, body []byte, isV2 bool, now time.Time) (*wxnotify.Notification, error) {
	if !isV2 {
		return m.parser.ParseAt(header, body, now)
	}
	limit, err := m.parser.MaxBodyBytes()
	if err != nil {
		return nil, err
	}
	return wxnotify.ParseV2Within(body, m.apiV2Keys, limit)
}

// refuse is the end of what is no notification.
func (h *Handler) refuse(err error, header http.Header, seen seen) end {
	var missing *noMerchant
	if errors.As(err, &missing) {
		return h.refuseMerchant(missing, header, seen.requestID)
	}
	var known *wxnotify.Error
	if !errors.As(err, &known) {
		known = hook.NewError(string(wxnotify.ErrInternal), "the native library's answer cannot be read", "", err).(*wxnotify.Error)
	}
	report := h.report(map[string]any{"do": "refuse", "handler": h.number, "error": refusedBy(known), "v2": seen.isV2,
		"request_id": seen.requestID, "merchant": h.named(seen.merchant)})
	known.Ack = ackOf(report)
	return end{report, err}
}

func (h *Handler) outOfTime(delivered []byte) end {
	report := h.report(receive{"out_of_time", h.number, delivered})
	return endOf(report, nil)
}

// report asks the native library what to answer and to log.
func (h *Handler) report(request any) program.Report {
	report, err := program.ReportOf(request)
	if err != nil {
		panic("wxnotify: a handler always has an answer; please report it: " + err.Error())
	}
	return report
}
