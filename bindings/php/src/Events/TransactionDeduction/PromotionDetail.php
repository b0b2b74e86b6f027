<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionDeduction;

use WxNotify\Internal\NoOtherFields;

/** The promotions that were applied: `promotion_detail[]`. */
final class PromotionDetail
{
    use NoOtherFields;

    public function __construct(
        /** Value of the promotion. In the currency's minor unit (分 for CNY). */
        public readonly ?int $amount = null,
        /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
        public readonly ?int $wechatpay_contribute = null,
        /** Id of the coupon. */
        public readonly ?string $coupon_id = null,
        /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
        public readonly ?string $scope = null,
        /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
        public readonly ?int $merchant_contribute = null,
        /** Name of the promotion. */
        public readonly ?string $name = null,
        /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
        public readonly ?int $other_contribute = null,
        /** Currency, by ISO 4217; CNY in mainland China. */
        public readonly ?string $currency = null,
        /** Id of the coupon's stock. */
        public readonly ?string $stock_id = null,
        /**
         * The goods.
         *
         * @var list<PromotionDetail\GoodsDetail>
         */
        public readonly array $goods_detail = [],
        /** Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount). */
        public readonly ?string $type = null,
        /** Id of the activity in the merchant platform. */
        public readonly ?string $activity_id = null,
    ) {
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
            $from['amount'] ?? null,
            $from['wechatpay_contribute'] ?? null,
            $from['coupon_id'] ?? null,
            $from['scope'] ?? null,
            $from['merchant_contribute'] ?? null,
            $from['name'] ?? null,
            $from['other_contribute'] ?? null,
            $from['currency'] ?? null,
            $from['stock_id'] ?? null,
            array_map(PromotionDetail\GoodsDetail::read(...), $from['goods_detail'] ?? []),
            $from['type'] ?? null,
            $from['activity_id'] ?? null,
        );
    }
}
