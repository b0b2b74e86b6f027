<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\RechargeFundReturned;

use WxNotify\Internal\NoOtherFields;

/** The returned funds: `detail`. */
final class Detail
{
    use NoOtherFields;

    public function __construct(
        /** Name of the bank. */
        public readonly string $bank_name,
        /** Last digits of the bank account. */
        public readonly string $bank_card_tail,
        /** When the funds were returned. RFC 3339 with offset. */
        public readonly string $return_time,
        /** Why the funds were returned. */
        public readonly string $return_reason,
        /** Name of the bank account's holder. */
        public readonly ?string $bank_account_name = null,
        /** The amount returned. In the currency's minor unit (分 for CNY). */
        public readonly ?int $amount = null,
        /** Currency, by ISO 4217; CNY in mainland China. */
        public readonly ?string $currency = null,
        /** Note on the bank transfer. */
        public readonly ?string $memo = null,
        /** The online bank. Uncertain: values not documented in public. */
        public readonly ?string $online_bank_type = null,
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
            $from['bank_name'],
            $from['bank_card_tail'],
            $from['return_time'],
            $from['return_reason'],
            $from['bank_account_name'] ?? null,
            $from['amount'] ?? null,
            $from['currency'] ?? null,
            $from['memo'] ?? null,
            $from['online_bank_type'] ?? null,
        );
    }
}
