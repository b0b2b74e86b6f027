<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user allowed an insurance policy to be shown (微信保单服务).
 *
 * Kind `insurance_policy`, carried by `INSURANCE_POLICY_MANAGEMENT.GRANTED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016943540>
 */
final class InsurancePolicy implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the insurance. */
        public readonly string $out_insurance_no,
        /** Name of the insurance. */
        public readonly string $insurance_name,
        /**
         * State of the authorization: AUTH_STATE_INIT, AUTH_STATE_PENDING, AUTH_STATE_GRANTED, AUTH_STATE_DENIED,
         * AUTH_STATE_INEFFECTIE (the platform's spelling).
         */
        public readonly string $auth_state,
        /** When the user gave the authorization. RFC 3339 with offset. */
        public readonly string $user_auth_time,
    ) {
    }

    public function kind(): string
    {
        return Kind::INSURANCE_POLICY;
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
            $from['out_insurance_no'],
            $from['insurance_name'],
            $from['auth_state'],
            $from['user_auth_time'],
        );
    }
}
