<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\EntrustSigning;

use WxNotify\Internal\NoOtherFields;

/** The promotions that were applied: `promotion_detail[]`. */
final class PromotionDetail
{
    use NoOtherFields;

    public function __construct(
        /** Id of the coupon. */
        public readonly ?string $coupon_id = null,
        /** Name of the promotion. */
        public readonly ?string $name = null,
        /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
        public readonly ?string $scope = null,
        /** Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount). */
        public readonly ?string $type = null,
        /** Value of the promotion. In the currency's minor unit (分 for CNY). */
        public readonly ?int $amount = null,
        /** Id of the coupon's stock. */
        public readonly ?string $stock_id = null,
        /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
        public readonly ?int $wechatpay_contribute = null,
        /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
        public readonly ?int $merchant_contribute = null,
        /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
        public readonly ?int $other_contribute = null,
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
            $from['coupon_id'] ?? null,
            $from['name'] ?? null,
            $from['scope'] ?? null,
            $from['type'] ?? null,
            $from['amount'] ?? null,
            $from['stock_id'] ?? null,
            $from['wechatpay_contribute'] ?? null,
            $from['merchant_contribute'] ?? null,
            $from['other_contribute'] ?? null,
        );
    }
}
