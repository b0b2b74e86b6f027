<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder\Collection\Details\PromotionDetail;

use WxNotify\Internal\NoOtherFields;

/** The goods: `collection.details[].promotion_detail[].goods_detail[]`. */
final class GoodsDetail
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the item. */
        public readonly string $goods_id,
        /** How many of the item. */
        public readonly ?int $quantity = null,
        /** Price of one item. In the currency's minor unit (分 for CNY). */
        public readonly ?int $unit_price = null,
        /** Discount on the item. In the currency's minor unit (分 for CNY). */
        public readonly ?int $discount_amount = null,
        /** Note on the item. */
        public readonly ?string $goods_remark = null,
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
            $from['quantity'] ?? null,
            $from['unit_price'] ?? null,
            $from['discount_amount'] ?? null,
            $from['goods_remark'] ?? null,
        );
    }
}
