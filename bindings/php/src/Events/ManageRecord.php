<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A sub-merchant's management record, new or changed (商户管控).
 *
 * Kind `merchant_control.manage`, carried by `MANAGERECORD.CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
 */
final class ManageRecord implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** Id of the management record. */
        public readonly string $manage_record_id,
        /** State of the management record: PENDING, SUBMITTED, EXPIRED, UNDER_REVIEW, RECOVERED, REJECTED. */
        public readonly string $manage_record_state,
    ) {
    }

    public function kind(): string
    {
        return Kind::MERCHANT_CONTROL_MANAGE;
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
            $from['manage_record_id'],
            $from['manage_record_state'],
        );
    }
}
