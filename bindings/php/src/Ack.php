<?php

declare(strict_types=1);

namespace WxNotify;

use FFI;
use FFI\CData;
use WxNotify\Internal\Native;

/**
 * What to put into the HTTP response to WeChat Pay, which takes 200 and 204 as received and sends everything else again,
 * for up to 24 hours.
 */
final class Ack
{
    private function __construct(
        /** The HTTP status. */
        public readonly int $status,
        /** The `Content-Type`; empty where there is no body. */
        public readonly string $contentType,
        /** The body: JSON, or empty; XML for APIv2. */
        public readonly string $body,
    ) {
    }

    /** Received and processed: 200 with `{"code":"SUCCESS"}`. */
    public static function success(): self
    {
        return self::named('wxn_ack_success');
    }

    /** Received and processed: 204 without a body, where a proxy or framework minds the body. */
    public static function successNoContent(): self
    {
        return self::named('wxn_ack_success_no_content');
    }

    /** Your own processing failed, so WeChat Pay is to send it again: 500. */
    public static function handlerFailed(): self
    {
        return self::named('wxn_ack_handler_failed');
    }

    /** Another worker is processing the same notification, so WeChat Pay is to send it again: 503. */
    public static function busy(): self
    {
        return self::named('wxn_ack_busy');
    }

    /**
     * Received, and answered with data: 200 with a JSON object of yours. For the events that ask for something:
     * `PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`.
     *
     * @param string|array<string, mixed>|object $body the object's JSON, which is sent as it is, or what `json_encode` makes one of
     * @throws ConfigurationException `OPTION_INVALID` where the body is not a JSON object
     * @throws \JsonException where `json_encode` fails
     */
    public static function answer(string|array|object $body): self
    {
        $json = is_string($body) ? $body : json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        $ack = Native::new('wxn_ack');
        Native::call('wxn_ack_answer', $json, strlen($json), FFI::addr($ack));
        return self::ofNative($ack);
    }

    /**
     * Not received, by an error code, one of {@see ErrorCode}. A {@see WxNotifyException} has it as `getAck()` already.
     *
     * @throws ArgumentException for what is no error code
     */
    public static function forError(string $errorCode): self
    {
        return self::named('wxn_ack_for_error', ErrorCode::number($errorCode));
    }

    /** Received and processed, as {@see ApiV2} wants to be told: 200 with `return_code` SUCCESS in XML. */
    public static function successV2(): self
    {
        return self::named('wxn_ack_success_v2');
    }

    /**
     * Not received, as {@see ApiV2} wants to be told: in XML. A {@see WxNotifyException} has it as `getAckV2()` already.
     *
     * @throws ArgumentException for what is no error code
     */
    public static function forErrorV2(string $errorCode): self
    {
        return self::named('wxn_ack_for_error_v2', ErrorCode::number($errorCode));
    }

    /** Sends it as the response of plain PHP: status, header and body. Nothing may have been sent before. */
    public function send(): void
    {
        http_response_code($this->status);
        if ($this->contentType !== '') {
            header("Content-Type: $this->contentType");
        }
        echo $this->body;
    }

    /** @internal */
    public static function of(int $status, string $contentType, string $body): self
    {
        return new self($status, $contentType, $body);
    }

    /** @internal */
    public static function ofNative(CData $ack): self
    {
        return new self($ack->status, Native::text($ack->content_type), Native::text($ack->body));
    }

    private static function named(string $function, int ...$arguments): self
    {
        return self::ofNative(Native::get('const wxn_ack *', $function, ...$arguments));
    }
}
