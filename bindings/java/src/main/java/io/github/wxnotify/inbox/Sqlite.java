package io.github.wxnotify.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/** How a connection's next transaction begins, where it is SQLite's: elsewhere the core's statements say so. */
class Sqlite {
    private Sqlite() {}

    /**
     * Prepares it. A transaction that reads before it writes cannot wait for another's, unless it locks when it begins.
     *
     * @return what puts the connection's own settings back
     */
    static Sqlite prepare(String dialect, Connection connection, boolean writes, int waitMs) throws SQLException {
        return dialect.equals("sqlite") ? Prepared.of(connection, writes, waitMs) : new Sqlite();
    }

    void putBack() throws SQLException {}

    /** Loaded only where the driver is. */
    private static final class Prepared extends Sqlite {
        private final SQLiteConnection connection;
        private final TransactionMode mode;
        private final int wait;

        private Prepared(SQLiteConnection connection) {
            this.connection = connection;
            mode = connection.getCurrentTransactionMode();
            wait = connection.getBusyTimeout();
        }

        static Sqlite of(Connection any, boolean writes, int waitMs) throws SQLException {
            SQLiteConnection connection = any.unwrap(SQLiteConnection.class);
            Prepared before = new Prepared(connection);
            connection.setCurrentTransactionMode(writes ? TransactionMode.IMMEDIATE : TransactionMode.DEFERRED);
            connection.setBusyTimeout(waitMs);
            return before;
        }

        @Override
        void putBack() throws SQLException {
            connection.setCurrentTransactionMode(mode);
            connection.setBusyTimeout(wait);
        }
    }
}
