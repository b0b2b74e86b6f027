<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user's debts for school payments changed (校园轻松付).
 *
 * Kind `edu_school.debt`, carried by `EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161155>
 */
final class EduSchoolDebt implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The user's id under the application. */
        public readonly string $openid,
        /** Whether the user's account can be charged: NORMAL, FORBIDDEN. */
        public readonly string $state,
        /** How many of the user's debts are open. */
        public readonly int $debt_count,
        /** When the debts last changed. RFC 3339 with offset. */
        public readonly string $update_time,
    ) {
    }

    public function kind(): string
    {
        return Kind::EDU_SCHOOL_DEBT;
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
            $from['openid'],
            $from['state'],
            $from['debt_count'],
            $from['update_time'],
        );
    }
}
