<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionDeduction;

use WxNotify\Internal\NoOtherFields;

/** The contract signed with the payment: `contract_information`. */
final class ContractInformation
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the contract. */
        public readonly ?string $contract_id = null,
        /** Whether the contract was signed or ended: ADD, DELETE. */
        public readonly ?string $contract_status = null,
        /** When the contract was signed. RFC 3339 with offset. */
        public readonly ?string $create_time = null,
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
            $from['contract_id'] ?? null,
            $from['contract_status'] ?? null,
            $from['create_time'] ?? null,
        );
    }
}
