<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user filled in the title for an electronic invoice (电子发票).
 *
 * Kind `fapiao.user_applied`, carried by `FAPIAO.USER_APPLIED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
 */
final class FapiaoUserApplied implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Number of the invoice application: the transaction_id, or the merchant's own number. */
        public readonly string $fapiao_apply_id,
        /** When the user filled in the invoice title. RFC 3339 with offset. */
        public readonly string $apply_time,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /**
         * The invoices.
         *
         * @var list<FapiaoUserApplied\FapiaoInformation>
         */
        public readonly array $fapiao_information = [],
    ) {
    }

    public function kind(): string
    {
        return Kind::FAPIAO_USER_APPLIED;
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
            $from['apply_time'],
            $from['mchid'] ?? null,
            $from['sub_mchid'] ?? null,
            array_map(FapiaoUserApplied\FapiaoInformation::read(...), $from['fapiao_information'] ?? []),
        );
    }
}
