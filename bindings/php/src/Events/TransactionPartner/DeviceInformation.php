<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionPartner;

use WxNotify\Internal\NoOtherFields;

/** The device: `device_information`. */
final class DeviceInformation
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the device or shop. */
        public readonly ?string $device_id = null,
        /**
         * IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
         * IP address.
         */
        public readonly mixed $payer_total = null,
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
            $from['payer_total'] ?? null,
        );
    }
}
