package linked

// #include "wxnotify.h"
import "C"

import (
	"unsafe"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// ParseV2 opens APIv2's XML.
func (Library) ParseV2(body []byte, secrets []native.APIv2Key, maxBodyBytes *int64) (*native.Notification, error) {
	block, keys, keysLen, limit := apiV2KeysInC(secrets, maxBodyBytes)
	defer block.free()
	bodyPtr, bodyLen := bytes(body)
	var parsed *C.wxn_notification
	var cError *C.wxn_error
	if err := result(C.wxn_parse_v2(bodyPtr, bodyLen, keys, keysLen, limit, &parsed, &cError), cError); err != nil {
		return nil, err
	}
	return takeNotification(parsed), nil
}

// apiV2KeysInC copies APIv2 keys, and a limit that may be nil, into a block, to be freed by the caller.
func apiV2KeysInC(keys []native.APIv2Key, maxBodyBytes *int64) (*block, *C.wxn_api_v2_key, C.size_t, *C.int64_t) {
	size := sizeOf[C.wxn_api_v2_key](len(keys)) + sizeOf[C.int64_t](1)
	for _, key := range keys {
		size += len(key.Key) + len(key.MchID)
	}
	block := newBlock(size)
	copies := array[C.wxn_api_v2_key](block, len(keys))
	limit := block.number(maxBodyBytes)
	for index, key := range keys {
		copies[index] = C.wxn_api_v2_key{size: C.sizeof_wxn_api_v2_key, key: block.text(key.Key), mch_id: block.text(key.MchID)}
	}
	return block, unsafe.SliceData(copies), C.size_t(len(copies)), limit
}

// RestoreJSON makes a notification again.
func (Library) RestoreJSON(text string) (*native.Notification, error) {
	textPtr, textLen := chars(text)
	var made *C.wxn_notification
	var cError *C.wxn_error
	if err := result(C.wxn_notification_from_json(textPtr, textLen, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeNotification(made), nil
}

// CheckEvent says whether a plaintext has the type of a kind.
func (Library) CheckEvent(eventType, kind string, plaintext []byte) error {
	eventTypePtr, eventTypeLen := chars(eventType)
	kindPtr, kindLen := chars(kind)
	plaintextPtr, plaintextLen := bytes(plaintext)
	var cError *C.wxn_error
	return result(C.wxn_check_event(eventTypePtr, eventTypeLen, kindPtr, kindLen, (*C.char)(plaintextPtr), plaintextLen, &cError), cError)
}

// takeNotification copies a notification, and frees it.
func takeNotification(parsed *C.wxn_notification) *native.Notification {
	defer C.wxn_notification_free(parsed)
	return &native.Notification{
		ID:                   goText(parsed.id),
		CreateTime:           goOptionalText(parsed.create_time),
		EventType:            goText(parsed.event_type),
		ResourceType:         goText(parsed.resource_type),
		Summary:              goOptionalText(parsed.summary),
		OriginalType:         goOptionalText(parsed.original_type),
		AssociatedData:       goText(parsed.associated_data),
		Plaintext:            goBytes(parsed.plaintext),
		Serial:               goText(parsed.serial),
		Timestamp:            int64(parsed.timestamp),
		Nonce:                goText(parsed.nonce),
		RequestID:            goOptionalText(parsed.request_id),
		APIv3KeyLabel:        goOptionalText(parsed.api_v3_key_label),
		Kind:                 goText(parsed.kind),
		CertificateExpiresAt: goOptionalNumber(parsed.certificate_expires_at),
	}
}

// ToJSON makes the notification in C again, of its fields. That way none stays there between a parse and the next garbage collection,
// which does not see how much memory it would be.
func (Library) ToJSON(n *native.Notification) ([]byte, error) {
	texts := len(n.ID) + optionalLen(n.CreateTime) + len(n.EventType) + len(n.ResourceType) + optionalLen(n.Summary) +
		optionalLen(n.OriginalType) + len(n.AssociatedData) + len(n.Plaintext) + len(n.Serial) + len(n.Nonce) +
		optionalLen(n.RequestID) + optionalLen(n.APIv3KeyLabel) + len(n.Kind)
	block := newBlock(sizeOf[C.wxn_notification_fields](1) + sizeOf[C.int64_t](1) + texts)
	defer block.free()
	fields := &array[C.wxn_notification_fields](block, 1)[0]
	fields.size = C.sizeof_wxn_notification_fields
	fields.certificate_expires_at = block.number(n.CertificateExpiresAt)
	fields.id = block.text(n.ID)
	fields.create_time = block.optionalText(n.CreateTime)
	fields.event_type = block.text(n.EventType)
	fields.resource_type = block.text(n.ResourceType)
	fields.summary = block.optionalText(n.Summary)
	fields.original_type = block.optionalText(n.OriginalType)
	fields.associated_data = block.text(n.AssociatedData)
	fields.plaintext = block.bytes(n.Plaintext)
	fields.serial = block.text(n.Serial)
	fields.timestamp = C.int64_t(n.Timestamp)
	fields.nonce = block.text(n.Nonce)
	fields.request_id = block.optionalText(n.RequestID)
	fields.api_v3_key_label = block.optionalText(n.APIv3KeyLabel)
	fields.kind = block.text(n.Kind)

	var notification *C.wxn_notification
	var cError *C.wxn_error
	if err := result(C.wxn_notification_restore(fields, &notification, &cError), cError); err != nil {
		return nil, err
	}
	defer C.wxn_notification_free(notification)
	var made *C.wxn_bytes
	if err := result(C.wxn_notification_to_json(notification, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeBytes(made), nil
}
