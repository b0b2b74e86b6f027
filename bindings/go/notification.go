package wxnotify

// #include "wxnotify.h"
import "C"

import (
	stdbytes "bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Notification is a notification whose signature was verified and whose resource was decrypted.
//
// It is genuine, and nothing more: before shipping goods compare it with the order ([Notification.ExpectPaid]), and make sure that
// a repeated one changes nothing. It is a plain value without native memory. Printing or logging it does not show the resource.
type Notification struct {
	// ID is the same in every repetition: what to count it once by.
	ID string
	// CreateTime is when the platform made it, RFC 3339 with offset, or nil.
	CreateTime *string
	// EventType is such as TRANSACTION.SUCCESS.
	EventType string
	// ResourceType is encrypt-resource.
	ResourceType string
	// Summary is a few words for people, such as 支付成功, or nil.
	Summary *string
	// OriginalType is what the resource was before encryption, such as transaction, or nil.
	OriginalType *string
	// AssociatedData is the associated data of the encryption; empty where there was none.
	AssociatedData string
	// Plaintext is the decrypted resource, to the byte: a UTF-8 JSON object.
	Plaintext []byte
	// Resource is the same bytes in the same memory, for JSON. See also [Notification.Decode] and [Notification.ResourceMap].
	Resource json.RawMessage
	// Serial is the key that signed: a certificate's serial in upper-case hex without leading zeros, or a public key's id. It is empty
	// for APIv2.
	Serial string
	// Timestamp is Wechatpay-Timestamp: when it was signed. For APIv2, which does not say so, it is the epoch.
	Timestamp time.Time
	// Nonce is Wechatpay-Nonce.
	Nonce string
	// RequestID is Request-ID, which WeChat Pay's support asks for, or nil.
	RequestID *string
	// APIv3KeyLabel is the label of the APIv3 key that opened it, or of the APIv2 key, or nil.
	APIv3KeyLabel *string
	// Kind is what the resource is, such as [KindTransactionDirect].
	Kind Kind
	// CertificateExpiresAt is when the certificate that signed expires, and the zero time for a public key.
	CertificateExpiresAt time.Time
}

// Decode unmarshals the resource into value, which is as for [json.Unmarshal], and returns its errors.
func (n Notification) Decode(value any) error {
	return json.Unmarshal(n.Resource, value)
}

// ResourceMap returns the resource as maps, slices, texts and [json.Number], in which amounts and ids keep all their digits.
// The error is [json.Unmarshal]'s, and nil for every notification that was parsed.
func (n Notification) ResourceMap() (map[string]any, error) {
	return exactMap(n.Resource)
}

func exactMap(plaintext []byte) (map[string]any, error) {
	decoder := json.NewDecoder(stdbytes.NewReader(plaintext))
	decoder.UseNumber()
	var resource map[string]any
	err := decoder.Decode(&resource)
	return resource, err
}

// Event returns the plaintext as the type of its kind, a pointer to one of the types of package events.
//
// Errors: [ErrEventUntyped] where the plaintext does not have the type of its kind, naming the field, or where the kind is
// [KindUnknown]: the notification is genuine, and its Resource there all the same. [ErrArgumentInvalid] where the fields were
// changed to what no notification had.
func (n Notification) Event() (events.Event, error) {
	return n.eventAs(n.Kind)
}

// eventAs is Event as the type of another kind, which may have the same fields.
func (n Notification) eventAs(kind Kind) (events.Event, error) {
	if err := n.checkEvent(kind); err != nil {
		return nil, err
	}
	resource, err := exactMap(n.Plaintext)
	if err != nil {
		return nil, argumentError("plaintext", err.Error())
	}
	event, isTyped := hook.Event(string(kind), resource).(events.Event)
	if !isTyped {
		// A shared library that is newer than this package knows the kind, and this package does not.
		return nil, n.checkEvent(KindUnknown)
	}
	return event, nil
}

func (n Notification) checkEvent(kind Kind) error {
	eventType, eventTypeLen := chars(n.EventType)
	kindName, kindLen := chars(string(kind))
	plaintext, plaintextLen := bytes(n.Plaintext)
	var cError *C.wxn_error
	return result(C.wxn_check_event(eventType, eventTypeLen, kindName, kindLen, (*C.char)(plaintext), plaintextLen, &cError), cError)
}

// ToJSON returns the whole notification as one JSON object on one line, the same bytes in every language. What is absent is
// null; resource is the plaintext as it is, without white space between tokens.
//
// Errors: [ErrArgumentInvalid] where the fields were changed to what no notification had.
func (n Notification) ToJSON() ([]byte, error) {
	var made *C.wxn_bytes
	err := n.restored(func(notification *C.wxn_notification) error {
		var cError *C.wxn_error
		return result(C.wxn_notification_to_json(notification, &made, &cError), cError)
	})
	if err != nil {
		return nil, err
	}
	return takeBytes(made), nil
}

// MarshalJSON is [Notification.ToJSON], for [json.Marshal], which escapes more than it must: the value is the same, and the
// bytes may differ.
func (n Notification) MarshalJSON() ([]byte, error) {
	return n.ToJSON()
}

// Format prints the envelope, and of the resource only its length, whatever the verb.
func (n Notification) Format(state fmt.State, _ rune) {
	_, _ = io.WriteString(state, "wxnotify.Notification("+n.LogValue().String()+")")
}

// LogValue logs the envelope, and of the resource only its length.
func (n Notification) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", n.ID),
		slog.String("event_type", n.EventType),
		slog.String("kind", string(n.Kind)),
		slog.String("serial", n.Serial),
		slog.Int64("timestamp", n.Timestamp.Unix()),
		slog.Int("plaintext_bytes", len(n.Plaintext)),
	)
}

