<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionCombine\SubOrders;

use WxNotify\Internal\NoOtherFields;

/** The amounts: `sub_orders[].amount`. */
final class Amount
{
    use NoOtherFields;

    public function __construct(
        /** The amount of the sub-order. In the currency's minor unit (分 for CNY). */
        public readonly int $total_amount,
        /** Currency, by ISO 4217; CNY in mainland China. */
        public readonly string $currency,
        /** What the user paid. In the currency's minor unit (分 for CNY). */
        public readonly ?int $payer_amount = null,
        /** Currency the user paid in, by ISO 4217. */
        public readonly ?string $payer_currency = null,
        /**
         * The exchange rate of the settlement, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. Uncertain:
         * in one source only.
         */
        public readonly ?int $settlement_rate = null,
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
            $from['total_amount'],
            $from['currency'],
            $from['payer_amount'] ?? null,
            $from['payer_currency'] ?? null,
            $from['settlement_rate'] ?? null,
        );
    }
}
