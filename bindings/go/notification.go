package wxnotify

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/internal/exact"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/native"
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
	// APIv3KeyLabel is the label of the APIv3 key that opened it, or the merchant's number where an APIv2 key did, or nil.
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
	return exact.Object(n.Resource)
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
	resource, isRead := exact.Read(n.Plaintext)
	if !isRead {
		return nil, argumentError("plaintext", "the plaintext is no JSON object; leave it as it was parsed")
	}
	event, isTyped := hook.Event(string(kind), resource).(events.Event)
	if !isTyped {
		// A shared library that is newer than this package knows the kind, and this package does not.
		return nil, n.checkEvent(KindUnknown)
	}
	return event, nil
}

func (n Notification) checkEvent(kind Kind) error {
	return core.CheckEvent(n.EventType, string(kind), n.Plaintext)
}

// ToJSON returns the whole notification as one JSON object on one line, the same bytes in every language. What is absent is
// null; resource is the plaintext as it is, without white space between tokens.
//
// Errors: [ErrArgumentInvalid] where the fields were changed to what no notification had.
func (n Notification) ToJSON() ([]byte, error) {
	fields := native.Notification{
		ID: n.ID, CreateTime: n.CreateTime, EventType: n.EventType, ResourceType: n.ResourceType, Summary: n.Summary,
		OriginalType: n.OriginalType, AssociatedData: n.AssociatedData, Plaintext: n.Plaintext, Serial: n.Serial,
		Timestamp: n.Timestamp.Unix(), Nonce: n.Nonce, RequestID: n.RequestID, APIv3KeyLabel: n.APIv3KeyLabel, Kind: string(n.Kind),
	}
	if !n.CertificateExpiresAt.IsZero() {
		expires := n.CertificateExpiresAt.Unix()
		fields.CertificateExpiresAt = &expires
	}
	return core.ToJSON(&fields)
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

func notificationOf(parsed *native.Notification) *Notification {
	return &Notification{
		ID:                   parsed.ID,
		CreateTime:           parsed.CreateTime,
		EventType:            parsed.EventType,
		ResourceType:         parsed.ResourceType,
		Summary:              parsed.Summary,
		OriginalType:         parsed.OriginalType,
		AssociatedData:       parsed.AssociatedData,
		Plaintext:            parsed.Plaintext,
		Resource:             json.RawMessage(parsed.Plaintext),
		Serial:               parsed.Serial,
		Timestamp:            time.Unix(parsed.Timestamp, 0),
		Nonce:                parsed.Nonce,
		RequestID:            parsed.RequestID,
		APIv3KeyLabel:        parsed.APIv3KeyLabel,
		Kind:                 Kind(parsed.Kind),
		CertificateExpiresAt: timeOf(parsed.CertificateExpiresAt),
	}
}
