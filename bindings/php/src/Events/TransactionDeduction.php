<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP` (委托代扣).
 *
 * Kind `transaction.deduction`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Deductions of every plan are this kind, insurance premiums among them. A service provider's are its payments:
 * kind `transaction.partner`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
 */
final class TransactionDeduction implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** How the user paid: PAP (a deduction). */
        public readonly string $trade_type,
        /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
        public readonly string $trade_state,
        /** The amounts. */
        public readonly TransactionDeduction\Amount $amount,
        /** The merchant number. */
        public readonly string $mchid,
        /** State of the payment, in words. */
        public readonly ?string $trade_state_desc = null,
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
         * @var list<TransactionDeduction\PromotionDetail>
         */
        public readonly array $promotion_detail = [],
        /** Who paid. */
        public readonly ?TransactionDeduction\Payer $payer = null,
        /** Where the payment was made. */
        public readonly ?TransactionDeduction\SceneInfo $scene_info = null,
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
        /** Id of the plan or template. */
        public readonly ?string $plan_id = null,
        /** The contract signed with the payment. */
        public readonly ?TransactionDeduction\ContractInformation $contract_information = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSACTION_DEDUCTION;
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
            $from['trade_type'],
            $from['trade_state'],
            TransactionDeduction\Amount::read($from['amount']),
            $from['mchid'],
            $from['trade_state_desc'] ?? null,
            $from['attach'] ?? null,
            $from['transaction_id'] ?? null,
            $from['bank_type'] ?? null,
            $from['success_time'] ?? null,
            array_map(TransactionDeduction\PromotionDetail::read(...), $from['promotion_detail'] ?? []),
            isset($from['payer']) ? TransactionDeduction\Payer::read($from['payer']) : null,
            isset($from['scene_info']) ? TransactionDeduction\SceneInfo::read($from['scene_info']) : null,
            $from['appid'] ?? null,
            $from['description'] ?? null,
            $from['create_time'] ?? null,
            $from['trade_state_description'] ?? null,
            $from['user_repaid'] ?? null,
            $from['plan_id'] ?? null,
            isset($from['contract_information']) ? TransactionDeduction\ContractInformation::read($from['contract_information']) : null,
        );
    }
}
