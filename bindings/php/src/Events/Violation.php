<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A sub-merchant punished, blocked or heard on appeal (商户违规通知).
 *
 * Kind `violation`, carried by `VIOLATION.APPEAL`, `VIOLATION.INTERCEPT`, `VIOLATION.PUNISH`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012079216>
 */
final class Violation implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** Name of the sub-merchant's company. */
        public readonly string $company_name,
        /** Id of the measure. */
        public readonly string $record_id,
        /** The measure taken. */
        public readonly string $punish_plan,
        /** When the measure was taken. RFC 3339 with offset. */
        public readonly string $punish_time,
        /** Description of the measure. */
        public readonly string $punish_description,
        /** Kind of risk, such as ONE_YUAN_PURCHASES. */
        public readonly string $risk_type,
        /** Description of the risk. Uncertain: a public sample has a space after the name. */
        public readonly ?string $risk_description = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::VIOLATION;
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
            $from['sub_mchid'],
            $from['company_name'],
            $from['record_id'],
            $from['punish_plan'],
            $from['punish_time'],
            $from['punish_description'],
            $from['risk_type'],
            $from['risk_description'] ?? null,
        );
    }
}
