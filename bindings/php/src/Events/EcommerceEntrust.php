<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A deduction contract for combined orders, signed or ended (收付通合单代扣).
 *
 * Kind `ecommerce_entrust`, carried by `ECOMMERCE_ENTRUST.SIGN`, `ECOMMERCE_ENTRUST.TERMINATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012881605>
 */
final class EcommerceEntrust implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly string $mchid,
        /** The merchant's number of the contract. */
        public readonly string $out_contract_code,
        /** Id of the plan or template. */
        public readonly int $plan_id,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The user's id under the application. */
        public readonly string $openid,
        /** When the contract was signed or ended. RFC 3339 with offset. */
        public readonly string $operate_time,
        /** When the contract expires. RFC 3339 with offset. */
        public readonly ?string $contract_expired_time = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** How the contract was ended; absent when it was signed. Uncertain: values differ between sources. */
        public readonly ?string $contract_termination_mode = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::ECOMMERCE_ENTRUST;
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
            $from['out_contract_code'],
            $from['plan_id'],
            $from['appid'],
            $from['openid'],
            $from['operate_time'],
            $from['contract_expired_time'] ?? null,
            $from['attach'] ?? null,
            $from['contract_termination_mode'] ?? null,
        );
    }
}
