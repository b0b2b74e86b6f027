<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A credit card repaid by deduction (信用卡还款).
 *
 * Kind `credit_repayment.deduction`, carried by `CREDIT_REPAYMENT.DEDUCTION_PAY`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790592>
 */
final class CreditRepaymentDeduction implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the service provider. */
        public readonly string $sp_mchid,
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The application id of the sub-merchant. */
        public readonly string $sub_appid,
        /** The user's id under the application. */
        public readonly string $openid,
        /** State of the repayment, such as DEDUCT_ORDER_STATE_PAY_SUCCESS. */
        public readonly string $order_state,
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** The merchant's number of the scheduled repayment. */
        public readonly string $out_record_id,
        /** WeChat Pay's number of the contract. */
        public readonly string $contract_id,
        /** The amount to deduct. Uncertain: a string in one place, an integer in the request that starts it: take both. */
        public readonly mixed $deduct_amount,
        /** Description of what is paid for. */
        public readonly string $description,
        /** What was repaid. Uncertain: a string in one place, an integer in the request that starts it: take both. */
        public readonly mixed $pay_success_amount = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::CREDIT_REPAYMENT_DEDUCTION;
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
            $from['sub_mchid'],
            $from['appid'],
            $from['sub_appid'],
            $from['openid'],
            $from['order_state'],
            $from['out_trade_no'],
            $from['out_record_id'],
            $from['contract_id'],
            $from['deduct_amount'],
            $from['description'],
            $from['pay_success_amount'] ?? null,
            $from['attach'] ?? null,
            $from['transaction_id'] ?? null,
        );
    }
}
