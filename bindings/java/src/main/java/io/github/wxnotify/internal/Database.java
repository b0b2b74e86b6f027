package io.github.wxnotify.internal;

import io.github.wxnotify.WxNotifyException;
import java.sql.Connection;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What an inbox's programs run on, by JDBC. */
public interface Database extends Dialect {
    /** SQLite's file, or null where it is not known. */
    String file();

    /**
     * Begins a transaction, does the work, and commits; where the work throws, rolls back.
     *
     * @param writes whether it will write
     * @param waitMs for how long a statement may wait for another transaction, where only the connection can say so
     * @param work takes the connection, and what cuts it off for good, from whatever thread
     * @throws Trouble where the connection is not idle, or none comes in time
     */
    void inTransaction(boolean writes, int waitMs, BiConsumer<Connection, Runnable> work) throws Exception;

    /** A failure of it, as the core tells it; the driver's exception is the cause. */
    WxNotifyException failed(Throwable error);

    /** An inbox has no public method for its database: it lends it here, when its class is loaded. */
    final class Lent {
        private static volatile Function<Object, Database> of;

        private Lent() {}

        public static void by(Function<Object, Database> lender) {
            of = lender;
        }

        /** The database of an inbox, or null of null. */
        public static Database of(Object inbox) {
            return inbox == null ? null : of.apply(inbox);
        }
    }
}
