package io.github.wxnotify.inbox;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an inbox is doing: for metrics and health checks. Immutable. */
public final class Stats {
    private final Map<?, ?> stats;

    Stats(Map<?, ?> stats) {
        this.stats = stats;
    }

    /**
     * How many stored notifications wait for a worker.
     *
     * @return the count
     */
    public long getWaiting() {
        return (Long) stats.get("waiting");
    }

    /**
     * How long the one that was delivered first waits: no worker works where this grows.
     *
     * @return in whole seconds, or null where none waits
     */
    public @Nullable Duration getOldestWaiting() {
        Long seconds = (Long) stats.get("oldest_waiting");
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /**
     * How many are being worked on.
     *
     * @return the count
     */
    public long getInWork() {
        return (Long) stats.get("in_work");
    }

    /**
     * How many are dead letters, which somebody must look at.
     *
     * @return the count
     */
    public long getDead() {
        return (Long) stats.get("dead");
    }

    /**
     * How many had their effect in the last hour.
     *
     * @return the count
     */
    public long getDoneLastHour() {
        return (Long) stats.get("done_last_hour");
    }

    /** The counts. */
    @Override
    public String toString() {
        return "Stats" + stats;
    }
}
