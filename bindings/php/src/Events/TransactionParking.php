<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).
 *
 * Kind `transaction.parking`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
 */
final class TransactionParking implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND. */
        public readonly string $trade_state,
        /** Scene of the deduction: PARKING. */
        public readonly string $trade_scene,
        /** The amounts. */
        public readonly TransactionParking\Amount $amount,
        /** The stay in the car park. */
        public readonly TransactionParking\ParkingInfo $parking_info,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The merchant number of the service provider. */
        public readonly ?string $sp_mchid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** State of the payment, in words. */
        public readonly ?string $trade_state_description = null,
        /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
        public readonly ?string $bank_type = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /** When the order was created. RFC 3339 with offset. */
        public readonly ?string $create_time = null,
        /**
         * Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
         * trade_state is SUCCESS.
         */
        public readonly ?string $user_repaid = null,
        /** Description of what is paid for. */
        public readonly ?string $description = null,
        /** Who paid. */
        public readonly ?TransactionParking\Payer $payer = null,
        /**
         * The promotions that were applied.
         *
         * @var list<TransactionParking\PromotionDetail>
         */
        public readonly array $promotion_detail = [],
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** How the user paid, such as AUTH (a deduction). */
        public readonly ?string $trade_type = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSACTION_PARKING;
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
            $from['out_trade_no'],
            $from['trade_state'],
            $from['trade_scene'],
            TransactionParking\Amount::read($from['amount']),
            TransactionParking\ParkingInfo::read($from['parking_info']),
            $from['appid'] ?? null,
            $from['sp_mchid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['trade_state_description'] ?? null,
            $from['bank_type'] ?? null,
            $from['attach'] ?? null,
            $from['success_time'] ?? null,
            $from['create_time'] ?? null,
            $from['user_repaid'] ?? null,
            $from['description'] ?? null,
            isset($from['payer']) ? TransactionParking\Payer::read($from['payer']) : null,
            array_map(TransactionParking\PromotionDetail::read(...), $from['promotion_detail'] ?? []),
            $from['transaction_id'] ?? null,
            $from['trade_type'] ?? null,
        );
    }
}
