<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A batch of personal collections settled (个人收款).
 *
 * Kind `settlement`, carried by `SETTLEMENT.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012650327>
 */
final class Settlement implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the settlement batch. */
        public readonly string $out_settle_batch_no,
        /** WeChat Pay's number of the settlement batch. */
        public readonly string $settle_batch_no,
        /** Id of the individual who receives the money. */
        public readonly string $individual_auth_id,
        /** Description of the receiver. */
        public readonly string $description,
        /** State of the batch. Uncertain: values not documented in public. */
        public readonly string $state,
        /** Scenario of the payments that were settled. Uncertain: values not documented in public. */
        public readonly string $trade_scenario,
        /** When the record was created. RFC 3339 with offset. */
        public readonly string $create_time,
        /** When the batch was finished. RFC 3339 with offset. */
        public readonly ?string $finish_time = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::SETTLEMENT;
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
            $from['out_settle_batch_no'],
            $from['settle_batch_no'],
            $from['individual_auth_id'],
            $from['description'],
            $from['state'],
            $from['trade_scenario'],
            $from['create_time'],
            $from['finish_time'] ?? null,
        );
    }
}
