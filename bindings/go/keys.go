package wxnotify

import (
	"fmt"
	"io"
	"time"

	"github.com/wxnotify/wxnotify-go/internal/native"
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
	return core.InspectPEM(pem)
}

func (k PlatformKeys) native() native.PlatformKeys {
	keys := native.PlatformKeys{Certificates: k.Certificates}
	for _, key := range k.PublicKeys {
		keys.PublicKeys = append(keys.PublicKeys, native.PublicKey(key))
	}
	return keys
}

func secrets(keys []APIv3Key) []native.Secret {
	secrets := make([]native.Secret, 0, len(keys))
	for _, key := range keys {
		secrets = append(secrets, native.Secret{Key: key.key.get(), Label: key.label})
	}
	return secrets
}

// timeOf is a time in seconds since the epoch, and the zero time where there is none.
func timeOf(seconds *int64) time.Time {
	if seconds == nil {
		return time.Time{}
	}
	return time.Unix(*seconds, 0)
}
