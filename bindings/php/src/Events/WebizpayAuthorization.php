<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An employee's authorization of company payments, given or revoked (企业支付).
 *
 * Kind `webizpay.authorization`, carried by `WEBIZPAY.AUTHORIZED`, `WEBIZPAY.REVOKED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
 */
final class WebizpayAuthorization implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the service provider. */
        public readonly string $sp_mchid,
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** The company's id of the employee. */
        public readonly string $user_id,
        /** WeChat Pay's id of the employee's authorization. */
        public readonly ?string $employee_id = null,
        /** When the employee was authorized. Uncertain: format not documented in public. */
        public readonly ?string $authorization_time = null,
        /** State of the employee's authorization: AUTHORIZED, REVOKED. */
        public readonly ?string $authorization_state = null,
        /** When the authorization was revoked. Uncertain: format not documented in public. */
        public readonly ?string $authorization_revoked_time = null,
        /** Why the authorization was revoked: 企业发起 (by the company), 员工注销 (by the employee). */
        public readonly ?string $reason = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::WEBIZPAY_AUTHORIZATION;
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
            $from['user_id'],
            $from['employee_id'] ?? null,
            $from['authorization_time'] ?? null,
            $from['authorization_state'] ?? null,
            $from['authorization_revoked_time'] ?? null,
            $from['reason'] ?? null,
        );
    }
}
