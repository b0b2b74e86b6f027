<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\Body;
use WxNotify\Internal\Handle;
use WxNotify\Internal\Headers;
use WxNotify\Internal\Memory;
use WxNotify\Internal\Native;

/**
 * Verifies and decrypts notifications. Make one when the program starts (in php-fpm: for the request), and share it.
 */
final class NotificationParser
{
    /** From so many bytes on, what packing saves is less than what it costs: the plaintext is copied twice more. */
    private const LARGE = 512 << 10;

    private readonly Handle $handle;

    /**
     * @param PlatformKeys $platformKeys the platform's keys, at least one
     * @param string|ApiV3Key|array<string|ApiV3Key> $apiV3Keys your APIv3 keys, tried in their order: several while one is being
     *     changed, or for many merchants behind one URL
     * @param int|null $clockTolerance how far `Wechatpay-Timestamp` may be from now, in seconds, in both directions: 0 to 86400, else 300
     * @param int|null $maxBodyBytes the longest body, in bytes: 1 to 64 MiB, else 1 MiB
     * @param bool $rejectExpiredCertificates whether a certificate must be within its dates. Off unless set: the platform signs with
     *     certificates past the date in the PEM
     * @throws ConfigurationException `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE` (your own certificate where the
     *     platform's belongs), `PRIVATE_KEY_GIVEN`, `NO_PLATFORM_KEY`, `API_V3_KEY_INVALID`, `OPTION_INVALID`
     * @throws NativeLibraryException where FFI is off, or the native library is not there
     */
    public function __construct(
        PlatformKeys $platformKeys,
        #[\SensitiveParameter] string|ApiV3Key|array $apiV3Keys,
        ?int $clockTolerance = null,
        ?int $maxBodyBytes = null,
        bool $rejectExpiredCertificates = false,
    ) {
        $memory = new Memory();
        $options = null; // which costs less than a struct with nothing in it
        if ($clockTolerance !== null || $maxBodyBytes !== null || $rejectExpiredCertificates) {
            $struct = $memory->struct('wxn_options');
            $struct->clock_tolerance = $memory->number($clockTolerance);
            $struct->max_body_bytes = $memory->number($maxBodyBytes);
            $struct->reject_expired_certificates = (int) $rejectExpiredCertificates;
            $options = \FFI::addr($struct);
        }
        [$keys, $length] = ApiV3Key::inC($memory, $apiV3Keys);
        $pointer = $platformKeys->inC(static fn (CData $platformKeys): CData =>
            Native::get('wxn_parser *', 'wxn_parser_new', $platformKeys, $keys, $length, $options));
        $this->handle = new Handle($pointer, 'wxn_parser_free', 'parser');
    }

    /**
     * Verifies and decrypts a notification.
     *
     * @param mixed $headers all headers of the request, in whatever spelling: `$_SERVER`, `getallheaders()`, `getHeaders()` of PSR-7,
     *     `$request->headers` of Symfony and Laravel, a map of names to a value or values, or a list of `[name, value]`
     * @param mixed $body the raw body, a string or a PSR-7 stream, before any parser or middleware touched it
     * @param int|null $now seconds since the epoch; the system clock unless given
     * @throws WxNotifyException the first step that fails decides: `BODY_TOO_LARGE`, `HEADER_MISSING`, `HEADER_INVALID`,
     *     `TIMESTAMP_INVALID`, `TIMESTAMP_OUT_OF_RANGE`, `SIGNATURE_PROBE`, `SERIAL_UNKNOWN`, `SIGNATURE_TYPE_UNSUPPORTED`,
     *     `CERTIFICATE_EXPIRED`, `SIGNATURE_INVALID`, `ENVELOPE_INVALID`, `RESOURCE_UNSUPPORTED`, `DECRYPTION_FAILED`,
     *     `PLAINTEXT_INVALID`; and `ARGUMENT_INVALID` for headers or a body of another type
     */
    public function parse(mixed $headers, mixed $body, ?int $now = null): Notification
    {
        $given = null;
        $packed = Headers::pack($headers) ?? ($given = self::headers($headers))->packed();
        $bytes = Body::bytes($body);
        $now ??= Native::NOW_SYSTEM;
        $parser = $this->handle->pointer();
        if ($packed !== null && strlen($bytes) < self::LARGE) {
            return Notification::unpack(Native::parse($parser, $packed, $bytes, $now));
        }
        $memory = new Memory();
        $given ??= self::headers($headers);
        return Notification::take(Native::get(
            'wxn_notification *',
            'wxn_parser_parse',
            $parser,
            $given->array($memory),
            $given->length(),
            $bytes,
            strlen($bytes),
            $now,
        ));
    }

