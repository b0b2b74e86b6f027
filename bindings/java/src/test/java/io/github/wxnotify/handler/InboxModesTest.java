package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.Ack;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.InboxException;
import io.github.wxnotify.Kind;
import io.github.wxnotify.Samples;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.events.ParkingFeeQuery;
import io.github.wxnotify.inbox.Claim;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.inbox.DeadLetter;
import io.github.wxnotify.testing.Delivery;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each notification counts once: in a transaction, leased and stored. */
class InboxModesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void inATransactionAPaymentCountsOnce(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder); NotificationHandler handler = shop.paying().build()) {
            Delivery payment = shop.payment();
            for (int i = 0; i < 3; i++) {
                Response answer = Shop.send(handler, payment);
                assertEquals(200, answer.getStatus());
                assertEquals("{\"code\":\"SUCCESS\"}", Shop.text(answer));
            }
            assertEquals(1, shop.paid());
            assertEquals(List.of("SUCCESS", "DUPLICATE", "DUPLICATE"), shop.codes());
            assertEquals("done", shop.inInbox("state"));
            assertEquals("1", shop.inInbox("attempts"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void inATransactionAFailureTakesEverythingBackButTheAttempt(Database database) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (Shop shop = new Shop(database, folder);
                NotificationHandler handler = shop.handler()
                        .onPaid((paid, delivery) -> {
                            Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                            assertEquals(attempts.incrementAndGet(), delivery.getAttempts());
                            if (attempts.get() == 1) {
                                throw new IllegalStateException("the stock is empty");
                            }
                        })
                        .build()) {
            Delivery payment = shop.payment();
            Response answer = Shop.send(handler, payment);
            assertEquals(500, answer.getStatus());
            assertFalse(Shop.text(answer).contains("stock"), Shop.text(answer));
            assertEquals(0, shop.paid());
            String noted = shop.inInbox("last_error");
            assertTrue(noted.startsWith("HANDLER_FAILED: the callback raised java.lang.IllegalStateException at InboxModesTest.java:"), noted);
            assertEquals("HANDLER_FAILED", shop.last().getCode());
            assertEquals("the stock is empty", shop.last().getError().getCause().getMessage());

            assertEquals(200, Shop.send(handler, payment).getStatus());
            assertEquals(1, shop.paid());
            assertNull(shop.inInbox("last_error"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredIsWorkedOffOnce(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder);
                NotificationHandler handler = shop.paying().mode(Mode.STORED).build()) {
            Delivery payment = shop.payment();
            assertEquals(200, Shop.send(handler, payment).getStatus());
            assertEquals(200, Shop.send(handler, payment).getStatus());
            assertEquals(0, shop.paid());
            assertTrue(handler.workOnce());
            assertFalse(handler.workOnce());
            assertEquals(1, shop.paid());
            assertEquals(List.of("STORED", "DUPLICATE", "SUCCESS"), shop.codes());
            assertEquals(Kind.TRANSACTION_DIRECT, shop.last().getKind());
            assertEquals("done", shop.inInbox("state"));
            assertNull(shop.inInbox("notification"), "the plaintext is erased");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredAndFailsWaitsAndDies(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder);
                NotificationHandler handler = shop.handler()
                        .mode(Mode.STORED)
                        .onPaid((paid, delivery) -> {
                            Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                            throw delivery.fail("no stock");
                        })
                        .build()) {
            Shop.send(handler, shop.payment());
            assertTrue(handler.workOnce());
            assertFalse(handler.workOnce(), "it waits");
            Database.update(shop.database, "UPDATE wxnotify_inbox SET due_at = 0");
            assertTrue(handler.workOnce());
            assertEquals(0, shop.paid());
            List<DeadLetter> letters = shop.inbox.inAutocommit(connection -> shop.inbox.deadLetters(connection, 10));
            assertEquals("HANDLER_FAILED: no stock", letters.get(0).getLastError());
            assertEquals(Kind.TRANSACTION_DIRECT, letters.get(0).getKind());
            assertEquals(List.of("STORED", "HANDLER_FAILED", "DEAD"), shop.codes());
        }
    }

    @Test
    void workersWorkUntilTheyAreStopped() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.paying().mode(Mode.STORED).build()) {
            AtomicBoolean stopped = new AtomicBoolean();
            Thread told = new Thread(() -> handler.work(stopped::get, Duration.ofMillis(5)));
            Thread interrupted = new Thread(() -> handler.work(() -> false, Duration.ofMillis(5)));
            told.start();
            interrupted.start();
            for (int i = 0; i < 10; i++) {
                Shop.send(handler, shop.payment());
            }
            shop.awaitOutcomes(20);
            stopped.set(true);
            interrupted.interrupt();
            told.join(10_000);
            interrupted.join(10_000);
            assertFalse(told.isAlive() || interrupted.isAlive());
            assertEquals(10, shop.paid());
        }
    }

    @Test
    void aWorkerOutlivesTheDatabasesFailures() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.paying().mode(Mode.STORED).build()) {
            Shop.send(handler, shop.payment());
            Database.update(shop.database, "ALTER TABLE wxnotify_inbox RENAME TO away");
            Thread worker = new Thread(() -> handler.work(() -> false, Duration.ofMillis(5)));
            worker.start();
            shop.awaitOutcomes(3);
            assertEquals("INBOX_SCHEMA", shop.last().getCode());
            assertInstanceOf(SQLException.class, shop.last().getError().getCause());
            InboxException once = assertThrows(InboxException.class, handler::workOnce);
            assertInstanceOf(SQLException.class, once.getCause());
            Database.update(shop.database, "ALTER TABLE away RENAME TO wxnotify_inbox");
            while (shop.paid() == 0) {
                Thread.sleep(5);
            }
            worker.interrupt();
            worker.join();
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void aTableThatHoldsSomethingElseFailsVisibly() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.paying().mode(Mode.STORED).build()) {
            Shop.send(handler, shop.payment());
            Database.update(shop.database, "UPDATE wxnotify_inbox SET notification = '{}'");
            assertTrue(handler.workOnce());
            assertNotEquals("SUCCESS", shop.last().getCode());
            assertEquals("stored", shop.inInbox("state"));
        }
    }

    @Test
    void leasedIsOutsideOfATransaction() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.handler()
                        .mode(Mode.LEASED)
                        .onPaid((paid, delivery) -> {
                            assertEquals("claimed", shop.inInbox("state"));
                            WxNotifyException none = assertThrows(WxNotifyException.class, delivery::getConnection);
                            assertEquals(ErrorCode.ARGUMENT_INVALID, none.getCode());
                            if (calls.incrementAndGet() == 1) {
                                throw delivery.fail("try again");
                            }
                        })
                        .build()) {
            Delivery payment = shop.payment();
            assertEquals(500, Shop.send(handler, payment).getStatus());
            assertEquals("released", shop.inInbox("state"));
            assertEquals("HANDLER_FAILED: try again", shop.inInbox("last_error"));
            assertEquals(200, Shop.send(handler, payment).getStatus());
            assertEquals(200, Shop.send(handler, payment).getStatus());
            assertEquals(2, calls.get());
            assertEquals(List.of("HANDLER_FAILED", "SUCCESS", "DUPLICATE"), shop.codes());
        }
    }

    @Test
    void anothersIsBusy() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder); NotificationHandler handler = shop.paying().build()) {
            Delivery payment = shop.payment();
            Claim other = shop.inbox.inAutocommit(
                    connection -> shop.inbox.claim(connection, Samples.parse(shop.platform, payment)));
            Response answer = Shop.send(handler, payment);
            assertEquals(503, answer.getStatus());
            assertEquals("NOTIFICATION_BUSY", shop.last().getCode());
            assertEquals(0, shop.paid());
            shop.inbox.inAutocommit(connection -> {
                shop.inbox.release(connection, other.getLease(), "gave up");
                return null;
            });
            assertEquals(200, Shop.send(handler, payment).getStatus());
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void aLostLeaseTakesEverythingBack() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.handler()
                        .onPaid((paid, delivery) -> {
                            Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                            delivery.getConnection().createStatement().executeUpdate("UPDATE wxnotify_inbox SET token = 'other'");
                        })
                        .build()) {
            assertEquals(500, Shop.send(handler, shop.payment()).getStatus());
            assertEquals("LEASE_LOST", shop.last().getCode());
            assertEquals(0, shop.paid());
        }
    }

    @Test
    void aDatabaseThatFailsIsAFailure() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder); NotificationHandler handler = shop.paying().build()) {
            Database.update(shop.database, "DROP TABLE wxnotify_inbox");
            assertEquals(500, Shop.send(handler, shop.payment()).getStatus());
            assertEquals("INBOX_SCHEMA", shop.last().getCode());
            assertInstanceOf(SQLException.class, shop.last().getError().getCause());
            assertTrue(shop.last().getError().getMessage().contains("create()"), shop.last().getLine());
        }
    }

    @Test
    void aQuestionIsAnsweredEachTime() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        String question = "{\"plate_number\":\"粤B888888\",\"start_time\":\"2026-01-01T00:00:00+08:00\"}";
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.handler()
                        .answer("PARKING_FEE.QUERY_TRANS_INFO", delivery -> {
                            asked.incrementAndGet();
                            return Ack.answer("{\"fee\":100}");
                        })
                        .build()) {
            Delivery query = shop.platform.notification("PARKING_FEE.QUERY_TRANS_INFO", question).build();
            for (int i = 0; i < 2; i++) {
                assertEquals("{\"fee\":100}", Shop.text(Shop.send(handler, query)));
            }
            assertEquals(2, asked.get());
            assertEquals("0", shop.inInbox("COUNT(*)"));
            // The same by its class.
            shop.handler().answer(ParkingFeeQuery.class, (event, delivery) -> Ack.answer("{}")).build().close();
        }
    }

    @Test
    void theMerchantsOwnKeyCounts() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.paying()
                        .key(notification -> notification.getKind().getName() + " " + notification.getResource().get("out_trade_no"))
                        .build()) {
            Shop.send(handler, shop.payment());
            Shop.send(handler, shop.payment());
            assertEquals(List.of("SUCCESS", "DUPLICATE"), shop.codes());
            assertEquals("transaction.direct A1", shop.inInbox("notification_key"));
        }
    }

    @Test
    void withoutAnInboxThereIsNothingToWorkOff() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = NotificationHandler.builder(shop.parser).otherwise(delivery -> {}).build()) {
            assertEquals("mode", assertThrows(ConfigurationException.class, handler::workOnce).getField());
            NotificationHandler.Builder stored = NotificationHandler.builder(shop.parser).mode(Mode.STORED);
            assertEquals("inbox", assertThrows(ConfigurationException.class, stored::build).getField());
        }
    }
}
