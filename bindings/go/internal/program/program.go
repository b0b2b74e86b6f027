// Package program runs the native library's programs: it decides what is done and in which order, and asks for one step at a time.
package program

import (
	"encoding/json"
	"strconv"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/exact"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Step is what a program wants to be done: Name says what, and which of the other members there are.
type Step struct {
	Program uint64
	Name    string

	WaitMS       int64           // begin
	Write        bool            // begin
	Statement    Statement       // run
	Redis        *Command        // run
	MS           int64           // pause, wait
	Route        string          // callback
	Notification *string         // callback
	LimitMS      *int64          // callback
	Lease        json.RawMessage // callback
	Value        json.RawMessage // value
	Method       string          // fetch
	URL          string          // fetch
	Headers      [][2]string     // fetch
	MostBytes    int64           // fetch
	TimeoutMS    int64           // fetch
	State        string          // received
	Text         string          // keep
	Keys                         // trust
	Report                       // observe, answer, and error, which has no more than that
}

// stepOf reads a step. What comes with every notification is read member by member: by encoding/json it took longer than what it tells of.
func stepOf(read exact.Value) (*Step, error) {
	step := new(Step)
	var err error
	rarely := func(member exact.Value, into any) {
		if problem := json.Unmarshal(member.Raw(), into); problem != nil {
			err = problem
		}
	}
	for name, member := range read.Members() {
		switch name {
		case "program":
			step.Program = uint64(member.Int())
		case "step":
			step.Name = member.Text()
		case "wait_ms":
			step.WaitMS = member.Int()
		case "write":
			step.Write = member.IsTrue()
		case "statement":
			if step.Statement, err = statementOf(member); err != nil {
				return step, err
			}
		case "redis":
			rarely(member, &step.Redis)
		case "ms":
			step.MS = member.Int()
		case "route":
			step.Route = member.Text()
		case "notification":
			step.Notification = optional(member, member.Text())
		case "limit_ms":
			step.LimitMS = optional(member, member.Int())
		case "lease":
			step.Lease = member.Raw()
		case "value":
			step.Value = member.Raw()
		case "method":
			step.Method = member.Text()
		case "url":
			step.URL = member.Text()
		case "headers":
			rarely(member, &step.Headers)
		case "most_bytes":
			step.MostBytes = member.Int()
		case "timeout_ms":
			step.TimeoutMS = member.Int()
		case "state":
			step.State = member.Text()
		case "text":
			step.Text = member.Text()
		case "certificates":
			rarely(member, &step.Certificates)
		case "public_keys":
			rarely(member, &step.PublicKeys)
		default:
			step.Report.take(name, member)
		}
	}
	return step, err
}

func optional[T any](member exact.Value, value T) *T {
	if member.IsAbsent() {
		return nil
	}
	return &value
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
	Code           string
	Status         int
	ContentType    string
	Body           string
	Allow          string
	Error          *Refused
	Level          string
	Line           string
	NotificationID string
	EventType      string
	Kind           string
	RequestID      string
	Number         string
	Merchant       string
	Attempts       int64
}

// ReportOf asks for a report.
func ReportOf(request any) (report Report, err error) {
	answer, err := ask.Native(request)
	for name, member := range answer.Member("value").Members() {
		report.take(name, member)
	}
	return report, err
}

func (r *Report) take(name string, member exact.Value) {
	switch name {
	case "code":
		r.Code = member.Text()
	case "status":
		r.Status = int(member.Int())
	case "content_type":
		r.ContentType = member.Text()
	case "body":
		r.Body = member.Text()
	case "allow":
		r.Allow = member.Text()
	case "error":
		r.Error = refusedOf(member)
	case "level":
		r.Level = member.Text()
	case "line":
		r.Line = member.Text()
	case "notification_id":
		r.NotificationID = member.Text()
	case "event_type":
		r.EventType = member.Text()
	case "kind":
		r.Kind = member.Text()
	case "request_id":
		r.RequestID = member.Text()
	case "number":
		r.Number = member.Text()
	case "merchant":
		r.Merchant = member.Text()
	case "attempts":
		r.Attempts = member.Int()
	}
}

// Refused is an error of the library's, on its way.
type Refused struct {
	Code    string  `json:"code"`
	Message string  `json:"message"`
	Field   *string `json:"field"`
}

func refusedOf(read exact.Value) *Refused {
	if read.IsAbsent() {
		return nil
	}
	field := read.Member("field")
	return &Refused{read.Member("code").Text(), read.Member("message").Text(), optional(field, field.Text())}
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
	step, err := asked(request)
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
		step, err = asked(next{step.Program, result})
	}
	isOver = true
	return step, err
}

// asked asks for a step, and has one at any rate.
func asked(request any) (*Step, error) {
	answer, err := ask.Native(request)
	if err != nil {
		return new(Step), err
	}
	return stepOf(answer)
}

type next struct {
	program uint64
	result  any
}

// AppendJSON writes the request for the step after that which the result is of.
func (n next) AppendJSON(to []byte) []byte {
	to = append(to, `{"do":"next","program":`...)
	to = strconv.AppendUint(to, n.program, 10)
	to = append(to, `,"result":`...)
	switch result := n.result.(type) {
	case string:
		to = exact.AppendText(to, result)
	case json.RawMessage:
		to = append(to, result...)
	default:
		to = append(to, ask.JSON(result)...)
	}
	return append(to, '}')
}

// Restore makes a notification again of what its ToJSON wrote, and verifies nothing.
func Restore(text string) (*wxnotify.Notification, error) {
	restored, err := hook.NotificationFromJSON(text)
	if err != nil {
		return nil, err
	}
	return restored.(*wxnotify.Notification), nil
}
