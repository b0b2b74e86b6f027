<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An electronic invoice issued, reversed, put into the user's cards or discarded (电子发票).
 *
 * Kind `fapiao`, carried by `FAPIAO.CARD_DISCARDED`, `FAPIAO.CARD_INSERTED`, `FAPIAO.ISSUED`, `FAPIAO.REVERSED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
 */
final class Fapiao implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Number of the invoice application: the transaction_id, or the merchant's own number. */
        public readonly string $fapiao_apply_id,
        /**
         * The invoices.
         *
         * @var list<Fapiao\FapiaoInformation>
         */
        public readonly array $fapiao_information,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::FAPIAO;
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
            $from['fapiao_apply_id'],
            array_map(Fapiao\FapiaoInformation::read(...), $from['fapiao_information'] ?? []),
            $from['mchid'] ?? null,
            $from['sub_mchid'] ?? null,
        );
    }
}
