<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * Points of a brand's member card to be synchronized (商家名片会员卡).
 *
 * Kind `brand_membercard.point`, carried by `BRAND_MEMBER_CARD.SYNC_USER_POINT`,
 * `BRAND_MEMBER_CARD_SP.SYNC_USER_POINT`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016096820>
 */
final class BrandMembercardPoint implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's id of the brand. */
        public readonly string $brand_id,
        /** Id of the card's template. */
        public readonly string $card_id,
        /** The user's id under the application. */
        public readonly string $openid,
        /** Number of the user's member card. */
        public readonly string $user_card_code,
    ) {
    }

    public function kind(): string
    {
        return Kind::BRAND_MEMBERCARD_POINT;
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
            $from['brand_id'],
            $from['card_id'],
            $from['openid'],
            $from['user_card_code'],
        );
    }
}
