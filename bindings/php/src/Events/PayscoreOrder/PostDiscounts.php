<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder;

use WxNotify\Internal\NoOtherFields;

/** The merchant's discounts: `post_discounts[]`. */
final class PostDiscounts
{
    use NoOtherFields;

    public function __construct(
        /** Name of the discount. */
        public readonly ?string $name = null,
        /** Description of the discount. */
        public readonly ?string $description = null,
        /** The amount taken off. In the currency's minor unit (分 for CNY). */
        public readonly ?int $amount = null,
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
            $from['description'] ?? null,
            $from['amount'] ?? null,
        );
    }
}
