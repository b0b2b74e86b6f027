package wxnotifytest

import (
	"encoding/json"
	"fmt"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Sample makes up a resource for [Platform.Notification], with all fields that an event's resource can have. event is an event type,
// such as TRANSACTION.SUCCESS, or the name of a kind, such as transaction.partner. overrides is laid over it: what encoding/json makes
// an object of, such as map[string]any{"out_trade_no": "A1", "amount.total": 100}, in which a name may be a path, and nil for nothing.
//
// Errors: [wxnotify.ErrOptionInvalid] for an event that is none, or an override that names no field.
func Sample(event string, overrides any) (string, error) {
	return sample(map[string]any{"event": event}, overrides)
}

// SampleOfKind is [Sample] of an event type that carries resources of several kinds.
func SampleOfKind(eventType string, kind wxnotify.Kind, overrides any) (string, error) {
	return sample(map[string]any{"event": eventType, "kind": kind}, overrides)
}

func sample(request map[string]any, overrides any) (string, error) {
	text, err := json.Marshal(overrides)
	if err != nil {
		return "", hook.NewError(string(wxnotify.ErrOptionInvalid), fmt.Sprintf("the overrides are not JSON: %v", err), "overrides", err)
	}
	request["do"], request["overrides"] = "sample", json.RawMessage(text)
	return ask.Value[string](request)
}
