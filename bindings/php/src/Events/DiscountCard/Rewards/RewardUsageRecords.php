<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\DiscountCard\Rewards;

use WxNotify\Internal\NoOtherFields;

/** How far the reward was used: `rewards[].reward_usage_records[]`. */
final class RewardUsageRecords
{
    use NoOtherFields;

    public function __construct(
        /** How many of the reward were used. */
        public readonly ?int $usage_count = null,
        /** Value of what was used. In the currency's minor unit (分 for CNY). */
        public readonly ?int $amount = null,
        /** Whether the record adds or takes away: INCREASE, DECREASE. */
        public readonly ?string $usage_type = null,
        /** When the reward was used. RFC 3339 with offset. */
        public readonly ?string $usage_time = null,
        /** The merchant's number of the use. */
        public readonly ?string $reward_usage_serial_no = null,
        /** Description of the use. */
        public readonly ?string $description = null,
        /** Id of the reward. */
        public readonly ?string $reward_id = null,
        /** Note. */
        public readonly ?string $remark = null,
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
            $from['usage_count'] ?? null,
            $from['amount'] ?? null,
            $from['usage_type'] ?? null,
            $from['usage_time'] ?? null,
            $from['reward_usage_serial_no'] ?? null,
            $from['description'] ?? null,
            $from['reward_id'] ?? null,
            $from['remark'] ?? null,
        );
    }
}
