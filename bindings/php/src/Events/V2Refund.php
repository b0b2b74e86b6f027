<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An APIv2 refund (退款结果通知).
 *
 * Kind `v2.refund`, carried by `V2.REFUND`.
 *
 * XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
 * Refunds that are made by hand on the merchant platform come so, also to merchants of APIv3.
 * Its encryption (AES in ECB mode) says nothing of who made it, and `appid`, `mch_id` and `sub_*` stand outside
 * of it: compare it with the refund that you asked for, and look it up before it moves goods or money.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v2/partner/4011989265>
 */
final class V2Refund implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly string $mch_id,
        /** WeChat Pay's number of the transaction. */
        public readonly string $transaction_id,
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** WeChat Pay's number of the refund. */
        public readonly string $refund_id,
        /** The merchant's number of the refund. */
        public readonly string $out_refund_no,
        /** The order's amount, as digits, in fen. */
        public readonly string $total_fee,
        /** The amount that is refunded, as digits, in fen. */
        public readonly string $refund_fee,
        /** State of the refund: SUCCESS, CHANGE (it went wrong), REFUNDCLOSE. */
        public readonly string $refund_status,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mch_id = null,
        /** The order's amount less coupons that nobody settles, as digits, in fen. */
        public readonly ?string $settlement_total_fee = null,
        /** The amount that is refunded less coupons that nobody settles, as digits, in fen. */
        public readonly ?string $settlement_refund_fee = null,
        /** When it succeeded, Beijing time; absent unless it did. As `yyyy-MM-dd HH:mm:ss`. */
        public readonly ?string $success_time = null,
        /** Where the refund goes (the platform's spelling). */
        public readonly ?string $refund_recv_accout = null,
        /** Which funds it is paid from: REFUND_SOURCE_RECHARGE_FUNDS, REFUND_SOURCE_UNSETTLED_FUNDS. */
        public readonly ?string $refund_account = null,
        /** Who asked for the refund: API, VENDOR_PLATFORM (made by hand on the merchant platform). */
        public readonly ?string $refund_request_source = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::V2_REFUND;
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
            $from['mch_id'],
            $from['transaction_id'],
            $from['out_trade_no'],
            $from['refund_id'],
            $from['out_refund_no'],
            $from['total_fee'],
            $from['refund_fee'],
            $from['refund_status'],
            $from['appid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['sub_mch_id'] ?? null,
            $from['settlement_total_fee'] ?? null,
            $from['settlement_refund_fee'] ?? null,
            $from['success_time'] ?? null,
            $from['refund_recv_accout'] ?? null,
            $from['refund_account'] ?? null,
            $from['refund_request_source'] ?? null,
        );
    }
}
