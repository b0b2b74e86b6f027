package io.github.wxnotify.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/** Who may write to an SQLite file, and when. */
class SqliteTest {
    private static final int SQLITE_BUSY = 5;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("inbox.db");
    }

    private static Connections connections(DataSource dataSource) {
        return new Connections(dataSource, null, Collections.emptyMap(), "sqlite");
    }

    /** As the driver makes them by itself: their transactions lock when they first write. */
    private DataSource plain() {
        return new DriverManagerDataSource("jdbc:sqlite:" + file());
    }

    private boolean isLocked() {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file()); Statement statement = other.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
            return false;
        } catch (SQLException error) {
            assertEquals(SQLITE_BUSY, error.getErrorCode(), error.getMessage());
            return true;
        }
    }

    private boolean lineIsFree() throws Exception {
        Line line = Line.of(file().toRealPath().toString());
        boolean isFree = line.enter(0);
        if (isFree) {
            line.leave();
        }
        return isFree;
    }

    /** SQLite has them sleep and look again, and who comes later overtakes who sleeps: dozens of times, when many write. */
    @Test
    void writersToAFileStandInLine() throws Exception {
        int writers = 8;
        int each = 25;
        List<Connections> inboxes = List.of(
                connections(new SqliteFile(file().toString())), connections(new SqliteFile(folder.resolve(".").resolve("inbox.db").toString())));
        List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
        List<Integer> overtaken = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Future<?>> results = new ArrayList<>();
        for (int number = 0; number < writers; number++) {
            int writer = number;
            results.add(threads.submit(() -> {
                for (int turn = 0; turn < each; turn++) {
                    int before = begun.size();
                    inboxes.get(writer % 2).inTransaction(true, 10_000, (connection, cut) -> {
                        overtaken.add(begun.size() - before);
                        begun.add(writer);
                        pause();
                    });
                }
                return null;
            }));
        }
        for (Future<?> result : results) {
            result.get();
        }
        threads.shutdown();
        assertEquals(writers * each, begun.size());
        assertTrue(Collections.max(overtaken) <= 2 * writers, overtaken.toString());
    }

    @Test
    void nobodyOvertakesInLine() throws Exception {
        Line line = Line.of("a file of nobody's");
        assertTrue(line.enter(0));
        for (int time = 0; time < 20; time++) {
            Thread waiting = new Thread(() -> {
                try {
                    assertTrue(line.enter(10_000));
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            });
            waiting.start();
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            line.leave();
            assertFalse(line.enter(0));
            waiting.join();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void whoWaitsInVainDoesNotKeepTheLine() throws Exception {
        Connections inbox = connections(plain());
        inbox.inTransaction(true, 1000, (connection, cut) -> {
            SQLException error = assertThrows(SQLException.class, () -> inbox.inTransaction(true, 50, (own, cutting) -> {}));
            assertEquals(SQLITE_BUSY, error.getErrorCode(), error.getMessage());
        });
        assertTrue(lineIsFree());
    }

    @Test
    void whoFailsLeavesTheLine() throws Exception {
        Connections inbox = connections(plain());
        assertThrows(ArithmeticException.class, () -> inbox.inTransaction(true, 1000, (connection, cut) -> {
            throw new ArithmeticException();
        }));
        assertTrue(lineIsFree());
    }

    @Test
    void whoCannotBeginForAnotherProcessLeavesTheLine() throws Exception {
        Connections inbox = connections(plain());
        try (Connection other = plain().getConnection(); Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            SQLException error = assertThrows(SQLException.class, () -> inbox.inTransaction(true, 50, (own, cut) -> {}));
            assertEquals(SQLITE_BUSY, error.getErrorCode(), error.getMessage());
            assertTrue(lineIsFree());
        }
    }

    @Test
    void whoIsCutOffLeavesTheLine() throws Exception {
        List<Boolean> free = new ArrayList<>();
        assertThrows(SQLException.class, () -> connections(plain()).inTransaction(true, 1000, (connection, cut) -> {
            try {
                free.add(lineIsFree());
                Thread cutting = new Thread(cut);
                cutting.start();
                cutting.join();
                free.add(lineIsFree());
                free.add(!isLocked());
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        }));
        free.add(lineIsFree());
        assertEquals(List.of(false, true, true, true), free);
    }

    @Test
    void whoIsInterruptedStillWrites() throws Exception {
        Thread.currentThread().interrupt();
        connections(plain()).inTransaction(true, 1000, (connection, cut) -> assertTrue(isLocked()));
        assertTrue(Thread.interrupted());
    }

    @Test
    void whatIsInMemoryIsNobodyElses() {
        DataSource memory = new DriverManagerDataSource("jdbc:sqlite::memory:");
        assertTimeout(Duration.ofSeconds(5), () -> connections(memory).inTransaction(true, 10_000, (connection, cut) -> {
            try {
                connections(memory).inTransaction(true, 10_000, (own, cutting) -> {});
            } catch (Exception error) {
                throw new AssertionError(error);
            }
        }));
    }

    /** Or one that reads first and then writes fails where another wrote meanwhile. */
    @Test
    void whoWritesLocksWhenItBeginsAndWhoReadsNever() throws Exception {
        for (DataSource dataSource : List.of(plain(), new SqliteFile(file().toString()))) {
            connections(dataSource).inTransaction(true, 1000, (connection, cut) -> assertTrue(isLocked()));
            connections(dataSource).inTransaction(false, 1000, (connection, cut) -> assertFalse(isLocked()));
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                assertEquals(dataSource instanceof SqliteFile, isLocked());
            }
        }
    }

    /** The driver begins the next transaction within {@code commit()}: were it one that locks, it would wait for others. */
    @Test
    void whatIsCommittedIsUnlocked() throws Exception {
        List<Boolean> locked = new ArrayList<>();
        DataSource file = new SqliteFile(file().toString());
        connections(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection real = file.getConnection();
                return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    Object result = method.invoke(real, arguments);
                    if (method.getName().equals("commit")) {
                        locked.add(isLocked());
                    }
                    return result;
                });
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        }).inTransaction(true, 1000, (connection, cut) -> {});
        assertEquals(List.of(false), locked);
    }

    /** A pool gives the connection to others. */
    @Test
    void whatWasSetIsSetBack() throws Exception {
        try (Connection one = DriverManager.getConnection("jdbc:sqlite:" + file() + "?transaction_mode=EXCLUSIVE&busy_timeout=1234")) {
            SQLiteConnection own = one.unwrap(SQLiteConnection.class);
            Sqlite sqlite = Sqlite.begin("sqlite", one, true, 50);
            sqlite.leaveLine();
            one.setAutoCommit(true);
            sqlite.putBack();
            assertEquals(1234, own.getBusyTimeout());
            assertEquals(TransactionMode.EXCLUSIVE, own.getConnectionConfig().getTransactionMode());
        }
    }
}
