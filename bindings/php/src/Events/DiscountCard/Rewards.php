<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\DiscountCard;

use WxNotify\Internal\NoOtherFields;

/** What the user gets for it: `rewards[]`. */
final class Rewards
{
    use NoOtherFields;

    public function __construct(
        /** Id of the reward. */
        public readonly ?string $reward_id = null,
        /** What is counted. */
        public readonly ?string $unit = null,
        /** Value of the reward. In the currency's minor unit (分 for CNY). */
        public readonly ?int $amount = null,
        /** Whether the number is limited: COUNT_LIMIT, COUNT_UNLIMITED. */
        public readonly ?string $count_type = null,
        /** Name of the reward. */
        public readonly ?string $name = null,
        /** How many of the reward there are. */
        public readonly ?int $count = null,
        /** Description of the reward. */
        public readonly ?string $description = null,
        /**
         * How far the reward was used.
         *
         * @var list<Rewards\RewardUsageRecords>
         */
        public readonly array $reward_usage_records = [],
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
            $from['reward_id'] ?? null,
            $from['unit'] ?? null,
            $from['amount'] ?? null,
            $from['count_type'] ?? null,
            $from['name'] ?? null,
            $from['count'] ?? null,
            $from['description'] ?? null,
            array_map(Rewards\RewardUsageRecords::read(...), $from['reward_usage_records'] ?? []),
        );
    }
}
