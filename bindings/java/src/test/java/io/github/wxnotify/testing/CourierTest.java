package io.github.wxnotify.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.handler.JavaxNotificationServlet;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.NotificationServlet;
import io.github.wxnotify.handler.Outcome;
import io.github.wxnotify.inbox.Inbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A notification comes as WeChat Pay brings it, in virtual time; the extension gives the parts. */
@ExtendWith(WxNotifyExtension.class)
class CourierTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final Platform platform;
    private NotificationParser parser;
    private Clock clock;
    private Courier courier;

    CourierTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void open(Clock clock, Courier courier) {
        parser = platform.parser();
        this.clock = clock;
        this.courier = courier;
    }

    @AfterEach
    void close() {
        parser.close();
    }

    @Test
    void aTestHasOneClockAndTheRunOnePlatform(Platform platform, Clock clock, Courier courier) {
        assertSame(this.platform, platform);
        assertSame(this.clock, clock);
        assertSame(this.courier, courier);
    }

    private List<Attempt> deliver() {
        return courier.deliver("TRANSACTION.SUCCESS", "{}");
    }

    @Test
    void whatIsNeverTakenComesForADayFreshlySigned() {
        Set<String> ids = new HashSet<>();
        Set<String> signatures = new HashSet<>();
        Set<String> bodies = new HashSet<>();
        Instant began = clock.instant();
        List<Attempt> attempts = courier.to(delivery -> {
            Notification notification = parser.parse(delivery.getHeaders(), delivery.getBody(), clock.instant().getEpochSecond());
            ids.add(notification.getId() + notification.getCreateTime());
            signatures.add(delivery.getHeaders().get("Wechatpay-Signature"));
            bodies.add(new String(delivery.getBody(), StandardCharsets.UTF_8));
            assertEquals(clock.instant().getEpochSecond(), notification.getTimestamp());
            if (signatures.size() == 1) {
                throw new IllegalStateException("the connection is closed");
            }
            return new Endpoint.Answer(202, "later");
        }).deliver("TRANSACTION.SUCCESS", "{}");

        Duration[] pauses = {
            Duration.ZERO, Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30), MINUTE.multipliedBy(3),
            MINUTE.multipliedBy(10), MINUTE.multipliedBy(20), MINUTE.multipliedBy(30), MINUTE.multipliedBy(30), MINUTE.multipliedBy(30),
            HOUR, HOUR.multipliedBy(3), HOUR.multipliedBy(3), HOUR.multipliedBy(3), HOUR.multipliedBy(6), HOUR.multipliedBy(6)};
        assertEquals(List.of(1, 16, 16), List.of(ids.size(), signatures.size(), bodies.size()));
        assertEquals(16, attempts.size());
        Instant due = began;
        for (int i = 0; i < pauses.length; i++) {
            due = due.plus(pauses[i]);
            Attempt attempt = attempts.get(i);
            assertEquals(due, attempt.getAt());
            assertEquals(i == 0 ? 0 : 202, attempt.getStatus());
            assertEquals(i == 0 ? "" : "later", attempt.getBody());
            assertFalse(attempt.isTaken());
        }
        assertEquals(began.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(4)), clock.instant());
    }

    @Test
    void aHandlerWithoutTheClockRefusesWhatComesLater() {
        List<Outcome> outcomes = new ArrayList<>();
        try (NotificationHandler handler =
                NotificationHandler.builder(parser).observe(outcomes::add).on("REFUND.CLOSED", delivery -> {}).build()) {
            List<Attempt> attempts = courier.to(handler).schedule(Schedule.PAYSCORE).deliver("TRANSACTION.SUCCESS", "{}");
            assertEquals(10, attempts.size());
            for (int i = 0; i < attempts.size(); i++) {
                boolean isLater = Duration.between(attempts.get(0).getAt(), attempts.get(i).getAt()).compareTo(Duration.ofMinutes(6)) > 0;
                assertEquals(isLater ? "TIMESTAMP_OUT_OF_RANGE" : "EVENT_UNHANDLED", outcomes.get(i).getCode());
            }
        }
    }

    private NotificationHandler.Builder counting(AtomicInteger paid, Instant isBack) {
        return NotificationHandler.builder(parser).clock(clock).on("TRANSACTION.SUCCESS", delivery -> {
            if (clock.instant().isBefore(isBack)) {
                throw new IllegalStateException("down");
            }
            paid.incrementAndGet();
        });
    }

    @Test
    void aDayCountsOnceByTheInboxAndSoDoesWhatComesAgain() {
        AtomicInteger paid = new AtomicInteger();
        List<String> codes = new ArrayList<>();
        try (NotificationHandler handler = counting(paid, clock.instant().plus(HOUR)).inbox(Inbox.sqlite(folder.resolve("inbox.db").toString()))
                .observe(outcome -> codes.add(outcome.getCode())).build()) {
            courier.to(handler);
            List<Attempt> attempts = courier.deliver("TRANSACTION.SUCCESS", "{}", notification -> notification.id("EV-1"));
            assertEquals(8, attempts.size());
            assertTrue(attempts.get(7).isTaken());
            clock.advance(Duration.ofHours(20));
            assertEquals(1, courier.deliver("TRANSACTION.SUCCESS", "{}", notification -> notification.id("EV-1")).size());
            assertEquals(1, paid.get());
            assertEquals("SUCCESS", codes.get(7));
            assertEquals("DUPLICATE", codes.get(8));
        }
    }

    @Test
    void servletsOfBothKindsAreCalledWithoutAContainer() {
        AtomicInteger paid = new AtomicInteger();
        try (NotificationHandler handler = counting(paid, clock.instant().plus(MINUTE)).build()) {
            Endpoint jakarta = ServletEndpoint.of(new NotificationServlet(handler), "/notify");
            Endpoint javax = JavaxServletEndpoint.of(new JavaxNotificationServlet(handler), "/notify");
            assertEquals(4, courier.to(jakarta).deliver("TRANSACTION.SUCCESS", "{}").size());
            List<Attempt> attempts = courier.to(javax).deliver("TRANSACTION.SUCCESS", "{}", notification -> notification.fault(Fault.FORGED));
            assertEquals(16, attempts.size());
            assertEquals(401, attempts.get(15).getStatus());
            assertTrue(attempts.get(15).getBody().contains("FAIL"), attempts.toString());
            assertEquals(1, courier.deliver("TRANSACTION.SUCCESS", "{}").size());
            assertEquals(2, paid.get());
        }
    }

    @Test
    void anAnswerThatComesTooLateIsNone() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        List<Attempt> attempts = courier.patience(Duration.ofMillis(50)).schedule(Schedule.NONE).to(delivery -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException nobodyWaits) {
                hungUp.countDown();
            }
            return new Endpoint.Answer(200, "");
        }).deliver("TRANSACTION.SUCCESS", "{}");
        assertEquals(1, attempts.size());
        assertEquals(0, attempts.get(0).getStatus());
        assertTrue(hungUp.await(20, TimeUnit.SECONDS));
    }

    @Test
    void faultsAreRepeated() {
        try (NotificationHandler handler = counting(new AtomicInteger(), clock.instant()).build()) {
            courier.to(handler);
            for (Fault fault : List.of(Fault.FORGED, Fault.NOT_JSON, Fault.STALE)) {
                List<Attempt> attempts = courier.deliver("TRANSACTION.SUCCESS", "{}", notification -> notification.fault(fault));
                assertEquals(16, attempts.size());
                assertTrue(attempts.stream().allMatch(attempt -> attempt.getStatus() / 100 == 4), attempts.toString());
            }
        }
    }

    @Test
    void schedulesAreTheOfficialOnes() {
        Map<Schedule, Duration> whole = Map.of(
                Schedule.TRANSACTION, Duration.ofHours(24).plusMinutes(4), Schedule.PAYSCORE, Duration.ofHours(3).plusMinutes(4),
                Schedule.TRANSFER, Duration.ofHours(22).plusMinutes(52).plusSeconds(30), Schedule.NONE, Duration.ZERO);
        whole.forEach((schedule, length) ->
                assertEquals(length, schedule.pauses().stream().reduce(Duration.ZERO, Duration::plus), schedule.name()));
        ConfigurationException error = assertThrows(ConfigurationException.class, this::deliver);
        assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
        assertEquals("courier", error.getField());
    }

    @Test
    void aClockStandsStill() {
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Shanghai"));
        assertEquals(clock.instant(), clock.instant());
        clock.advance(HOUR);
        assertEquals(clock.instant(), elsewhere.instant());
        assertEquals(List.of("Z", "Asia/Shanghai"), Stream.of(clock, elsewhere).map(one -> one.getZone().toString()).toList());
    }
}
