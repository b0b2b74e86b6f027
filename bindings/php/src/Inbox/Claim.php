<?php

declare(strict_types=1);

namespace WxNotify\Inbox;

/** What {@see \WxNotify\Inbox::claim()} found. */
final class Claim
{
    /** It is this worker's now, until the lease ends. */
    public const FRESH = 'fresh';
    /** Another worker has it: answer `Ack::busy()`. */
    public const BUSY = 'busy';
    /** It has had its effect: answer `Ack::success()`, and do nothing. */
    public const DONE = 'done';
    /** It failed too often, and waits for somebody to look: answer `Ack::handlerFailed()`. */
    public const DEAD = 'dead';

    /** @internal */
    public function __construct(
        /** One of the constants. */
        public readonly string $state,
        /** The hold on it; null unless it is fresh. */
        public readonly ?Lease $lease,
    ) {
    }
}
