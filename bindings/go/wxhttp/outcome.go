package wxhttp

import (
	"context"
	"errors"
	"log/slog"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
)

// What an outcome's code is where it is no error.
const (
	// CodeSuccess is a notification that took effect, or an answer with data.
	CodeSuccess wxnotify.Code = "SUCCESS"
	// CodeDuplicate is a notification that had taken effect before.
	CodeDuplicate wxnotify.Code = "DUPLICATE"
	// CodeStored is a notification that was written down.
	CodeStored wxnotify.Code = "STORED"
	// CodeIgnored is one that no route takes, acknowledged as [WithUnhandledAcknowledged] asked for.
	CodeIgnored wxnotify.Code = "IGNORED"
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
	// Err is what failed: errors.Is compares it with codes, and errors.As finds the callback's or the driver's own error.
	Err error
	// Late says that the deadline had passed, and been observed, when the work came to its end.
	Late bool
}

// outcomeOf is what is known from the beginning.
func outcomeOf(notification *wxnotify.Notification) Outcome {
	outcome := Outcome{EventType: notification.EventType, Kind: notification.Kind, NotificationID: notification.ID}
	if notification.RequestID != nil {
		outcome.RequestID = *notification.RequestID
	}
	return outcome
}

// result is how the work on a notification ended.
type result struct {
	code wxnotify.Code
	ack  wxnotify.Ack
	err  error
}

func succeeded(code wxnotify.Code, ack wxnotify.Ack) result {
	return result{code, ack, nil}
}

func failed(err error) result {
	var known *wxnotify.Error
	if !errors.As(err, &known) {
		err = callbackFailed(err)
		errors.As(err, &known)
	}
	return result{known.Code, known.Ack, err}
}

// tell gives an outcome to the observer, or logs it where it is a failure and there is no observer.
func (h *Handler) tell(ctx context.Context, outcome Outcome) {
	if h.observe == nil {
		logFailure(ctx, outcome)
		return
	}
	defer func() {
		if panicked := recover(); panicked != nil {
			slog.ErrorContext(ctx, "wxnotify: the observer panicked", "panic", panicked)
		}
	}()
	h.observe(ctx, outcome)
}

// logFailure writes one line. Our own errors say what happened, and nothing secret. One of the merchant's code may say anything,
// and is an error of the program's besides.
func logFailure(ctx context.Context, outcome Outcome) {
	if outcome.Err == nil {
		return
	}
	level, attributes := slog.LevelWarn, []any{"code", outcome.Code, "request_id", outcome.RequestID, "notification_id", outcome.NotificationID}
	var known *wxnotify.Error
	errors.As(outcome.Err, &known)
	if own := errors.Unwrap(known); own != nil && known.Code == wxnotify.ErrHandlerFailed {
		level = slog.LevelError
		attributes = append(attributes, "error", own)
	}
	slog.Log(ctx, level, "wxnotify: "+known.Message, attributes...)
}
