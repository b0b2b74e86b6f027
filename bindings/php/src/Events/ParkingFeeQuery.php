<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A query for a parking fee, answered with data (停车缴费服务).
 *
 * Kind `parking_fee.query`, carried by `PARKING_FEE.QUERY_TRANS_INFO`.
 *
 * The platform waits for data in the answer: the fee and the state of the stay. Give it as the body of the
 * acknowledgement (`Ack` with a body).
 * It waits 2 seconds for the connection and 3 for the answer; a `code` other than SUCCESS is a failed query.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4024070065>
 */
final class ParkingFeeQuery implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the stay. */
        public readonly string $out_serial_number,
        /** The licence plate, without special characters. */
        public readonly ?string $plate_number = null,
        /** The merchant's id of the car park. */
        public readonly ?string $out_parking_id = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::PARKING_FEE_QUERY;
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
            $from['out_serial_number'],
            $from['plate_number'] ?? null,
            $from['out_parking_id'] ?? null,
        );
    }
}
