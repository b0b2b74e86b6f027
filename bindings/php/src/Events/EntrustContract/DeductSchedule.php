<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\EntrustContract;

use WxNotify\Internal\NoOtherFields;

/** The scheduled deduction; only for contracts that schedule one: `deduct_schedule`. */
final class DeductSchedule
{
    use NoOtherFields;

    public function __construct(
        /** Day the deduction is expected. As `yyyy-MM-dd`. */
        public readonly string $estimated_deduct_date,
        /** The amount expected when the contract was signed. */
        public readonly DeductSchedule\EstimatedDeductAmount $estimated_deduct_amount,
        /** State of the scheduled deduction: NO_SCHEDULED, SCHEDULED, PAID, EXPIRED. */
        public readonly string $schedule_state,
        /** Day of the deduction. As `yyyy-MM-dd`. */
        public readonly string $deduct_date,
        /** The amount scheduled; present once the state is SCHEDULED or PAID. */
        public readonly ?DeductSchedule\ScheduledAmount $scheduled_amount = null,
        /** What was deducted; present once the state is PAID. */
        public readonly ?DeductSchedule\DeductAmount $deduct_amount = null,
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
            $from['estimated_deduct_date'],
            DeductSchedule\EstimatedDeductAmount::read($from['estimated_deduct_amount']),
            $from['schedule_state'],
            $from['deduct_date'],
            isset($from['scheduled_amount']) ? DeductSchedule\ScheduledAmount::read($from['scheduled_amount']) : null,
            isset($from['deduct_amount']) ? DeductSchedule\DeductAmount::read($from['deduct_amount']) : null,
        );
    }
}
