<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\InsuranceEntrust;

use WxNotify\Internal\NoOtherFields;

/** How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`. */
final class ContractTerminateInfo
{
    use NoOtherFields;

    public function __construct(
        /** How the contract was ended, such as USER_TERMINATE. */
        public readonly string $contract_termination_mode,
        /** When the contract was ended. RFC 3339 with offset. */
        public readonly string $contract_terminated_time,
        /** Why the contract was ended, in words. */
        public readonly ?string $contract_termination_remark = null,
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
            $from['contract_termination_mode'],
            $from['contract_terminated_time'],
            $from['contract_termination_remark'] ?? null,
        );
    }
}
