<?php

declare(strict_types=1);

namespace WxNotify\Inbox;

/** Whether all is well with an inbox. */
final class Health
{
    /** @internal */
    public function __construct(
        /** Whether there is no problem. */
        public readonly bool $healthy,
        /**
         * What is wrong and what to do, a sentence each.
         *
         * @var list<string>
         */
        public readonly array $problems,
        /** What was counted. */
        public readonly Stats $stats,
    ) {
    }
}
