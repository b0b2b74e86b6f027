package wxnotify

// Code is the name of an error code, the same in every language. It is what errors.Is compares an [*Error] with:
//
//	errors.Is(err, wxnotify.ErrSignatureInvalid)
type Code string

// The error codes. More may be added.
const (
	// The body is longer than WithMaxBodyBytes.
	ErrBodyTooLarge Code = "BODY_TOO_LARGE"
	// A required Wechatpay-* header is absent or empty.
	ErrHeaderMissing Code = "HEADER_MISSING"
	// A Wechatpay-* header holds something else than visible ASCII, or was sent twice with different values.
	ErrHeaderInvalid Code = "HEADER_INVALID"
	// Wechatpay-Timestamp is not 1 to 12 digits.
	ErrTimestampInvalid Code = "TIMESTAMP_INVALID"
	// Wechatpay-Timestamp is further from now than WithClockTolerance.
	ErrTimestampOutOfRange Code = "TIMESTAMP_OUT_OF_RANGE"
	// The platform's probe traffic, signed wrongly on purpose: to be refused like any bad signature.
	ErrSignatureProbe Code = "SIGNATURE_PROBE"
	// Wechatpay-Serial names no key that we hold.
	ErrSerialUnknown Code = "SERIAL_UNKNOWN"
	// Wechatpay-Signature-Type contradicts the key that the serial names.
	ErrSignatureTypeUnsupported Code = "SIGNATURE_TYPE_UNSUPPORTED"
	// The platform certificate is not valid now (only with WithRejectExpiredCertificates).
	ErrCertificateExpired Code = "CERTIFICATE_EXPIRED"
	// The signature does not verify: forged, altered, or not the raw body.
	ErrSignatureInvalid Code = "SIGNATURE_INVALID"
	// The body is not the JSON object that a notification is.
	ErrEnvelopeInvalid Code = "ENVELOPE_INVALID"
	// Resource_type or resource.algorithm is none that exists today.
	ErrResourceUnsupported Code = "RESOURCE_UNSUPPORTED"
	// No APIv3 key opens the resource.
	ErrDecryptionFailed Code = "DECRYPTION_FAILED"
	// The decrypted resource is not a UTF-8 JSON object.
	ErrPlaintextInvalid Code = "PLAINTEXT_INVALID"
	// The notification is genuine, but not what Notification.ExpectPaid, ExpectRefunded or Expect was told to expect.
	ErrContentMismatch Code = "CONTENT_MISMATCH"
	// The notification is genuine, but its resource does not have the type of its kind, or none is known. See Notification.Event.
	ErrEventUntyped Code = "EVENT_UNTYPED"
	// A handler was asked with another method than POST.
	ErrMethodNotAllowed Code = "METHOD_NOT_ALLOWED"
	// The notification is genuine, but no route of the handler takes it.
	ErrEventUnhandled Code = "EVENT_UNHANDLED"
	// The merchant's own processing failed: a callback returned an error, panicked, or called Fail.
	ErrHandlerFailed Code = "HANDLER_FAILED"
	// The merchant's own processing took longer than the handler's deadline. It goes on, and counts.
	ErrDeadlineExceeded Code = "DEADLINE_EXCEEDED"
	// Another worker is processing the same notification, too many are in flight, or the handler is being shut down.
	ErrNotificationBusy Code = "NOTIFICATION_BUSY"
	// The lease on a notification ended before the work did, and another worker may have it.
	ErrLeaseLost Code = "LEASE_LOST"
	// The inbox's table is missing, or of another version.
	ErrInboxSchema Code = "INBOX_SCHEMA"
	// The inbox's database failed.
	ErrInboxFailed Code = "INBOX_FAILED"
	// The inbox's key is that of a notification of another kind or event type: WithKey gives both the same.
	ErrKeyConflict Code = "KEY_CONFLICT"
	// WeChat Pay's API could not be reached, or answered with an error.
	ErrRequestFailed Code = "REQUEST_FAILED"
	// The request, or a stored notification, is for a merchant that is not known.
	ErrMerchantUnknown Code = "MERCHANT_UNKNOWN"
	// An APIv3 key is not 32 bytes, or cannot be one.
	ErrAPIv3KeyInvalid Code = "API_V3_KEY_INVALID"
	// A PEM text cannot be read.
	ErrPEMInvalid Code = "PEM_INVALID"
	// A key is of a kind or size that WeChat Pay does not use.
	ErrKeyUnsupported Code = "KEY_UNSUPPORTED"
	// The merchant's own API certificate was given where the platform's belongs.
	ErrMerchantCertificate Code = "MERCHANT_CERTIFICATE"
	// A private key was given where a public one belongs.
	ErrPrivateKeyGiven Code = "PRIVATE_KEY_GIVEN"
	// No platform key was given, so nothing could ever verify.
	ErrNoPlatformKey Code = "NO_PLATFORM_KEY"
	// An option or argument is out of its range.
	ErrOptionInvalid Code = "OPTION_INVALID"
	// A call was made against its interface: a parser that was closed, a body that was read already.
	ErrArgumentInvalid Code = "ARGUMENT_INVALID"
	// The library itself failed. Please report it.
	ErrInternal Code = "INTERNAL"
)

// Error returns the code's name, which makes a code a target of errors.Is.
func (c Code) Error() string {
	return string(c)
}

// CodeInfo says what goes with an error code.
type CodeInfo struct {
	// Code is the name.
	Code Code
	// Number is its number in the native library.
	Number int
	// AckStatus is the HTTP status of its acknowledgement.
	AckStatus int
}

// Codes returns all error codes, in the order of their numbers.
func Codes() []CodeInfo {
	var codes []CodeInfo
	for _, code := range core.Codes() {
		codes = append(codes, CodeInfo{Code(code.Name), code.Number, code.AckStatus})
	}
	return codes
}
