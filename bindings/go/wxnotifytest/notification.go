package wxnotifytest

import (
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
)

// NotificationOption is a knob of [Platform.Notification]: one of the functions below, or a [Fault]. What is not given is as
// WeChat Pay would make it.
type NotificationOption interface {
	apply(spec map[string]any)
}

type knob struct {
	name  string
	value any
}

func (k knob) apply(spec map[string]any) { spec[k.name] = k.value }

// WithID sets the notification's id.
func WithID(id string) NotificationOption { return knob{"id", id} }

// WithCreateTime sets when the platform made it, RFC 3339 with offset.
func WithCreateTime(createTime string) NotificationOption { return knob{"create_time", createTime} }

// WithResourceType sets resource_type, which is encrypt-resource unless set.
func WithResourceType(resourceType string) NotificationOption {
	return knob{"resource_type", resourceType}
}

// WithSummary sets the few words for people.
func WithSummary(summary string) NotificationOption { return knob{"summary", summary} }

// WithOriginalType sets what the resource was before encryption.
func WithOriginalType(originalType string) NotificationOption {
	return knob{"original_type", originalType}
}

// WithAssociatedData sets the associated data of the encryption.
func WithAssociatedData(associatedData string) NotificationOption {
	return knob{"associated_data", associatedData}
}

// WithResourceAlgorithm sets resource.algorithm: AEAD_AES_256_GCM, AEAD_SM4_GCM, or something that does not exist.
func WithResourceAlgorithm(algorithm string) NotificationOption { return knob{"algorithm", algorithm} }

// WithResourceNonce sets the nonce of the encryption: 12 characters.
func WithResourceNonce(nonce string) NotificationOption { return knob{"resource_nonce", nonce} }

// WithNow sets the time of signing, to the second.
func WithNow(now time.Time) NotificationOption { return knob{"now", now.Unix()} }

// WithNonce sets Wechatpay-Nonce.
func WithNonce(nonce string) NotificationOption { return knob{"nonce", nonce} }

// WithRequestID sets Request-ID.
func WithRequestID(requestID string) NotificationOption { return knob{"request_id", requestID} }

// WithSignatureType sets Wechatpay-Signature-Type.
func WithSignatureType(signatureType string) NotificationOption {
	return knob{"signature_type", signatureType}
}

// Fault is a way for a notification to be wrong.
type Fault string

func (f Fault) apply(spec map[string]any) { spec["fault"] = string(f) }

// The faults. [Faults] says which error each leads to.
const (
	// Stale was signed too long ago.
	Stale Fault = "stale"
	// Future was signed too far ahead of the clock.
	Future Fault = "future"
	// Probe is the platform's probe traffic.
	Probe Fault = "probe"
	// Forged was signed by a key that nobody trusts.
	Forged Fault = "forged"
	// Tampered was altered after it was signed.
	Tampered Fault = "tampered"
	// WrongSerial names a key that the merchant does not hold.
	WrongSerial Fault = "wrong_serial"
	// WrongAPIv3Key is encrypted under another APIv3 key.
	WrongAPIv3Key Fault = "wrong_api_v3_key"
	// MissingSignature has no Wechatpay-Signature.
	MissingSignature Fault = "missing_signature"
	// NotJSON has a body that is signed, and not JSON.
	NotJSON Fault = "not_json"
	// PlaintextNotJSON decrypts to something else than JSON.
	PlaintextNotJSON Fault = "plaintext_not_json"
	// Oversized has a body of more than 1 MiB.
	Oversized Fault = "oversized"
)

// FaultInfo says what a parser with default options answers to a fault.
type FaultInfo struct {
	// Fault is the fault.
	Fault Fault
	// Code is the error that it leads to.
	Code wxnotify.Code
}

// Faults returns all faults, for tests that want to try each.
func Faults() []FaultInfo {
	var faults []FaultInfo
	for _, fault := range testing.Faults() {
		faults = append(faults, FaultInfo{Fault(fault.Name), wxnotify.Code(fault.Code)})
	}
	return faults
}
