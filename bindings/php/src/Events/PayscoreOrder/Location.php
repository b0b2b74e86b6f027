<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder;

use WxNotify\Internal\NoOtherFields;

/** Where the service took place: `location`. */
final class Location
{
    use NoOtherFields;

    public function __construct(
        /** Where the service began. */
        public readonly ?string $start_location = null,
        /** Where the service ended. */
        public readonly ?string $end_location = null,
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
            $from['start_location'] ?? null,
            $from['end_location'] ?? null,
        );
    }
}
