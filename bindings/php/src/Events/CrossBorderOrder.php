<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An order of a foreign wallet's user, pushed to the institution (外包内用).
 *
 * Kind `cross_border.order`, carried by `CROSS_BORDER_PAY.PUSH_ORDER_INFO`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762399>
 */
final class CrossBorderOrder implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Transaction number of the accepting network. */
        public readonly string $acq_tid,
        /** Code of the foreign wallet. */
        public readonly string $bank_type,
        /** The amounts. */
        public readonly CrossBorderOrder\Amount $amount,
        /** The user's id under the application. */
        public readonly string $openid,
    ) {
    }

    public function kind(): string
    {
        return Kind::CROSS_BORDER_ORDER;
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
            CrossBorderOrder\Amount::read($from['amount']),
            $from['openid'],
        );
    }
}
