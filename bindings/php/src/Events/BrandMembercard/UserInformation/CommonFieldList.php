<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\BrandMembercard\UserInformation;

use WxNotify\Internal\NoOtherFields;

/** The platform's fields the user filled in: `user_information.common_field_list[]`. */
final class CommonFieldList
{
    use NoOtherFields;

    public function __construct(
        /**
         * Which field: USER_FORM_FLAG_SEX, USER_FORM_FLAG_NAME, USER_FORM_FLAG_BIRTHDAY, USER_FORM_FLAG_ADDRESS,
         * USER_FORM_FLAG_EMAIL, USER_FORM_FLAG_CITY.
         */
        public readonly ?string $name = null,
        /** What the user filled in, encrypted with the merchant's public key. Base64. */
        public readonly ?string $value = null,
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
            $from['value'] ?? null,
        );
    }
}
