package io.github.wxnotify.internal;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Sees to it that something happens where work takes too long. */
public final class Limit {
    private static final ScheduledThreadPoolExecutor CLOCK = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "wxnotify-clock"));

    static {
        CLOCK.setRemoveOnCancelPolicy(true);
    }

    private final Long ms;
    private final Runnable late;
    private ScheduledFuture<?> alarm;
    private boolean isOver;
    private boolean hasRung;

    private Limit(Long ms, Runnable late) {
        this.ms = ms;
        this.late = late;
    }

    /**
     * Begins to count.
     *
     * @param ms in how many milliseconds; null for never
     * @param late what happens then, which must be quick
     */
    public static Limit of(Long ms, Runnable late) {
        Limit limit = new Limit(ms, late);
        limit.restart();
        return limit;
    }

    /** Counts from the beginning. */
    synchronized void restart() {
        stop();
        if (!isOver && ms != null) {
            alarm = CLOCK.schedule(this::ring, ms, TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    private synchronized void ring() {
        if (!isOver) {
            isOver = true;
            hasRung = true;
            late.run();
        }
    }

    /** Stops counting: whether the work was in time. */
    public synchronized boolean end() {
        isOver = true;
        stop();
        return !hasRung;
    }

    /** A thread that keeps no program alive, and no web application's classes. */
    public static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
