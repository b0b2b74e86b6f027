<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A power bank's insurance taken or changed (租用充电宝保险).
 *
 * Kind `power_bank.insurance`, carried by `HIRE_POWER_BANK.RECEIVE_INSURANCE`.
 *
 * Official documentation:
 * <https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html>
 */
final class PowerBankInsurance implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the insurance order. */
        public readonly string $order_id,
        /** The merchant's number of the insurance order. */
        public readonly string $out_order_no,
        /** The user's id under the application. */
        public readonly string $openid,
        /** How many claims can be made. */
        public readonly int $max_claim_count,
        /** How many claims were made. */
        public readonly int $claimed_count,
        /** When the user took the insurance. RFC 3339 with offset. */
        public readonly string $order_receive_time,
        /** Whether the user took the insurance, such as RECEIVED. */
        public readonly string $order_receive_state,
        /** When the insurance begins. RFC 3339 with offset. */
        public readonly ?string $order_begin_time = null,
        /** When the insurance ends. RFC 3339 with offset. */
        public readonly ?string $order_end_time = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::POWER_BANK_INSURANCE;
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
            $from['order_id'],
            $from['out_order_no'],
            $from['openid'],
            $from['max_claim_count'],
            $from['claimed_count'],
            $from['order_receive_time'],
            $from['order_receive_state'],
            $from['order_begin_time'] ?? null,
            $from['order_end_time'] ?? null,
        );
    }
}
