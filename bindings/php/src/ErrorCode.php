<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\Native;

/** The error codes, the same in every language. */
final class ErrorCode
{
    /** The body is longer than `max_body_bytes`. */
    public const BODY_TOO_LARGE = 'BODY_TOO_LARGE';
    /** A required `Wechatpay-*` header is absent or empty. */
    public const HEADER_MISSING = 'HEADER_MISSING';
    /** A `Wechatpay-*` header holds something else than visible ASCII, or was sent twice with different values. */
    public const HEADER_INVALID = 'HEADER_INVALID';
    /** `Wechatpay-Timestamp` is not 1 to 12 digits. */
    public const TIMESTAMP_INVALID = 'TIMESTAMP_INVALID';
    /** `Wechatpay-Timestamp` is further from now than `clock_tolerance`. */
    public const TIMESTAMP_OUT_OF_RANGE = 'TIMESTAMP_OUT_OF_RANGE';
    /** The platform's probe traffic, signed wrongly on purpose: to be refused like any bad signature. */
    public const SIGNATURE_PROBE = 'SIGNATURE_PROBE';
    /** `Wechatpay-Serial` names no key that we hold. */
    public const SERIAL_UNKNOWN = 'SERIAL_UNKNOWN';
    /** `Wechatpay-Signature-Type` contradicts the key that the serial names. */
    public const SIGNATURE_TYPE_UNSUPPORTED = 'SIGNATURE_TYPE_UNSUPPORTED';
    /** The platform certificate is not valid now (only with `rejectExpiredCertificates`). */
    public const CERTIFICATE_EXPIRED = 'CERTIFICATE_EXPIRED';
    /** The signature does not verify: forged, altered, or not the raw body. */
    public const SIGNATURE_INVALID = 'SIGNATURE_INVALID';
    /** The body is not the JSON object that a notification is. */
    public const ENVELOPE_INVALID = 'ENVELOPE_INVALID';
    /** `resource_type` or `resource.algorithm` is none that exists today. */
    public const RESOURCE_UNSUPPORTED = 'RESOURCE_UNSUPPORTED';
    /** No APIv3 key opens the resource. */
    public const DECRYPTION_FAILED = 'DECRYPTION_FAILED';
    /** The decrypted resource is not a UTF-8 JSON object. */
    public const PLAINTEXT_INVALID = 'PLAINTEXT_INVALID';
    /** The notification is genuine, but not what `expect` was told to expect. */
    public const CONTENT_MISMATCH = 'CONTENT_MISMATCH';
    /** The notification is genuine, but its resource does not have the type of its kind, or none is known. See {@see Notification::event()}. */
    public const EVENT_UNTYPED = 'EVENT_UNTYPED';
    /** A handler was asked with another method than POST. */
    public const METHOD_NOT_ALLOWED = 'METHOD_NOT_ALLOWED';
    /** The notification is genuine, but no route of the handler takes it. */
    public const EVENT_UNHANDLED = 'EVENT_UNHANDLED';
    /** Your own function failed: it threw, called {@see Delivery::fail()}, or returned what is neither nothing nor an {@see Ack}. */
    public const HANDLER_FAILED = 'HANDLER_FAILED';
    /** Your own function took longer than the handler's deadline. It goes on, and counts. In PHP only in the log: see {@see Outcome::$late}. */
    public const DEADLINE_EXCEEDED = 'DEADLINE_EXCEEDED';
    /** Another worker is processing the same notification. */
    public const NOTIFICATION_BUSY = 'NOTIFICATION_BUSY';
    /** The lease on a notification ended before the work did, and another worker may have it. */
    public const LEASE_LOST = 'LEASE_LOST';
    /** The inbox's table is missing, or of another version. */
    public const INBOX_SCHEMA = 'INBOX_SCHEMA';
    /** The inbox's database failed. */
    public const INBOX_FAILED = 'INBOX_FAILED';
    /** An APIv3 key is not 32 bytes, or cannot be one. */
    public const API_V3_KEY_INVALID = 'API_V3_KEY_INVALID';
    /** A PEM text cannot be read. */
    public const PEM_INVALID = 'PEM_INVALID';
    /** A key is of a kind or size that WeChat Pay does not use. */
    public const KEY_UNSUPPORTED = 'KEY_UNSUPPORTED';
    /** The merchant's own API certificate was given where the platform's belongs. */
    public const MERCHANT_CERTIFICATE = 'MERCHANT_CERTIFICATE';
    /** A private key was given where a public one belongs. */
    public const PRIVATE_KEY_GIVEN = 'PRIVATE_KEY_GIVEN';
    /** No platform key was given, so nothing could ever verify. */
    public const NO_PLATFORM_KEY = 'NO_PLATFORM_KEY';
    /** An option or argument is out of its range. */
    public const OPTION_INVALID = 'OPTION_INVALID';
    /** A call was made against its interface: a NULL, a freed handle, a body that is no longer raw bytes. */
    public const ARGUMENT_INVALID = 'ARGUMENT_INVALID';
    /** The library itself failed. Please report it. */
    public const INTERNAL = 'INTERNAL';
    /** The key that your function gave belongs to another event or kind: make the kind a part of it. */
    public const KEY_CONFLICT = 'KEY_CONFLICT';
    /** WeChat Pay's API could not be reached, or answered with an error. */
    public const REQUEST_FAILED = 'REQUEST_FAILED';
    /** The request, or a stored notification, is for a merchant that is not known. */
    public const MERCHANT_UNKNOWN = 'MERCHANT_UNKNOWN';

    /** @var list<self>|null */
    private static ?array $all = null;

    private function __construct(
        /** The code's name, one of the constants. */
        public readonly string $code,
        /** Its number, which {@see WxNotifyException} has as `getCode()`. Numbers are only ever added. */
        public readonly int $number,
        /** The HTTP status of its acknowledgement. */
        public readonly int $ackStatus,
    ) {
    }

    /** @return list<self> all codes, in the order of their numbers */
    public static function all(): array
    {
        return self::$all ??= Native::table(
            'wxn_error_code',
            'wxn_error_codes',
            static fn (CData $row): self => new self(Native::text($row->name), $row->code, $row->ack_status),
        );
    }

    /**
     * The number of a code.
     *
     * @throws ArgumentException for what is no error code
     */
    public static function number(string $code): int
    {
        foreach (self::all() as $each) {
            if ($each->code === $code) {
                return $each->number;
            }
        }
        throw ArgumentException::of('errorCode', "there is no error code of this name; ErrorCode's constants are all");
    }
}
