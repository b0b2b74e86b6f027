<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A deduction contract abroad, signed or ended (境外委托代扣).
 *
 * Kind `papay`, carried by `PAPAY.SIGN`, `PAPAY.TERMINATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013015485>
 */
final class Papay implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The merchant's number of the contract. */
        public readonly ?string $out_contract_code = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** Who ended the contract: USER, MERCHANT, PLATFORM. */
        public readonly ?string $contract_termination_mode = null,
        /** WeChat Pay's number of the contract. */
        public readonly ?string $contract_id = null,
        /** Id of the plan or template. */
        public readonly ?int $plan_id = null,
        /** When the contract was signed or ended. RFC 3339 with offset. */
        public readonly ?string $operate_time = null,
        /** When the contract expires. RFC 3339 with offset. */
        public readonly ?string $contract_expired_time = null,
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
    ) {
    }

    public function kind(): string
    {
        return Kind::PAPAY;
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
            $from['mchid'] ?? null,
            $from['out_contract_code'] ?? null,
            $from['appid'] ?? null,
            $from['openid'] ?? null,
            $from['contract_termination_mode'] ?? null,
            $from['contract_id'] ?? null,
            $from['plan_id'] ?? null,
            $from['operate_time'] ?? null,
            $from['contract_expired_time'] ?? null,
            $from['sp_mchid'] ?? null,
            $from['sp_appid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['sp_openid'] ?? null,
            $from['sub_openid'] ?? null,
        );
    }
}
