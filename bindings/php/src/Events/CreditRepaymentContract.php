<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A contract for repaying a credit card, signed or ended (信用卡还款).
 *
 * Kind `credit_repayment.contract`, carried by `CREDIT_REPAYMENT.SIGN_CONTRACT`,
 * `CREDIT_REPAYMENT.TERMINATE_CONTRACT`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790583>
 */
final class CreditRepaymentContract implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the service provider. */
        public readonly string $sp_mchid,
        /** WeChat Pay's number of the contract. */
        public readonly string $contract_id,
        /** Id of the plan or template. */
        public readonly int $plan_id,
        /** The merchant's number of the contract. */
        public readonly string $out_contract_code,
        /** The user's name as it is shown. */
        public readonly string $display_name,
        /** State of the contract: CONTRACT_STATE_EFFECTIVE, CONTRACT_STATE_TERMINATED, CONTRACT_STATE_INVALID. */
        public readonly string $contract_state,
        /** When the contract was signed. RFC 3339 with offset. */
        public readonly string $contract_signed_time,
        /** Most that may be repaid at once. Uncertain: an amount given as a string; the unit is not documented. */
        public readonly string $repayment_amount_limit,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The user's id under the application. */
        public readonly string $openid,
        /** When the contract was ended. RFC 3339 with offset. */
        public readonly ?string $contract_terminated_time = null,
        /**
         * How the contract was ended: TERMINATION_MODE_INVALID (not ended), TERMINATION_MODE_BY_USER,
         * TERMINATION_MODE_BY_MERCHANT, TERMINATION_MODE_BY_CUSTOMER_SERVICE. Uncertain: `contract_termination_mode` in
         * another source.
         */
        public readonly ?string $contract_terminated_mode = null,
        /** Why the contract was ended, in words. */
        public readonly ?string $contract_termination_remark = null,
        /** Day of the month on which to repay. */
        public readonly ?int $repayment_day = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::CREDIT_REPAYMENT_CONTRACT;
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
            $from['contract_id'],
            $from['plan_id'],
            $from['out_contract_code'],
            $from['display_name'],
            $from['contract_state'],
            $from['contract_signed_time'],
            $from['repayment_amount_limit'],
            $from['appid'],
            $from['openid'],
            $from['contract_terminated_time'] ?? null,
            $from['contract_terminated_mode'] ?? null,
            $from['contract_termination_remark'] ?? null,
            $from['repayment_day'] ?? null,
        );
    }
}
