package io.github.wxnotify.handler;

import io.github.wxnotify.Samples;
import io.github.wxnotify.testing.Platform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Notifications that never cease, of an old certificate and of a new one in turn. Nothing of the old one's is ever to be refused;
 * what the new one signed is, until it is known.
 */
final class Traffic {
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger taken = new AtomicInteger();
    final List<Object> problems = new CopyOnWriteArrayList<>();

    private final NotificationHandler handler;
    private final Platform old;
    private final Platform fresh;
    private final List<Thread> threads;
    private volatile boolean isStopped;

    Traffic(NotificationHandler handler, Platform old, Platform fresh) {
        this.handler = handler;
        this.old = old;
        this.fresh = fresh;
        threads = Stream.generate(() -> new Thread(this::send)).limit(2).toList();
        threads.forEach(Thread::start);
    }

    private void send() {
        try {
            while (!isStopped) {
                int status = Shop.send(handler, Samples.payment(old)).getStatus();
                if (status != 200) {
                    problems.add(status);
                }
                status = Shop.send(handler, Samples.payment(fresh)).getStatus();
                (status == 200 ? taken : refused).incrementAndGet();
                if (status != 200 && status != 401) {
                    problems.add(status);
                }
            }
        } catch (Exception error) {
            problems.add(error);
        }
    }

    void until(BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!isSo.getAsBoolean() && problems.isEmpty()) {
            if (System.nanoTime() > end) {
                problems.add("it took too long");
            }
            Thread.sleep(5);
        }
    }

    void stop() throws InterruptedException {
        isStopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
