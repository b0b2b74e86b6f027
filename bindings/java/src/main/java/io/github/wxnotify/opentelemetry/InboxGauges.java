package io.github.wxnotify.opentelemetry;

import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.inbox.Stats;
import io.github.wxnotify.internal.Database;
import io.github.wxnotify.internal.Failures;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What waits, is in work and is dead in an inbox. Four gauges are read one after another: one look at it serves them all. */
final class InboxGauges {
    private static final Logger LOGGER = Logger.getLogger("io.github.wxnotify.opentelemetry");
    private static final long NANOS_KEPT = TimeUnit.SECONDS.toNanos(5);

    private final Inbox inbox;
    private final Attributes attributes;
    private final List<ObservableLongGauge> gauges = new ArrayList<>();
    private Stats seen;
    private long lookedAt;

    InboxGauges(Inbox inbox, Meter meter) {
        this.inbox = inbox;
        Object name = Database.Lent.of(inbox).settings("sqlite").get("name"); // which is the same in every dialect
        attributes = Attributes.builder().put("inbox", name == null ? "" : name.toString()).build();
        String notifications = "{notification}";
        add(meter, "waiting", notifications, "Stored notifications that wait for a worker.", Stats::getWaiting);
        add(meter, "in_work", notifications, "Notifications that are being worked on.", Stats::getInWork);
        add(meter, "dead", notifications, "Dead letters: they wait for a person.", Stats::getDead);
        add(meter, "oldest_waiting", "s", "For how long the oldest one has waited.", InboxGauges::oldestWaiting);
    }

    /** None waits: that is no time at all. */
    private static long oldestWaiting(Stats stats) {
        return stats.getOldestWaiting() == null ? 0 : stats.getOldestWaiting().getSeconds();
    }

    private void add(Meter meter, String name, String unit, String description, ToLongFunction<Stats> count) {
        gauges.add(meter.gaugeBuilder("wxnotify.inbox." + name)
                .ofLongs()
                .setUnit(unit)
                .setDescription(description)
                .buildWithCallback(measurement -> {
                    Stats stats = look();
                    if (stats != null) {
                        measurement.record(count.applyAsLong(stats), attributes);
                    }
                }));
    }

    /** Null where the database does not tell. */
    private synchronized Stats look() {
        if (seen == null || System.nanoTime() - lookedAt >= NANOS_KEPT) {
            seen = null;
            try {
                seen = inbox.inTransaction(inbox::stats);
            } catch (Exception error) {
                // By its name: a driver's words quote rows.
                LOGGER.log(Level.WARNING, "the inbox could not be looked at for metrics: {0}", Failures.name(error));
            }
            lookedAt = System.nanoTime();
        }
        return seen;
    }

    void close() {
        gauges.forEach(ObservableLongGauge::close);
    }
}
