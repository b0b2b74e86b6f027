<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\CouponUse;

use WxNotify\Internal\NoOtherFields;

/** The discount on a single item: `singleitem_discount_off`. */
final class SingleitemDiscountOff
{
    use NoOtherFields;

    public function __construct(
        /** Most that is taken off one item. In the currency's minor unit (分 for CNY). */
        public readonly ?int $single_price_max = null,
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
            $from['single_price_max'] ?? null,
        );
    }
}
