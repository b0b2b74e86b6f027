<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\Profitsharing;

use WxNotify\Internal\NoOtherFields;

/** Who received or returned the share: `receiver`. */
final class Receiver
{
    use NoOtherFields;

    public function __construct(
        /** Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID. */
        public readonly string $type,
        /** The receiver: a merchant number, or the user's openid, depending on the type. */
        public readonly string $account,
        /** The share. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** Note on the share. */
        public readonly ?string $description = null,
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
            $from['type'],
            $from['account'],
            $from['amount'],
            $from['description'] ?? null,
        );
    }
}
