package io.github.wxnotify.inbox;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.InboxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Gives work a connection: in a transaction, or each statement for itself. */
final class Connections {
    private final DataSource dataSource;
    private final Transactions transactions;

    /** @param transactions null for those of the data source's connections */
    Connections(DataSource dataSource, Transactions transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions == null ? this::runInTransaction : transactions;
    }

    /** Does the work in a transaction, and throws what it throws after everything was rolled back. */
    <T> T inTransaction(Work<T> work) throws Exception {
        Attempt<T> attempt = new Attempt<>(work);
        try {
            transactions.run(attempt);
        } catch (Exception error) {
            if (attempt.failure == null) {
                throw failed(error);
            }
        }
        return attempt.result();
    }

    /** Does the work with every statement for itself. */
    <T> T inAutocommit(Work<T> work) throws Exception {
        Attempt<T> attempt = new Attempt<>(work);
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(true);
            attempt.accept(connection);
            connection.setAutoCommit(before);
        } catch (SQLException error) {
            throw Statements.failed(error);
        } catch (Rollback error) {
            // Its cause is thrown below.
        }
        return attempt.result();
    }

    private void runInTransaction(Consumer<Connection> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                work.accept(connection);
                connection.commit();
            } catch (Throwable error) {
                try {
                    connection.rollback();
                } catch (SQLException broken) {
                    error.addSuppressed(broken);
                }
                throw error;
            }
            // Only now: to set it within a transaction would commit it.
            connection.setAutoCommit(before);
        }
    }

    private static Exception failed(Exception error) {
        if (error instanceof SQLException) {
            return Statements.failed((SQLException) error);
        }
        InboxException failed = new InboxException(
                ErrorCode.INBOX_FAILED, "the transaction failed: " + error.getClass().getName(), null);
        failed.initCause(error);
        return failed;
    }

    /** Has whoever runs the transaction roll it back. */
    private static final class Rollback extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rollback(Throwable cause) {
            super("the work failed", cause, false, false);
        }
    }

    /** The work, as what {@link Transactions} takes; it remembers what came of it. */
    private static final class Attempt<T> implements Consumer<Connection> {
        private final Work<T> work;
        private boolean ran;
        private T value;
        private Throwable failure;

        Attempt(Work<T> work) {
            this.work = work;
        }

        @Override
        public void accept(Connection connection) {
            ran = true;
            failure = null;
            try {
                value = work.run(connection);
            } catch (Throwable error) {
                failure = error;
                throw new Rollback(error);
            }
        }

        T result() throws Exception {
            if (failure instanceof Exception) {
                throw (Exception) failure;
            }
            if (failure != null) {
                throw (Error) failure;
            }
            if (!ran) {
                throw new InboxException(ErrorCode.INBOX_FAILED, "the inbox's Transactions did not run the work", null);
            }
            return value;
        }
    }
}
