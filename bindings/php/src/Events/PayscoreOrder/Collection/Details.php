<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder\Collection;

use WxNotify\Internal\NoOtherFields;

/** The single collections: `collection.details[]`. */
final class Details
{
    use NoOtherFields;

    public function __construct(
        /** What this collection brought. In the currency's minor unit (分 for CNY). */
        public readonly int $amount,
        /** When it was collected. As `yyyyMMddHHmmss`. */
        public readonly string $paid_time,
        /** Number of the collection. */
        public readonly ?int $seq = null,
        /** How it was collected: NEWTON (by WeChat Pay), MCH (by the merchant itself). */
        public readonly ?string $paid_type = null,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /**
         * The promotions that were applied.
         *
         * @var list<Details\PromotionDetail>
         */
        public readonly array $promotion_detail = [],
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
            $from['amount'],
            $from['paid_time'],
            $from['seq'] ?? null,
            $from['paid_type'] ?? null,
            $from['transaction_id'] ?? null,
            array_map(Details\PromotionDetail::read(...), $from['promotion_detail'] ?? []),
        );
    }
}
