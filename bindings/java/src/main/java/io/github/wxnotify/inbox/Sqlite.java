package io.github.wxnotify.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/** How a connection's transaction begins, where it is SQLite's: elsewhere the core's statements say so. */
class Sqlite {
    private Sqlite() {}

    /**
     * Begins it. A transaction that reads before it writes cannot wait for another's, unless it locks when it begins.
     *
     * @return what ends its turn, and puts the connection's own settings back
     */
    static Sqlite begin(String dialect, Connection connection, boolean writes, int waitMs) throws SQLException {
        if (dialect.equals("sqlite")) {
            return Begun.on(connection, writes, waitMs);
        }
        connection.setAutoCommit(false);
        return new Sqlite();
    }

    /** Lets the next writer have its turn. From whatever thread; once more does nothing. */
    void leaveLine() {}

    void putBack() throws SQLException {}

    /** Loaded only where the driver is. */
    private static final class Begun extends Sqlite {
        private final SQLiteConnection connection;
        private final TransactionMode mode;
        private final int wait;
        /** Where it has its turn, or null. */
        private final AtomicReference<Line> line = new AtomicReference<>();

        private Begun(SQLiteConnection connection) {
            this.connection = connection;
            mode = connection.getConnectionConfig().getTransactionMode();
            wait = connection.getBusyTimeout();
        }

        static Sqlite on(Connection any, boolean writes, int waitMs) throws SQLException {
            SQLiteConnection connection = any.unwrap(SQLiteConnection.class);
            Begun begun = new Begun(connection);
            int restMs = writes ? begun.enterLine(waitMs) : waitMs;
            try {
                connection.setBusyTimeout(restMs);
                begun.setMode(writes ? TransactionMode.IMMEDIATE : TransactionMode.DEFERRED);
                any.setAutoCommit(false);
                // Where a transaction ends the driver begins another: that one must not wait for the lock, nor take it.
                begun.setMode(TransactionMode.DEFERRED);
                return begun;
            } catch (SQLException | RuntimeException error) {
                begun.leaveLine();
                throw error;
            }
        }

        private void setMode(TransactionMode mode) {
            connection.getConnectionConfig().setTransactionMode(mode);
        }

        /**
         * Waits for its turn.
         *
         * @return how long is left to wait for other processes. Without a turn that is a moment: SQLite says then that another is writing
         */
        private int enterLine(int waitMs) throws SQLException {
            String file = file();
            if (file == null || file.isEmpty()) {
                return waitMs; // in memory, where each connection is alone
            }
            Line its = Line.of(file);
            long since = System.nanoTime();
            try {
                if (!its.enter(waitMs)) {
                    return 1;
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt(); // whoever is stopped still writes, without a turn
                return waitMs;
            }
            line.set(its);
            return (int) Math.max(1, waitMs - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
        }

        /** The main database's, as SQLite resolved its name. */
        private String file() throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet databases = statement.executeQuery("PRAGMA database_list")) {
                return databases.next() ? databases.getString("file") : null;
            }
        }

        @Override
        void leaveLine() {
            Line left = line.getAndSet(null);
            if (left != null) {
                left.leave();
            }
        }

        @Override
        void putBack() throws SQLException {
            setMode(mode);
            connection.setBusyTimeout(wait);
        }
    }
}
