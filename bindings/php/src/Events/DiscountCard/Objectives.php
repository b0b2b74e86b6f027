<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\DiscountCard;

use WxNotify\Internal\NoOtherFields;

/** What the user promised to do: `objectives[]`. */
final class Objectives
{
    use NoOtherFields;

    public function __construct(
        /** Id of the objective. */
        public readonly ?string $objective_id = null,
        /** What is counted. */
        public readonly ?string $unit = null,
        /** Name of the objective. */
        public readonly ?string $name = null,
        /** How often the objective is to be completed. */
        public readonly ?int $count = null,
        /** Description of the objective. */
        public readonly ?string $description = null,
        /**
         * How far the objective was completed.
         *
         * @var list<Objectives\ObjectiveCompletionRecords>
         */
        public readonly array $objective_completion_records = [],
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
            $from['objective_id'] ?? null,
            $from['unit'] ?? null,
            $from['name'] ?? null,
            $from['count'] ?? null,
            $from['description'] ?? null,
            array_map(Objectives\ObjectiveCompletionRecords::read(...), $from['objective_completion_records'] ?? []),
        );
    }
}
