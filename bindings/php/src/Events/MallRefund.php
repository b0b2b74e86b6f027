<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A refund of a member's payment in a business circle (智慧商圈).
 *
 * Kind `mall.refund`, carried by `MALL_REFUND.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285869>
 */
final class MallRefund implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Name of the business circle's merchant. */
        public readonly string $merchant_name,
        /** Name of the shop. */
        public readonly string $shop_name,
        /** Number of the shop in the business circle. */
        public readonly string $shop_number,
        /** When the refund was made. RFC 3339 with offset. */
        public readonly string $refund_time,
        /** What the user paid. In the currency's minor unit (分 for CNY). */
        public readonly int $pay_amount,
        /** The amount refunded. In the currency's minor unit (分 for CNY). */
        public readonly int $refund_amount,
        /** WeChat Pay's number of the transaction. */
        public readonly string $transaction_id,
        /** WeChat Pay's number of the refund. */
        public readonly string $refund_id,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::MALL_REFUND;
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
            $from['refund_time'],
            $from['pay_amount'],
            $from['refund_amount'],
            $from['transaction_id'],
            $from['refund_id'],
            $from['mchid'] ?? null,
            $from['appid'] ?? null,
            $from['openid'] ?? null,
        );
    }
}
