package io.github.wxnotify.internal;

import io.github.wxnotify.WxNotifyException;
import java.sql.Connection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What an inbox's programs run on. */
public interface Database {
    /**
     * The inbox's settings, as the core takes them.
     *
     * @param dialect which SQL it speaks
     */
    Map<String, Object> settings(String dialect);

    /** Which SQL it speaks, or null where it must be asked first. */
    String knownDialect();

    /**
     * Which SQL it speaks, which is asked where it is not known.
     *
     * @throws io.github.wxnotify.InboxException where it cannot be asked
     */
    String dialect();

    /** SQLite's file, or null where it is not known. */
    String file();

    /**
     * Begins a transaction, does the work, and commits; where the work throws, rolls back.
     *
     * @param writes whether it will write
     * @param waitMs for how long a statement may wait for another transaction, where only the connection can say so
     * @throws Trouble where the connection is not idle, or none comes in time
     */
    void inTransaction(boolean writes, int waitMs, Consumer<Connection> work) throws Exception;

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
