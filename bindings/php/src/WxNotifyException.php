<?php

declare(strict_types=1);

namespace WxNotify;

use FFI;
use FFI\CData;
use WxNotify\Internal\Guard;
use WxNotify\Internal\Native;

/**
 * Why a call failed. Its class says of which sort, and {@see getErrorCode()} what exactly.
 *
 * `getMessage()` is one line for the log: what was found, and what to do. It never holds a secret or a decrypted text.
 * `getCode()` is the number of the error code.
 */
abstract class WxNotifyException extends \RuntimeException
{
    /** Whether it is the program that is wrong, and not what was sent to it. */
    protected const IS_MISTAKE = false;

    /** @var array<int, array{class-string<self>, string, Ack}> by the number of the code */
    private static array $known = [];

    /** @internal */
    final protected function __construct(
        int $number,
        private readonly string $errorCode,
        string $message,
        private readonly ?string $field,
        private readonly Ack $ack,
        private readonly bool $isPlatformProbe,
        ?\Throwable $previous = null,
    ) {
        if ($previous === null) {
            // What the parent's constructor does, in half of the time.
            $this->message = $message;
            $this->code = $number;
        } else {
            parent::__construct($message, $number, $previous);
        }
        if (static::IS_MISTAKE) {
            Guard::mistake();
        }
    }

    /** What only this package can tell. */
    final protected static function make(
        string $code,
        string $message,
        ?string $field = null,
        ?Ack $ack = null,
        ?\Throwable $previous = null,
    ): static {
        return new static(ErrorCode::number($code), $code, $message, $field, $ack ?? Ack::forError($code), false, $previous);
    }

    /** The error code, one of {@see ErrorCode}, such as `SIGNATURE_INVALID`. */
    final public function getErrorCode(): string
    {
        return $this->errorCode;
    }

    /** The header, option, JSON field or argument at fault, or null. */
    final public function getField(): ?string
    {
        return $this->field;
    }

    /** What to answer to WeChat Pay. It tells an outsider nothing about keys. */
    final public function getAck(): Ack
    {
        return $this->ack;
    }

    /** The same for APIv2's notifications: XML. */
    final public function getAckV2(): Ack
    {
        return Ack::forErrorV2($this->errorCode);
    }

    /** Whether this was the platform's probe, which is refused like any other bad signature, but need not wake anybody. */
    final public function isPlatformProbe(): bool
    {
        return $this->isPlatformProbe;
    }

    /**
     * Copies an error of the library's, and frees it. Whoever sends forged notifications has many made, and each field of a struct that is
     * read, and each function on the way here, which PHP puts into the stack trace, costs a part of that.
     *
     * @internal
     * @param int $number its code, as the call answered it
     */
    final public static function ofNative(FFI $library, int $number, CData $error): self
    {
        [$class, $name, $ack] = self::$known[$number] ??= self::ofCode($error);
        $slice = $error->message;
        $message = FFI::string($slice->ptr, $slice->len);
        $slice = $error->field;
        $bytes = $slice->ptr;
        $field = $bytes === null ? null : FFI::string($bytes, $slice->len);
        $library->wxn_error_free($error);
        return new $class($number, $name, $message, $field, $ack, $name === ErrorCode::SIGNATURE_PROBE);
    }

    /**
     * The error of a program's step.
     *
     * @internal
     */
    final public static function ofStep(\stdClass $step, ?\Throwable $previous): self
    {
        $error = $step->error;
        $ack = isset($step->status) ? Ack::of($step->status, $step->content_type, $step->body) : null;
        return self::classOf($error->code)::make($error->code, $error->message, $error->field, $ack, $previous);
    }

    /**
     * As programs are told of it.
     *
     * @internal
     * @return array{code: string, message: string, field: ?string}
     */
    final public function inJson(): array
    {
        return ['code' => $this->errorCode, 'message' => $this->getMessage(), 'field' => $this->field];
    }

    /** @return array{class-string<self>, string, Ack} what is the same in every error of its code */
    private static function ofCode(CData $error): array
    {
        $name = Native::text($error->name);
        return [self::classOf($name), $name, Ack::ofNative($error->ack)];
    }

    /** @return class-string<self> */
    private static function classOf(string $code): string
    {
        return match ($code) {
            ErrorCode::BODY_TOO_LARGE, ErrorCode::HEADER_MISSING, ErrorCode::HEADER_INVALID, ErrorCode::TIMESTAMP_INVALID,
            ErrorCode::ENVELOPE_INVALID, ErrorCode::RESOURCE_UNSUPPORTED => MalformedNotificationException::class,
            ErrorCode::TIMESTAMP_OUT_OF_RANGE, ErrorCode::SIGNATURE_PROBE, ErrorCode::SERIAL_UNKNOWN,
            ErrorCode::SIGNATURE_TYPE_UNSUPPORTED, ErrorCode::CERTIFICATE_EXPIRED,
            ErrorCode::SIGNATURE_INVALID => VerificationException::class,
            ErrorCode::DECRYPTION_FAILED, ErrorCode::PLAINTEXT_INVALID => DecryptionException::class,
            ErrorCode::CONTENT_MISMATCH, ErrorCode::EVENT_UNTYPED => ContentMismatchException::class,
            ErrorCode::API_V3_KEY_INVALID, ErrorCode::PEM_INVALID, ErrorCode::KEY_UNSUPPORTED, ErrorCode::MERCHANT_CERTIFICATE,
            ErrorCode::PRIVATE_KEY_GIVEN, ErrorCode::NO_PLATFORM_KEY, ErrorCode::OPTION_INVALID => ConfigurationException::class,
            ErrorCode::ARGUMENT_INVALID => ArgumentException::class,
            ErrorCode::METHOD_NOT_ALLOWED, ErrorCode::EVENT_UNHANDLED, ErrorCode::HANDLER_FAILED, ErrorCode::DEADLINE_EXCEEDED,
            ErrorCode::NOTIFICATION_BUSY, ErrorCode::MERCHANT_UNKNOWN, ErrorCode::REQUEST_FAILED => HandlerException::class,
            ErrorCode::LEASE_LOST, ErrorCode::INBOX_SCHEMA, ErrorCode::INBOX_FAILED, ErrorCode::KEY_CONFLICT => InboxException::class,
            default => InternalException::class,
        };
    }
}
