<?php

declare(strict_types=1);

namespace WxNotify\Testing;

/** One time that a {@see Courier} brought a notification. */
final class Attempt
{
    /** @internal */
    public function __construct(
        /** When, by the courier's clock: seconds since the epoch. */
        public readonly int $at,
        /** The answer's status; null where there was none: what was to answer threw, or took longer than the 5 real seconds that WeChat Pay waits. */
        public readonly ?int $status,
        /** The answer's body. */
        public readonly string $body,
    ) {
    }

    /** Whether it was taken, so that it does not come again: the answer was 200 or 204. */
    public function isTaken(): bool
    {
        return $this->status === 200 || $this->status === 204;
    }
}
