<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A consumer's complaint, new or changed (消费者投诉).
 *
 * Kind `complaint`, carried by `COMPLAINT.CREATE`, `COMPLAINT.STATE_CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289719>
 */
final class Complaint implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the complaint. */
        public readonly string $complaint_id,
        /** What happened to the complaint, such as CREATE_COMPLAINT, CONTINUE_COMPLAINT, USER_RESPONSE, SELLER_REFUND. */
        public readonly string $action_type,
    ) {
    }

    public function kind(): string
    {
        return Kind::COMPLAINT;
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
            $from['complaint_id'],
            $from['action_type'],
        );
    }
}
