<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A coupon given to a user (商家券).
 *
 * Kind `coupon.send`, carried by `COUPON.SEND`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285279>
 */
final class CouponSend implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Code of the user's coupon. */
        public readonly string $coupon_code,
        /** Id of the coupon's stock. */
        public readonly string $stock_id,
        /** When the coupon was given. RFC 3339 with offset. */
        public readonly string $send_time,
        /**
         * How the coupon was given, such as BUSICOUPON_SEND_CHANNEL_MINIAPP, BUSICOUPON_SEND_CHANNEL_API,
         * BUSICOUPON_SEND_CHANNEL_PAYGIFT.
         */
        public readonly string $send_channel,
        /** Merchant number that gave the coupon. */
        public readonly string $send_merchant,
        /** Finer kind of event. */
        public readonly ?string $event_type = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The user's id across the merchant's applications. */
        public readonly ?string $unionid = null,
        /** Id of the activity in which the coupon was given. */
        public readonly ?string $act_id = null,
        /** Where the coupon came from; only for some channels. */
        public readonly ?CouponSend\AttachInfo $attach_info = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::COUPON_SEND;
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
            $from['coupon_code'],
            $from['stock_id'],
            $from['send_time'],
            $from['send_channel'],
            $from['send_merchant'],
            $from['event_type'] ?? null,
            $from['openid'] ?? null,
            $from['unionid'] ?? null,
            $from['act_id'] ?? null,
            isset($from['attach_info']) ? CouponSend\AttachInfo::read($from['attach_info']) : null,
        );
    }
}
