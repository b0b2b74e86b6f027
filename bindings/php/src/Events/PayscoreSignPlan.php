<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A payscore plan signed or cancelled by the user (支付分).
 *
 * Kind `payscore.sign_plan`, carried by `PAYSCORE.USER_CANCEL_SIGN_PLAN`, `PAYSCORE.USER_SIGN_PLAN`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286184>
 */
final class PayscoreSignPlan implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's id of the user's plan. */
        public readonly string $sign_plan_id,
        /** Id of the payscore service. */
        public readonly string $service_id,
        /** The merchant's number of the plan. */
        public readonly string $merchant_sign_plan_no,
        /** Where the notification goes. A URL. */
        public readonly string $merchant_callback_url,
        /** Id of the plan that was signed. */
        public readonly string $plan_id,
        /** Number of the item in use, from 1; 0 before the first. */
        public readonly int $going_detail_no,
        /** State of the user's plan, such as UNSIGNED. */
        public readonly string $sign_state,
        /** When the plan was cancelled. RFC 3339 with offset. */
        public readonly string $cancel_sign_time,
        /** Name of the plan. */
        public readonly string $plan_name,
        /** When the plan expires. RFC 3339 with offset. */
        public readonly string $plan_over_time,
        /** Price of the plan before discounts. In the currency's minor unit (分 for CNY). */
        public readonly int $total_origin_price,
        /** How many deductions the plan has. */
        public readonly int $deduction_quantity,
        /** Price of the plan after discounts. In the currency's minor unit (分 for CNY). */
        public readonly int $total_actual_price,
        /**
         * The items of the plan.
         *
         * @var list<PayscoreSignPlan\SignedDetailList>
         */
        public readonly array $signed_detail_list,
        /** When the user signed the plan. RFC 3339 with offset. */
        public readonly string $sign_time,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** Who cancelled the plan: NOT_CANCEL, USER, MERCHANT, REVOKE_SERVICE. */
        public readonly ?string $cancel_sign_type = null,
        /** Why the plan was cancelled. */
        public readonly ?string $cancel_reason = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::PAYSCORE_SIGN_PLAN;
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
            $from['sign_plan_id'],
            $from['service_id'],
            $from['merchant_sign_plan_no'],
            $from['merchant_callback_url'],
            $from['plan_id'],
            $from['going_detail_no'],
            $from['sign_state'],
            $from['cancel_sign_time'],
            $from['plan_name'],
            $from['plan_over_time'],
            $from['total_origin_price'],
            $from['deduction_quantity'],
            $from['total_actual_price'],
            array_map(PayscoreSignPlan\SignedDetailList::read(...), $from['signed_detail_list'] ?? []),
            $from['sign_time'],
            $from['openid'] ?? null,
            $from['sub_openid'] ?? null,
            $from['mchid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['appid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['cancel_sign_type'] ?? null,
            $from['cancel_reason'] ?? null,
        );
    }
}
