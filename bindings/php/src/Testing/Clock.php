<?php

declare(strict_types=1);

namespace WxNotify\Testing;

/** A clock that stands still, but for what it is set forward, for tests only. */
final class Clock
{
    private int $now;

    /** @param int|null $start what it shows, in seconds since the epoch; the system's time unless given */
    public function __construct(?int $start = null)
    {
        $this->now = $start ?? time();
    }

    /** What it shows, in seconds since the epoch: give the handler `clock: $clock->now(...)`. */
    public function now(): int
    {
        return $this->now;
    }

    /** Sets it forward, by so many seconds. */
    public function advance(int $seconds): void
    {
        $this->now += $seconds;
    }
}
