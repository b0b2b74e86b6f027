package io.github.wxnotify.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.InboxException;
import io.github.wxnotify.Notification;
import io.github.wxnotify.Samples;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.testing.Platform;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The inbox on every database, by every driver. */
class InboxTest {
    private static Platform platform;

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong(1_760_000_000);

    @BeforeAll
    static void make() {
        platform = Platform.create();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static Notification payment() {
        return Samples.parse(platform, Samples.payment(platform));
    }

    private Inbox.Builder builder(DataSource dataSource) {
        return Inbox.builder(dataSource).clock(now::get);
    }

    private Inbox make(DataSource dataSource) {
        Inbox inbox = builder(dataSource).build();
        inbox.create();
        return inbox;
    }

    private static void refused(ErrorCode code, Executable call) {
        WxNotifyException error = assertThrows(WxNotifyException.class, call);
        assertEquals(code, error.getCode(), error.getMessage());
    }

    private static <T> T alone(Inbox inbox, Work<T> work) {
        try {
            return inbox.inAutocommit(work);
        } catch (RuntimeException error) {
            throw error;
        } catch (Exception error) {
            throw new AssertionError(error);
        }
    }

    private static Claim claim(Inbox inbox, Notification notification) {
        return alone(inbox, connection -> inbox.claim(connection, notification));
    }

    private static void complete(Inbox inbox, Lease lease) {
        alone(inbox, connection -> {
            inbox.complete(connection, lease);
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource
    void oneIsFreshThenBusyThenDone(Database database) throws Exception {
        DataSource shop = database.empty(folder);
        Inbox inbox = make(shop);
        inbox.create();
        Notification payment = payment();
        Claim first = claim(inbox, payment);
        assertEquals(Claim.State.FRESH, first.getState());
        assertEquals(payment.getId(), first.getLease().getKey());
        assertEquals(1, first.getLease().getAttempts());
        assertEquals(now.get() + 60, first.getLease().getUntil());
        assertEquals(Claim.State.BUSY, claim(inbox, payment).getState());
        assertNull(claim(inbox, payment).getLease());
        complete(inbox, first.getLease());
        assertEquals(Claim.State.DONE, claim(inbox, payment).getState());
        assertEquals("transaction.direct", Database.read(shop, "SELECT kind FROM wxnotify_inbox"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReleasedIsFreshAgain(Database database) throws Exception {
        DataSource shop = database.empty(folder);
        Inbox inbox = make(shop);
        Notification payment = payment();
        Lease lease = claim(inbox, payment).getLease();
        alone(inbox, connection -> {
            inbox.release(connection, lease, "the 'stock' 库存 is empty");
            return null;
        });
        assertEquals("the 'stock' 库存 is empty", Database.read(shop, "SELECT last_error FROM wxnotify_inbox"));
        assertEquals(2, claim(inbox, payment).getLease().getAttempts());
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredLeaseGoesToTheNext(Database database) throws Exception {
        Inbox inbox = make(database.empty(folder));
        Notification payment = payment();
        Lease slow = claim(inbox, payment).getLease();
        now.addAndGet(60);
        Lease next = claim(inbox, payment).getLease();
        assertEquals(2, next.getAttempts());
        refused(ErrorCode.LEASE_LOST, () -> complete(inbox, slow));
        complete(inbox, next);
        refused(ErrorCode.LEASE_LOST, () -> complete(inbox, next));
    }

    @ParameterizedTest
    @EnumSource
    void claimWritesAndCompletionAreOne(Database database) throws Exception {
        DataSource shop = database.empty(folder);
        Inbox inbox = make(shop);
        Database.update(shop, "CREATE TABLE orders (number VARCHAR(32) PRIMARY KEY, paid BIGINT NOT NULL)");
        Database.update(shop, "INSERT INTO orders VALUES ('A1', 0)");
        Notification payment = payment();
        Work<Void> work = connection -> {
            Lease lease = inbox.claim(connection, payment).getLease();
            assertEquals(1, connection.createStatement().executeUpdate("UPDATE orders SET paid = paid + 1"));
            inbox.complete(connection, lease);
            return null;
        };
        assertThrows(ArithmeticException.class, () -> inbox.inTransaction(connection -> {
            work.run(connection);
            throw new ArithmeticException("after everything");
        }));
        assertEquals("0", Database.read(shop, "SELECT paid FROM orders"));
        assertEquals("0", Database.read(shop, "SELECT COUNT(*) FROM wxnotify_inbox"));
        inbox.inTransaction(work);
        assertEquals("1", Database.read(shop, "SELECT paid FROM orders"));
        assertEquals(Claim.State.DONE, claim(inbox, payment).getState());
    }

    @ParameterizedTest
    @EnumSource
    void ofManyAtOnceOneIsFresh(Database database) throws Exception {
        Inbox inbox = make(database.empty(folder));
        Notification payment = payment();
        List<Claim.State> found = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                } catch (InterruptedException error) {
                    throw new AssertionError(error);
                }
                try {
                    found.add(claim(inbox, payment).getState());
                } catch (HandlerException quicker) {
                    assertEquals(ErrorCode.NOTIFICATION_BUSY, quicker.getCode());
                    found.add(Claim.State.BUSY);
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        Collections.sort(found);
        assertEquals(List.of(Claim.State.FRESH, Claim.State.BUSY, Claim.State.BUSY, Claim.State.BUSY), found);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredIsTakenOnceAsItWas(Database database) throws Exception {
        Inbox inbox = make(database.empty(folder));
        Notification payment = payment();
        for (int i = 0; i < 2; i++) {
            alone(inbox, connection -> {
                inbox.store(connection, payment);
                return null;
            });
        }
        StoredNotification stored = alone(inbox, inbox::take);
        assertEquals(payment.toJson(), stored.getNotification().toJson());
        assertEquals(payment.getKind(), stored.getNotification().getKind());
        assertNull(alone(inbox, inbox::take));
        complete(inbox, stored.getLease());
        now.addAndGet(10_000);
        assertNull(alone(inbox, inbox::take));
        assertEquals(Claim.State.DONE, claim(inbox, payment).getState());
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsTooOftenIsDeadUntilItIsRetried(Database database) throws Exception {
        Inbox inbox = builder(database.empty(folder)).maxAttempts(2).build();
        inbox.create();
        Notification payment = payment();
        alone(inbox, connection -> {
            inbox.store(connection, payment, "order A1");
            return null;
        });
        for (int attempt = 1; attempt <= 2; attempt++) {
            StoredNotification stored = alone(inbox, inbox::take);
            assertEquals(attempt, stored.getLease().getAttempts());
            alone(inbox, connection -> {
                inbox.fail(connection, stored.getLease(), "no stock");
                return null;
            });
            assertNull(alone(inbox, inbox::take), "it waits before the next attempt");
            now.addAndGet(3600);
        }
        assertNull(alone(inbox, inbox::take));
        List<DeadLetter> letters = alone(inbox, connection -> inbox.deadLetters(connection, 10));
        assertEquals(1, letters.size());
        DeadLetter letter = letters.get(0);
        assertEquals("order A1", letter.getKey());
        assertEquals("TRANSACTION.SUCCESS", letter.getEventType());
        assertEquals(2, letter.getAttempts());
        assertEquals(now.get() - 7200, letter.getFirstSeen());
        assertEquals("no stock", letter.getLastError());
        assertEquals(payment.toJson(), letter.getNotification().toJson());
        assertEquals(Boolean.FALSE, alone(inbox, connection -> inbox.retry(connection, "order A2")));
        assertEquals(Boolean.TRUE, alone(inbox, connection -> inbox.retry(connection, "order A1")));
        assertEquals(1, alone(inbox, inbox::take).getLease().getAttempts());
    }

    @ParameterizedTest
    @EnumSource
    void whatKillsItsWorkersIsBuried(Database database) throws Exception {
        Inbox inbox = builder(database.empty(folder)).maxAttempts(2).lease(Duration.ofSeconds(3)).build();
        inbox.create();
        alone(inbox, connection -> {
            inbox.store(connection, payment());
            return null;
        });
        for (int worker = 0; worker < 2; worker++) {
            assertNotNull(alone(inbox, inbox::take));
            now.addAndGet(4);
        }
        assertNull(alone(inbox, inbox::take));
        DeadLetter letter = alone(inbox, connection -> inbox.deadLetters(connection, 10)).get(0);
        assertEquals("its worker did not end the last attempt within the lease", letter.getLastError());
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsOldAndDoneIsForgotten(Database database) throws Exception {
        DataSource shop = database.empty(folder);
        Inbox inbox = make(shop);
        complete(inbox, claim(inbox, payment()).getLease());
        claim(inbox, payment());
        Duration aDayAndAnHour = Duration.ofHours(25);
        assertEquals(0, inbox.purge(aDayAndAnHour));
        now.addAndGet(aDayAndAnHour.getSeconds() + 1);
        assertEquals(1, inbox.purge(aDayAndAnHour));
        assertEquals("claimed", Database.read(shop, "SELECT state FROM wxnotify_inbox"));
        refused(ErrorCode.OPTION_INVALID, () -> inbox.purge(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @EnumSource
    void theTableIsMadeOnRequestAndChecked(Database database) throws Exception {
        DataSource shop = database.empty(folder);
        Inbox inbox = builder(shop).table("shop_inbox").build();
        Work<Void> check = connection -> {
            inbox.check(connection);
            return null;
        };
        refused(ErrorCode.INBOX_SCHEMA, () -> alone(inbox, check));
        refused(ErrorCode.INBOX_SCHEMA, () -> claim(inbox, payment()));
        inbox.create();
        alone(inbox, check);
        claim(inbox, payment());
        assertEquals("1", Database.read(shop, "SELECT COUNT(*) FROM shop_inbox"));
        Database.update(shop, "UPDATE shop_inbox_version SET version = 3");
        refused(ErrorCode.INBOX_SCHEMA, () -> alone(inbox, check));
    }

    @ParameterizedTest
    @EnumSource
    void theMerchantsOwnKeyCounts(Database database) throws Exception {
        Inbox inbox = make(database.empty(folder));
        Claim first = alone(inbox, connection -> inbox.claim(connection, payment(), "订单 A1"));
        complete(inbox, first.getLease());
        assertEquals(
                Claim.State.DONE, alone(inbox, connection -> inbox.claim(connection, payment(), "订单 A1")).getState());
        refused(ErrorCode.OPTION_INVALID, () -> alone(inbox, connection -> inbox.claim(connection, payment(), " ")));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDriverThrowsIsKeptAndItsRowsAreNotQuoted(Database database) throws Exception {
        Inbox inbox = make(database.empty(folder));
        try (Connection connection = database.empty(folder).getConnection()) {
            InboxException error = assertThrows(InboxException.class, () -> inbox.store(connection, payment()));
            assertEquals(ErrorCode.INBOX_SCHEMA, error.getCode());
            assertTrue(error.getCause() instanceof SQLException);
            assertTrue(error.getMessage().contains("wxnotify_inbox"), error.getMessage());
            assertFalse(error.getMessage().contains("\n"), error.getMessage());
            assertFalse(error.getMessage().contains("out_trade_no"), error.getMessage());
        }
    }

    @Test
    void aPoolWithoutAutocommitIsGivenBackAsItWas() throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(Database.POSTGRESQL.empty(folder));
            pool.setAutoCommit(false);
            pool.setMaximumPoolSize(1);
            Inbox inbox = make(pool);
            Notification payment = payment();
            Lease lease = claim(inbox, payment).getLease();
            inbox.inTransaction(connection -> {
                assertFalse(connection.getAutoCommit());
                inbox.complete(connection, lease);
                return null;
            });
            assertEquals(Claim.State.DONE, claim(inbox, payment).getState());
            try (Connection connection = pool.getConnection()) {
                assertFalse(connection.getAutoCommit());
            }
        }
    }

    @Test
    void transactionsOfAFrameworkMustRunTheWork() throws Exception {
        DataSource shop = Database.SQLITE.empty(folder);
        Inbox idle = builder(shop).transactions(work -> {}).build();
        refused(ErrorCode.INBOX_FAILED, () -> idle.inTransaction(connection -> 1));
        Inbox swallowing = builder(shop).transactions(work -> {
            try (Connection connection = shop.getConnection()) {
                connection.setAutoCommit(false);
                work.accept(connection);
            } catch (RuntimeException swallowed) {
                // What the work threw is known all the same.
            }
        }).build();
        assertThrows(ArithmeticException.class, () -> swallowing.inTransaction(connection -> {
            throw new ArithmeticException("the work failed");
        }));
        Inbox failing = builder(shop).transactions(work -> {
            throw new IllegalStateException("cannot begin");
        }).build();
        refused(ErrorCode.INBOX_FAILED, () -> failing.inTransaction(connection -> 1));
        Inbox committing = builder(shop).transactions(work -> {
            try (Connection connection = shop.getConnection()) {
                work.accept(connection);
            }
        }).build();
        refused(ErrorCode.OPTION_INVALID, () -> committing.inTransaction(connection -> 1));
    }

    @Test
    void optionsAreCheckedWhenItIsBuilt() throws Exception {
        DataSource shop = Database.SQLITE.empty(folder);
        refusedField("table", Inbox.builder(shop).table("1; DROP"));
        refusedField("lease", Inbox.builder(shop).lease(Duration.ofMillis(900)));
        refusedField("max_attempts", Inbox.builder(shop).maxAttempts(0));
        refusedField("inbox", Inbox.builder(shop).name(" a"));
        refusedField("dialect", Inbox.builder(shop).dialect("oracle"));
    }

    private static void refusedField(String field, Inbox.Builder builder) {
        ConfigurationException error = assertThrows(ConfigurationException.class, builder::build);
        assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
        assertEquals(field, error.getField());
    }

    @Test
    void theSqlCanBeKeptInMigrations() throws Exception {
        Inbox inbox = Inbox.builder(Database.SQLITE.empty(folder)).table("shop_inbox").build();
        DataSource shop = Database.POSTGRESQL.empty(folder);
        for (String statement : inbox.schema("postgresql")) {
            Database.update(shop, statement);
        }
        Inbox migrated = Inbox.builder(shop).table("shop_inbox").build();
        alone(migrated, connection -> {
            migrated.check(connection);
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource
    void itSaysHowItIsDoing(Database database) throws Exception {
        Inbox inbox = make(database.empty(folder));
        assertNull(alone(inbox, inbox::stats).getOldestWaiting());
        complete(inbox, claim(inbox, payment()).getLease());
        claim(inbox, payment());
        assertEquals(Boolean.TRUE, alone(inbox, connection -> inbox.store(connection, payment())));
        now.addAndGet(30);
        Stats stats = alone(inbox, inbox::stats);
        assertEquals(List.of(1L, 1L, 0L, 1L),
                List.of(stats.getWaiting(), stats.getInWork(), stats.getDead(), stats.getDoneLastHour()));
        assertEquals(Duration.ofSeconds(30), stats.getOldestWaiting());
    }

    @ParameterizedTest
    @EnumSource
    void itSaysWhetherAllIsWell(Database database) throws Exception {
        Inbox inbox = builder(database.empty(folder)).maxAttempts(1).build();
        inbox.create();
        alone(inbox, connection -> inbox.store(connection, payment()));
        now.addAndGet(900);
        Health well = alone(inbox, inbox::health);
        assertTrue(well.isHealthy() && well.getProblems().isEmpty(), well.toString());
        assertEquals(1, well.getStats().getWaiting());
        now.addAndGet(1);
        Health late = alone(inbox, inbox::health);
        assertFalse(late.isHealthy());
        assertTrue(late.getProblems().size() == 1 && late.getProblems().get(0).contains("901 seconds"), late.toString());
        assertTrue(alone(inbox, connection -> inbox.health(connection, Duration.ofHours(1), 0)).isHealthy());

        Lease lease = alone(inbox, inbox::take).getLease();
        alone(inbox, connection -> inbox.fail(connection, lease, "no stock"));
        Health dead = alone(inbox, inbox::health);
        assertTrue(dead.getProblems().size() == 1 && dead.getProblems().get(0).contains("1 dead"), dead.toString());
        assertTrue(alone(inbox, connection -> inbox.health(connection, Duration.ZERO, 1)).isHealthy());
        refused(ErrorCode.OPTION_INVALID, () -> alone(inbox, connection -> inbox.health(connection, Duration.ofSeconds(-1), 0)));
        refused(ErrorCode.OPTION_INVALID, () -> alone(inbox, connection -> inbox.health(connection, Duration.ZERO, -1)));
    }

    @ParameterizedTest
    @EnumSource
    void aLeaseIsRenewedAndADeadLetterDiscarded(Database database) throws Exception {
        Inbox inbox = builder(database.empty(folder)).maxAttempts(1).build();
        inbox.create();
        Notification payment = payment();
        alone(inbox, connection -> inbox.store(connection, payment));
        Lease lease = alone(inbox, inbox::take).getLease();
        now.addAndGet(50);
        Lease renewed = alone(inbox, connection -> inbox.renew(connection, lease));
        assertEquals(now.get() + 60, renewed.getUntil());
        now.addAndGet(50);
        assertNull(alone(inbox, inbox::take));
        assertEquals(Boolean.TRUE, alone(inbox, connection -> inbox.fail(connection, renewed, "no stock")));
        assertEquals(Claim.State.DEAD, claim(inbox, payment).getState());
        assertEquals(Boolean.TRUE, alone(inbox, connection -> inbox.discard(connection, payment.getId())));
        assertEquals(Boolean.FALSE, alone(inbox, connection -> inbox.discard(connection, payment.getId())));
        assertEquals(Claim.State.DONE, claim(inbox, payment).getState());
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsOneEventTypesAndOneInboxs(Database database) throws Exception {
        DataSource shop = database.empty(folder);
        Inbox inbox = make(shop);
        Notification payment = payment();
        Notification refund = Samples.parse(platform, platform.notification("REFUND.ABNORMAL", "{}").build());
        complete(inbox, alone(inbox, connection -> inbox.claim(connection, payment, "A1")).getLease());
        refused(ErrorCode.KEY_CONFLICT, () -> alone(inbox, connection -> inbox.claim(connection, refund, "A1")));
        Inbox other = builder(shop).name("refunds").build();
        assertEquals(Claim.State.FRESH, alone(other, connection -> other.claim(connection, refund, "A1")).getState());
    }

    @Test
    void aTableInASchemaAndAFileThatCannotBeOpened() throws Exception {
        Inbox inbox = builder(Database.SQLITE.empty(folder)).table("main.shop_inbox").build();
        inbox.create();
        complete(inbox, claim(inbox, payment()).getLease());
        String path = folder.resolve("missing/inbox.db").toString();
        InboxException error = assertThrows(InboxException.class, () -> Inbox.sqlite(path));
        assertTrue(error.getMessage().contains(path), error.getMessage());
    }

    @Test
    void manyMakeTheSameFileAtOnce() throws Exception {
        ExecutorService servers = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String file = folder.resolve(round + ".db").toString();
                Callable<Inbox> make = () -> Inbox.sqlite(file);
                for (Future<Inbox> made : servers.invokeAll(Collections.nCopies(8, make))) {
                    assertNotNull(made.get());
                }
            }
        } finally {
            servers.shutdown();
        }
    }

    @Test
    void aFileIsAllThatASmallMerchantNeeds() throws Exception {
        Path file = folder.resolve("inbox.db");
        Inbox inbox = Inbox.sqlite(file.toString());
        complete(inbox, claim(inbox, payment()).getLease());
        DataSource again = Inbox.sqliteDataSource(file.toString());
        try (Connection used = again.getConnection()) {
            assertEquals("2", used.createStatement().executeQuery("PRAGMA synchronous").getString(1), "FULL: on disk when it is acknowledged");
        }
        assertEquals("wal", Database.read(again, "PRAGMA journal_mode"));
        assertEquals("1", Database.read(again, "SELECT COUNT(*) FROM wxnotify_inbox"));
    }
}
