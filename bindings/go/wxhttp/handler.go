package wxhttp

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxinbox"
)

const defaultDeadline = 4500 * time.Millisecond

// Handler answers WeChat Pay's notifications. It is an [http.Handler], to be mounted where the notify_url points; all goroutines
// may use it.
type Handler struct {
	parser               *wxnotify.NotificationParser
	routes               map[string]Callback
	inbox                *wxinbox.Inbox
	mode                 *Mode
	deadline             time.Duration
	key                  func(*wxnotify.Notification) string
	expect               func(context.Context, *wxnotify.Notification) ([]wxnotify.Expectation, error)
	acknowledgeUnhandled bool
	observe              func(context.Context, Outcome)

	// The native library's routing, by event type and kind.
	routings sync.Map
}

// New makes a handler of a parser, routes and settings.
//
// Errors: [wxnotify.ErrOptionInvalid] for a route that is none or has two callbacks, or a setting out of its range.
func New(parser *wxnotify.NotificationParser, options ...Option) (*Handler, error) {
	if parser == nil {
		return nil, invalid("parser", "the parser is nil; give what NewNotificationParser returned")
	}
	h := &Handler{
		parser:   parser,
		routes:   map[string]Callback{},
		deadline: defaultDeadline,
		key:      func(notification *wxnotify.Notification) string { return notification.ID },
	}
	for _, option := range options {
		if err := option(h); err != nil {
			return nil, err
		}
	}
	if h.inbox == nil && h.mode != nil {
		return nil, invalid("mode", "a mode is how an inbox is used, and there is none; give WithInbox, too")
	}
	if h.inbox != nil && h.mode == nil {
		h.mode = new(Mode)
	}
	return h, nil
}

// ServeHTTP receives one notification and answers it.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	// The work counts, even if nobody waits for the answer any more.
	ctx := context.WithoutCancel(r.Context())
	outcome := Outcome{RequestID: r.Header.Get("Request-ID")}
	tell := func(result result, late bool) {
		outcome := outcome
		outcome.Code, outcome.Status, outcome.Err, outcome.Late = result.code, result.ack.Status, result.err, late
		outcome.Duration = time.Since(started)
		h.tell(ctx, outcome)
	}
	answer := func(result result) {
		tell(result, false)
		result.ack.Respond(w)
	}

	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		answer(failed(hook.NewError(string(wxnotify.ErrMethodNotAllowed), fmt.Sprintf("the method is %.16q; WeChat Pay sends POST", r.Method), "method", nil)))
		return
	}
	notification, err := h.read(w, r)
	if err != nil {
		answer(failed(err))
		return
	}
	outcome = outcomeOf(notification)

	ended := make(chan result, 1)
	go func() {
		var end *result
		defer func() {
			if end == nil {
				ended <- failed(errors.New("the callback ended its goroutine"))
			} else {
				ended <- *end
			}
		}()
		received := h.receive(ctx, notification)
		end = &received
	}()
	patience := time.NewTimer(h.deadline - time.Since(started))
	defer patience.Stop()
	select {
	case end := <-ended:
		answer(end)
	case <-patience.C:
		answer(failed(hook.NewError(string(wxnotify.ErrDeadlineExceeded),
			fmt.Sprintf("the work was not done after %v; it goes on, and the next delivery finds it done", h.deadline), "", nil)))
		go func() { tell(<-ended, true) }()
	}
}

// read verifies and decrypts the notification that a request is, and reads no more of it than the parser takes.
func (h *Handler) read(w http.ResponseWriter, r *http.Request) (*wxnotify.Notification, error) {
	limit, err := h.parser.MaxBodyBytes()
	if err != nil {
		return nil, err
	}
	if r.Body != nil {
		// It also tells the server to close the connection, and not to read the rest.
		r.Body = http.MaxBytesReader(w, r.Body, limit)
	}
	notification, err := h.parser.ParseRequest(r)
	var known *wxnotify.Error
	if err != nil && !errors.As(err, &known) {
		return nil, hook.NewError(string(wxnotify.ErrArgumentInvalid), "the request's body could not be read to its end", "body", err)
	}
	return notification, err
}
