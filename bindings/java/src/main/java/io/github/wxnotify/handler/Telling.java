package io.github.wxnotify.handler;

import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Failures;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells log and hook what became of one delivery. */
final class Telling {
    private static final Logger LOGGER = Logger.getLogger("io.github.wxnotify.handler");

    /** Null where there is none. */
    private final Consumer<Outcome> hook;
    private final long startedAt = System.nanoTime();

    Telling(Consumer<Outcome> hook) {
        this.hook = hook;
    }

    /** How much of the time is left, in nanoseconds. */
    long left(Duration limit) {
        return startedAt + limit.toNanos() - System.nanoTime();
    }

    /**
     * Tells it, and never throws.
     *
     * @param report the core's
     * @param cause what was thrown on the way, or null
     * @param isLate whether the request was answered before
     */
    void tell(Map<?, ?> report, Throwable cause, boolean isLate) {
        Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
        Outcome outcome = new Outcome(report, cause, duration, isLate);
        // An error of this library says all in its line.
        boolean isTold = outcome.getError() != null && cause != null && !(cause instanceof WxNotifyException);
        LOGGER.log(outcome.getLevel(), outcome.getLine(), isTold ? Failures.forLog(cause) : null);
        try {
            if (hook != null) {
                hook.accept(outcome);
            }
        } catch (Throwable error) {
            LOGGER.log(Level.WARNING, "the handler''s observe hook threw {0}", error.getClass().getName());
        }
    }
}
