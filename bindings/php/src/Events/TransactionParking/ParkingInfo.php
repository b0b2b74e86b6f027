<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionParking;

use WxNotify\Internal\NoOtherFields;

/** The stay in the car park: `parking_info`. */
final class ParkingInfo
{
    use NoOtherFields;

    public function __construct(
        /** The licence plate, without special characters. */
        public readonly string $plate_number,
        /** WeChat Pay's id of the stay. */
        public readonly ?string $parking_id = null,
        /** Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN. */
        public readonly ?string $plate_color = null,
        /** When the vehicle entered. RFC 3339 with offset. */
        public readonly ?string $start_time = null,
        /** When the vehicle left. RFC 3339 with offset. */
        public readonly ?string $end_time = null,
        /** Name of the car park. */
        public readonly ?string $parking_name = null,
        /** How long the stay was charged for. In seconds. */
        public readonly ?int $charging_duration = null,
        /** Id of the car park's device. */
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
            $from['plate_number'],
            $from['parking_id'] ?? null,
            $from['plate_color'] ?? null,
            $from['start_time'] ?? null,
            $from['end_time'] ?? null,
            $from['parking_name'] ?? null,
            $from['charging_duration'] ?? null,
            $from['device_id'] ?? null,
        );
    }
}
