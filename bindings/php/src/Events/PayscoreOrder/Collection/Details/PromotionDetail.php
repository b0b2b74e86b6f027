<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder\Collection\Details;

use WxNotify\Internal\NoOtherFields;

/** The promotions that were applied: `collection.details[].promotion_detail[]`. */
final class PromotionDetail
{
    use NoOtherFields;

    public function __construct(
        /** Id of the coupon. */
        public readonly string $coupon_id,
        /** Value of the promotion. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** Name of the promotion. */
        public readonly ?string $name = null,
        /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
        public readonly ?string $scope = null,
        /** Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount). */
        public readonly ?string $type = null,
        /** Id of the coupon's stock. */
        public readonly ?string $stock_id = null,
        /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
        public readonly ?int $wechatpay_contribute = null,
        /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
        public readonly ?int $merchant_contribute = null,
        /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
        public readonly ?int $other_contribute = null,
        /** Currency, by ISO 4217; CNY in mainland China. */
        public readonly ?string $currency = null,
        /**
         * The goods.
         *
         * @var list<PromotionDetail\GoodsDetail>
         */
        public readonly array $goods_detail = [],
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
            $from['coupon_id'],
            $from['amount'],
            $from['name'] ?? null,
            $from['scope'] ?? null,
            $from['type'] ?? null,
            $from['stock_id'] ?? null,
            $from['wechatpay_contribute'] ?? null,
            $from['merchant_contribute'] ?? null,
            $from['other_contribute'] ?? null,
            $from['currency'] ?? null,
            array_map(PromotionDetail\GoodsDetail::read(...), $from['goods_detail'] ?? []),
        );
    }
}
