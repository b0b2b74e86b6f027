<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A payment with medical insurance, successful (医保支付).
 *
 * Kind `medical_insurance`, carried by `MEDICAL_INSURANCE.SUCCESS`.
 *
 * `passthrough_request_content` and `passthrough_response_content` are strings that hold JSON, with `payAuthNo`,
 * `payOrdId` and `setlLatlnt` inside: parse them once more.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016781554>
 */
final class MedicalInsurance implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the mixed order. */
        public readonly string $mix_trade_no,
        /**
         * State of the mixed order: MIX_PAY_CREATED, MIX_PAY_SUCCESS, MIX_PAY_REFUND, MIX_PAY_FAIL,
         * UNKNOWN_MIX_PAY_STATUS.
         */
        public readonly string $mix_pay_status,
        /** What the order is paid with: CASH_ONLY, INSURANCE_ONLY, CASH_AND_INSURANCE, UNKNOWN_MIX_PAY_TYPE. */
        public readonly string $mix_pay_type,
        /** The institution's order number. */
        public readonly string $out_trade_no,
        /** Id of the city, as an administrative division code. */
        public readonly string $city_id,
        /** Name of the medical institution. */
        public readonly string $med_inst_name,
        /** Code of the medical institution. */
        public readonly string $med_inst_no,
        /** Where the notification goes. A URL. */
        public readonly string $callback_url,
        /**
         * State of the user's own part: SELF_PAY_CREATED, SELF_PAY_SUCCESS, SELF_PAY_REFUND, SELF_PAY_FAIL, NO_SELF_PAY,
         * UNKNOWN_SELF_PAY_STATUS.
         */
        public readonly ?string $self_pay_status = null,
        /**
         * State of the insurance's part: MED_INS_PAY_CREATED, MED_INS_PAY_SUCCESS, MED_INS_PAY_REFUND, MED_INS_PAY_FAIL,
         * NO_MED_INS_PAY, UNKNOWN_MED_INS_PAY_STATUS.
         */
        public readonly ?string $med_ins_pay_status = null,
        /** When the order was paid. RFC 3339 with offset. */
        public readonly ?string $paid_time = null,
        /** What the insurance returned to the medical institution, as JSON in a string. JSON in a string. */
        public readonly ?string $passthrough_response_content = null,
        /** Kind of medical order, such as REG_PAY (registration), DIAG_PAY (treatment), IN_HOSP_PAY, PHARMACY_PAY. */
        public readonly ?string $order_type = null,
        /** The application id of the institution. */
        public readonly ?string $appid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The merchant number of the medical institution. */
        public readonly ?string $sub_mchid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
        /** Whether the user pays for a relative. */
        public readonly ?bool $pay_for_relatives = null,
        /** The medical institution's order number. */
        public readonly ?string $serial_no = null,
        /** The insurance's id of the payment. */
        public readonly ?string $pay_order_id = null,
        /** The insurance's authorization code of the payment. */
        public readonly ?string $pay_auth_no = null,
        /** The user's location: longitude, comma, latitude. */
        public readonly ?string $geo_location = null,
        /** When the order was placed with the medical insurance. RFC 3339 with offset. */
        public readonly ?string $med_ins_order_create_time = null,
        /** The order's amount. In the currency's minor unit (分 for CNY). */
        public readonly ?int $total_fee = null,
        /** What the medical insurance's pooled fund pays. In the currency's minor unit (分 for CNY). */
        public readonly ?int $med_ins_gov_fee = null,
        /** What the user's medical insurance account pays. In the currency's minor unit (分 for CNY). */
        public readonly ?int $med_ins_self_fee = null,
        /** What other funds of the medical insurance pay. In the currency's minor unit (分 for CNY). */
        public readonly ?int $med_ins_other_fee = null,
        /** What the medical insurance leaves to be paid in cash. In the currency's minor unit (分 for CNY). */
        public readonly ?int $med_ins_cash_fee = null,
        /** What the user pays with WeChat Pay, after additions and reductions. In the currency's minor unit (分 for CNY). */
        public readonly ?int $wechat_pay_cash_fee = null,
        /**
         * What is paid in cash on top.
         *
         * @var list<MedicalInsurance\CashAddDetail>
         */
        public readonly array $cash_add_detail = [],
        /**
         * What was taken off the cash part.
         *
         * @var list<MedicalInsurance\CashReduceDetail>
         */
        public readonly array $cash_reduce_detail = [],
        /** Id of the prepared payment of the user's own part. */
        public readonly ?string $prepay_id = null,
        /** What the medical institution passes to the insurance, as JSON in a string. JSON in a string. */
        public readonly ?string $passthrough_request_content = null,
        /** Further fields, as agreed with the medical institution. */
        public readonly ?string $extends = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** Number of the channel. */
        public readonly ?string $channel_no = null,
        /** Whether the order was placed in the insurance's test environment. */
        public readonly ?bool $med_ins_test_env = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::MEDICAL_INSURANCE;
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
            $from['mix_trade_no'],
            $from['mix_pay_status'],
            $from['mix_pay_type'],
            $from['out_trade_no'],
            $from['city_id'],
            $from['med_inst_name'],
            $from['med_inst_no'],
            $from['callback_url'],
            $from['self_pay_status'] ?? null,
            $from['med_ins_pay_status'] ?? null,
            $from['paid_time'] ?? null,
            $from['passthrough_response_content'] ?? null,
            $from['order_type'] ?? null,
            $from['appid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['openid'] ?? null,
            $from['sub_openid'] ?? null,
            $from['pay_for_relatives'] ?? null,
            $from['serial_no'] ?? null,
            $from['pay_order_id'] ?? null,
            $from['pay_auth_no'] ?? null,
            $from['geo_location'] ?? null,
            $from['med_ins_order_create_time'] ?? null,
            $from['total_fee'] ?? null,
            $from['med_ins_gov_fee'] ?? null,
            $from['med_ins_self_fee'] ?? null,
            $from['med_ins_other_fee'] ?? null,
            $from['med_ins_cash_fee'] ?? null,
            $from['wechat_pay_cash_fee'] ?? null,
            array_map(MedicalInsurance\CashAddDetail::read(...), $from['cash_add_detail'] ?? []),
            array_map(MedicalInsurance\CashReduceDetail::read(...), $from['cash_reduce_detail'] ?? []),
            $from['prepay_id'] ?? null,
            $from['passthrough_request_content'] ?? null,
            $from['extends'] ?? null,
            $from['attach'] ?? null,
            $from['channel_no'] ?? null,
            $from['med_ins_test_env'] ?? null,
        );
    }
}
