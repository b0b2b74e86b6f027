package io.github.wxnotify.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sees to it that something happens where work takes too long. */
public final class Limit {
    private static final long NEVER = Long.MAX_VALUE;

    private final Long ms;
    private final Runnable late;
    private long dueAt;
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
        if (!isOver && ms != null) {
            dueAt = Clock.in(ms);
            Clock.watch(this, dueAt);
        }
    }

    /** Rings where it is due. Returns when it will be, or never. */
    private synchronized long look(long now) {
        if (!isOver && dueAt <= now) {
            isOver = true;
            hasRung = true;
            Clock.WATCHED.remove(this);
            late.run();
        }
        return isOver ? NEVER : dueAt;
    }

    /** Stops counting: whether the work was in time. */
    public synchronized boolean end() {
        isOver = true;
        if (ms != null) {
            Clock.WATCHED.remove(this);
        }
        return !hasRung;
    }

    /** A thread that keeps no program alive, and no web application's classes. */
    public static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Looks at all limits when the first of those is due that it knew when it looked last. Nearly all work ends long before, and a clock
     * that is woken whenever some begins costs as much as the rest of a request.
     */
    private static final class Clock implements Runnable {
        static final Set<Limit> WATCHED = ConcurrentHashMap.newKeySet();

        private static final long START = System.nanoTime();
        private static volatile long looksAt = NEVER;
        private static final Thread THREAD = daemon(new Clock(), "wxnotify-clock");

        static {
            THREAD.start();
        }

        static long in(long ms) {
            return now() + Math.min(TimeUnit.MILLISECONDS.toNanos(ms), NEVER / 2);
        }

        private static long now() {
            return System.nanoTime() - START;
        }

        static void watch(Limit limit, long dueAt) {
            WATCHED.add(limit);
            if (dueAt < looksAt) {
                LockSupport.unpark(THREAD);
            }
        }

        @Override
        public void run() {
            while (true) {
                looksAt = NEVER; // what begins while it looks wakes it again
                long next = NEVER;
                long now = now();
                for (Limit limit : WATCHED) {
                    next = Math.min(next, look(limit, now));
                }
                looksAt = next;
                LockSupport.parkNanos(next - now());
                Thread.interrupted(); // or it would not park any more
            }
        }

        private static long look(Limit limit, long now) {
            try {
                return limit.look(now);
            } catch (Throwable error) {
                return NEVER; // of this one: there may be no thread for it, and the others still need the clock
            }
        }
    }
}
