<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder;

use WxNotify\Internal\NoOtherFields;

/** What the user has to pay for, after the service: `post_payments[]`. */
final class PostPayments
{
    use NoOtherFields;

    public function __construct(
        /** What is paid for. */
        public readonly ?string $name = null,
        /** The amount to pay. In the currency's minor unit (分 for CNY). */
        public readonly ?int $amount = null,
        /** How the amount comes about. */
        public readonly ?string $description = null,
        /** How many are paid for. */
        public readonly ?int $count = null,
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
            $from['amount'] ?? null,
            $from['description'] ?? null,
            $from['count'] ?? null,
        );
    }
}
