package wxhttp

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// What an outcome's code is where it is no error's.
const (
	// CodeSuccess is a notification that took effect, or an answer with data.
	CodeSuccess wxnotify.Code = "SUCCESS"
	// CodeDuplicate is a notification that had taken effect, or was stored, before.
	CodeDuplicate wxnotify.Code = "DUPLICATE"
	// CodeStored is a notification that was written down.
	CodeStored wxnotify.Code = "STORED"
	// CodeIgnored is one that no route takes, acknowledged as [WithUnhandledAcknowledged] asked for.
	CodeIgnored wxnotify.Code = "IGNORED"
	// CodeDead is a stored notification that failed for the last time: [wxinbox.Inbox.DeadLetters] has it.
	CodeDead wxnotify.Code = "DEAD"
)

// Outcome is what became of a request, or of a stored notification in a worker.
type Outcome struct {
	// Code is one of the codes above, or an error's.
	Code wxnotify.Code
	// Status is the HTTP status of the answer. What is Late, or in a worker, has the one that there would have been.
	Status int
	// Duration is how long it took.
	Duration time.Duration
	// RequestID is WeChat Pay's Request-ID, or empty.
	RequestID string
	// EventType, Kind and NotificationID are the notification's, and empty where it could not be read.
	EventType      string
	Kind           wxnotify.Kind
	NotificationID string
	// Number is the merchant's own, of the order or the refund that it tells of, and empty where it has none.
	Number string
	// Merchant is the name of whose it is, where the handler serves several and that is known, and else empty.
	Merchant string
	// Attempts is how often a stored notification was worked on, this time included, and else 0.
	Attempts int64
	// Err is what failed: errors.Is compares it with codes, and errors.As finds the callback's or the driver's own error.
	Err error
	// Late says that the deadline had passed, and been observed, when the work came to its end.
	Late bool
}

// end is how a request, or the work on a stored notification, ended.
type end struct {
	report program.Report
	err    error
}

var levels = map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warning": slog.LevelWarn, "error": slog.LevelError}

// log is the merchant's logger, or the default at this moment.
func (h *Handler) log() *slog.Logger {
	if h.logger != nil {
		return h.logger
	}
	return slog.Default()
}

// tell logs an end, and gives it to the observer.
func (h *Handler) tell(ctx context.Context, end end, started time.Time, late bool) {
	r := end.report
	h.log().Log(ctx, levels[r.Level], "wxnotify: "+r.Line)
	if h.observe == nil {
		return
	}
	defer func() {
		if panicked := recover(); panicked != nil {
			h.log().ErrorContext(ctx, "wxnotify: the observer panicked", "panic", panicked)
		}
	}()
	h.observe(ctx, Outcome{Code: wxnotify.Code(r.Code), Status: r.Status, Duration: time.Since(started), RequestID: r.RequestID, EventType: r.EventType,
		Kind: wxnotify.Kind(r.Kind), NotificationID: r.NotificationID, Number: r.Number, Merchant: r.Merchant, Attempts: r.Attempts, Err: end.err, Late: late})
}

func ackOf(report program.Report) wxnotify.Ack {
	return wxnotify.Ack{Status: report.Status, ContentType: report.ContentType, Body: report.Body}
}

func respond(w http.ResponseWriter, report program.Report) {
	if report.Allow != "" {
		w.Header().Set("Allow", report.Allow)
	}
	ackOf(report).Respond(w)
}
