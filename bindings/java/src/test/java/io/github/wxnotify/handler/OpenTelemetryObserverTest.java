package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.Samples;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.opentelemetry.OpenTelemetryObserver;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics and spans, as OpenTelemetry's own SDK collects them. */
class OpenTelemetryObserverTest {
    @TempDir
    Path folder;

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
            .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build())
            .build();
    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
    }

    @AfterEach
    void close() {
        shop.close();
        sdk.close();
    }

    private Map<String, MetricData> metrics() {
        return reader.collectAllMetrics().stream().collect(Collectors.toMap(MetricData::getName, Function.identity()));
    }

    private Delivery forged() {
        return shop.platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).fault(Fault.FORGED).build();
    }

    @Test
    void outcomesAreCountedByCodeAndTimed() throws Exception {
        try (NotificationHandler handler = shop.paying().observe(OpenTelemetryObserver.of(sdk)).build()) {
            Shop.send(handler, shop.payment());
            Shop.send(handler, shop.payment());
            Shop.send(handler, forged());
        }
        Map<String, MetricData> metrics = metrics();
        assertEquals("{delivery}", metrics.get("wxnotify.deliveries").getUnit());
        Map<Attributes, Long> counts = new HashMap<>();
        for (LongPointData point : metrics.get("wxnotify.deliveries").getLongSumData().getPoints()) {
            counts.put(point.getAttributes(), point.getValue());
        }
        Attributes taken = Attributes.builder().put("code", "SUCCESS").put("event_type", "TRANSACTION.SUCCESS").build();
        assertEquals(Map.of(taken, 2L, Attributes.builder().put("code", "SIGNATURE_INVALID").build(), 1L), counts);
        MetricData duration = metrics.get("wxnotify.delivery.duration");
        assertEquals("s", duration.getUnit());
        HistogramPointData point = duration.getHistogramData().getPoints().stream()
                .filter(each -> "SUCCESS".equals(each.getAttributes().get(AttributeKey.stringKey("code")))).findFirst().orElseThrow();
        assertEquals(2, point.getCount());
        assertTrue(0 < point.getSum() && point.getSum() < 20, point.toString());
        assertTrue(point.getBoundaries().contains(4.5) && point.getBoundaries().contains(5.0));
        assertFalse(metrics.containsKey("wxnotify.inbox.waiting"));
    }

    @Test
    void eachDeliveryIsASpanWithoutSecrets() throws Exception {
        try (NotificationHandler handler = shop.handler().observe(OpenTelemetryObserver.of(sdk)).onPaid((paid, delivery) -> {
            if (delivery.getNotification().getId().equals("BAD")) {
                throw new IllegalStateException("the secret word");
            }
        }).build()) {
            Shop.send(handler, shop.payment());
            Shop.send(handler, shop.platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).id("BAD").build());
            Shop.send(handler, forged());
        }
        SpanData good = spans.getFinishedSpanItems().get(0);
        SpanData bad = spans.getFinishedSpanItems().get(1);
        assertEquals("process TRANSACTION.SUCCESS", good.getName());
        assertEquals(SpanKind.CONSUMER, good.getKind());
        assertEquals(StatusCode.UNSET, good.getStatus().getStatusCode());
        assertEquals(StatusCode.ERROR, bad.getStatus().getStatusCode());
        assertEquals("wechatpay", good.getAttributes().get(AttributeKey.stringKey("messaging.system")));
        assertEquals(200, good.getAttributes().get(AttributeKey.longKey("http.response.status_code")));
        assertEquals("transaction.direct", good.getAttributes().get(AttributeKey.stringKey("wxnotify.kind")));
        assertNotNull(good.getAttributes().get(AttributeKey.stringKey("messaging.message.id")));
        assertNull(good.getAttributes().get(AttributeKey.stringKey("error.type")));
        assertEquals("HANDLER_FAILED", bad.getAttributes().get(AttributeKey.stringKey("error.type")));
        assertEquals("process", spans.getFinishedSpanItems().get(2).getName());
        long took = good.getEndEpochNanos() - good.getStartEpochNanos();
        assertTrue(0 < took && took < 20_000_000_000L, took + " ns");
        assertFalse(bad.toString().contains("secret word"), bad.toString());
    }

    @Test
    void theInboxIsLookedAtWhenMetricsAreCollected() throws Exception {
        Inbox inbox = Inbox.builder(shop.database).name("shop").build();
        OpenTelemetryObserver observer = OpenTelemetryObserver.of(sdk, inbox);
        try (NotificationHandler handler = shop.paying().inbox(inbox).mode(Mode.STORED).observe(observer).build()) {
            Shop.send(handler, shop.payment());
            Shop.send(handler, shop.payment());
        }
        Map<String, MetricData> metrics = metrics();
        Map<String, Long> values = new HashMap<>();
        metrics.forEach((name, metric) -> {
            if (name.startsWith("wxnotify.inbox.")) {
                LongPointData point = metric.getLongGaugeData().getPoints().iterator().next();
                assertEquals(Attributes.builder().put("inbox", "shop").build(), point.getAttributes());
                values.put(name.substring("wxnotify.inbox.".length()), point.getValue());
            }
        });
        assertEquals("s", metrics.get("wxnotify.inbox.oldest_waiting").getUnit());
        assertEquals("{notification}", metrics.get("wxnotify.inbox.dead").getUnit());
        assertTrue(values.remove("oldest_waiting") < 20);
        assertEquals(Map.of("waiting", 2L, "in_work", 0L, "dead", 0L), values);
        try (NotificationHandler worker = shop.paying().inbox(inbox).mode(Mode.STORED).observe(observer).build()) {
            assertTrue(worker.workOnce());
        }
        SpanData worked = spans.getFinishedSpanItems().get(2);
        assertEquals(1, worked.getAttributes().get(AttributeKey.longKey("wxnotify.attempts")));
        observer.close();
        assertFalse(metrics().containsKey("wxnotify.inbox.waiting"));
    }

    @Test
    void anInboxThatCannotBeLookedAtIsNoMetric() throws Exception {
        Database.update(shop.database, "DROP TABLE wxnotify_inbox");
        try (OpenTelemetryObserver observer = OpenTelemetryObserver.of(sdk, shop.inbox)) {
            assertNotNull(observer);
            assertFalse(metrics().containsKey("wxnotify.inbox.waiting"));
        }
    }
}
