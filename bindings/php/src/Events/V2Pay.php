<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An APIv2 payment or deduction, successful or not (支付结果通知).
 *
 * Kind `v2.pay`, carried by `V2.PAY`.
 *
 * XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
 * Look at `result_code`: a payment that failed is told of as well.
 * Numbered fields (`coupon_id_0`, `coupon_type_0`, `coupon_fee_0`, `coupon_id_1`, ...) are in the raw resource.
 * Nothing in it says when it was sent, and whoever can verify it could have made it.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v2/merchant/4011937248>
 */
final class V2Pay implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The merchant number. */
        public readonly string $mch_id,
        /** The outcome: SUCCESS, FAIL. */
        public readonly string $result_code,
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mch_id = null,
        /** The device, as the merchant named it. */
        public readonly ?string $device_info = null,
        /** How it is signed: MD5, HMAC-SHA256. */
        public readonly ?string $sign_type = null,
        /** Why it failed. */
        public readonly ?string $err_code = null,
        /** Why it failed, in words. */
        public readonly ?string $err_code_des = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** Whether the user follows the official account: Y, N. */
        public readonly ?string $is_subscribe = null,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
        /** Whether the user follows the sub-merchant's official account: Y, N. */
        public readonly ?string $sub_is_subscribe = null,
        /** How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY. */
        public readonly ?string $trade_type = null,
        /**
         * State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. Uncertain: in deductions
         * of one source only.
         */
        public readonly ?string $trade_state = null,
        /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
        public readonly ?string $bank_type = null,
        /** The order's amount, as digits, in fen. */
        public readonly ?string $total_fee = null,
        /** The order's amount less coupons that nobody settles, as digits, in fen. */
        public readonly ?string $settlement_total_fee = null,
        /** Currency, by ISO 4217; CNY where it is absent. */
        public readonly ?string $fee_type = null,
        /** What the user paid in cash, as digits, in fen. */
        public readonly ?string $cash_fee = null,
        /** Currency of what the user paid, by ISO 4217. */
        public readonly ?string $cash_fee_type = null,
        /** The sum of all coupons, as digits, in fen. */
        public readonly ?string $coupon_fee = null,
        /** How many coupons were used, as digits. */
        public readonly ?string $coupon_count = null,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** When the payment was complete, Beijing time. As `yyyyMMddHHmmss`. */
        public readonly ?string $time_end = null,
        /** WeChat Pay's number of the contract; of deductions. */
        public readonly ?string $contract_id = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::V2_PAY;
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
            $from['mch_id'],
            $from['result_code'],
            $from['out_trade_no'],
            $from['sub_appid'] ?? null,
            $from['sub_mch_id'] ?? null,
            $from['device_info'] ?? null,
            $from['sign_type'] ?? null,
            $from['err_code'] ?? null,
            $from['err_code_des'] ?? null,
            $from['openid'] ?? null,
            $from['is_subscribe'] ?? null,
            $from['sub_openid'] ?? null,
            $from['sub_is_subscribe'] ?? null,
            $from['trade_type'] ?? null,
            $from['trade_state'] ?? null,
            $from['bank_type'] ?? null,
            $from['total_fee'] ?? null,
            $from['settlement_total_fee'] ?? null,
            $from['fee_type'] ?? null,
            $from['cash_fee'] ?? null,
            $from['cash_fee_type'] ?? null,
            $from['coupon_fee'] ?? null,
            $from['coupon_count'] ?? null,
            $from['transaction_id'] ?? null,
            $from['attach'] ?? null,
            $from['time_end'] ?? null,
            $from['contract_id'] ?? null,
        );
    }
}
