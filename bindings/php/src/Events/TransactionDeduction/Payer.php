<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionDeduction;

use WxNotify\Internal\NoOtherFields;

/** Who paid: `payer`. */
final class Payer
{
    use NoOtherFields;

    public function __construct(
        /** The user's id under the application. */
        public readonly ?string $openid = null,
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
            $from['openid'] ?? null,
        );
    }
}
