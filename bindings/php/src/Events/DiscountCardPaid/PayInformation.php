<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\DiscountCardPaid;

use WxNotify\Internal\NoOtherFields;

/** The payment: `pay_information`. */
final class PayInformation
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** State of the payment. Uncertain: values not documented in public. */
        public readonly ?string $pay_state = null,
        /** What the user paid, as a string. Uncertain: an amount given as a string; the unit is not documented. */
        public readonly ?string $pay_amount = null,
        /** When the user paid. RFC 3339 with offset. */
        public readonly ?string $pay_time = null,
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
            $from['transaction_id'] ?? null,
            $from['pay_state'] ?? null,
            $from['pay_amount'] ?? null,
            $from['pay_time'] ?? null,
        );
    }
}
