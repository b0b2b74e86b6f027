<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\CouponUse\ConsumeInformation;

use WxNotify\Internal\NoOtherFields;

/** The goods: `consume_information.goods_detail[]`. */
final class GoodsDetail
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the item. */
        public readonly string $goods_id,
        /** How many of the item. */
        public readonly int $quantity,
        /** Price of one item. In the currency's minor unit (分 for CNY). */
        public readonly int $price,
        /** Discount on the item. In the currency's minor unit (分 for CNY). */
        public readonly int $discount_amount,
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
            $from['goods_id'],
            $from['quantity'],
            $from['price'],
            $from['discount_amount'],
        );
    }
}
