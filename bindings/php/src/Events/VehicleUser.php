<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user's authorization of ETC deductions changed (ETC扣费).
 *
 * Kind `vehicle.user`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`,
 * `VEHICLE.USER_STATE_CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012158358>
 */
final class VehicleUser implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The merchant number of the service provider. */
        public readonly string $sp_mchid,
        /** The user's id under the service provider's application. */
        public readonly string $sp_openid,
        /** Number of the contract for ETC deductions. */
        public readonly string $contract_id,
        /** State of the vehicle's binding to ETC deductions. Uncertain: values not documented in public. */
        public readonly string $bind_state,
        /** The licence plate, without special characters. */
        public readonly string $plate_number,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::VEHICLE_USER;
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
            $from['appid'],
            $from['sp_mchid'],
            $from['sp_openid'],
            $from['contract_id'],
            $from['bind_state'],
            $from['plate_number'],
            $from['sub_openid'] ?? null,
            $from['sub_mchid'] ?? null,
        );
    }
}
