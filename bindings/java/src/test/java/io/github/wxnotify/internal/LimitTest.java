package io.github.wxnotify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Limits share one clock: it sleeps until the first that it knows is due. */
class LimitTest {
    private static final long LONG = 600_000;

    private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();
    private final List<Limit> limits = new ArrayList<>();

    private Limit limit(String name, Long ms) {
        Limit limit = Limit.of(ms, () -> rung.add(name));
        limits.add(limit);
        return limit;
    }

    private String next() throws InterruptedException {
        return rung.poll(10, TimeUnit.SECONDS);
    }

    private void endAll(boolean inTime) {
        limits.forEach(limit -> assertEquals(inTime, limit.end()));
        limits.clear();
    }

    @Test
    void theyRingAsTheyAreDue() throws Exception {
        limit("long", LONG);
        limit("never", null);
        endAll(true);
        // Each is due before those that the clock knows.
        limit("third", 300L);
        limit("second", 150L);
        limit("first", 1L);
        assertEquals(List.of("first", "second", "third"), List.of(next(), next(), next()));
        endAll(false);
        limit("at once", 0L);
        assertEquals("at once", next());
    }

    @Test
    void whatEndsInTimeDoesNotRing() throws Exception {
        Limit ended = limit("ended", 100L);
        assertTrue(ended.end());
        ended.restart();
        limit("after", 200L);
        assertEquals("after", next());
        assertTrue(rung.isEmpty());
    }

    @Test
    void aRestartCountsFromTheBeginning() throws Exception {
        long begun = System.nanoTime();
        Limit limit = limit("restarted", 400L);
        Thread.sleep(200);
        limit.restart();
        assertEquals("restarted", next());
        assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(600));
        assertFalse(limit.end());
    }

    @Test
    void oneThatThrowsLeavesTheClockToTheOthers() throws Exception {
        Limit.of(1L, () -> {
            throw new OutOfMemoryError("no thread");
        });
        Thread.sleep(50);
        limit("other", 1L);
        assertEquals("other", next());
    }

    /** From many threads, each limit due before the one that the clock waits for. */
    @Test
    void noneIsForgotten() throws Exception {
        int threads = 8;
        int each = 200;
        List<Thread> begun = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                for (int one = 0; one < each; one++) {
                    Limit.of((long) (one % 7), () -> rung.add("rung"));
                    Limit.of(LONG, () -> rung.add("too early")).end();
                }
            });
            thread.start();
            begun.add(thread);
        }
        for (Thread thread : begun) {
            thread.join();
        }
        for (int one = 0; one < threads * each; one++) {
            assertEquals("rung", next());
        }
    }
}
