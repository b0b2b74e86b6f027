package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.Ack;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Kind;
import io.github.wxnotify.Samples;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.events.EventClasses;
import io.github.wxnotify.events.TransactionDirect;
import io.github.wxnotify.events.TransactionPartner;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** From request to response: routes, refusals, the deadline, the hook and the log. */
class NotificationHandlerTest {
    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private NotificationHandler.Builder withoutInbox() {
        return NotificationHandler.builder(shop.parser).observe(shop.outcomes::add);
    }

    private Delivery notification(String eventType, String resource) {
        return shop.platform.notification(eventType, resource).build();
    }

    private static void invalid(String field, Executable call) {
        ConfigurationException error = assertThrows(ConfigurationException.class, call);
        assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
        assertEquals(field, error.getField());
    }

    @Test
    void theMostSpecialRouteTakesANotification() throws Exception {
        List<String> taken = new ArrayList<>();
        NotificationHandler.Builder builder = withoutInbox()
                .otherwise(delivery -> taken.add("otherwise " + delivery.getNotification().getEventType()))
                .on("TRANSACTION.SUCCESS", delivery -> taken.add("event type"))
                .on("REFUND.ABNORMAL", delivery -> taken.add("abnormal"))
                .on(TransactionPartner.class, (event, delivery) -> taken.add("partner " + event.getSpMchid()))
                .onRefunded((refund, delivery) -> taken.add("refunded " + refund.getOutRefundNo()));
        String partner = "{\"sp_mchid\":\"9\",\"sub_mchid\":\"8\",\"sp_appid\":\"wx1\",\"out_trade_no\":\"A1\",\"trade_state\":\"SUCCESS\",\"amount\":{\"total\":1}}";
        String refund = "{\"mchid\":\"1\",\"out_trade_no\":\"A1\",\"out_refund_no\":\"R1\",\"refund_status\":\"SUCCESS\","
                + "\"transaction_id\":\"1\",\"refund_id\":\"1\",\"user_received_account\":\"x\","
                + "\"amount\":{\"total\":1,\"refund\":1,\"payer_total\":1,\"payer_refund\":1}}";
        try (NotificationHandler handler = builder.build()) {
            builder.onPaid((paid, delivery) -> taken.add("added after the handler was built"));
            for (Delivery delivery : List.of(
                    shop.payment(), notification("TRANSACTION.SUCCESS", partner), notification("REFUND.SUCCESS", refund),
                    notification("REFUND.ABNORMAL", refund), notification("REFUND.CLOSED", refund))) {
                assertEquals(200, Shop.send(handler, delivery).getStatus(), () -> shop.last().getError().getMessage());
            }
        }
        assertEquals(List.of("event type", "partner 9", "refunded R1", "abnormal", "otherwise REFUND.CLOSED"), taken);
        taken.clear();
        try (NotificationHandler handler = builder.build()) {
            Shop.send(handler, shop.payment());
        }
        assertEquals(List.of("added after the handler was built"), taken);
    }