    /**
     * Verifies and decrypts the notification that a request is: of PSR-7, or of Symfony or Laravel.
     *
     * @param object $request a `Psr\Http\Message\RequestInterface`, or a `Symfony\Component\HttpFoundation\Request`
     * @param int|null $now seconds since the epoch; the system clock unless given
     * @throws WxNotifyException as {@see parse()}
     */
    public function parseRequest(object $request, ?int $now = null): Notification
    {
        return match (true) {
            method_exists($request, 'getHeaders') && method_exists($request, 'getBody')
                => $this->parse($request->getHeaders(), $request->getBody(), $now),
            isset($request->headers) && method_exists($request, 'getContent')
                => $this->parse($request->headers, $request->getContent(), $now),
            default => throw ArgumentException::of('request', 'request is ' . get_debug_type($request) . '; pass a request of PSR-7, Symfony '
                . 'or Laravel, or else its headers and raw body to parse: ' . Body::WHERE),
        };
    }

    /**
     * Verifies and decrypts the notification that PHP is just now answering: `$_SERVER` and `php://input`.
     *
     * @throws WxNotifyException as {@see parse()}
     */
    public function parseGlobals(): Notification
    {
        // One byte more, so that parse sees that it is too long.
        return $this->parse($_SERVER, Body::ofGlobals($this->maxBodyBytes() + 1));
    }

    /**
     * Verifies that an answer of WeChat Pay's API is its word, as every answer is signed: for what you ask it yourself, by
     * {@see Merchant::sign()} say. It returns where the answer is genuine.
     *
     * @param mixed $headers all headers of the response, as {@see parse()} takes them
     * @param mixed $body its raw body, a string or a PSR-7 stream
     * @param int|null $now seconds since the epoch; the system clock unless given
     * @throws WxNotifyException as {@see parse()}, up to `SIGNATURE_INVALID`
     */
    public function verifyAnswer(mixed $headers, mixed $body, ?int $now = null): void
    {
        $memory = new Memory();
        $given = self::headers($headers);
        $bytes = Body::bytes($body);
        Native::call(
            'wxn_parser_verify_answer',
            $this->handle->pointer(),
            $given->array($memory),
            $given->length(),
            $bytes,
            strlen($bytes),
            $now ?? Native::NOW_SYSTEM,
        );
    }

    /**
     * Says what usually went wrong with a notification that {@see parse()} rejects, with the same arguments.
     *
     * It is for people, never for the request path: it takes thousands of times as long, and its answer may tell an attacker
     * what would have passed. It accepts nothing.
     *
     * @throws ArgumentException
     */
    public function diagnose(mixed $headers, mixed $body, ?int $now = null): Diagnosis
    {
        $memory = new Memory();
        $given = self::headers($headers);
        $bytes = Body::bytes($body);
        return Diagnosis::take(Native::get(
            'wxn_diagnosis *',
            'wxn_parser_diagnose',
            $this->handle->pointer(),
            $given->array($memory),
            $given->length(),
            $bytes,
            strlen($bytes),
            $now ?? Native::NOW_SYSTEM,
        ));
    }

    /**
     * Replaces all platform keys at once.
     *
     * @throws ConfigurationException as the constructor for the keys; the old ones then stay
     */
    public function replacePlatformKeys(PlatformKeys $platformKeys): void
    {
        $parser = $this->handle->pointer();
        $platformKeys->inC(static fn (CData $keys) => Native::call('wxn_parser_replace_platform_keys', $parser, $keys));
    }

    /**
     * Replaces all APIv3 keys at once. While one is being changed give both, the new one first.
     *
     * @param string|ApiV3Key|array<string|ApiV3Key> $apiV3Keys as the constructor takes them, at least one
     * @throws ConfigurationException `API_V3_KEY_INVALID`; the old ones then stay
     */
    public function replaceApiV3Keys(#[\SensitiveParameter] string|ApiV3Key|array $apiV3Keys): void
    {
        $memory = new Memory();
        [$keys, $length] = ApiV3Key::inC($memory, $apiV3Keys);
        Native::call('wxn_parser_replace_api_v3_keys', $this->handle->pointer(), $keys, $length);
    }

    /** @return list<PlatformKey> the platform keys in use, in the order of adding */
    public function platformKeys(): array
    {
        $held = Native::get('wxn_platform_keys *', 'wxn_parser_platform_keys', $this->handle->pointer());
        return Native::take($held, 'wxn_platform_keys_free', static function (CData $keys): array {
            $listed = [];
            for ($index = 0; $index < Native::get('size_t', 'wxn_platform_keys_len', $keys); $index++) {
                $key = Native::get('wxn_platform_key *', 'wxn_platform_keys_get', $keys, $index);
                $listed[] = Native::take($key, 'wxn_platform_key_free', PlatformKey::ofNative(...));
            }
            return $listed;
        });
    }

    /** The longest body that is taken, in bytes: where a server can stop reading. */
    public function maxBodyBytes(): int
    {
        return Native::get('size_t', 'wxn_parser_max_body_bytes', $this->handle->pointer());
    }

    /** Frees the native memory now, and not when nothing refers to the parser any more. May be called again. */
    public function close(): void
    {
        $this->handle->close();
    }

    /** @return array<string, string> without the keys */
    public function __debugInfo(): array
    {
        return ['keys' => '[redacted]'];
    }

    private function __clone()
    {
    }

    private static function headers(mixed $headers): Headers
    {
        return $headers instanceof Headers ? $headers : new Headers($headers);
    }
}
