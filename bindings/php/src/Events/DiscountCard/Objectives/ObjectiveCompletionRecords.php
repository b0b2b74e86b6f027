<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\DiscountCard\Objectives;

use WxNotify\Internal\NoOtherFields;

/** How far the objective was completed: `objectives[].objective_completion_records[]`. */
final class ObjectiveCompletionRecords
{
    use NoOtherFields;

    public function __construct(
        /** When the objective was completed. RFC 3339 with offset. */
        public readonly ?string $completion_time = null,
        /** The merchant's number of the completion. */
        public readonly ?string $objective_completion_serial_no = null,
        /** Description of the completion. */
        public readonly ?string $description = null,
        /** By how much the objective was completed. */
        public readonly ?int $completion_count = null,
        /** Note. */
        public readonly ?string $remark = null,
        /** Whether the record adds or takes away: INCREASE, DECREASE. */
        public readonly ?string $completion_type = null,
        /** Id of the objective. */
        public readonly ?string $objective_id = null,
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
            $from['completion_time'] ?? null,
            $from['objective_completion_serial_no'] ?? null,
            $from['description'] ?? null,
            $from['completion_count'] ?? null,
            $from['remark'] ?? null,
            $from['completion_type'] ?? null,
            $from['objective_id'] ?? null,
        );
    }
}
