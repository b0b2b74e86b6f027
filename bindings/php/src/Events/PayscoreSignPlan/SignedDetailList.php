<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreSignPlan;

use WxNotify\Internal\NoOtherFields;

/** The items of the plan: `signed_detail_list[]`. */
final class SignedDetailList
{
    use NoOtherFields;

    public function __construct(
        /** Number of the item in the plan, from 1. */
        public readonly int $plan_detail_no,
        /** Price of the item before discounts. In the currency's minor unit (分 for CNY). */
        public readonly int $original_price,
        /** Price of the item after discounts. In the currency's minor unit (分 for CNY). */
        public readonly int $actual_price,
        /** State of the item: NOT_USED, USING, USED, SIGN_PLAN_DETAIL_CANCEL. */
        public readonly string $plan_detail_state,
        /** The merchant's number of the plan's item, and of its order. */
        public readonly string $merchant_plan_detail_no,
        /** Name of the plan's item. */
        public readonly string $plan_detail_name,
        /** When the item was first used. RFC 3339 with offset. */
        public readonly string $use_time,
        /** When the item's order was paid. RFC 3339 with offset. */
        public readonly string $complete_time,
        /** When the item's order was cancelled. RFC 3339 with offset. */
        public readonly string $cancel_time,
        /** Description of the item's discount. */
        public readonly ?string $plan_discount_description = null,
        /** WeChat Pay's number of the item's payscore order; absent while NOT_USED. */
        public readonly ?string $order_id = null,
        /** What the user paid for the item's order in the end. In the currency's minor unit (分 for CNY). */
        public readonly ?int $actual_pay_price = null,
    ) {
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
            $from['plan_detail_no'],
            $from['original_price'],
            $from['actual_price'],
            $from['plan_detail_state'],
            $from['merchant_plan_detail_no'],
            $from['plan_detail_name'],
            $from['use_time'],
            $from['complete_time'],
            $from['cancel_time'],
            $from['plan_discount_description'] ?? null,
            $from['order_id'] ?? null,
            $from['actual_pay_price'] ?? null,
        );
    }
}
