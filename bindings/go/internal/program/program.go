// Package program runs the native library's programs: it decides what is done and in which order, and asks for one step at a time.
package program

import (
	"encoding/json"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Step is what a program wants to be done: Name says what, and which of the other members there are.
type Step struct {
	Program uint64 `json:"program"`
	Name    string `json:"step"`

	WaitMS       int64           `json:"wait_ms"`      // begin
	Write        bool            `json:"write"`        // begin
	Statement    Statement       `json:"statement"`    // run
	Redis        *Command        `json:"redis"`        // run
	MS           int64           `json:"ms"`           // pause, wait
	Route        string          `json:"route"`        // callback
	Notification *string         `json:"notification"` // callback
	LimitMS      *int64          `json:"limit_ms"`     // callback
	Lease        json.RawMessage `json:"lease"`        // callback
	Value        json.RawMessage `json:"value"`        // value
	Method       string          `json:"method"`       // fetch
	URL          string          `json:"url"`          // fetch
	Headers      [][2]string     `json:"headers"`      // fetch
	MostBytes    int64           `json:"most_bytes"`   // fetch
	TimeoutMS    int64           `json:"timeout_ms"`   // fetch
	State        string          `json:"state"`        // received
	Text         string          `json:"text"`         // keep
	Keys                         // trust
	Report                       // observe, answer, and error, which has no more than that
}

// Keys are the platform keys that a parser is to have.
type Keys struct {
	Certificates []string    `json:"certificates"`
	PublicKeys   []PublicKey `json:"public_keys"`
}

// PublicKey is one of them, with its id.
type PublicKey struct {
	ID  string `json:"id"`
	PEM string `json:"pem"`
}

// PlatformKeys are the same for a parser.
func (k Keys) PlatformKeys() wxnotify.PlatformKeys {
	keys := wxnotify.PlatformKeys{Certificates: k.Certificates}
	for _, key := range k.PublicKeys {
		keys.PublicKeys = append(keys.PublicKeys, wxnotify.PublicKey(key))
	}
	return keys
}

// Stop, in place of what came of a step, ends a program that would not.
type Stop struct{}

// Report is what became of a notification: the answer, and what is told about it. Attempts and Kind belong to a callback, too.
type Report struct {
	Code           string   `json:"code"`
	Status         int      `json:"status"`
	ContentType    string   `json:"content_type"`
	Body           string   `json:"body"`
	Allow          string   `json:"allow"`
	Error          *Refused `json:"error"`
	Level          string   `json:"level"`
	Line           string   `json:"line"`
	NotificationID string   `json:"notification_id"`
	EventType      string   `json:"event_type"`
	Kind           string   `json:"kind"`
	RequestID      string   `json:"request_id"`
	Number         string   `json:"number"`
	Merchant       string   `json:"merchant"`
	Attempts       int64    `json:"attempts"`
}

// Refused is an error of the library's, on its way.
type Refused struct {
	Code    string  `json:"code"`
	Message string  `json:"message"`
	Field   *string `json:"field"`
}

// Err makes the *wxnotify.Error, with what failed beneath or nil.
func (r *Refused) Err(cause error) error {
	field := ""
	if r.Field != nil {
		field = *r.Field
	}
	return hook.NewError(r.Code, r.Message, field, cause)
}

// Run begins the program that request asks for, has do run its steps, and returns the last: answer, value or error. do returns what
// came of a step.
//
// Errors: those of a request that is refused. Where do returns [Stop], the step is the one that it was to do.
func Run(request any, do func(*Step) any) (*Step, error) {
	step := new(Step)
	err := ask.Native(request, step)
	isOver := false
	defer func() {
		// A driver may panic.
		if !isOver {
			_, _ = ask.Value[any](map[string]any{"do": "drop", "program": step.Program})
		}
	}()
	for err == nil && step.Name != "answer" && step.Name != "value" && step.Name != "error" {
		result := do(step)
		if result == (Stop{}) {
			return step, nil
		}
		reply := next{"next", step.Program, result}
		step = new(Step)
		err = ask.Native(reply, step)
	}
	isOver = true
	return step, err
}

type next struct {
	Do      string `json:"do"`
	Program uint64 `json:"program"`
	Result  any    `json:"result"`
}

// Restore makes a notification again of what its ToJSON wrote, and verifies nothing.
func Restore(text string) (*wxnotify.Notification, error) {
	restored, err := hook.NotificationFromJSON(text)
	if err != nil {
		return nil, err
	}
	return restored.(*wxnotify.Notification), nil
}
