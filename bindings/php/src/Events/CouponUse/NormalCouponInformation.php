<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\CouponUse;

use WxNotify\Internal\NoOtherFields;

/** Value of and threshold for the coupon: `normal_coupon_information`. */
final class NormalCouponInformation
{
    use NoOtherFields;

    public function __construct(
        /** Face value of the coupon. In the currency's minor unit (分 for CNY). */
        public readonly int $coupon_amount,
        /** Order amount from which the coupon applies. In the currency's minor unit (分 for CNY). */
        public readonly int $transaction_minimum,
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
            $from['coupon_amount'],
            $from['transaction_minimum'],
        );
    }
}
