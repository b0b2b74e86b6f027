package wxnotify

import (
	"fmt"
	"net/http"

	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// What packages wxhttp and wxinbox need of the native library.

func init() {
	hook.Call = core.Call
	hook.NewError = func(code, message, field string, cause error) error {
		return newError(Code(code), message, field, cause)
	}
	hook.ReadBody = func(parser any, request *http.Request) ([]byte, error) {
		return parser.(*NotificationParser).readBody(request)
	}
	hook.APIv3Keys = func(keys any) any { return secrets(keys.([]APIv3Key)) }
	hook.EventAs = func(notification any, kind string) (any, error) {
		return notification.(*Notification).eventAs(Kind(kind))
	}
	hook.NotificationFromJSON = func(text string) (any, error) { return notificationFromJSON(text) }
}

// newError makes an error that only Go can tell of, with the answer of its code. cause may be nil.
func newError(code Code, message, field string, cause error) *Error {
	ack, err := AckForCode(code)
	if err != nil {
		panic(fmt.Sprintf("wxnotify: the native library does not know %s; please report it", code))
	}
	return &Error{Code: code, Message: message, Field: field, Ack: ack, cause: cause}
}

// notificationFromJSON makes a notification again of what ToJSON wrote. Nothing is verified: whoever wrote the text may have made it up.
func notificationFromJSON(text string) (*Notification, error) {
	restored, err := core.RestoreJSON(text)
	if err != nil {
		return nil, err
	}
	return notificationOf(restored), nil
}
