package wxhttp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// How the merchant's code is called, and what its end is called by.

var success = sync.OnceValue(wxnotify.AckSuccess)

// attempted is how the merchant's code ended.
type attempted[T any] struct {
	value T
	err   error
}

// attempt runs the merchant's code in a goroutine of its own: it may panic, end the goroutine, or not return.
func attempt[T any](logger *slog.Logger, work func() (T, error)) <-chan attempted[T] {
	ended := make(chan attempted[T], 1)
	go func() {
		takeRoom(0)
		end := attempted[T]{err: errors.New("it ended its goroutine")}
		defer func() {
			if value := recover(); value != nil {
				end.err = newPanic(logger, value)
			}
			ended <- end
		}()
		value, err := work()
		end = attempted[T]{value, err}
	}()
	return ended
}

// takeRoom has a new goroutine's stack grow at once, while there is nothing on it to be moved. It would grow four times else, the deeper the dearer.
//
//go:noinline
func takeRoom(at int) byte {
	var room [12 << 10]byte
	return room[at]
}

func result[T any](ended <-chan attempted[T]) (T, error) {
	end := <-ended
	return end.value, end.err
}

// call calls a callback, and returns the reply to the step.
func call(ctx context.Context, callback taker, delivery *Delivery) (any, error) {
	var event events.Event
	if callback.isTyped {
		var err error
		var known *wxnotify.Error
		event, err = delivery.Event()
		if errors.As(err, &known) && known.Code == wxnotify.ErrEventUntyped {
			return map[string]any{"untyped": refusedBy(known)}, nil
		} else if err != nil {
			return nil, err
		}
	}
	err := callback.call(ctx, event, delivery)
	ack := delivery.Ack
	switch {
	case err != nil:
		return nil, err
	case delivery.failure != nil:
		return nil, delivery.failure
	case ack == success():
		return json.RawMessage(`{"returned":null}`), nil
	case ack.Status < 200 || ack.Status > 599:
		return map[string]any{"unusable": fmt.Sprintf("Ack, with the status %d", ack.Status)}, nil
	default:
		return map[string]any{"returned": map[string]any{"status": ack.Status, "content_type": ack.ContentType, "body": ack.Body}}, nil
	}
}

// failureReply is the reply to a step in which the merchant's code failed.
func failureReply(err error) any {
	var said *saidError
	var panicked *panicError
	var known *wxnotify.Error
	switch {
	case errors.As(err, &said):
		return map[string]any{"said": said.message}
	case errors.As(err, &panicked):
		return raised(err, panicked.name(), panicked.place)
	case errors.As(err, &known):
		return map[string]any{"refused": refusedBy(known)}
	default:
		return raised(err, program.TypeOf(err), "")
	}
}

func refusedBy(err *wxnotify.Error) program.Refused {
	return program.Refused{Code: string(err.Code), Message: err.Message, Field: &err.Field}
}

// raised tells what an error says, unless a database's driver may have said it: those quote values.
func raised(err error, name, place string) any {
	told := map[string]any{"type": name}
	if place != "" {
		told["place"] = place
	}
	if !program.IsDriver(err) {
		told["words"] = err.Error()
	}
	return map[string]any{"raised": told}
}

// saidError is what [Delivery.Fail] returns beneath its error.
type saidError struct{ message string }

func (e *saidError) Error() string { return e.message }

// panicError is a panic of the merchant's code.
type panicError struct {
	value any
	// The file and line of the panic.
	place string
	hint  string
}

func newPanic(logger *slog.Logger, value any) *panicError {
	if panicked, isKnown := value.(*panicError); isKnown {
		return panicked
	}
	logger.Error("wxnotify: a callback panicked", "stack", string(debug.Stack()))
	return &panicError{value: value, place: placeOfPanic()}
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v%s", e.value, e.hint) }

// Unwrap returns the value of the panic where that is an error.
func (e *panicError) Unwrap() error {
	err, _ := e.value.(error)
	return err
}

func (e *panicError) name() string {
	if err := e.Unwrap(); err != nil {
		return program.TypeOf(err)
	}
	return "a panic"
}

// explained adds to a panic over nil what it may be.
func explained(err error, delivery *Delivery) error {
	panicked, isPanic := err.(*panicError)
	if isPanic && delivery.noTx != "" && isOverNil(err.Error()) {
		panicked.hint = "; d.Tx is nil: " + delivery.noTx
	}
	return err
}

// isOverNil knows a call on a nil d.Tx, and a d.Tx.(*sql.Tx).
func isOverNil(panic string) bool {
	return strings.Contains(panic, "nil pointer dereference") || strings.Contains(panic, "interface is nil") || strings.Contains(panic, "is nil, not")
}

// placeOfPanic is the merchant's line that panicked, as seen by who recovers.
func placeOfPanic() string {
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	hasPanicked := false
	for {
		frame, more := frames.Next()
		isRuntimes := strings.HasPrefix(frame.Function, "runtime.")
		if hasPanicked && !isRuntimes {
			return fmt.Sprintf("%s:%d", frame.File[strings.LastIndexByte(frame.File, '/')+1:], frame.Line)
		}
		hasPanicked = hasPanicked || isRuntimes
		if !more {
			return ""
		}
	}
}
