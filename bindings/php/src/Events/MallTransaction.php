<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A member's payment in a business circle (智慧商圈).
 *
 * Kind `mall.transaction`, carried by `MALL_TRANSACTION.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285856>
 */
final class MallTransaction implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Name of the business circle's merchant. */
        public readonly string $merchant_name,
        /** Name of the shop. */
        public readonly string $shop_name,
        /** Number of the shop in the business circle. */
        public readonly string $shop_number,
        /** When the payment was complete. RFC 3339 with offset. */
        public readonly string $time_end,
        /** What the user paid. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** WeChat Pay's number of the transaction. */
        public readonly string $transaction_id,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** Present when the user asked for the points by hand. Uncertain: value not documented in public. */
        public readonly ?string $commit_tag = null,
        /** Number of the user's member card of the business circle. Uncertain: in one source only. */
        public readonly ?string $code = null,
        /** How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: in one source only. */
        public readonly ?string $auth_type = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::MALL_TRANSACTION;
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
            $from['merchant_name'],
            $from['shop_name'],
            $from['shop_number'],
            $from['time_end'],
            $from['amount'],
            $from['transaction_id'],
            $from['mchid'] ?? null,
            $from['appid'] ?? null,
            $from['openid'] ?? null,
            $from['commit_tag'] ?? null,
            $from['code'] ?? null,
            $from['auth_type'] ?? null,
        );
    }
}
