<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).
 *
 * Kind `security_echo`, carried by `SECURITY_ECHO.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4015164042>
 */
final class SecurityEcho implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The text the merchant sent to the test, returned. */
        public readonly string $echo_message,
        /** The text, encrypted with the merchant's public key. Base64. */
        public readonly ?string $encrypt_echo_message = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::SECURITY_ECHO;
    }

    /**
     * Reads an object whose shape was checked.
     *
     * @internal
     * @param array<mixed> $from
     */
    public static function read(array $from): self
    {
        return new self(
            $from['echo_message'],
            $from['encrypt_echo_message'] ?? null,
        );
    }
}
