<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\BrandMembercard;

use WxNotify\Internal\NoOtherFields;

/** When the card is valid: `valid_date_information`. */
final class ValidDateInformation
{
    use NoOtherFields;

    public function __construct(
        /** Kind of validity: FIX_TIME_RANGE, FIX_TERM, PERMANENT. */
        public readonly string $type,
        /** From when it can be used. RFC 3339 with offset. */
        public readonly ?string $available_begin_time = null,
        /** Until when it can be used. RFC 3339 with offset. */
        public readonly ?string $available_end_time = null,
        /** For how many days the card is valid. In days. */
        public readonly ?int $available_day_after_receive = null,
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
            $from['type'],
            $from['available_begin_time'] ?? null,
            $from['available_end_time'] ?? null,
            $from['available_day_after_receive'] ?? null,
        );
    }
}
