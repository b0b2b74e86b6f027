<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A campus or industry deduction, successful or not (校园/行业轻松付).
 *
 * Kind `transaction.industry`, carried by `TRANSACTION.INDUSTRY_FAILED`, `TRANSACTION.INDUSTRY_SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161063>
 */
final class TransactionIndustry implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly string $mchid,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND. */
        public readonly string $trade_state,
        /** The amounts. */
        public readonly TransactionIndustry\Amount $amount,
        /** The device. */
        public readonly TransactionIndustry\DeviceInfo $device_info,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** How the user paid: AUTH (a deduction); absent until deducted. */
        public readonly ?string $trade_type = null,
        /** State of the payment, in words. */
        public readonly ?string $trade_state_desc = null,
        /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
        public readonly ?string $bank_type = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /** Who paid. */
        public readonly ?TransactionIndustry\Payer $payer = null,
        /**
         * The promotions that were applied.
         *
         * @var list<TransactionIndustry\PromotionDetail>
         */
        public readonly array $promotion_detail = [],
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSACTION_INDUSTRY;
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
            $from['mchid'],
            $from['appid'],
            $from['out_trade_no'],
            $from['trade_state'],
            TransactionIndustry\Amount::read($from['amount']),
            TransactionIndustry\DeviceInfo::read($from['device_info']),
            $from['sub_mchid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['transaction_id'] ?? null,
            $from['trade_type'] ?? null,
            $from['trade_state_desc'] ?? null,
            $from['bank_type'] ?? null,
            $from['attach'] ?? null,
            $from['success_time'] ?? null,
            isset($from['payer']) ? TransactionIndustry\Payer::read($from['payer']) : null,
            array_map(TransactionIndustry\PromotionDetail::read(...), $from['promotion_detail'] ?? []),
        );
    }
}
