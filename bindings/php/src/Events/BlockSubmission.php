<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An appeal against blocked payments decided (商户管控).
 *
 * Kind `merchant_control.appeal`, carried by `BLOCKSUBMISSION.CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
 */
final class BlockSubmission implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** Id of the appeal. */
        public readonly string $appeal_record_id,
        /** Outcome of the appeal: PASS, REJECT. */
        public readonly string $appeal_result,
    ) {
    }

    public function kind(): string
    {
        return Kind::MERCHANT_CONTROL_APPEAL;
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
            $from['appeal_record_id'],
            $from['appeal_result'],
        );
    }
}
