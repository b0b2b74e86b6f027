<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\Recharge;

use WxNotify\Internal\NoOtherFields;

/** The bank transfer, when the recharge was made by one: `bank_transfer_info`. */
final class BankTransferInfo
{
    use NoOtherFields;

    public function __construct(
        /** Note on the bank transfer. */
        public readonly string $memo,
        /** The bank's number of the transfer. */
        public readonly string $bill_no,
        /** Name of the bank. */
        public readonly string $bank_name,
        /** Last digits of the bank account. */
        public readonly string $bank_card_tail,
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
            $from['memo'],
            $from['bill_no'],
            $from['bank_name'],
            $from['bank_card_tail'],
            $from['bank_account_name'] ?? null,
        );
    }
}
