package io.github.wxnotify.inbox;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.InboxException;
import java.sql.Connection;
import java.util.function.Consumer;

/** The merchant's work, as whoever runs transactions takes it; it remembers what came of it. */
final class Attempt<T> implements Consumer<Connection> {
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
            throw new IllegalStateException("the work failed", error);
        }
    }

    /** Whether the work itself did not fail. */
    boolean isGood() {
        return failure == null;
    }

    T result() throws Exception {
        if (failure instanceof Error) {
            throw (Error) failure;
        }
        if (failure != null) {
            throw (Exception) failure;
        }
        if (!ran) {
            throw new InboxException(ErrorCode.INBOX_FAILED, "the inbox's Transactions did not run the work", null);
        }
        return value;
    }
}
