<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).
 *
 * Kind `insurance_entrust`, carried by `INSURANCE_ENTRUST.RENEW`, `INSURANCE_ENTRUST.SIGN`,
 * `INSURANCE_ENTRUST.TERMINATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289466>
 */
final class InsuranceEntrust implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly string $mchid,
        /** WeChat Pay's number of the contract. */
        public readonly string $contract_id,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** Id of the plan or template. */
        public readonly int $plan_id,
        /** The merchant's number of the contract. */
        public readonly string $out_contract_code,
        /** Name of the insured as it is shown. */
        public readonly string $insured_display_name,
        /** State of the contract: SIGNED, TERMINATED. */
        public readonly string $contract_state,
        /** When the contract was signed. RFC 3339 with offset. */
        public readonly string $contract_signed_time,
        /** When the contract expires. RFC 3339 with offset. */
        public readonly string $contract_expired_time,
        /** The user's id under the application. */
        public readonly string $openid,
        /** How the contract was ended; only when its state is TERMINATED. */
        public readonly ?InsuranceEntrust\ContractTerminateInfo $contract_terminate_info = null,
        /** The merchant's id of the user. */
        public readonly ?string $out_user_code = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::INSURANCE_ENTRUST;
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
            $from['mchid'],
            $from['contract_id'],
            $from['appid'],
            $from['plan_id'],
            $from['out_contract_code'],
            $from['insured_display_name'],
            $from['contract_state'],
            $from['contract_signed_time'],
            $from['contract_expired_time'],
            $from['openid'],
            isset($from['contract_terminate_info']) ? InsuranceEntrust\ContractTerminateInfo::read($from['contract_terminate_info']) : null,
            $from['out_user_code'] ?? null,
        );
    }
}
