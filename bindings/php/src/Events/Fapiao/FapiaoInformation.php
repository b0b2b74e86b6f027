<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\Fapiao;

use WxNotify\Internal\NoOtherFields;

/** The invoices: `fapiao_information[]`. */
final class FapiaoInformation
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the invoice. */
        public readonly string $fapiao_id,
        /** State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED. */
        public readonly string $fapiao_status,
        /** State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED. */
        public readonly string $card_status,
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
            $from['fapiao_id'],
            $from['fapiao_status'],
            $from['card_status'],
        );
    }
}
