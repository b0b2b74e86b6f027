<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionDeduction;

use WxNotify\Internal\NoOtherFields;

/** Where the payment was made: `scene_info`. */
final class SceneInfo
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the device or shop. */
        public readonly ?string $device_id = null,
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
            $from['device_id'] ?? null,
        );
    }
}
