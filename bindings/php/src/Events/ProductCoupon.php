<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A product coupon given, used or returned (商品券).
 *
 * Kind `product_coupon`, carried by `PRODUCT_COUPON.RETURN`, `PRODUCT_COUPON.SEND`, `PRODUCT_COUPON.USE`,
 * `PRODUCT_COUPON_SP.SEND`.
 *
 * Only the coupon given (`PRODUCT_COUPON_SP.SEND`) is publicly documented in full; for a coupon used or returned
 * the fields come from public sample code. So none is required.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015780862>
 */
final class ProductCoupon implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's id of the brand. */
        public readonly ?string $brand_id = null,
        /** Code of the user's coupon. */
        public readonly ?string $coupon_code = null,
        /** Id of the product coupon. */
        public readonly ?string $product_coupon_id = null,
        /** Id of the coupon's stock. */
        public readonly ?string $stock_id = null,
        /** Id of the bundle of coupon stocks. */
        public readonly ?string $stock_bundle_id = null,
        /** Id of the user's bundle of coupons. */
        public readonly ?string $user_coupon_bundle_id = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The user's id across the merchant's applications. */
        public readonly ?string $unionid = null,
        /** When the user got the coupon. RFC 3339 with offset. */
        public readonly ?string $receive_time = null,
        /** Number of the request to give the coupon. */
        public readonly ?string $send_request_no = null,
        /** How the coupon was given: API, BRAND_MANAGE, MERCHANT_CARD, MEMBER, SMALL_ACTIVITY. */
        public readonly ?string $send_channel = null,
        /** From when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only. */
        public readonly ?string $valid_begin_time = null,
        /** Until when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only. */
        public readonly ?string $valid_end_time = null,
        /** The user's phone number. */
        public readonly ?string $phone_number = null,
        /** Country code of the phone number. */
        public readonly ?string $country_code = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** The channel's own data. */
        public readonly ?string $channel_custom_info = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::PRODUCT_COUPON;
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
            $from['brand_id'] ?? null,
            $from['coupon_code'] ?? null,
            $from['product_coupon_id'] ?? null,
            $from['stock_id'] ?? null,
            $from['stock_bundle_id'] ?? null,
            $from['user_coupon_bundle_id'] ?? null,
            $from['appid'] ?? null,
            $from['openid'] ?? null,
            $from['unionid'] ?? null,
            $from['receive_time'] ?? null,
            $from['send_request_no'] ?? null,
            $from['send_channel'] ?? null,
            $from['valid_begin_time'] ?? null,
            $from['valid_end_time'] ?? null,
            $from['phone_number'] ?? null,
            $from['country_code'] ?? null,
            $from['attach'] ?? null,
            $from['channel_custom_info'] ?? null,
        );
    }
}
