<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user's member card of a merchant's name card, created or deleted (商家名片会员卡).
 *
 * Kind `membercard.user_card`, carried by `MEMBERCARDSP.USER_CARD.CREATE`, `MEMBERCARDSP.USER_CARD.DELETE`.
 *
 * The fields are not publicly documented. Public sources name the event as a former name of the brand's member
 * card (`brand_membercard`), whose fields may be the same.
 */
final class MembercardUserCard implements Event
{
    use NoOtherFields;

    public function __construct(
    ) {
    }

    public function kind(): string
    {
        return Kind::MEMBERCARD_USER_CARD;
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
        );
    }
}
