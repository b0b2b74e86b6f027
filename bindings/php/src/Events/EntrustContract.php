<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A deduction contract signed or ended (委托代扣).
 *
 * Kind `entrust.contract`, carried by `ENTRUST.SIGN`, `ENTRUST.TERMINATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160323>
 */
final class EntrustContract implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the contract. */
        public readonly string $contract_id,
        /** Id of the plan or template. */
        public readonly int $plan_id,
        /** The merchant's number of the contract. */
        public readonly string $out_contract_code,
        /** The user's name in the contract, as the merchant gave it. */
        public readonly string $contract_display_account,
        /** State of the contract: SIGNED, TERMINATED. */
        public readonly string $contract_state,
        /** When the contract was signed. RFC 3339 with offset. */
        public readonly string $contract_signed_time,
        /** When the contract expires. RFC 3339 with offset. */
        public readonly string $contract_expired_time,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** How the contract was ended; only when its state is TERMINATED. */
        public readonly ?EntrustContract\ContractTerminateInfo $contract_terminate_info = null,
        /** The scheduled deduction; only for contracts that schedule one. */
        public readonly ?EntrustContract\DeductSchedule $deduct_schedule = null,
        /** The merchant number of the service provider. */
        public readonly ?string $sp_mchid = null,
        /** The application id of the service provider. */
        public readonly ?string $sp_appid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The user's id under the service provider's application. */
        public readonly ?string $sp_openid = null,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
        /** The merchant's id of the user. */
        public readonly ?string $out_user_code = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::ENTRUST_CONTRACT;
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
            $from['contract_id'],
            $from['plan_id'],
            $from['out_contract_code'],
            $from['contract_display_account'],
            $from['contract_state'],
            $from['contract_signed_time'],
            $from['contract_expired_time'],
            $from['mchid'] ?? null,
            $from['appid'] ?? null,
            $from['openid'] ?? null,
            isset($from['contract_terminate_info']) ? EntrustContract\ContractTerminateInfo::read($from['contract_terminate_info']) : null,
            isset($from['deduct_schedule']) ? EntrustContract\DeductSchedule::read($from['deduct_schedule']) : null,
            $from['sp_mchid'] ?? null,
            $from['sp_appid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['sp_openid'] ?? null,
            $from['sub_openid'] ?? null,
            $from['out_user_code'] ?? null,
        );
    }
}
