package io.github.wxnotify.internal;

import io.r2dbc.spi.Connection;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What an inbox's programs run on, by R2DBC. */
public interface ReactiveDatabase extends Dialect {
    /**
     * Begins a transaction, does the work, and commits; where the work fails, rolls back.
     *
     * @param work its connection is neither to be committed nor closed
     * @return fails with {@link Trouble} where the connection is not idle, or none comes in time
     */
    Mono<Void> inTransaction(Function<Connection, Mono<Void>> work);

    /** An inbox has no public method for its database: it lends it here, when its class is loaded. */
    final class Lent {
        private static volatile Function<Object, ReactiveDatabase> of;

        private Lent() {}

        public static void by(Function<Object, ReactiveDatabase> lender) {
            of = lender;
        }

        /** The database of an inbox, or null of null. */
        public static ReactiveDatabase of(Object inbox) {
            return inbox == null ? null : of.apply(inbox);
        }
    }
}
