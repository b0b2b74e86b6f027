<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user's member card of a brand, created or deleted (商家名片会员卡).
 *
 * Kind `brand_membercard`, carried by `BRAND_MEMBER_CARD.USER_CARD.CREATE`,
 * `BRAND_MEMBER_CARD.USER_CARD.DELETE`, `BRAND_MEMBER_CARD_SP.USER_CARD.CREATE`,
 * `BRAND_MEMBER_CARD_SP.USER_CARD.DELETE`.
 *
 * `phone_number` and what the user filled in (`value`, `user_chosen_values`) are encrypted with the merchant's
 * public key, inside the decrypted notification.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015283692>
 */
final class BrandMembercard implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Id of the card's template. */
        public readonly string $card_id,
        /** The user's id under the application. */
        public readonly string $openid,
        /** Background colour of the card, as RGB in hexadecimal. */
        public readonly string $card_color,
        /** Background picture of the card. A URL. */
        public readonly string $card_picture_url,
        /** WeChat Pay's id of the brand. */
        public readonly string $brand_id,
        /** Kind of member card: PURCHASE, NORMAL, BALANCE. */
        public readonly string $card_type,
        /** When the card is valid. */
        public readonly BrandMembercard\ValidDateInformation $valid_date_information,
        /** When the user took the card. RFC 3339 with offset. */
        public readonly string $pickup_time,
        /** State of the user's card: NOT_EFFECTIVE, EFFECTIVE, EXPIRED, UNAVAILABLE, DELETE. */
        public readonly string $user_card_state,
        /** When the record was created. RFC 3339 with offset. */
        public readonly string $create_time,
        /** When the record last changed. RFC 3339 with offset. */
        public readonly string $modify_time,
        /** Number of the user's member card. */
        public readonly ?string $user_card_code = null,
        /** The user's phone number, encrypted with the merchant's public key. Base64. */
        public readonly ?string $phone_number = null,
        /** Level of the member. */
        public readonly ?string $level = null,
        /** What the user filled in to get the card. */
        public readonly ?BrandMembercard\UserInformation $user_information = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** Why the card became invalid. */
        public readonly ?string $invalid_reason = null,
        /** When the card became invalid. RFC 3339 with offset. */
        public readonly ?string $invalid_time = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::BRAND_MEMBERCARD;
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
            $from['card_id'],
            $from['openid'],
            $from['card_color'],
            $from['card_picture_url'],
            $from['brand_id'],
            $from['card_type'],
            BrandMembercard\ValidDateInformation::read($from['valid_date_information']),
            $from['pickup_time'],
            $from['user_card_state'],
            $from['create_time'],
            $from['modify_time'],
            $from['user_card_code'] ?? null,
            $from['phone_number'] ?? null,
            $from['level'] ?? null,
            isset($from['user_information']) ? BrandMembercard\UserInformation::read($from['user_information']) : null,
            $from['attach'] ?? null,
            $from['invalid_reason'] ?? null,
            $from['invalid_time'] ?? null,
        );
    }
}
