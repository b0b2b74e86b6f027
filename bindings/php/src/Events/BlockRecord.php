<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * Payments of a sub-merchant blocked (商户管控).
 *
 * Kind `merchant_control.block`, carried by `BLOCKRECORD.CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
 */
final class BlockRecord implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** Id of the record of blocked payments. */
        public readonly string $block_record_id,
        /**
         * How many payments were blocked: LESS_THAN_TWENTY, LESS_THAN_ONE_HUNDRED, LESS_THAN_ONE_THOUSAND,
         * OVER_ONE_THOUSAND.
         */
        public readonly string $block_count_level,
    ) {
    }

    public function kind(): string
    {
        return Kind::MERCHANT_CONTROL_BLOCK;
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
            $from['sub_mchid'],
            $from['block_record_id'],
            $from['block_count_level'],
        );
    }
}
