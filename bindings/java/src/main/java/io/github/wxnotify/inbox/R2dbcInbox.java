package io.github.wxnotify.inbox;

import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.ReactiveDatabase;
import io.github.wxnotify.internal.ReactiveProgram;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * The inbox over R2DBC, in PostgreSQL, MySQL or MariaDB: makes each notification take effect once, in the transaction that the callback's
 * publisher writes in. It is the same table as that of {@link Inbox}. Make one when the program starts.
 *
 * <p>There is no R2DBC driver for SQLite, and what is stored for workers ({@code Mode.STORED}) is worked off by JDBC alone.
 */
public final class R2dbcInbox {
    static {
        ReactiveDatabase.Lent.by(inbox -> ((R2dbcInbox) inbox).factory);
    }

    private final ReactiveConnections factory;

    private R2dbcInbox(Builder builder) {
        factory = new ReactiveConnections(builder.factory, builder.transactions, builder.options);
        new Call("explain_inbox").with("inbox", factory.settings(factory.dialect())).value(); // refuses what is wrong
    }

    /**
     * The inbox in the table {@code wxnotify_inbox} of a database; {@link #create} makes the table.
     *
     * @param factory gives connections; such as a pool, or the one that Spring Boot configures
     * @return the inbox
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for a database that is none of the three
     */
    public static R2dbcInbox of(ConnectionFactory factory) {
        return builder(factory).build();
    }

    /**
     * Begins an inbox with options of its own.
     *
     * @param factory gives connections
     * @return a builder with the default options
     */
    public static Builder builder(ConnectionFactory factory) {
        return new Builder(Given.required(factory, "factory"));
    }

    /**
     * Makes the table in a transaction, or brings it to this version. What is there already is left as it is.
     *
     * @return fails with {@link io.github.wxnotify.InboxException} {@code INBOX_FAILED} where the database does
     */
    public Mono<Void> create() {
        return factory.inTransaction(connection -> ReactiveProgram.call(request("create"), connection).then());
    }

    /**
     * Forgets what was done, or discarded, so long ago: in small transactions, so that no claim waits for it.
     *
     * @param olderThan in whole seconds, at least 25 hours: WeChat Pay repeats for 24, and what is forgotten would be fresh again
     * @return how many were forgotten; fails with {@link io.github.wxnotify.ConfigurationException} {@code OPTION_INVALID} for less, with
     *     {@link io.github.wxnotify.InboxException} {@code INBOX_FAILED} where the database fails
     */
    public Mono<Long> purge(Duration olderThan) {
        long seconds = Given.required(olderThan, "olderThan").getSeconds();
        return ReactiveProgram.call(request("purge").with("older_than", seconds), factory).cast(Long.class);
    }

    private Call request(String what) {
        return new Call(what).with("inbox", factory.settings(factory.dialect()));
    }

    /** Collects an inbox's options; see {@link R2dbcInbox#builder}. */
    public static final class Builder {
        private final ConnectionFactory factory;
        private final Map<String, Object> options = new LinkedHashMap<>();
        private ReactiveTransactions transactions;

        private Builder(ConnectionFactory factory) {
            this.factory = factory;
        }

        /**
         * The table; {@code wxnotify_inbox} unless given.
         *
         * @param table letters, digits and underscores; a schema's name and a full stop may stand before it
         * @return this
         */
        public Builder table(String table) {
            options.put("table", Given.required(table, "table"));
            return this;
        }

        /**
         * The inbox's name, where several share a table. Each sees only its own notifications.
         *
         * @param name at most 64 characters, without white space at its ends; empty unless given
         * @return this
         */
        public Builder name(String name) {
            options.put("name", Given.required(name, "name"));
            return this;
        }

        /**
         * How long a callback may take: then it is cancelled, and its transaction rolled back.
         *
         * @param lease in whole seconds; 60 unless given
         * @return this
         */
        public Builder lease(Duration lease) {
            options.put("lease", Given.required(lease, "lease").getSeconds());
            return this;
        }

        /**
         * How the inbox's transactions are run.
         *
         * @param transactions those of the factory's connections unless given
         * @return this
         */
        public Builder transactions(ReactiveTransactions transactions) {
            this.transactions = Given.required(transactions, "transactions");
            return this;
        }

        /**
         * Checks the options and makes the inbox. The database is not asked yet.
         *
         * @return the inbox
         * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID}, naming the option
         */
        public R2dbcInbox build() {
            return new R2dbcInbox(this);
        }
    }
}
