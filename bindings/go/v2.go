package wxnotify

import (
	"errors"
	"fmt"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// APIv2Key is an APIv2 key (APIv2密钥) of a merchant, with which that merchant's notifications of APIv2 are verified or decrypted. Printing it
// does not show it.
type APIv2Key struct {
	mchID string
	key   secret
}

// NewAPIv2Key takes the merchant's number (商户号), as its notifications have it in mch_id, and the 32 characters that were set on the
// merchant platform. The key is tried on that merchant's notifications alone, because whoever has it can make them. Both are checked
// where the key is used: [ErrOptionInvalid] of api_v2_key.
func NewAPIv2Key(mchID, key string) APIv2Key {
	return APIv2Key{mchID: mchID, key: newSecret(key)}
}

// Format prints whose key it is, whatever the verb.
func (k APIv2Key) Format(state fmt.State, _ rune) {
	_, _ = fmt.Fprintf(state, "wxnotify.APIv2Key(mch_id %q)", k.mchID)
}

// MarshalText prints the same, so that the key is not in a log of JSON either.
func (k APIv2Key) MarshalText() ([]byte, error) {
	return []byte(fmt.Sprint(k)), nil
}

// ParseV2 verifies or decrypts an APIv2 notification (微信支付 V2): body is the raw XML, at most 1 MiB of it. The keys of the
// merchant that the body names are tried in their order: a merchant has two while one is being changed. There are no headers to be looked at. Answer with
// [AckForV2]. A body is APIv2's where its first byte after a byte order mark and white space is <.
//
// What comes is the ordinary [Notification]:
//   - EventType and Kind are V2.PAY and [KindV2Pay] (of a payment that failed, too: look at result_code), V2.REFUND and [KindV2Refund],
//     or V2.CONTRACT and [KindV2Contract]; ResourceType is xml.
//   - Plaintext is a JSON object of the XML's fields, all of them texts: amounts are digits, in 分.
//   - ID is made of what counts once, after the merchant's number and a dot: of a payment the transaction_id (and how it ended, unless that
//     is success), of a refund the refund_id and its refund_status, of a contract what changed.
//   - Serial and AssociatedData are empty, Timestamp is the epoch, and APIv3KeyLabel is the merchant's number.
//
// It says less than an APIv3 notification. There is no time in it: one that was recorded passes for ever, and only an inbox makes it
// count once. The key that verifies it also signs. And a refund is encrypted in a way that nothing authenticates (AES in ECB mode):
// compare it with what you asked for, and look it up before it moves goods or money.
//
// Errors: the first step that fails decides: [ErrOptionInvalid] for no key, or a key or limit that is none; [ErrBodyTooLarge];
// [ErrEnvelopeInvalid] (not APIv2's XML, or none of the three notifications); [ErrSignatureInvalid], also where no key is
// that merchant's; of a refund [ErrDecryptionFailed] and [ErrPlaintextInvalid].
func ParseV2(body []byte, keys []APIv2Key) (*Notification, error) {
	return parseV2(body, keys, nil)
}

// ParseV2Within is [ParseV2] with another limit of the body, in bytes: 1 to 64 MiB.
func ParseV2Within(body []byte, keys []APIv2Key, maxBodyBytes int64) (*Notification, error) {
	return parseV2(body, keys, &maxBodyBytes)
}

func parseV2(body []byte, keys []APIv2Key, maxBodyBytes *int64) (*Notification, error) {
	given := make([]native.APIv2Key, 0, len(keys))
	for _, key := range keys {
		given = append(given, native.APIv2Key{Key: key.key.get(), MchID: key.mchID})
	}
	parsed, err := core.ParseV2(body, given, maxBodyBytes)
	if err != nil {
		return nil, err
	}
	return notificationOf(parsed), nil
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
	return Ack(core.AckSuccessV2())
}

// AckForCodeV2 is [AckForCode] for an APIv2 notification: the status of the code, and XML.
//
// Errors: [ErrArgumentInvalid] for a code that is none.
func AckForCodeV2(code Code) (Ack, error) {
	number, err := numberOf(code)
	if err != nil {
		return Ack{}, err
	}
	return Ack(core.AckForCodeV2(number)), nil
}
