<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransferAuthorization;

use WxNotify\Internal\NoOtherFields;

/** How the authorization was closed; absent while it is open: `close_info`. */
final class CloseInfo
{
    use NoOtherFields;

    public function __construct(
        /** When it was closed. RFC 3339 with offset. */
        public readonly string $close_time,
        /** Why it was closed: CLOSE_VIA_MCH_API, USER_CLOSE. */
        public readonly string $close_reason,
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
            $from['close_time'],
            $from['close_reason'],
        );
    }
}
