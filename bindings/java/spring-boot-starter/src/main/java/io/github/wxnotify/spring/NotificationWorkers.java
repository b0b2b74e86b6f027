package io.github.wxnotify.spring;

import io.github.wxnotify.handler.NotificationHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Threads that work off what the mode {@code STORED} has stored, for as long as the application runs. */
final class NotificationWorkers implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final NotificationHandler handler;
    private final int count;
    private final Duration purgeOlderThan;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isRunning;

    NotificationWorkers(NotificationHandler handler, int count, Duration purgeOlderThan) {
        this.handler = handler;
        this.count = count;
        this.purgeOlderThan = purgeOlderThan;
    }

    @Override
    public void start() {
        isRunning = true;
        for (int number = 1; number <= count; number++) {
            Thread thread = new Thread(() -> handler.work(() -> !isRunning, PAUSE, purgeOlderThan), "wxnotify-worker-" + number);
            threads.add(thread);
            thread.start();
        }
    }

    /** Each ends the notification that it is at. */
    @Override
    public void stop() {
        isRunning = false;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
