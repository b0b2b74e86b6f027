<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user wants to exchange a brand's points for a coupon (商家名片会员卡).
 *
 * Kind `brand_membercard.exchange`, carried by `BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON`,
 * `BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON`.
 *
 * After the exchange, report its outcome by the API call that synchronizes it: the acknowledgement does not
 * carry it.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015878622>
 */
final class BrandMembercardExchange implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Id of the exchange. */
        public readonly string $record_id,
        /** WeChat Pay's id of the brand. */
        public readonly string $brand_id,
        /** Id of the card's template. */
        public readonly string $card_id,
        /** The user's id under the application. */
        public readonly string $openid,
        /** Number of the user's member card. */
        public readonly string $user_card_code,
        /** Id of the offer to exchange points for a coupon. */
        public readonly string $exchange_coupon_template_id,
        /** How many points the coupon costs. */
        public readonly int $deduct_points,
        /** Id of the coupon's stock. */
        public readonly string $stock_id,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** Id of the product coupon. Uncertain: in one source only. */
        public readonly ?string $product_coupon_id = null,
        /** Kind of the product coupon's stock. Uncertain: in one source only. */
        public readonly ?string $product_coupon_stock_type = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::BRAND_MEMBERCARD_EXCHANGE;
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
            $from['record_id'],
            $from['brand_id'],
            $from['card_id'],
            $from['openid'],
            $from['user_card_code'],
            $from['exchange_coupon_template_id'],
            $from['deduct_points'],
            $from['stock_id'],
            $from['appid'] ?? null,
            $from['product_coupon_id'] ?? null,
            $from['product_coupon_stock_type'] ?? null,
        );
    }
}
