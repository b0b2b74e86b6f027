<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder;

use WxNotify\Internal\NoOtherFields;

/** The deposit for the order: `risk_fund`. */
final class RiskFund
{
    use NoOtherFields;

    public function __construct(
        /** The deposit. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** Kind of deposit: DEPOSIT, ADVANCE, CASH_DEPOSIT, ESTIMATE_ORDER_COST. */
        public readonly ?string $name = null,
        /** Description of the deposit. */
        public readonly ?string $description = null,
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
            $from['name'] ?? null,
            $from['description'] ?? null,
        );
    }
}
