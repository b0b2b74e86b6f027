package io.github.wxnotify;

/**
 * What went wrong, by the same name in every language of wxnotify.
 *
 * <p>New versions may add constants: give a {@code switch} its {@code default}.
 */
public enum ErrorCode {
    /** The body is longer than {@code max_body_bytes}. */
    BODY_TOO_LARGE(1),
    /** A required {@code Wechatpay-*} header is absent or empty. */
    HEADER_MISSING(2),
    /** A {@code Wechatpay-*} header holds something else than visible ASCII, or was sent twice with different values. */
    HEADER_INVALID(3),
    /** {@code Wechatpay-Timestamp} is not 1 to 12 digits. */
    TIMESTAMP_INVALID(4),
    /** {@code Wechatpay-Timestamp} is further from now than {@code clock_tolerance}. */
    TIMESTAMP_OUT_OF_RANGE(5),
    /** The platform's probe traffic, signed wrongly on purpose: to be refused like any bad signature. */
    SIGNATURE_PROBE(6),
    /** {@code Wechatpay-Serial} names no key that we hold. */
    SERIAL_UNKNOWN(7),
    /** {@code Wechatpay-Signature-Type} contradicts the key that the serial names. */
    SIGNATURE_TYPE_UNSUPPORTED(8),
    /** The platform certificate is not valid now (only with {@code reject_expired_certificates}). */
    CERTIFICATE_EXPIRED(9),
    /** The signature does not verify: forged, altered, or not the raw body. */
    SIGNATURE_INVALID(10),
    /** The body is not the JSON object that a notification is. */
    ENVELOPE_INVALID(11),
    /** {@code resource_type} or {@code resource.algorithm} is none that exists today. */
    RESOURCE_UNSUPPORTED(12),
    /** No APIv3 key opens the resource. */
    DECRYPTION_FAILED(13),
    /** The decrypted resource is not a UTF-8 JSON object. */
    PLAINTEXT_INVALID(14),
    /** The notification is genuine, but not what {@code expect} was told to expect. */
    CONTENT_MISMATCH(20),
    /** The notification is genuine, but has no type: its kind is unknown, or a field is not of the type that it should be. */
    EVENT_UNTYPED(21),
    /** A request that is no POST. */
    METHOD_NOT_ALLOWED(22),
    /** No route of the handler takes the event. */
    EVENT_UNHANDLED(23),
    /** The merchant's own callback failed. */
    HANDLER_FAILED(24),
    /** The work took longer than the handler's deadline; it goes on, and its result still counts. */
    DEADLINE_EXCEEDED(25),
    /** Another worker has the notification now. */
    NOTIFICATION_BUSY(26),
    /** The work took longer than the inbox's lease, and the notification is another worker's now or nobody's. */
    LEASE_LOST(27),
    /** The inbox's table is missing, or of another version. */
    INBOX_SCHEMA(28),
    /** The inbox's database, or its driver, failed. */
    INBOX_FAILED(29),
    /** An APIv3 key is not 32 bytes, or cannot be one. */
    API_V3_KEY_INVALID(30),
    /** A PEM text cannot be read. */
    PEM_INVALID(31),
    /** A key is of a kind or size that WeChat Pay does not use. */
    KEY_UNSUPPORTED(32),
    /** The merchant's own API certificate was given where the platform's belongs. */
    MERCHANT_CERTIFICATE(33),
    /** A private key was given where a public one belongs. */
    PRIVATE_KEY_GIVEN(34),
    /** No platform key was given, so nothing could ever verify. */
    NO_PLATFORM_KEY(35),
    /** An option or argument is out of its range. */
    OPTION_INVALID(36),
    /** A call was made against its interface: a NULL, a freed handle, a body that is no longer raw bytes. */
    ARGUMENT_INVALID(40),
    /** The library itself failed. Please report it. */
    INTERNAL(41),
    /** The inbox has this key for a notification of another event type or kind. */
    KEY_CONFLICT(42),
    /** WeChat Pay's API could not be reached, or answered with an error. */
    REQUEST_FAILED(43),
    /** The request, or a stored notification, is for a merchant that is not known. */
    MERCHANT_UNKNOWN(44);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /**
     * The code's number, the same in every language and never changed.
     *
     * @return the number
     */
    public int getNumber() {
        return number;
    }

    /**
     * The code of a number.
     *
     * @param number a number as {@link #getNumber()} returns it
     * @return the code
     * @throws IllegalArgumentException for a number that is none
     */
    public static ErrorCode of(int number) {
        for (ErrorCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        throw new IllegalArgumentException("no error code has the number " + number);
    }
}
