<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\DiscountCard;

use WxNotify\Internal\NoOtherFields;

/** When the card is valid: `time_range`. */
final class TimeRange
{
    use NoOtherFields;

    public function __construct(
        /** When the period begins. RFC 3339 with offset. */
        public readonly ?string $begin_time = null,
        /** When the period ends. RFC 3339 with offset. */
        public readonly ?string $end_time = null,
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
            $from['begin_time'] ?? null,
            $from['end_time'] ?? null,
        );
    }
}
