<?php

declare(strict_types=1);

namespace WxNotify\Inbox;

/** A worker's hold on a notification. */
final class Lease
{
    /** @internal */
    public function __construct(
        /** The key that was claimed. */
        public readonly string $key,
        /** The fencing token: only who has it can complete. */
        public readonly string $token,
        /** How often it was worked on, this time included. */
        public readonly int $attempts,
        /** When the lease ends, in seconds since the epoch, by the database's clock. */
        public readonly int $until,
        /** Whether it was acknowledged before, so that it may not be let go. */
        public readonly bool $acknowledged,
    ) {
    }

    /** @internal */
    public static function of(\stdClass $lease): self
    {
        return new self($lease->key, $lease->token, $lease->attempts, $lease->until, $lease->acknowledged);
    }
}
