<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionDeduction;

use WxNotify\Internal\NoOtherFields;

/** The amounts: `amount`. */
final class Amount
{
    use NoOtherFields;

    public function __construct(
        /** The amount of the order. In the currency's minor unit (分 for CNY). */
        public readonly int $total,
        /** What the user paid. In the currency's minor unit (分 for CNY). */
        public readonly ?int $payer_total = null,
        /** Currency, by ISO 4217; CNY in mainland China. */
        public readonly ?string $currency = null,
        /** Currency the user paid in, by ISO 4217. */
        public readonly ?string $payer_currency = null,
        /** The exchange rate; only across borders. */
        public readonly ?Amount\ExchangeRate $exchange_rate = null,
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
            $from['total'],
            $from['payer_total'] ?? null,
            $from['currency'] ?? null,
            $from['payer_currency'] ?? null,
            isset($from['exchange_rate']) ? Amount\ExchangeRate::read($from['exchange_rate']) : null,
        );
    }
}
