<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A combined payment: has `combine_mchid` and sub-orders (合单支付).
 *
 * Kind `transaction.combine`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * The amounts are `total_amount` and `payer_amount` in each sub-order, not `total` and `payer_total` as
 * elsewhere.
 * Each sub-order has a `trade_state` of its own; there is none for the whole.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012166360>
 */
final class TransactionCombine implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the combined order. */
        public readonly string $combine_out_trade_no,
        /** Merchant number of the combined order's initiator. */
        public readonly string $combine_mchid,
        /**
         * The orders of the combined payment.
         *
         * @var list<TransactionCombine\SubOrders>
         */
        public readonly array $sub_orders,
        /** Application id of the combined order's initiator. */
        public readonly ?string $combine_appid = null,
        /** Where the payment was made. */
        public readonly ?TransactionCombine\SceneInfo $scene_info = null,
        /** Who paid. */
        public readonly ?TransactionCombine\CombinePayerInfo $combine_payer_info = null,
        /** WeChat Pay's number of the combined order. Uncertain: in one source only. */
        public readonly ?string $combine_transaction_id = null,
        /** The instalments, when the user pays in some. */
        public readonly ?TransactionCombine\InstallmentInfo $installment_info = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSACTION_COMBINE;
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
            $from['combine_out_trade_no'],
            $from['combine_mchid'],
            array_map(TransactionCombine\SubOrders::read(...), $from['sub_orders'] ?? []),
            $from['combine_appid'] ?? null,
            isset($from['scene_info']) ? TransactionCombine\SceneInfo::read($from['scene_info']) : null,
            isset($from['combine_payer_info']) ? TransactionCombine\CombinePayerInfo::read($from['combine_payer_info']) : null,
            $from['combine_transaction_id'] ?? null,
            isset($from['installment_info']) ? TransactionCombine\InstallmentInfo::read($from['installment_info']) : null,
        );
    }
}
