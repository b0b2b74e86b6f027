<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\CouponUse;

use WxNotify\Internal\NoOtherFields;

/** How the coupon was used; absent until it is: `consume_information`. */
final class ConsumeInformation
{
    use NoOtherFields;

    public function __construct(
        /** When the coupon was used. RFC 3339 with offset. */
        public readonly string $consume_time,
        /** Merchant number that took the coupon. */
        public readonly string $consume_mchid,
        /** WeChat Pay's number of the transaction. */
        public readonly string $transaction_id,
        /** How much of the coupon was used; only for business_type MULTIUSE. In the currency's minor unit (分 for CNY). */
        public readonly ?int $consume_amount = null,
        /**
         * The goods.
         *
         * @var list<ConsumeInformation\GoodsDetail>
         */
        public readonly array $goods_detail = [],
    ) {
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
            $from['consume_time'],
            $from['consume_mchid'],
            $from['transaction_id'],
            $from['consume_amount'] ?? null,
            array_map(ConsumeInformation\GoodsDetail::read(...), $from['goods_detail'] ?? []),
        );
    }
}
