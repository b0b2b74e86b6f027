<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A delivery plan or its review changed (投放计划).
 *
 * Kind `delivery_plan`, carried by `DELIVERY_PLAN.CHANGE`, `DELIVERY_PLAN_STATE.DELIVER`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016168699>
 */
final class DeliveryPlan implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Id of the delivery plan. */
        public readonly ?string $plan_id = null,
        /**
         * State of the plan: CREATED, DELIVERING, PAUSED, TERMINATED, PLAN_TERMINATED, EXPIRED. Uncertain: described as
         * the state before the change.
         */
        public readonly ?string $plan_state = null,
        /** State of the review: PROCESSING, PASSED, REJECTED. */
        public readonly ?string $audit_state = null,
        /** Why the state changed. */
        public readonly ?string $change_reason = null,
        /** When the record last changed. RFC 3339 with offset. */
        public readonly ?string $modify_time = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::DELIVERY_PLAN;
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
            $from['plan_id'] ?? null,
            $from['plan_state'] ?? null,
            $from['audit_state'] ?? null,
            $from['change_reason'] ?? null,
            $from['modify_time'] ?? null,
        );
    }
}
