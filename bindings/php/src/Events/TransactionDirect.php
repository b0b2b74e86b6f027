<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A direct merchant's payment (普通支付).
 *
 * Kind `transaction.direct`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take whichever is
 * there.
 * `amount.total` is the price, `amount.payer_total` what the user paid after coupons. Compare `total` with your
 * order.
 * `exchange_rate` comes only across borders.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
 */
final class TransactionDirect implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The amounts. */
        public readonly TransactionDirect\Amount $amount,
        /** The merchant number. */
        public readonly string $mchid,
        /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
        public readonly string $trade_state,
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
        public readonly ?string $bank_type = null,
        /**
         * The promotions that were applied.
         *
         * @var list<TransactionDirect\PromotionDetail>
         */
        public readonly array $promotion_detail = [],
        /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /** Who paid. */
        public readonly ?TransactionDirect\Payer $payer = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** State of the payment, in words. */
        public readonly ?string $trade_state_desc = null,
        /** How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY. */
        public readonly ?string $trade_type = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** Where the payment was made. */
        public readonly ?TransactionDirect\SceneInfo $scene_info = null,
        /** WeChat Pay's number of the transaction, abroad. */
        public readonly ?string $id = null,
        /** Description of what is paid for. */
        public readonly ?string $description = null,
        /** When the order was created. RFC 3339 with offset. */
        public readonly ?string $create_time = null,
        /** State of the payment, in words. */
        public readonly ?string $trade_state_description = null,
        /**
         * Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
         * trade_state is SUCCESS.
         */
        public readonly ?string $user_repaid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** Id of the plan or template. */
        public readonly ?string $plan_id = null,
        /** The contract signed with the payment. */
        public readonly ?TransactionDirect\ContractInformation $contract_information = null,
        /** The device. */
        public readonly ?TransactionDirect\DeviceInformation $device_information = null,
        /** The device. */
        public readonly ?TransactionDirect\DeviceInfo $device_info = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSACTION_DIRECT;
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
            TransactionDirect\Amount::read($from['amount']),
            $from['mchid'],
            $from['trade_state'],
            $from['out_trade_no'],
            $from['transaction_id'] ?? null,
            $from['bank_type'] ?? null,
            array_map(TransactionDirect\PromotionDetail::read(...), $from['promotion_detail'] ?? []),
            $from['success_time'] ?? null,
            isset($from['payer']) ? TransactionDirect\Payer::read($from['payer']) : null,
            $from['appid'] ?? null,
            $from['trade_state_desc'] ?? null,
            $from['trade_type'] ?? null,
            $from['attach'] ?? null,
            isset($from['scene_info']) ? TransactionDirect\SceneInfo::read($from['scene_info']) : null,
            $from['id'] ?? null,
            $from['description'] ?? null,
            $from['create_time'] ?? null,
            $from['trade_state_description'] ?? null,
            $from['user_repaid'] ?? null,
            $from['openid'] ?? null,
            $from['plan_id'] ?? null,
            isset($from['contract_information']) ? TransactionDirect\ContractInformation::read($from['contract_information']) : null,
            isset($from['device_information']) ? TransactionDirect\DeviceInformation::read($from['device_information']) : null,
            isset($from['device_info']) ? TransactionDirect\DeviceInfo::read($from['device_info']) : null,
        );
    }
}
