<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\Recharge;

use WxNotify\Internal\NoOtherFields;

/** The payment by online bank, when the recharge was made by one: `online_bank_recharge_info`. */
final class OnlineBankRechargeInfo
{
    use NoOtherFields;

    public function __construct(
        /** The bank's number of the transfer. */
        public readonly ?string $bill_no = null,
        /** When the funds were returned. RFC 3339 with offset. */
        public readonly ?string $return_time = null,
        /** Why the funds were returned. */
        public readonly ?string $return_reason = null,
        /** Name of the bank. */
        public readonly ?string $bank_name = null,
        /** The online bank. Uncertain: values not documented in public. */
        public readonly ?string $online_bank_type = null,
        /** Last digits of the bank account. */
        public readonly ?string $bank_card_tail = null,
        /** Name of the bank account's holder. */
        public readonly ?string $bank_account_name = null,
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
            $from['bill_no'] ?? null,
            $from['return_time'] ?? null,
            $from['return_reason'] ?? null,
            $from['bank_name'] ?? null,
            $from['online_bank_type'] ?? null,
            $from['bank_card_tail'] ?? null,
            $from['bank_account_name'] ?? null,
        );
    }
}
