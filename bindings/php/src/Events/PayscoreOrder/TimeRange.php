<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder;

use WxNotify\Internal\NoOtherFields;

/** When the service takes place: `time_range`. */
final class TimeRange
{
    use NoOtherFields;

    public function __construct(
        /** When the service begins, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`. */
        public readonly string $start_time,
        /** Note on the beginning. */
        public readonly ?string $start_time_remark = null,
        /** When the service ends, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`. */
        public readonly ?string $end_time = null,
        /** Note on the end. */
        public readonly ?string $end_time_remark = null,
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
            $from['start_time'],
            $from['start_time_remark'] ?? null,
            $from['end_time'] ?? null,
            $from['end_time_remark'] ?? null,
        );
    }
}
