<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user gave or activated a business circle's authorization (智慧商圈).
 *
 * Kind `mall.auth`, carried by `MALL_AUTH.ACTIVATE_CARD`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285836>
 */
final class MallAuth implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Number of the user's member card of the business circle. */
        public readonly string $code,
        /**
         * How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: values not documented in
         * full.
         */
        public readonly string $auth_type,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The merchant number. */
        public readonly ?string $mchid = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::MALL_AUTH;
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
            $from['code'],
            $from['auth_type'],
            $from['openid'] ?? null,
            $from['mchid'] ?? null,
        );
    }
}
