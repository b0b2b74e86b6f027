package io.github.wxnotify.handler;

import io.github.wxnotify.Notification;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells the hook what became of one delivery. */
final class Observation {
    private static final int LONGEST_REQUEST_ID = 128;

    private final Consumer<Outcome> hook;
    final long startedAt = System.nanoTime();
    private Notification notification;
    private String requestId;

    Observation(Consumer<Outcome> hook) {
        this.hook = hook;
    }

    void isAbout(Notification notification) {
        this.notification = notification;
        requestId = notification.getRequestId();
    }

    /** @param header by whoever sent it, and not to write lines into a log */
    void isRequest(String header) {
        if (header != null && header.length() <= LONGEST_REQUEST_ID && header.chars().allMatch(c -> c > ' ' && c < 127)) {
            requestId = header;
        }
    }

    void result(Result result) {
        tell(result, false);
    }

    void lateResult(Result result) {
        tell(result, true);
    }

    private void tell(Result result, boolean late) {
        Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
        try {
            hook.accept(new Outcome(result, notification, requestId, duration, late));
        } catch (Throwable error) {
            WarningLog.hookFailed(error);
        }
    }
}
