<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\BrandMembercard\UserInformation;

use WxNotify\Internal\NoOtherFields;

/** The merchant's own fields the user filled in: `user_information.custom_field_list[]`. */
final class CustomFieldList
{
    use NoOtherFields;

    public function __construct(
        /** Name of the field. */
        public readonly ?string $name = null,
        /**
         * What the user chose, each value encrypted with the merchant's public key. Base64.
         *
         * @var list<string>
         */
        public readonly array $user_chosen_values = [],
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
            $from['name'] ?? null,
            $from['user_chosen_values'] ?? [],
        );
    }
}
