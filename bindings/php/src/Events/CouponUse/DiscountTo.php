<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\CouponUse;

use WxNotify\Internal\NoOtherFields;

/** The set price; only for coupons that set one: `discount_to`. */
final class DiscountTo
{
    use NoOtherFields;

    public function __construct(
        /** Price of one item after the discount. In the currency's minor unit (分 for CNY). */
        public readonly ?int $cut_to_price = null,
        /** Highest price of an item that the coupon applies to. In the currency's minor unit (分 for CNY). */
        public readonly ?int $max_price = null,
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
            $from['cut_to_price'] ?? null,
            $from['max_price'] ?? null,
        );
    }
}
