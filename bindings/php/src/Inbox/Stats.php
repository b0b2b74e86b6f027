<?php

declare(strict_types=1);

namespace WxNotify\Inbox;

/** How an inbox is doing: for metrics. */
final class Stats
{
    /** @internal */
    public function __construct(
        /** How many stored notifications wait for a worker. */
        public readonly int $waiting,
        /** How long the one that was delivered first waits, in seconds; null where none does. */
        public readonly ?int $oldestWaiting,
        /** How many are being worked on. */
        public readonly int $inWork,
        /** How many are dead letters. */
        public readonly int $dead,
        /** How many had their effect in the last hour. */
        public readonly int $doneLastHour,
    ) {
    }

    /** @internal */
    public static function of(\stdClass $stats): self
    {
        return new self($stats->waiting, $stats->oldest_waiting, $stats->in_work, $stats->dead, $stats->done_last_hour);
    }
}
