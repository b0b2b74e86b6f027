<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A payment by a company's quota card (企业支付).
 *
 * Kind `webizpay.payment`, carried by `WEBIZPAY.PAYMENTSUCCESS`.
 *
 * The times are numbers here, not RFC 3339; their unit is not documented.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764398>
 */
final class WebizpayPayment implements Event
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
        /** Short name of the receiving merchant. */
        public readonly string $receive_mch_name,
        /** Full name of the receiving merchant. */
        public readonly string $receive_mch_full_name,
        /** Organization code of the receiving merchant. */
        public readonly string $receive_mch_organization_code,
        /** Institution that acquires the receiving merchant's payments. */
        public readonly string $acquirer,
        /** WeChat Pay's number of the transaction. */
        public readonly string $transaction_id,
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
        public readonly string $transaction_state,
        /** The amount of the payment. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** Name of the goods. Uncertain: documented as a number, which a name can't be. */
        public readonly mixed $goods_name,
        /** When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970. */
        public readonly mixed $pay_success_time,
        /** WeChat Pay's number of the refund. */
        public readonly ?string $refund_id = null,
        /** The merchant's number of the refund. */
        public readonly ?string $out_refund_no = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::WEBIZPAY_PAYMENT;
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
            $from['receive_mch_name'],
            $from['receive_mch_full_name'],
            $from['receive_mch_organization_code'],
            $from['acquirer'],
            $from['transaction_id'],
            $from['out_trade_no'],
            $from['transaction_state'],
            $from['amount'],
            $from['goods_name'],
            $from['pay_success_time'],
            $from['refund_id'] ?? null,
            $from['out_refund_no'] ?? null,
        );
    }
}
