<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder;

use WxNotify\Internal\NoOtherFields;

/** What is collected for the order; present when there is something to collect: `collection`. */
final class Collection
{
    use NoOtherFields;

    public function __construct(
        /** State of the collection: USER_PAYING, USER_PAID. */
        public readonly string $state,
        /** What is to be collected in all. In the currency's minor unit (分 for CNY). */
        public readonly int $total_amount,
        /** What is still to be collected. In the currency's minor unit (分 for CNY). */
        public readonly int $paying_amount,
        /** What was collected. In the currency's minor unit (分 for CNY). */
        public readonly int $paid_amount,
        /**
         * The single collections.
         *
         * @var list<Collection\Details>
         */
        public readonly array $details = [],
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
            $from['state'],
            $from['total_amount'],
            $from['paying_amount'],
            $from['paid_amount'],
            array_map(Collection\Details::read(...), $from['details'] ?? []),
        );
    }
}
