<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A budget for donations locked, closed or used up (公益捐赠).
 *
 * Kind `budget`, carried by `BUDGET.CLOSED`, `BUDGET.FINISHED`, `BUDGET.LOCKED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015555114>
 */
final class Budget implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the service provider. */
        public readonly string $sp_mchid,
        /** The merchant's number of the budget. */
        public readonly string $out_budget_no,
        /** WeChat Pay's number of the budget. */
        public readonly string $budget_id,
        /** The whole budget. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** Merchant number that funds the budget. */
        public readonly string $sponsor_mchid,
        /** Name of the activity. */
        public readonly string $activity_name,
        /** Description of the activity. */
        public readonly string $activity_remark,
        /** State of the budget, such as CLOSED. */
        public readonly string $state,
        /** Why the budget was unlocked. */
        public readonly ?string $unlock_remark = null,
        /** When the budget was closed. RFC 3339 with offset. */
        public readonly ?string $closed_time = null,
        /** When the budget was used up. RFC 3339 with offset. */
        public readonly ?string $finished_time = null,
        /** When the budget was locked. RFC 3339 with offset. */
        public readonly ?string $locked_time = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::BUDGET;
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
            $from['sp_mchid'],
            $from['out_budget_no'],
            $from['budget_id'],
            $from['amount'],
            $from['sponsor_mchid'],
            $from['activity_name'],
            $from['activity_remark'],
            $from['state'],
            $from['unlock_remark'] ?? null,
            $from['closed_time'] ?? null,
            $from['finished_time'] ?? null,
            $from['locked_time'] ?? null,
        );
    }
}
