<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A refund to a company's quota card (企业支付).
 *
 * Kind `webizpay.refund`, carried by `WEBIZPAY.PAYMENTREFUNDSUCCESS`.
 *
 * The times are numbers here, not RFC 3339; their unit is not documented.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764405>
 */
final class WebizpayRefund implements Event
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
        /** WeChat Pay's number of the transaction. */
        public readonly string $transaction_id,
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** WeChat Pay's number of the refund. */
        public readonly string $refund_id,
        /** The merchant's number of the refund. */
        public readonly string $out_refund_no,
        /** The amount of the payment. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970. */
        public readonly mixed $pay_success_time,
        /** What had been refunded of the payment. In the currency's minor unit (分 for CNY). */
        public readonly int $refunded_amount,
        /** The amount of this refund. In the currency's minor unit (分 for CNY). */
        public readonly int $refund_amount,
        /** State of the refund, such as SUCCESS. */
        public readonly string $refund_state,
        /** When the refund was created. Uncertain: documented as a number; likely seconds since 1970. */
        public readonly mixed $refund_create_time,
        /** When the refund succeeded. Uncertain: documented as a number; likely seconds since 1970. */
        public readonly mixed $refund_success_time,
    ) {
    }

    public function kind(): string
    {
        return Kind::WEBIZPAY_REFUND;
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
            $from['transaction_id'],
            $from['out_trade_no'],
            $from['refund_id'],
            $from['out_refund_no'],
            $from['amount'],
            $from['pay_success_time'],
            $from['refunded_amount'],
            $from['refund_amount'],
            $from['refund_state'],
            $from['refund_create_time'],
            $from['refund_success_time'],
        );
    }
}
