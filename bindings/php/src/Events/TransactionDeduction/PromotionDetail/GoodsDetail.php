<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionDeduction\PromotionDetail;

use WxNotify\Internal\NoOtherFields;

/** The goods: `promotion_detail[].goods_detail[]`. */
final class GoodsDetail
{
    use NoOtherFields;

    public function __construct(
        /** Note on the item. */
        public readonly ?string $goods_remark = null,
        /** How many of the item. */
        public readonly ?int $quantity = null,
        /** Discount on the item. In the currency's minor unit (分 for CNY). */
        public readonly ?int $discount_amount = null,
        /** The merchant's number of the item. */
        public readonly ?string $goods_id = null,
        /** Price of one item. In the currency's minor unit (分 for CNY). */
        public readonly ?int $unit_price = null,
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
            $from['goods_remark'] ?? null,
            $from['quantity'] ?? null,
            $from['discount_amount'] ?? null,
            $from['goods_id'] ?? null,
            $from['unit_price'] ?? null,
        );
    }
}