    @Test
    void everyEventsClassCanBeARoute() {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.UNKNOWN) {
                // A second callback for the kind is refused by its name: the class was registered as this kind.
                NotificationHandler.Builder builder = withoutInbox().on(kind.getName(), delivery -> {});
                assertEquals(kind, Event.kindOf(classOf(kind)));
                invalid("route", () -> builder.on(classOf(kind), (event, delivery) -> {}));
            }
        }
        invalid("route", () -> withoutInbox().on(Event.class, (event, delivery) -> {}));
    }

    private static Class<? extends Event> classOf(Kind kind) {
        return EventClasses.of(kind);
    }

    @Test
    void aRouteIsCheckedAtOnce() {
        invalid("route", () -> withoutInbox().on("transaction.direkt", delivery -> {}));
        invalid("route", () -> withoutInbox().on("paid", delivery -> {}).onPaid((paid, delivery) -> {}));
        ConfigurationException slip = assertThrows(
                ConfigurationException.class, () -> withoutInbox().on("TRANSACTION.SUCESS", delivery -> {}));
        assertTrue(slip.getMessage().contains("TRANSACTION.SUCCESS"), slip.getMessage());
        invalid("route", () -> withoutInbox().onPaid((paid, delivery) -> {}).onPaid((paid, delivery) -> {}));
        invalid("route", () -> withoutInbox().otherwise(delivery -> {}).otherwise(delivery -> {}));
        invalid("route", () -> withoutInbox().on("A.NEW_ONE", delivery -> {}));
        invalid("route", () -> withoutInbox().onCustom("A.NEW_ONE", delivery -> {}).onCustom("A.NEW_ONE", delivery -> {}));
        invalid("max_in_flight", () -> withoutInbox().maxInFlight(0).build());
        invalid("deadline", () -> withoutInbox().deadline(Duration.ofSeconds(5)).build());
        invalid("deadline", () -> withoutInbox().deadline(Duration.ZERO).build());
    }

    @Test
    void whatNoRouteTakesIsRefusedOrAcknowledged() throws Exception {
        Delivery unknown = notification("A.NEW_ONE", "{\"a\":1}");
        try (NotificationHandler refusing = shop.paying().build();
                NotificationHandler acknowledging = shop.paying().unhandled(Unhandled.ACKNOWLEDGE).build()) {
            Response refused = Shop.send(refusing, unknown);
            assertEquals(500, refused.getStatus());
            assertEquals("EVENT_UNHANDLED", shop.last().getCode());
            assertTrue(shop.last().getError().getMessage().contains("A.NEW_ONE"));
            assertEquals(200, Shop.send(acknowledging, unknown).getStatus());
            assertEquals("IGNORED", shop.last().getCode());
            assertNull(shop.last().getError());
        }
    }

    @Test
    void onlyAPostIsTaken() throws Exception {
        try (NotificationHandler handler = shop.paying().build()) {
            Delivery payment = shop.payment();
            Response answer = handler.handle("GET", payment.getHeaders(), new ByteArrayInputStream(payment.getBody()));
            assertEquals(405, answer.getStatus());
            assertEquals("POST", answer.getHeaders().get("Allow"));
            assertEquals("application/json", answer.getHeaders().get("Content-Type"));
            assertEquals("METHOD_NOT_ALLOWED", shop.last().getCode());
        }
    }

    /** Endless, and counts what is read of it. */
    private static final class Endless extends InputStream {
        final AtomicLong read = new AtomicLong();

        @Override
        public int read() {
            read.incrementAndGet();
            return ' ';
        }
    }

    @Test
    void aBodyIsReadNoFurtherThanItIsTaken() throws Exception {
        try (NotificationHandler handler = shop.paying().build()) {
            Endless body = new Endless();
            assertEquals(413, handler.handle("POST", shop.payment().getHeaders(), body).getStatus());
            assertEquals("BODY_TOO_LARGE", shop.last().getCode());
            assertTrue(body.read.get() <= (1 << 20) + 4096, body.read.toString());

            Endless unread = new Endless();
            Map<String, String> declared = shop.payment().withHeader("content-length", "1048577").getHeaders();
            assertEquals(413, handler.handle("POST", declared, unread).getStatus());
            assertEquals(0, unread.read.get());
        }
        // The default is the core's: a byte more than it takes is refused by it as well.
        assertEquals(1 << 20, shop.parser.getMaxBodyBytes());
        Delivery oversized = shop.platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault.OVERSIZED).build();
        assertEquals((1 << 20) + 1, oversized.getBody().length);
    }

    @Test
    void aBodyThatCannotBeReadIsTheServersMatter() throws Exception {
        try (NotificationHandler handler = shop.paying().build()) {
            assertThrows(IOException.class, () -> handler.handle("POST", shop.payment().getHeaders(), new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("gone");
                }
            }));
        }
    }

    @Test
    void everyFaultIsRefusedAsItsErrorSays() throws Exception {
        try (NotificationHandler handler = shop.paying().build()) {
            for (Fault fault : Fault.values()) {
                Delivery wrong = shop.platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).fault(fault).requestId("08E5").build();
                assertEquals(Ack.of(fault.getErrorCode()).getStatus(), Shop.send(handler, wrong).getStatus());
                assertEquals(fault.getErrorCode().name(), shop.last().getCode());
                assertEquals("08E5", shop.last().getRequestId());
                assertNull(shop.last().getKind());
            }
        }
        assertEquals(0, shop.paid());
    }

    @Test
    void aFailureIsToldInTheMerchantsWords() throws Exception {
        String text = "订单不存在".repeat(20);
        try (NotificationHandler handler = shop.handler().onPaid((paid, delivery) -> delivery.fail(text)).build()) {
            Response answer = Shop.send(handler, shop.payment());
            assertEquals(500, answer.getStatus());
            assertEquals("{\"code\":\"FAIL\",\"message\":\"" + text.substring(0, 64) + "\"}", Shop.text(answer));
            assertEquals("HANDLER_FAILED", shop.last().getCode());
            assertEquals(text, shop.last().getError().getMessage());
            assertEquals("HANDLER_FAILED: " + text, shop.inInbox("last_error"));
        }
    }

    @Test
    void anAnswerThatIsNotGoodIsAFailure() throws Exception {
        try (NotificationHandler handler = shop.handler().answer(TransactionDirect.class, (paid, delivery) -> Ack.busy()).build()) {
            assertEquals(503, Shop.send(handler, shop.payment()).getStatus());
            assertEquals("HANDLER_FAILED", shop.last().getCode());
            assertEquals("released", shop.inInbox("state"));
        }
    }

    @Test
    void anAnswerMayHaveNoContent() throws Exception {
        try (NotificationHandler handler =
                shop.handler().answer("transaction.direct", delivery -> Ack.successNoContent()).build()) {
            Response answer = Shop.send(handler, shop.payment());
            assertEquals(204, answer.getStatus());
            assertEquals(Map.of(), answer.getHeaders());
            assertEquals("", Shop.text(answer));
        }
    }

    @Test
    void theAnswerIsInTimeAndTheLateResultCountsOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (NotificationHandler handler = shop.handler()
                .deadline(Duration.ofSeconds(1))
                .onPaid((paid, delivery) -> {
                    go.await();
                    Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                })
                .build()) {
            Delivery payment = shop.payment();
            long start = System.nanoTime();
            assertEquals(500, Shop.send(handler, payment).getStatus());
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 5000);
            assertEquals(List.of("DEADLINE_EXCEEDED"), shop.codes());
            assertFalse(shop.last().isLate());
            go.countDown();
            shop.awaitOutcomes(2);
            assertEquals("SUCCESS", shop.last().getCode());
            assertTrue(shop.last().isLate());
            assertTrue(shop.last().getDuration().toMillis() >= 1000);
            assertEquals(1, shop.paid());
            Shop.send(handler, payment);
            assertEquals("DUPLICATE", shop.last().getCode());
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void closingWaitsForTheLate() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        NotificationHandler handler = shop.handler()
                .deadline(Duration.ofMillis(500))
                .onPaid((paid, delivery) -> {
                    go.await();
                    Thread.sleep(200);
                    Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                })
                .build();
        Shop.send(handler, shop.payment());
        go.countDown();
        handler.close();
        assertEquals(1, shop.paid());
    }

    @Test
    void whichThreadCallsIsTheMerchantsChoice() throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (NotificationHandler own = withoutInbox().onPaid((paid, delivery) -> threads.add(Thread.currentThread())).build();
                NotificationHandler callers = withoutInbox()
                        .deadline(null)
                        .onPaid((paid, delivery) -> threads.add(Thread.currentThread()))
                        .build();
                NotificationHandler given = withoutInbox()
                        .executor(Runnable::run)
                        .onPaid((paid, delivery) -> threads.add(Thread.currentThread()))
                        .build()) {
            Shop.send(own, shop.payment());
            Shop.send(callers, shop.payment());
            Shop.send(given, shop.payment());
        }
        assertTrue(threads.get(0).isDaemon());
        assertSame(Thread.currentThread(), threads.get(1));
        assertSame(Thread.currentThread(), threads.get(2));
    }

    @Test
    void anExecutorThatRefusesIsAFailure() throws Exception {
        try (NotificationHandler handler = shop.paying()
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build()) {
            assertEquals(503, Shop.send(handler, shop.payment()).getStatus());
            assertEquals("NOTIFICATION_BUSY", shop.last().getCode());
            assertEquals("executor", shop.last().getError().getField());
        }
    }

    @Test
    void theHookIsToldEverything() throws Exception {
        try (NotificationHandler handler = shop.paying().build()) {
            Delivery payment = shop.payment();
            Shop.send(handler, payment);
            Outcome outcome = shop.last();
            assertEquals("SUCCESS", outcome.getCode());
            assertEquals(200, outcome.getStatus());
            assertFalse(outcome.getDuration().isNegative() || outcome.getDuration().isZero());
            assertEquals("08E5", outcome.getRequestId());
            assertEquals("TRANSACTION.SUCCESS", outcome.getEventType());
            assertEquals(Kind.TRANSACTION_DIRECT, outcome.getKind());
            assertEquals(Samples.parse(shop.platform, payment).getId(), outcome.getNotificationId());
            assertNull(outcome.getError());
            assertFalse(outcome.isLate());
        }
    }

    @Test
    void aHookThatThrowsHarmsNothing() throws Exception {
        try (NotificationHandler handler = shop.paying()
                .observe(outcome -> {
                    throw new IllegalStateException("metrics are down");
                })
                .build()) {
            assertEquals(200, Shop.send(handler, shop.payment()).getStatus());
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void everythingIsLoggedAndNothingSecretIs() throws Exception {
        Records log = new Records();
        List<String> observed = new ArrayList<>();
        try (log; NotificationHandler handler = NotificationHandler.builder(shop.parser)
                .inbox(shop.inbox)
                .onPaid((paid, delivery) -> {
                    if (delivery.getAttempts() == 1) {
                        throw new IllegalStateException("the stock is empty");
                    }
                })
                .unhandled(Unhandled.ACKNOWLEDGE)
                .observe(outcome -> observed.add(outcome.getLevel() + " " + outcome.getLine()))
                .build()) {
            for (Fault fault : Fault.values()) {
                Delivery wrong = shop.platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).fault(fault).build();
                Shop.send(handler, wrong.withHeader("Request-ID", "line\nbreak"));
                String level = fault == Fault.PROBE ? "INFO " : log.last().getLevel() == Level.SEVERE ? "SEVERE " : "WARNING ";
                assertTrue(log.lines().get(log.lines().size() - 1).startsWith(level), log.lines().toString());
            }
            Shop.send(handler, notification("A.NEW_ONE", "{}"));
            Delivery payment = shop.payment();
            Shop.send(handler, payment);
            assertEquals("the stock is empty", log.last().getThrown().getMessage());
            Shop.send(handler, payment);
        }
        List<String> lines = log.lines();
        assertEquals(lines, observed, "the hook comes beside the log");
        assertEquals(Fault.values().length + 3, lines.size(), lines.toString());
        assertTrue(lines.get(lines.size() - 3).startsWith("FINE IGNORED"), lines.toString());
        String failure = lines.get(lines.size() - 2);
        assertTrue(failure.startsWith("SEVERE HANDLER_FAILED: the callback raised java.lang.IllegalStateException at "), failure);
        assertTrue(failure.contains("request_id 08E5") && failure.endsWith(": the stock is empty"), failure);
        String success = lines.get(lines.size() - 1);
        assertTrue(success.startsWith("FINE SUCCESS (notification "), success);
        assertTrue(success.contains("event_type TRANSACTION.SUCCESS, kind transaction.direct"), success);
        assertTrue(success.contains("number A1"), success);
        for (String line : lines) {
            assertFalse(line.contains("\n"), line);
            for (String secret : List.of(shop.platform.getApiV3Key(), "1900007291", "ciphertext")) {
                assertFalse(line.contains(secret), line);
            }
        }
    }
}
