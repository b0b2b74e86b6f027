<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A coupon used (代金券).
 *
 * Kind `coupon.use`, carried by `COUPON.USE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285250>
 */
final class CouponUse implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Merchant number that created the coupon's stock. */
        public readonly string $stock_creator_mchid,
        /** Id of the coupon's stock. */
        public readonly string $stock_id,
        /** Id of the coupon. */
        public readonly string $coupon_id,
        /** Name of the coupon. */
        public readonly string $coupon_name,
        /** State of the coupon: SENDED, USED, EXPIRED. */
        public readonly string $status,
        /** Description of the coupon. */
        public readonly string $description,
        /** When the user got the coupon. RFC 3339 with offset. */
        public readonly string $create_time,
        /** Kind of coupon: NORMAL (takes an amount off), CUT_TO (sets the price). */
        public readonly string $coupon_type,
        /** Whether the coupon moves no money: the merchant bears it as a discount. */
        public readonly bool $no_cash,
        /** From when it can be used. RFC 3339 with offset. */
        public readonly string $available_begin_time,
        /** Until when it can be used. RFC 3339 with offset. */
        public readonly string $available_end_time,
        /** Whether the coupon is for single items. */
        public readonly bool $singleitem,
        /** The discount on a single item. */
        public readonly ?CouponUse\SingleitemDiscountOff $singleitem_discount_off = null,
        /** The set price; only for coupons that set one. */
        public readonly ?CouponUse\DiscountTo $discount_to = null,
        /** Value of and threshold for the coupon. */
        public readonly ?CouponUse\NormalCouponInformation $normal_coupon_information = null,
        /** How the coupon was used; absent until it is. */
        public readonly ?CouponUse\ConsumeInformation $consume_information = null,
        /** Kind of coupon; MULTIUSE for one that can be used in parts, absent for others. */
        public readonly ?string $business_type = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::COUPON_USE;
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
            $from['stock_creator_mchid'],
            $from['stock_id'],
            $from['coupon_id'],
            $from['coupon_name'],
            $from['status'],
            $from['description'],
            $from['create_time'],
            $from['coupon_type'],
            $from['no_cash'],
            $from['available_begin_time'],
            $from['available_end_time'],
            $from['singleitem'],
            isset($from['singleitem_discount_off']) ? CouponUse\SingleitemDiscountOff::read($from['singleitem_discount_off']) : null,
            isset($from['discount_to']) ? CouponUse\DiscountTo::read($from['discount_to']) : null,
            isset($from['normal_coupon_information']) ? CouponUse\NormalCouponInformation::read($from['normal_coupon_information']) : null,
            isset($from['consume_information']) ? CouponUse\ConsumeInformation::read($from['consume_information']) : null,
            $from['business_type'] ?? null,
        );
    }
}
