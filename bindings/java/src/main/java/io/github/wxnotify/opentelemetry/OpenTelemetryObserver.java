package io.github.wxnotify.opentelemetry;

import io.github.wxnotify.WxNotify;
import io.github.wxnotify.handler.Outcome;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.internal.Given;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * For a handler's {@code observe}: counts and times each outcome, and makes a span of it.
 *
 * <pre>{@code
 * NotificationHandler.builder(parser).inbox(inbox).observe(OpenTelemetryObserver.of(openTelemetry, inbox))
 * }</pre>
 *
 * <p>It needs {@code io.opentelemetry:opentelemetry-api} 1.32 or later. Names and units are the same in every language, and
 * {@code monitoring/} has a Grafana dashboard and alerts for them:
 *
 * <ul>
 *   <li>the counter {@code wxnotify.deliveries} ({@code {delivery}}), by {@code code} and {@code event_type}
 *   <li>the histogram {@code wxnotify.delivery.duration} ({@code s}), by {@code code}
 *   <li>the gauges {@code wxnotify.inbox.waiting}, {@code .in_work} and {@code .dead} ({@code {notification}}), and
 *       {@code wxnotify.inbox.oldest_waiting} ({@code s}), by {@code inbox}
 * </ul>
 *
 * <p>Each delivery is a span, {@code process TRANSACTION.SUCCESS}, of kind consumer, with the conventions' {@code messaging.*} attributes,
 * whose status is an error where the answer was one. It begins when the delivery did. No attribute holds a key, or anything of the
 * plaintext.
 */
public final class OpenTelemetryObserver implements Consumer<Outcome>, AutoCloseable {
    /** So that what takes 4.5 of WeChat Pay's 5 seconds is told from what takes 5. */
    private static final List<Double> BOUNDARIES =
            Arrays.asList(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 4.0, 4.5, 5.0, 10.0);

    private final Tracer tracer;
    private final LongCounter deliveries;
    private final DoubleHistogram duration;
    /** Null where no inbox is looked at. */
    private final InboxGauges gauges;

    private OpenTelemetryObserver(OpenTelemetry openTelemetry, Inbox inbox) {
        Meter meter = openTelemetry.meterBuilder("wxnotify").setInstrumentationVersion(WxNotify.VERSION).build();
        tracer = openTelemetry.tracerBuilder("wxnotify").setInstrumentationVersion(WxNotify.VERSION).build();
        deliveries = meter.counterBuilder("wxnotify.deliveries")
                .setUnit("{delivery}")
                .setDescription("Notifications that were answered, or worked on from the inbox.")
                .build();
        duration = meter.histogramBuilder("wxnotify.delivery.duration")
                .setUnit("s")
                .setDescription("From the request's first byte to its answer.")
                .setExplicitBucketBoundariesAdvice(BOUNDARIES)
                .build();
        gauges = inbox == null ? null : new InboxGauges(inbox, meter);
    }

    /**
     * An observer without an inbox's gauges.
     *
     * @param openTelemetry such as {@code GlobalOpenTelemetry.get()}, or the bean of its Spring Boot starter
     * @return the observer
     */
    public static OpenTelemetryObserver of(OpenTelemetry openTelemetry) {
        return new OpenTelemetryObserver(Given.required(openTelemetry, "openTelemetry"), null);
    }

    /**
     * An observer with them.
     *
     * @param openTelemetry such as {@code GlobalOpenTelemetry.get()}, or the bean of its Spring Boot starter
     * @param inbox is looked at whenever metrics are collected, in a transaction of its own, and at most every 5 seconds; give it in one
     *     process, or take the highest of all
     * @return the observer
     */
    public static OpenTelemetryObserver of(OpenTelemetry openTelemetry, Inbox inbox) {
        return new OpenTelemetryObserver(Given.required(openTelemetry, "openTelemetry"), Given.required(inbox, "inbox"));
    }

    /**
     * Counts and times an outcome, and makes a span of it.
     *
     * @param outcome what became of a delivery
     */
    @Override
    public void accept(Outcome outcome) {
        Attributes code = Attributes.builder().put("code", outcome.getCode()).build();
        Duration took = outcome.getDuration();
        deliveries.add(1, outcome.getEventType() == null ? code : code.toBuilder().put("event_type", outcome.getEventType()).build());
        duration.record(took.toNanos() / 1e9, code);
        Instant ended = Instant.now();
        Span span = tracer.spanBuilder(outcome.getEventType() == null ? "process" : "process " + outcome.getEventType())
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(ended.minus(took))
                .setAllAttributes(attributes(outcome))
                .startSpan();
        if (outcome.getError() != null) {
            // Its message names the field and the fix, and never a secret.
            span.setStatus(StatusCode.ERROR, outcome.getError().getMessage());
        }
        span.end(ended);
    }

    private static Attributes attributes(Outcome outcome) {
        AttributesBuilder attributes = Attributes.builder()
                .put("messaging.system", "wechatpay")
                .put("messaging.operation.name", "process")
                .put("messaging.operation.type", "process")
                .put("messaging.destination.name", outcome.getEventType())
                .put("messaging.message.id", outcome.getNotificationId())
                .put("http.response.status_code", outcome.getStatus())
                .put("error.type", outcome.getError() == null ? null : outcome.getCode())
                .put("wxnotify.code", outcome.getCode())
                .put("wxnotify.kind", outcome.getKind() == null ? null : outcome.getKind().getName())
                .put("wxnotify.request_id", outcome.getRequestId())
                .put("wxnotify.late", outcome.isLate());
        if (outcome.getAttempts() != null) {
            attributes.put("wxnotify.attempts", outcome.getAttempts());
        }
        return attributes.build();
    }

    /** Stops looking at the inbox. */
    @Override
    public void close() {
        if (gauges != null) {
            gauges.close();
        }
    }
}
