package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.testing.Delivery;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A 200 is never false, and nothing that hangs holds the others up. */
class FaultsTest {
    @TempDir
    Path folder;

    /** A data source whose connections another made, changed. */
    private static DataSource changed(DataSource real, UnaryOperator<Connection> change) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return change.apply(real.getConnection());
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    private static NotificationHandler.Builder paying(Shop shop, Inbox inbox) {
        return shop.paying().inbox(inbox);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionWithATransactionIsRefused(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder)) {
            DataSource begun = changed(shop.database, connection -> {
                try {
                    connection.setAutoCommit(false);
                    connection.createStatement().executeQuery("SELECT paid FROM orders").close();
                    return connection;
                } catch (SQLException error) {
                    throw new AssertionError(error);
                }
            });
            try (NotificationHandler handler = paying(shop, Inbox.of(begun)).build()) {
                assertEquals(500, Shop.send(handler, shop.payment()).getStatus());
                assertEquals("OPTION_INVALID", shop.last().getCode());
                assertTrue(shop.last().getLine().contains("transaction open already"), shop.last().getLine());
            }
            assertEquals(0, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void aPoolWithoutAutocommitCommits(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder); HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(shop.database);
            pool.setAutoCommit(false);
            pool.setMaximumPoolSize(1);
            try (NotificationHandler handler = paying(shop, Inbox.of(pool)).build()) {
                assertEquals(200, Shop.send(handler, shop.payment()).getStatus());
                assertEquals(200, Shop.send(handler, shop.payment()).getStatus());
            }
            assertEquals(2, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionOfSpringsThatIsOpenIsRefused(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder)) {
            TransactionTemplate template = new TransactionTemplate(new JdbcTransactionManager(shop.database));
            Inbox inbox = Inbox.builder(shop.database)
                    .transactions(work -> template.executeWithoutResult(
                            status -> work.accept(DataSourceUtils.getConnection(shop.database))))
                    .build();
            // On the caller's thread, which has the transaction.
            try (NotificationHandler handler = paying(shop, inbox).deadline(null).build()) {
                int status = template.execute(transaction -> {
                    transaction.setRollbackOnly();
                    try {
                        return Shop.send(handler, shop.payment()).getStatus();
                    } catch (Exception error) {
                        throw new AssertionError(error);
                    }
                });
                assertEquals(500, status);
                assertEquals("OPTION_INVALID", shop.last().getCode());
                assertEquals(200, Shop.send(handler, shop.payment()).getStatus());
            }
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void aCompletionThatIsInTheWayOfOthersIsTriedAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean fails = new AtomicBoolean();
        try (Shop shop = new Shop(Database.SQLITE, folder)) {
            DataSource conflicting = changed(shop.database, real -> (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                        if (method.getName().equals("prepareStatement") && ((String) given[0]).startsWith("UPDATE")
                                && fails.getAndSet(false)) {
                            throw new SQLException("snapshot", null, 517);
                        }
                        try {
                            return method.invoke(real, given);
                        } catch (InvocationTargetException error) {
                            throw error.getCause();
                        }
                    }));
            try (NotificationHandler handler = shop.handler()
                    .inbox(Inbox.of(conflicting))
                    .mode(Mode.LEASED)
                    .onPaid((paid, delivery) -> fails.set(calls.incrementAndGet() == 1))
                    .build()) {
                Delivery payment = shop.payment();
                assertEquals(200, Shop.send(handler, payment).getStatus(), () -> shop.last().getLine());
                assertEquals(200, Shop.send(handler, payment).getStatus());
                assertFalse(fails.get());
            }
            assertEquals(1, calls.get());
            assertEquals(List.of("SUCCESS", "DUPLICATE"), shop.codes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallbackThatHangsIsGivenUpAndHoldsNobodyUp(Database database) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (Shop shop = new Shop(database, folder)) {
            Inbox inbox = Inbox.builder(shop.database).lease(Duration.ofSeconds(3)).build();
            NotificationHandler handler = shop.handler()
                    .inbox(inbox)
                    .deadline(Duration.ofSeconds(1))
                    .maxInFlight(2)
                    .onPaid((paid, delivery) -> {
                        Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                        if (calls.incrementAndGet() == 1) {
                            go.await();
                            Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                        }
                    })
                    .build();
            Delivery hanging = shop.payment();
            assertEquals(500, Shop.send(handler, hanging).getStatus());
            shop.awaitOutcomes(2);
            assertEquals("HANDLER_FAILED", shop.last().getCode());
            assertTrue(shop.last().isLate());
            assertEquals(0, shop.paid(), "nothing of it commits");
            // It still has its place, and no more than that.
            assertEquals(200, Shop.send(handler, hanging).getStatus(), () -> shop.last().getLine());
            assertEquals(1, shop.paid());
            assertEquals(1, handler.shutdown(Duration.ofMillis(50)));
            assertEquals(503, Shop.send(handler, shop.payment()).getStatus());
            go.countDown();
            assertEquals(0, handler.shutdown(Duration.ofSeconds(10)));
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void moreThanMayBeInFlightAreBusy() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (Shop shop = new Shop(Database.POSTGRESQL, folder);
                NotificationHandler handler = shop.handler()
                        .deadline(Duration.ofMillis(500))
                        .maxInFlight(1)
                        .onPaid((paid, delivery) -> go.await())
                        .build()) {
            assertEquals(500, Shop.send(handler, shop.payment()).getStatus());
            assertEquals(503, Shop.send(handler, shop.payment()).getStatus());
            assertEquals(List.of("DEADLINE_EXCEEDED", "NOTIFICATION_BUSY"), shop.codes());
            go.countDown();
        }
    }

    @Test
    void anEmptyPoolIsNotWaitedForLong() throws Exception {
        try (Shop shop = new Shop(Database.POSTGRESQL, folder); HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(shop.database);
            pool.setMaximumPoolSize(1);
            try (NotificationHandler handler = paying(shop, Inbox.builder(pool).dialect("postgresql").build()).build()) {
                try (Connection taken = pool.getConnection()) {
                    assertFalse(taken.isClosed());
                    long start = System.nanoTime();
                    assertEquals(500, Shop.send(handler, shop.payment()).getStatus());
                    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 4500);
                    assertTrue(shop.last().getLine().contains("no connection"), shop.last().getLine());
                }
                assertEquals(200, Shop.send(handler, shop.payment()).getStatus(), () -> shop.last().getLine());
            }
        }
    }

    @Test
    void aLeaseIsRenewedByItsCallback() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder)) {
            Inbox inbox = Inbox.builder(shop.database).lease(Duration.ofSeconds(3)).build();
            try (NotificationHandler handler = shop.handler()
                    .inbox(inbox)
                    .mode(Mode.LEASED)
                    .onPaid((paid, delivery) -> {
                        for (int part = 0; part < 3; part++) {
                            Thread.sleep(1200);
                            delivery.renew();
                        }
                    })
                    .build()) {
                assertEquals(200, Shop.send(handler, shop.payment()).getStatus(), () -> shop.last().getLine());
            }
            try (NotificationHandler handler = shop.handler().onPaid((paid, delivery) -> delivery.renew()).build()) {
                Shop.send(handler, shop.payment());
                assertEquals("ARGUMENT_INVALID", shop.last().getCode());
            }
        }
    }

