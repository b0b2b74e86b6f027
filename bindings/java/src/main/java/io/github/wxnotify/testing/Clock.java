package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Given;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still, but for what it is set forward: give it to the handler, by
 * {@link io.github.wxnotify.handler.NotificationHandler.Builder#clock}. All threads may use it.
 */
public final class Clock extends java.time.Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private Clock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * A clock that shows a time.
     *
     * @param start the time
     * @return the clock
     */
    public static Clock at(Instant start) {
        return new Clock(new AtomicReference<>(Given.required(start, "start")), ZoneOffset.UTC);
    }

    /**
     * Sets it forward.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        Given.required(by, "by");
        now.updateAndGet(shown -> shown.plus(by));
    }

    /** What it shows. */
    @Override
    public Instant instant() {
        return now.get();
    }

    /** UTC, unless {@link #withZone} said another. */
    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: setting one forward sets both. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock(now, Given.required(zone, "zone"));
    }

    /** What it shows. */
    @Override
    public String toString() {
        return "testing.Clock[" + instant() + "]";
    }
}
