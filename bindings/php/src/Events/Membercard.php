<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A member card taken or activated (会员卡).
 *
 * Kind `membercard`, carried by `MEMBERCARD.ACCEPT_CARD`, `MEMBERCARD.ACTIVATE_CARD`,
 * `MEMBERCARD.USERCARD_MANAGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012288215>
 */
final class Membercard implements Event
{
    use NoOtherFields;

    public function __construct(
        /** What happened, such as MEMBER_CARD_ACTIVATE. */
        public readonly string $event_type,
        /** Id of the card. */
        public readonly string $card_id,
        /** When it happened. RFC 3339 with offset. */
        public readonly string $event_time,
        /** Number of the user's card. */
        public readonly ?string $code = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The user's id across the merchant's applications. */
        public readonly ?string $unionid = null,
        /** The user's phone number. */
        public readonly ?string $phone_number = null,
        /** The merchant's own data on where the card was taken. */
        public readonly ?string $outer_str = null,
        /** Where the user activated the card. Uncertain: values not documented in public. */
        public readonly ?string $activate_scene = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::MEMBERCARD;
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
            $from['event_type'],
            $from['card_id'],
            $from['event_time'],
            $from['code'] ?? null,
            $from['openid'] ?? null,
            $from['unionid'] ?? null,
            $from['phone_number'] ?? null,
            $from['outer_str'] ?? null,
            $from['activate_scene'] ?? null,
        );
    }
}
