<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A parked vehicle can or can no longer use the service (微信支付分停车服务).
 *
 * Kind `vehicle.entrance`, carried by `VEHICLE.ENTRANCE_STATE_CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
 */
final class VehicleEntrance implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's id of the stay. */
        public readonly string $parking_id,
        /** The merchant's number of the stay. */
        public readonly string $out_parking_no,
        /** The licence plate, without special characters. */
        public readonly string $plate_number,
        /** Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN. */
        public readonly string $plate_color,
        /** When the vehicle entered. RFC 3339 with offset. */
        public readonly string $start_time,
        /** Name of the car park. */
        public readonly string $parking_name,
        /** How long parking is free. In seconds. */
        public readonly int $free_duration,
        /** Whether the vehicle can use the service: NORMAL, BLOCKED. */
        public readonly string $parking_state,
        /** When the state changed, to the millisecond. RFC 3339 with offset. */
        public readonly string $state_update_time,
        /** The merchant number of the service provider. */
        public readonly ?string $sp_mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** Why the service cannot be used, when it is blocked: PAUSE, OVERDUE, REMOVE. */
        public readonly ?string $blocked_state_description = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::VEHICLE_ENTRANCE;
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
            $from['parking_id'],
            $from['out_parking_no'],
            $from['plate_number'],
            $from['plate_color'],
            $from['start_time'],
            $from['parking_name'],
            $from['free_duration'],
            $from['parking_state'],
            $from['state_update_time'],
            $from['sp_mchid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['blocked_state_description'] ?? null,
        );
    }
}
