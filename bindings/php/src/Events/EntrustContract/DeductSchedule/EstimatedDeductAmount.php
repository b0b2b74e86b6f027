<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\EntrustContract\DeductSchedule;

use WxNotify\Internal\NoOtherFields;

/** The amount expected when the contract was signed: `deduct_schedule.estimated_deduct_amount`. */
final class EstimatedDeductAmount
{
    use NoOtherFields;

    public function __construct(
        /** Currency, by ISO 4217; CNY in mainland China. */
        public readonly string $currency,
        /** The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source. */
        public readonly ?int $amount = null,
        /** The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source. */
        public readonly ?int $total = null,
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
            $from['currency'],
            $from['amount'] ?? null,
            $from['total'] ?? null,
        );
    }
}