    @Test
    void workersTakeWhatTheirHandlerHasRoutesFor() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler payments = shop.paying().mode(Mode.STORED).build();
                NotificationHandler refunds =
                        shop.handler().mode(Mode.STORED).onRefunded((refund, delivery) -> {}).build()) {
            Shop.send(payments, shop.payment());
            assertFalse(refunds.workOnce());
            assertTrue(payments.workOnce());
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void whatADriverSaysIsNowhere() throws Exception {
        String secret = "Key (openid)=(oUpF8uMuAJO) already exists";
        for (Exception thrown : List.of(
                new SQLException(secret, "23505"),
                new IllegalStateException(secret, new RuntimeException(secret, new SQLException(secret))))) {
            try (Shop shop = new Shop(Database.SQLITE, folder.resolve(thrown.getClass().getSimpleName() + ".db").getParent());
                    NotificationHandler handler = shop.handler().onPaid((paid, delivery) -> {
                        throw thrown;
                    }).build()) {
                Records log = new Records();
                Response answer;
                try (log) {
                    answer = Shop.send(handler, shop.payment());
                }
                StringWriter logged = new StringWriter();
                log.last().getThrown().printStackTrace(new PrintWriter(logged));
                assertTrue(logged.toString().contains("SQLException (SQLSTATE ") && logged.toString().contains("FaultsTest"), logged.toString());
                String told = Shop.text(answer) + shop.last().getLine() + shop.last().getError().getMessage() + shop.inInbox("last_error")
                        + logged;
                assertFalse(told.contains("openid"), told);
                assertTrue(told.contains(thrown.getClass().getName()), told);
                assertEquals(thrown, shop.last().getError().getCause());
            }
        }
    }

    @Test
    void aBodyThatDripsIsAnsweredInTime() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.paying().deadline(Duration.ofMillis(300)).build()) {
            long start = System.nanoTime();
            Response answer = handler.handle("POST", shop.payment().getHeaders(), new InputStream() {
                @Override
                public int read() {
                    return ' ';
                }

                @Override
                public int read(byte[] to, int from, int length) {
                    try {
                        Thread.sleep(50);
                    } catch (InterruptedException error) {
                        throw new AssertionError(error);
                    }
                    to[from] = ' ';
                    return 1;
                }
            });
            assertEquals(500, answer.getStatus());
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 4500);
            assertEquals(List.of("DEADLINE_EXCEEDED"), shop.codes());
            assertEquals(0, handler.shutdown(Duration.ofSeconds(5)));
        }
    }

    @Test
    void whatIsAcknowledgedIsOnDisk() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.handler()
                        .onPaid((paid, delivery) -> assertEquals("2", delivery.getConnection()
                                .createStatement().executeQuery("PRAGMA synchronous").getString(1)))
                        .build()) {
            assertEquals(200, Shop.send(handler, shop.payment()).getStatus(), () -> shop.last().getLine());
        }
    }

    @Test
    void aServerThatAssignsAtOnceIsNoTrouble() throws Exception {
        try (Shop shop = new Shop(Database.MARIADB, folder)) {
            DataSource strict = changed(shop.database, connection -> {
                try {
                    connection.createStatement().execute("SET sql_mode = CONCAT(@@sql_mode, ',SIMULTANEOUS_ASSIGNMENT')");
                    return connection;
                } catch (SQLException error) {
                    throw new AssertionError(error);
                }
            });
            AtomicInteger calls = new AtomicInteger();
            try (NotificationHandler handler = shop.handler()
                    .inbox(Inbox.of(strict))
                    .onPaid((paid, delivery) -> {
                        if (calls.incrementAndGet() == 1) {
                            throw delivery.fail("once more");
                        }
                    })
                    .build()) {
                Delivery payment = shop.payment();
                assertEquals(500, Shop.send(handler, payment).getStatus());
                assertEquals(200, Shop.send(handler, payment).getStatus(), () -> shop.last().getLine());
            }
        }
    }

    @Test
    void theWayOutNeedsWords() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                NotificationHandler handler = shop.handler()
                        .onPaid((paid, delivery) -> assertThrows(WxNotifyException.class, () -> delivery.fail(null)))
                        .build()) {
            assertEquals(200, Shop.send(handler, shop.payment()).getStatus());
        }
    }
}
