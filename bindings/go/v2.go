package wxnotify

// #include "wxnotify.h"
import "C"

import (
	"errors"
	"fmt"
	"io"
	"unsafe"
)

// APIv2Key is an APIv2 key (APIv2密钥) of a merchant, with which APIv2's notifications are verified or decrypted. Printing it does not
// show it.
type APIv2Key struct {
	key   secret
	label *string
}

// NewAPIv2Key takes the 32 characters that were set on the merchant platform. They are checked where the key is used:
// [ErrOptionInvalid] of api_v2_key.
func NewAPIv2Key(key string) APIv2Key {
	return APIv2Key{key: newSecret(key)}
}

// WithLabel returns the same key with a name, such as a mchid, by which a notification says which key it fits: APIv3KeyLabel.
func (k APIv2Key) WithLabel(label string) APIv2Key {
	k.label = &label
	return k
}

// Format prints the key's label, whatever the verb.
func (k APIv2Key) Format(state fmt.State, _ rune) {
	label := "no label"
	if k.label != nil {
		label = fmt.Sprintf("label %q", *k.label)
	}
	_, _ = io.WriteString(state, "wxnotify.APIv2Key("+label+")")
}

// MarshalText prints the same, so that the key is not in a log of JSON either.
func (k APIv2Key) MarshalText() ([]byte, error) {
	return []byte(fmt.Sprint(k)), nil
}

// ParseV2 verifies or decrypts an APIv2 notification (微信支付 V2): body is the raw XML, at most 1 MiB of it. Several keys are tried in
// their order: while one is being changed, or for many merchants behind one URL. There are no headers to be looked at. Answer with
// [AckForV2]. A body is APIv2's where its first byte after a byte order mark and white space is <.
//
// What comes is the ordinary [Notification]:
//   - EventType and Kind are V2.PAY and [KindV2Pay] (of a payment that failed, too: look at result_code), V2.REFUND and [KindV2Refund],
//     or V2.CONTRACT and [KindV2Contract]; ResourceType is xml.
//   - Plaintext is a JSON object of the XML's fields, all of them texts: amounts are digits, in 分.
//   - ID is made of what counts once: of a payment the transaction_id, of a refund the refund_id and its refund_status.
//   - Serial and AssociatedData are empty, Timestamp is the epoch, and APIv3KeyLabel is the label of the APIv2 key.
//
// It says less than an APIv3 notification. There is no time in it: one that was recorded passes for ever, and only an inbox makes it
// count once. The key that verifies it also signs. And a refund is encrypted in a way that nothing authenticates (AES in ECB mode):
// compare it with what you asked for, and look it up before it moves goods or money.
//
// Errors: the first step that fails decides: [ErrOptionInvalid] for no key, or a key or limit that is none; [ErrBodyTooLarge];
// [ErrEnvelopeInvalid] (not APIv2's XML, or none of the three notifications); [ErrSignatureInvalid]; of a refund
// [ErrDecryptionFailed] and [ErrPlaintextInvalid].
func ParseV2(body []byte, keys []APIv2Key) (*Notification, error) {
	return parseV2(body, keys, nil)
}

// ParseV2Within is [ParseV2] with another limit of the body, in bytes: 1 to 64 MiB.
func ParseV2Within(body []byte, keys []APIv2Key, maxBodyBytes int64) (*Notification, error) {
	return parseV2(body, keys, &maxBodyBytes)
}

func parseV2(body []byte, keys []APIv2Key, maxBodyBytes *int64) (*Notification, error) {
	block, inC, inCLen, limit := apiV2KeysInC(keys, maxBodyBytes)
	defer block.free()
	bodyPtr, bodyLen := bytes(body)
	var parsed *C.wxn_notification
	var cError *C.wxn_error
	if err := result(C.wxn_parse_v2(bodyPtr, bodyLen, inC, inCLen, limit, &parsed, &cError), cError); err != nil {
		return nil, err
	}
	return takeNotification(parsed), nil
}

// apiV2KeysInC copies APIv2 keys, and a limit that may be nil, into a block, to be freed by the caller.
func apiV2KeysInC(keys []APIv2Key, maxBodyBytes *int64) (*block, *C.wxn_api_v2_key, C.size_t, *C.int64_t) {
	size := sizeOf[C.wxn_api_v2_key](len(keys)) + sizeOf[C.int64_t](1)
	for _, key := range keys {
		size += len(key.key.get()) + optionalLen(key.label)
	}
	block := newBlock(size)
	copies := array[C.wxn_api_v2_key](block, len(keys))
	limit := block.number(maxBodyBytes)
	for index, key := range keys {
		copies[index] = C.wxn_api_v2_key{size: C.sizeof_wxn_api_v2_key, key: block.text(key.key.get()), label: block.optionalText(key.label)}
	}
	return block, unsafe.SliceData(copies), C.size_t(len(copies)), limit
}

// AckForV2 is [AckFor] for an APIv2 notification, which takes nothing but XML.
func AckForV2(err error) Ack {
	if err == nil {
		return AckSuccessV2()
	}
	code := ErrHandlerFailed
	var known *Error
	if errors.As(err, &known) {
		code = known.Code
	}
	ack, unknown := AckForCodeV2(code)
	if unknown != nil {
		ack, _ = AckForCodeV2(ErrHandlerFailed)
	}
	return ack
}

// AckSuccessV2 says received and processed, as APIv2 wants to be told: 200 with return_code SUCCESS in XML.
func AckSuccessV2() Ack {
	var ack *C.wxn_ack
	must(C.wxn_ack_success_v2(&ack, nil))
	return goAck(ack)
}

// AckForCodeV2 is [AckForCode] for an APIv2 notification: the status of the code, and XML.
//
// Errors: [ErrArgumentInvalid] for a code that is none.
func AckForCodeV2(code Code) (Ack, error) {
	number, err := numberOf(code)
	if err != nil {
		return Ack{}, err
	}
	var ack *C.wxn_ack
	must(C.wxn_ack_for_error_v2(number, &ack, nil))
	return goAck(ack), nil
}
