<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A company's quota card expired (企业支付).
 *
 * Kind `webizpay.quota_card`, carried by `WEBIZPAY.QUOTACARDEXPIRED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
 */
final class WebizpayQuotaCard implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the service provider. */
        public readonly string $sp_mchid,
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** Number of the company's quota card. */
        public readonly string $card_no,
        /** WeChat Pay's id of the employee's authorization. */
        public readonly string $employee_id,
        /** State of the card: ACTIVE, DISABLED. */
        public readonly string $card_state,
        /** When the card was disabled. Uncertain: format not documented in public. */
        public readonly string $card_disabled_time,
        /** Why the card was disabled. */
        public readonly ?string $reason = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::WEBIZPAY_QUOTA_CARD;
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
            $from['card_no'],
            $from['employee_id'],
            $from['card_state'],
            $from['card_disabled_time'],
            $from['reason'] ?? null,
        );
    }
}
