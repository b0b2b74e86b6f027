<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A query for what a scanned QR code stands for, answered with data (外包内用).
 *
 * Kind `cross_border.query`, carried by `CROSS_BORDER_PAY.GET_MCH_INFO`.
 *
 * The platform waits for data in the answer, within 3 seconds: who receives the money for the QR code. Give it
 * as the body of the acknowledgement (`Ack` with a body).
 * The answer has to be signed by the institution in its `Authorization` header; without it the payment stops.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762388>
 */
final class CrossBorderQuery implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Transaction number of the accepting network. */
        public readonly string $acq_tid,
        /** Code of the foreign wallet. */
        public readonly string $bank_type,
        /** The URL in the QR code that the foreign wallet scanned. A URL. */
        public readonly string $qr_cd_mp,
    ) {
    }

    public function kind(): string
    {
        return Kind::CROSS_BORDER_QUERY;
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
            $from['acq_tid'],
            $from['bank_type'],
            $from['qr_cd_mp'],
        );
    }
}
