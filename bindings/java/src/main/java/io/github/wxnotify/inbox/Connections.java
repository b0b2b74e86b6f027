package io.github.wxnotify.inbox;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.InboxException;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Cut;
import io.github.wxnotify.internal.Database;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.Limit;
import io.github.wxnotify.internal.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** The inbox's database: its connections, and the transactions that are run on them. */
final class Connections implements Database {
    /** How long to wait for a connection, in milliseconds: the answer must go out in time. */
    private static final long PATIENCE_MS = 2000;
    /** How long the merchant's own transactions wait for others in SQLite, in milliseconds. */
    private static final int WAIT_MS = 10_000;

    private final DataSource dataSource;
    private final Transactions transactions;
    private final Map<String, Object> options;
    private volatile String dialect;

    /** @param transactions null for those of the data source's connections */
    Connections(DataSource dataSource, Transactions transactions, Map<String, Object> options, String dialect) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.options = options;
        this.dialect = dialect;
    }

    @Override
    public Map<String, Object> settings(String dialect) {
        Map<String, Object> settings = new LinkedHashMap<>(options);
        settings.put("dialect", dialect);
        return settings;
    }

    @Override
    public String knownDialect() {
        return dialect;
    }

    @Override
    public String dialect() {
        if (dialect == null) {
            Connection connection = open();
            try {
                dialectOf(connection);
            } finally {
                close(connection);
            }
        }
        return dialect;
    }

    /** By the name that the driver gives its database; the core refuses what is none of its dialects. */
    String dialectOf(Connection connection) {
        if (dialect == null) {
            try {
                String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
                dialect = product.equals("mariadb") ? "mysql" : product;
            } catch (SQLException error) {
                throw failed(error);
            }
        }
        return dialect;
    }

    @Override
    public String file() {
        return dataSource instanceof SqliteFile ? ((SqliteFile) dataSource).path : null;
    }

    @Override
    public WxNotifyException failed(Throwable error) {
        if (dialect != null || Failures.isTrouble(error)) {
            return failed(error, settings(dialect == null ? "sqlite" : dialect), file()); // a trouble is the same in all of them
        }
        InboxException failed = new InboxException(
                ErrorCode.INBOX_FAILED, "the inbox's database cannot be asked which it is: " + Failures.name(error), null);
        failed.initCause(error);
        return failed;
    }

    /** The core says what a failure means, whatever call it was that failed. */
    static WxNotifyException failed(Throwable error, Map<String, Object> settings, String file) {
        Object program = new Call("stats").with("inbox", settings).answer().get("program");
        Call failed = new Call("next").with("program", program).with("result", Failures.ofDatabase(error, file));
        return Failures.exception(failed.answer().get("error"), error);
    }

    @Override
    public void inTransaction(boolean writes, int waitMs, BiConsumer<Connection, Runnable> work) throws Exception {
        Patience patience = new Patience();
        try {
            if (transactions == null) {
                Connection connection = dataSource.getConnection();
                patience.end();
                if (connection == null) {
                    throw new Trouble(Trouble.NOT_A_CONNECTION);
                }
                runInTransaction(connection, writes, waitMs, work);
            } else if (Spring.isInTransaction(transactions)) {
                throw new Trouble(Trouble.NOT_IDLE);
            } else {
                transactions.run(connection -> {
                    patience.end();
                    checkThatItCommits(connection);
                    work.accept(connection, () -> Cut.off(connection));
                });
            }
        } catch (Exception error) {
            throw patience.why(error);
        } finally {
            patience.end();
        }
    }

    /** Of a transaction that somebody else began. */
    private void checkThatItCommits(Connection connection) {
        dialectOf(connection);
        try {
            if (connection.getAutoCommit()) {
                throw new Trouble(Trouble.NOT_IDLE);
            }
        } catch (SQLException error) {
            throw failed(error);
        }
    }

    private void runInTransaction(Connection connection, boolean writes, int waitMs, BiConsumer<Connection, Runnable> work)
            throws SQLException {
        dialectOf(connection);
        if (!Idle.isIdle(connection)) {
            close(connection); // it is for whoever has a transaction on it
            throw new Trouble(Trouble.NOT_IDLE);
        }
        boolean isUsable = false;
        try {
            boolean before = connection.getAutoCommit();
            Sqlite sqlite = Sqlite.begin(dialect, connection, writes, waitMs);
            try {
                work.accept(connection, () -> {
                    Cut.off(connection);
                    sqlite.leaveLine();
                });
                connection.commit();
            } catch (RuntimeException | Error error) {
                connection.rollback();
                isUsable = putBack(connection, before, sqlite);
                throw error;
            } finally {
                sqlite.leaveLine();
            }
            isUsable = putBack(connection, before, sqlite);
        } finally {
            if (isUsable) {
                close(connection);
            } else {
                Cut.off(connection);
            }
        }
    }

    /** Leaves a connection as it was: whether it is good for anybody else. */
    private static boolean putBack(Connection connection, boolean autocommit, Sqlite sqlite) {
        try {
            // Only now: to set it within a transaction would commit it.
            connection.setAutoCommit(autocommit);
            sqlite.putBack();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // What was done on it is committed, or rolled back.
        }
    }

    private Connection open() {
        Patience patience = new Patience();
        try {
            return dataSource.getConnection();
        } catch (SQLException error) {
            throw failed(patience.why(error));
        } finally {
            patience.end();
        }
    }

    /** Does the work in a transaction, and throws what it throws after everything was rolled back. */
    <T> T inTransaction(Work<T> work) throws Exception {
        Attempt<T> attempt = new Attempt<>(work);
        try {
            inTransaction(true, WAIT_MS, (connection, cut) -> attempt.accept(connection));
        } catch (Exception error) {
            if (attempt.isGood()) {
                throw failed(error);
            }
        }
        return attempt.result();
    }

    /** Does the work with every statement for itself. */
    <T> T inAutocommit(Work<T> work) throws Exception {
        Connection connection = open();
        try {
            dialectOf(connection);
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return work.run(connection);
            } finally {
                connection.setAutoCommit(before);
            }
        } finally {
            close(connection);
        }
    }

    /** Interrupts a thread that waits too long for a connection: its pool then gives up. */
    private static final class Patience {
        private final Limit limit = Limit.of(PATIENCE_MS, Thread.currentThread()::interrupt);
        private boolean hasEnded;

        /** There is a connection, or will be none. */
        boolean end() {
            boolean wasInTime = hasEnded || limit.end();
            hasEnded = true;
            if (!wasInTime) {
                Thread.interrupted(); // it was this one's
            }
            return wasInTime;
        }

        Exception why(Exception error) {
            return end() ? error : new Trouble(Trouble.NO_CONNECTION, error);
        }
    }
}
