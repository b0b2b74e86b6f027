<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\Recharge;

use WxNotify\Internal\NoOtherFields;

/** The amounts: `recharge_amount`. */
final class RechargeAmount
{
    use NoOtherFields;

    public function __construct(
        /** The amount recharged. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** Currency, by ISO 4217; CNY in mainland China. */
        public readonly string $currency,
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
            $from['amount'],
            $from['currency'],
        );
    }
}
