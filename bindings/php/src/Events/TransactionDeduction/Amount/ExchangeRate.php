<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionDeduction\Amount;

use WxNotify\Internal\NoOtherFields;

/** The exchange rate; only across borders: `amount.exchange_rate`. */
final class ExchangeRate
{
    use NoOtherFields;

    public function __construct(
        /** Kind of exchange rate, such as SETTLEMENT_RATE. */
        public readonly ?string $type = null,
        /** The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. */
        public readonly ?int $rate = null,
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
            $from['type'] ?? null,
            $from['rate'] ?? null,
        );
    }
}
