package wxnotify

// #include "wxnotify.h"
import "C"

import (
	"fmt"
	"io"
	"time"
	"unsafe"
)

// PlatformKeys are the keys that WeChat Pay signs with: any mix of certificates and public keys, which is how a merchant
// migrates from the one to the other.
type PlatformKeys struct {
	// Certificates are platform certificates (平台证书) in PEM. One text may hold several, and each names its own serial.
	Certificates []string
	// PublicKeys are WeChat Pay public keys (微信支付公钥).
	PublicKeys []PublicKey
}

// PublicKey is a WeChat Pay public key (微信支付公钥).
type PublicKey struct {
	// ID is the PUB_KEY_ID_... that the merchant platform shows beside it, byte for byte.
	ID string
	// PEM is the key, SPKI or PKCS#1.
	PEM string
}

// PlatformKey is one key that a parser holds.
type PlatformKey struct {
	// Serial is what Wechatpay-Serial says when this key signed: a certificate's serial number in upper-case hex without
	// leading zeros, or a public key's id.
	Serial string
	// Algorithm is how it signs: RSA or SM2.
	Algorithm string
	// NotBefore and NotAfter are a certificate's dates, and the zero time for a public key.
	NotBefore, NotAfter time.Time
}

// APIv3Key is an APIv3 key (APIv3密钥) of a merchant, which decrypts. Printing it does not show it.
type APIv3Key struct {
	key   secret
	label *string
}

// NewAPIv3Key takes the 32 bytes that were set on the merchant platform. They are checked where the key is used:
// [ErrAPIv3KeyInvalid].
func NewAPIv3Key(key string) APIv3Key {
	return APIv3Key{key: newSecret(key)}
}

// WithLabel returns the same key with a name, such as a mchid, by which a notification says which key opened it.
func (k APIv3Key) WithLabel(label string) APIv3Key {
	k.label = &label
	return k
}

// Format prints the key's label, whatever the verb.
func (k APIv3Key) Format(state fmt.State, _ rune) {
	label := "no label"
	if k.label != nil {
		label = fmt.Sprintf("label %q", *k.label)
	}
	_, _ = io.WriteString(state, "wxnotify.APIv3Key("+label+")")
}

// MarshalText prints the same, so that the key is not in a log of JSON either.
func (k APIv3Key) MarshalText() ([]byte, error) {
	return []byte(fmt.Sprint(k)), nil
}

// InspectPEM says what each block of a PEM text is, for people who are not sure what they hold: a JSON array of objects. type is
// platform_certificate (with serial, algorithm, not_before, not_after, subject), merchant_certificate (with serial, mchid,
// not_before, not_after), public_key (with algorithm) or private_key. Dates are in seconds since the epoch.
//
// Errors: [ErrPEMInvalid] where the text cannot be read, [ErrKeyUnsupported] where a key is none that WeChat Pay uses.
func InspectPEM(pem string) ([]byte, error) {
	var made *C.wxn_bytes
	var cError *C.wxn_error
	text, length := chars(pem)
	if err := result(C.wxn_inspect_pem(text, length, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeBytes(made), nil
}

// inC makes the native library's collection of the keys, in their order, to be freed by the caller.
func (k PlatformKeys) inC() (*C.wxn_platform_keys, error) {
	var keys *C.wxn_platform_keys
	var cError *C.wxn_error
	if err := result(C.wxn_platform_keys_new(&keys, &cError), cError); err != nil {
		return nil, err
	}
	for _, certificates := range k.Certificates {
		pem, pemLen := chars(certificates)
		if err := result(C.wxn_platform_keys_add_certificates(keys, pem, pemLen, &cError), cError); err != nil {
			C.wxn_platform_keys_free(keys)
			return nil, err
		}
	}
	for _, key := range k.PublicKeys {
		id, idLen := chars(key.ID)
		pem, pemLen := chars(key.PEM)
		if err := result(C.wxn_platform_keys_add_public_key(keys, id, idLen, pem, pemLen, &cError), cError); err != nil {
			C.wxn_platform_keys_free(keys)
			return nil, err
		}
	}
	return keys, nil
}

// goPlatformKeys copies a collection, and frees it.
func goPlatformKeys(keys *C.wxn_platform_keys) ([]PlatformKey, error) {
	defer C.wxn_platform_keys_free(keys)
	var cError *C.wxn_error
	var length C.size_t
	if err := result(C.wxn_platform_keys_len(keys, &length, &cError), cError); err != nil {
		return nil, err
	}
	held := make([]PlatformKey, 0, int(length))
	for index := range length {
		var key *C.wxn_platform_key
		if err := result(C.wxn_platform_keys_get(keys, index, &key, &cError), cError); err != nil {
			return nil, err
		}
		held = append(held, PlatformKey{goText(key.serial), goText(key.algorithm), goTime(key.not_before), goTime(key.not_after)})
		C.wxn_platform_key_free(key)
	}
	return held, nil
}

// apiV3KeysInC copies APIv3 keys into a block, to be freed by the caller.
func apiV3KeysInC(keys []APIv3Key) (*block, *C.wxn_api_v3_key, C.size_t) {
	size := sizeOf[C.wxn_api_v3_key](len(keys))
	for _, key := range keys {
		size += len(key.key.get()) + optionalLen(key.label)
	}
	block := newBlock(size)
	copies := array[C.wxn_api_v3_key](block, len(keys))
	for index, key := range keys {
		copies[index] = C.wxn_api_v3_key{size: C.sizeof_wxn_api_v3_key, key: block.text(key.key.get()), label: block.optionalText(key.label)}
	}
	return block, unsafe.SliceData(copies), C.size_t(len(copies))
}
