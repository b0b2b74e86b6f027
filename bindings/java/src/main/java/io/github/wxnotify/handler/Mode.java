package io.github.wxnotify.handler;

/** How a handler uses its inbox. */
public enum Mode {
    /** Claim, the callback's writes and completion commit together: exactly once, whatever dies. */
    TRANSACTION,
    /** Claimed before the callback and completed after it, for work outside the database; the lease guards it. */
    LEASED,
    /** Written down and acknowledged at once; workers take it up: for callbacks slower than 5 seconds. */
    STORED
}
