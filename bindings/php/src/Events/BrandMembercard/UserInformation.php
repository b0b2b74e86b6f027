<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\BrandMembercard;

use WxNotify\Internal\NoOtherFields;

/** What the user filled in to get the card: `user_information`. */
final class UserInformation
{
    use NoOtherFields;

    public function __construct(
        /**
         * The platform's fields the user filled in.
         *
         * @var list<UserInformation\CommonFieldList>
         */
        public readonly array $common_field_list = [],
        /**
         * The merchant's own fields the user filled in.
         *
         * @var list<UserInformation\CustomFieldList>
         */
        public readonly array $custom_field_list = [],
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
            array_map(UserInformation\CommonFieldList::read(...), $from['common_field_list'] ?? []),
            array_map(UserInformation\CustomFieldList::read(...), $from['custom_field_list'] ?? []),
        );
    }
}