// takeNotification copies a notification, and frees it.
func takeNotification(parsed *C.wxn_notification) *Notification {
	defer C.wxn_notification_free(parsed)
	plaintext := stdbytes.Clone(viewOf(parsed.plaintext.ptr, parsed.plaintext.len))
	return &Notification{
		ID:                   goText(parsed.id),
		CreateTime:           goOptionalText(parsed.create_time),
		EventType:            goText(parsed.event_type),
		ResourceType:         goText(parsed.resource_type),
		Summary:              goOptionalText(parsed.summary),
		OriginalType:         goOptionalText(parsed.original_type),
		AssociatedData:       goText(parsed.associated_data),
		Plaintext:            plaintext,
		Resource:             plaintext,
		Serial:               goText(parsed.serial),
		Timestamp:            time.Unix(int64(parsed.timestamp), 0),
		Nonce:                goText(parsed.nonce),
		RequestID:            goOptionalText(parsed.request_id),
		APIv3KeyLabel:        goOptionalText(parsed.api_v3_key_label),
		Kind:                 Kind(goText(parsed.kind)),
		CertificateExpiresAt: goTime(parsed.certificate_expires_at),
	}
}

// restored calls call with the notification in C again, made of its fields. That way none stays there between a parse and the
// next garbage collection, which does not see how much memory it would be.
func (n Notification) restored(call func(*C.wxn_notification) error) error {
	texts := len(n.ID) + optionalLen(n.CreateTime) + len(n.EventType) + len(n.ResourceType) + optionalLen(n.Summary) +
		optionalLen(n.OriginalType) + len(n.AssociatedData) + len(n.Plaintext) + len(n.Serial) + len(n.Nonce) +
		optionalLen(n.RequestID) + optionalLen(n.APIv3KeyLabel) + len(n.Kind)
	block := newBlock(sizeOf[C.wxn_notification_fields](1) + sizeOf[C.int64_t](1) + texts)
	defer block.free()
	fields := &array[C.wxn_notification_fields](block, 1)[0]
	fields.size = C.sizeof_wxn_notification_fields
	if !n.CertificateExpiresAt.IsZero() {
		expires := n.CertificateExpiresAt.Unix()
		fields.certificate_expires_at = block.number(&expires)
	}
	fields.id = block.text(n.ID)
	fields.create_time = block.optionalText(n.CreateTime)
	fields.event_type = block.text(n.EventType)
	fields.resource_type = block.text(n.ResourceType)
	fields.summary = block.optionalText(n.Summary)
	fields.original_type = block.optionalText(n.OriginalType)
	fields.associated_data = block.text(n.AssociatedData)
	fields.plaintext = block.text(string(n.Plaintext))
	fields.serial = block.text(n.Serial)
	fields.timestamp = C.int64_t(n.Timestamp.Unix())
	fields.nonce = block.text(n.Nonce)
	fields.request_id = block.optionalText(n.RequestID)
	fields.api_v3_key_label = block.optionalText(n.APIv3KeyLabel)
	fields.kind = block.text(string(n.Kind))

	var notification *C.wxn_notification
	var cError *C.wxn_error
	if err := result(C.wxn_notification_restore(fields, &notification, &cError), cError); err != nil {
		return err
	}
	defer C.wxn_notification_free(notification)
	return call(notification)
}
