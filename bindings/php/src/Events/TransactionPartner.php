<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A service provider's payment, deductions among them: has `sp_mchid` (服务商支付).
 *
 * Kind `transaction.partner`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take whichever is
 * there.
 * Deductions (委托代扣) are payments too: their `trade_type` is `PAP`.
 * `payer.sub_openid` comes only for orders with `sub_appid`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085146>
 */
final class TransactionPartner implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the service provider. */
        public readonly string $sp_mchid,
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
        public readonly string $trade_state,
        /** The amounts. */
        public readonly TransactionPartner\Amount $amount,
        /** The application id of the service provider. */
        public readonly ?string $sp_appid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** State of the payment, in words. */
        public readonly ?string $trade_state_desc = null,
        /** How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY. */
        public readonly ?string $trade_type = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
        public readonly ?string $bank_type = null,
        /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /**
         * The promotions that were applied.
         *
         * @var list<TransactionPartner\PromotionDetail>
         */
        public readonly array $promotion_detail = [],
        /** Who paid. */
        public readonly ?TransactionPartner\Payer $payer = null,
        /** Where the payment was made. */
        public readonly ?TransactionPartner\SceneInfo $scene_info = null,
        /** WeChat Pay's number of the transaction, abroad. */
        public readonly ?string $id = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
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
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
        /** Id of the plan or template. */
        public readonly ?string $plan_id = null,
        /** The contract signed with the payment. */
        public readonly ?TransactionPartner\ContractInformation $contract_information = null,
        /** The device. */
        public readonly ?TransactionPartner\DeviceInformation $device_information = null,
        /** The device. */
        public readonly ?TransactionPartner\DeviceInfo $device_info = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSACTION_PARTNER;
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
            $from['out_trade_no'],
            $from['trade_state'],
            TransactionPartner\Amount::read($from['amount']),
            $from['sp_appid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['trade_state_desc'] ?? null,
            $from['trade_type'] ?? null,
            $from['attach'] ?? null,
            $from['transaction_id'] ?? null,
            $from['bank_type'] ?? null,
            $from['success_time'] ?? null,
            array_map(TransactionPartner\PromotionDetail::read(...), $from['promotion_detail'] ?? []),
            isset($from['payer']) ? TransactionPartner\Payer::read($from['payer']) : null,
            isset($from['scene_info']) ? TransactionPartner\SceneInfo::read($from['scene_info']) : null,
            $from['id'] ?? null,
            $from['appid'] ?? null,
            $from['description'] ?? null,
            $from['create_time'] ?? null,
            $from['trade_state_description'] ?? null,
            $from['user_repaid'] ?? null,
            $from['openid'] ?? null,
            $from['sub_openid'] ?? null,
            $from['plan_id'] ?? null,
            isset($from['contract_information']) ? TransactionPartner\ContractInformation::read($from['contract_information']) : null,
            isset($from['device_information']) ? TransactionPartner\DeviceInformation::read($from['device_information']) : null,
            isset($from['device_info']) ? TransactionPartner\DeviceInfo::read($from['device_info']) : null,
        );
    }
}
