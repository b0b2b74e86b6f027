package wasm

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"unicode/utf8"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Call answers a request in JSON.
func (Library) Call(asked []byte) (reply []byte, err error) {
	err = desk.ask(request{text: json.RawMessage(asked)}, &reply)
	return reply, err
}

// ParseV2 opens APIv2's XML.
func (Library) ParseV2(body []byte, keys []native.APIv2Key, maxBodyBytes *int64) (*native.Notification, error) {
	text := map[string]any{"body": notNil(body), "keys": notNil(keys)}
	if maxBodyBytes != nil {
		text["max_body_bytes"] = *maxBodyBytes
	}
	var answer struct{ Value *native.Notification }
	err := pool.ask(request{text: what("parse_v2", text)}, &answer)
	return answer.Value, err
}

// RestoreJSON makes a notification again.
func (Library) RestoreJSON(text string) (*native.Notification, error) {
	notification := new(native.Notification)
	if err := pool.ask(request{text: what("notification_from_json", map[string]any{}), bytes: []byte(text)}, notification); err != nil {
		return nil, err
	}
	return notification, nil
}

// ToJSON writes the notification.
func (Library) ToJSON(n *native.Notification) (written []byte, err error) {
	texts := []named{{"id", n.ID}, {"event_type", n.EventType}, {"resource_type", n.ResourceType}, {"associated_data", n.AssociatedData},
		{"plaintext", string(n.Plaintext)}, {"serial", n.Serial}, {"nonce", n.Nonce}, {"kind", n.Kind}}
	for _, optional := range []struct {
		name string
		text *string
	}{{"create_time", n.CreateTime}, {"summary", n.Summary}, {"original_type", n.OriginalType}, {"request_id", n.RequestID}, {"api_v3_key_label", n.APIv3KeyLabel}} {
		if optional.text != nil {
			texts = append(texts, named{optional.name, *optional.text})
		}
	}
	if err := checkTexts(texts...); err != nil {
		return nil, err
	}
	if err := cmp.Or(checkPlaintext(n.Plaintext), checkKind(n.Kind)); err != nil {
		return nil, err
	}
	text, err := json.Marshal(n)
	if err != nil {
		return nil, err
	}
	err = pool.ask(request{text: what("notification_from_json", map[string]any{}), bytes: text}, &written)
	return written, err
}

// CheckEvent says whether a plaintext has the type of a kind.
func (Library) CheckEvent(eventType, kind string, plaintext []byte) error {
	if err := checkTexts(named{"event_type", eventType}, named{"kind", kind}); err != nil {
		return err
	}
	if err := cmp.Or(checkKind(kind), checkPlaintext(plaintext)); err != nil {
		return err
	}
	return pool.ask(request{text: what("check_event", map[string]any{"event_type": eventType, "kind": kind}), bytes: plaintext}, nil)
}

// A kind or a plaintext that no notification had is refused here. The core's own words are for whoever kept one as JSON.

func checkKind(kind string) error {
	if slices.Contains(tables().Kinds, kind) {
		return nil
	}
	return neverParsed("kind", "no kind is called that")
}

func checkPlaintext(plaintext []byte) error {
	if json.Valid(plaintext) && bytes.HasPrefix(bytes.TrimLeft(plaintext, " \t\r\n"), []byte("{")) {
		return nil
	}
	return neverParsed("plaintext", "the plaintext is no JSON object")
}

func neverParsed(field, message string) error {
	return failure(native.Failure{Code: "ARGUMENT_INVALID", Message: message + "; leave it as it was parsed", Field: field})
}

// named is a text, with the name of what it is.
type named struct{ name, text string }

// checkTexts refuses what JSON would change.
func checkTexts(texts ...named) error {
	for _, each := range texts {
		if !utf8.ValidString(each.text) {
			return failure(native.Failure{Code: "ARGUMENT_INVALID", Message: each.name + " is not UTF-8", Field: each.name})
		}
	}
	return nil
}
