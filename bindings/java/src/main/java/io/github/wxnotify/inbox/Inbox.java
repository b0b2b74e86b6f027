package io.github.wxnotify.inbox;

import io.github.wxnotify.Notification;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Database;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Program;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes each notification take effect once, by a table in the merchant's own database: SQLite, PostgreSQL, MySQL or
 * MariaDB. Make one when the program starts; it is safe to use from any thread.
 *
 * <p>A {@link io.github.wxnotify.handler.NotificationHandler} does all that follows by itself. Who works without one has
 * every step as a call on a {@link Connection}, so that it shares the merchant's own transaction. These calls never
 * commit, roll back or close:
 *
 * <pre>{@code
 * Claim claim = inbox.claim(connection, notification);
 * if (claim.getState() == Claim.State.FRESH) {
 *     // ... the merchant's own writes on the same connection
 *     inbox.complete(connection, claim.getLease());
 * }
 * connection.commit();
 * }</pre>
 *
 * <p>In Spring, inside {@code @Transactional}, the transaction's connection is
 * {@code DataSourceUtils.getConnection(dataSource)}.
 *
 * <p>The calls that take a connection throw {@link io.github.wxnotify.InboxException} {@code INBOX_FAILED} where the
 * database fails, and {@link io.github.wxnotify.ConfigurationException} {@code OPTION_INVALID} where its dialect is none
 * of the three, or the key is empty, longer than 191 characters, or has white space at its ends.
 */
public final class Inbox {
    static {
        Database.Lent.by(inbox -> ((Inbox) inbox).connections);
    }

    private final Connections connections;
    private final LongSupplier clock;

    private Inbox(Builder builder) {
        connections = new Connections(
                builder.dataSource, builder.transactions, new LinkedHashMap<>(builder.options), builder.dialect);
        clock = builder.clock;
        schema(builder.dialect == null ? "sqlite" : builder.dialect);
    }

    /**
     * The inbox in the table {@code wxnotify_inbox} of a database; {@link #create} makes the table. For SQLite see
     * {@link #sqliteDataSource}.
     *
     * @param dataSource such as the one that Spring Boot configures
     * @return the inbox
     */
    public static Inbox of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * An inbox in a SQLite file, with its table made: all that a small merchant needs. The driver,
     * {@code org.xerial:sqlite-jdbc}, must be in the class path.
     *
     * @param path of the file, which is made where it is missing
     * @return the inbox
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} without the driver
     * @throws io.github.wxnotify.InboxException {@code INBOX_FAILED} where the file cannot be opened
     */
    public static Inbox sqlite(String path) {
        Inbox inbox = of(sqliteDataSource(path));
        inbox.create();
        return inbox;
    }

    /**
     * A SQLite file as an inbox needs it, for the merchant's own tables beside it: with a write-ahead log, transactions
     * that lock when they begin, and 10 seconds of patience. It holds one connection open, and every
     * {@code getConnection()} opens one more.
     *
     * @param path of the file, which is made where it is missing
     * @return the data source
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} without the driver,
     *     {@code org.xerial:sqlite-jdbc}
     * @throws io.github.wxnotify.InboxException {@code INBOX_FAILED} where the file cannot be opened
     */
    public static DataSource sqliteDataSource(String path) {
        return new SqliteFile(Given.required(path, "path"));
    }

    /**
     * Begins an inbox with options of its own.
     *
     * @param dataSource where a handler takes connections from
     * @return a builder with the default options
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(Given.required(dataSource, "dataSource"));
    }

    /**
     * The SQL that makes the table, for those who keep migrations.
     *
     * @param dialect {@code sqlite}, {@code postgresql} or {@code mysql} (MariaDB too)
     * @return statement after statement
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for another dialect
     */
    public List<String> schema(String dialect) {
        return explain(dialect, "schema");
    }

    /**
     * The SQL that brings a table of version 1 to this version. What is in it stays.
     *
     * @param dialect as for {@link #schema}
     * @return statement after statement
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for another dialect
     */
    public List<String> upgrade(String dialect) {
        return explain(dialect, "upgrade");
    }

    private List<String> explain(String dialect, String what) {
        Call explain = new Call("explain_inbox").with("inbox", connections.settings(Given.required(dialect, "dialect")));
        List<?> statements = (List<?>) ((Map<?, ?>) explain.value()).get(what);
        return Collections.unmodifiableList(statements.stream().map(Object::toString).collect(Collectors.toList()));
    }

    /**
     * Makes the table in a transaction of the inbox's own; see {@link #create(Connection)}.
     *
     * @throws io.github.wxnotify.InboxException {@code INBOX_FAILED} where the database fails
     */
    public void create() {
        try {
            inTransaction(connection -> {
                create(connection);
                return null;
            });
        } catch (RuntimeException error) {
            throw error;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Makes the table, or brings it to this version. What is there already is left as it is.
     *
     * @param connection of the database; MySQL commits by itself what stands before
     */
    public void create(Connection connection) {
        run(connection, request("create", connection));
    }

    /**
     * Checks that the table is there, in this version.
     *
     * @param connection of the database
     * @throws io.github.wxnotify.InboxException {@code INBOX_SCHEMA} where it is not
     */
    public void check(Connection connection) {
        run(connection, request("check", connection));
    }

    /**
     * Takes hold of a notification by its id; atomic.
     *
     * @param connection to do it on
     * @param notification as {@code parse} returned it
     * @return whether it is fresh, busy, done or dead
     * @throws io.github.wxnotify.InboxException {@code KEY_CONFLICT} where the key is another event type's or kind's
     */
    public Claim claim(Connection connection, Notification notification) {
        return claim(connection, notification, notification.getId());
    }

    /**
     * The same by a key of the merchant's own.
     *
     * @param connection to do it on
     * @param notification as {@code parse} returned it
     * @param key what is the same in every notification that must count once: 1 to 191 characters
     * @return whether it is fresh, busy, done or dead
     * @throws io.github.wxnotify.InboxException {@code KEY_CONFLICT} where the key is another event type's or kind's
     */
    public Claim claim(Connection connection, Notification notification, String key) {
        return new Claim((Map<?, ?>) run(connection, keyed("claim", connection, notification, key)));
    }

    /**
     * Says that the notification has had its effect.
     *
     * @param connection to do it on: that of the effect
     * @param lease as {@code claim} or {@code take} returned it
     * @throws io.github.wxnotify.InboxException {@code LEASE_LOST} where the work took longer than the lease: roll back
     */
    public void complete(Connection connection, Lease lease) {
        run(connection, leased("complete", connection, lease));
    }

    /**
     * Prolongs a lease by its whole length, from now on.
     *
     * @param connection to do it on; it counts when that is committed
     * @param lease as {@code claim} or {@code take} returned it
     * @return the lease as it is now
     * @throws io.github.wxnotify.InboxException {@code LEASE_LOST} where the lease is not this worker's any more
     */
    public Lease renew(Connection connection, Lease lease) {
        return new Lease(run(connection, leased("renew", connection, lease)));
    }

    /**
     * Lets go of a notification whose work failed. The next delivery finds a claimed one fresh; one that was stored waits
     * for its next attempt, longer each time, or is dead after the last.
     *
     * @param connection to do it on; not one that is about to be rolled back
     * @param lease as {@code claim} or {@code take} returned it
     * @param error what failed, for people: no secret, and nothing of the plaintext; the first 500 characters are kept
     * @return whether it is dead now
     * @throws io.github.wxnotify.InboxException {@code LEASE_LOST} where the lease is not this worker's any more
     */
    public boolean release(Connection connection, Lease lease, String error) {
        return (Boolean) run(connection, leased("release", connection, lease).with("error", Given.required(error, "error")));
    }

    /**
     * Forgets what was done, or discarded, so long ago: in small transactions of its own, so that no claim waits for it.
     *
     * @param olderThan in whole seconds, at least 25 hours: WeChat Pay repeats for 24, and what is forgotten would be fresh
     *     again
     * @return how many were forgotten
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for less
     * @throws io.github.wxnotify.InboxException {@code INBOX_FAILED} where the database fails
     */
    public long purge(Duration olderThan) {
        long seconds = Given.required(olderThan, "olderThan").getSeconds();
        return (Long) Program.call(request("purge", connections.dialect()).with("older_than", seconds), connections);
    }

    /**
     * Writes a notification down by its id, so that it can be acknowledged once that is committed. A repeated one changes
     * nothing.
     *
     * @param connection to do it on
     * @param notification as {@code parse} returned it
     * @return whether it is new
     * @throws io.github.wxnotify.HandlerException {@code NOTIFICATION_BUSY} where another worker has it
     * @throws io.github.wxnotify.InboxException {@code KEY_CONFLICT} where the key is another event type's or kind's
     */
    public boolean store(Connection connection, Notification notification) {
        return store(connection, notification, notification.getId());
    }

    /**
     * The same by a key of the merchant's own.
     *
     * @param connection to do it on
     * @param notification as {@code parse} returned it
     * @param key what is the same in every notification that must count once: 1 to 191 characters
     * @return whether it is new
     */
    public boolean store(Connection connection, Notification notification, String key) {
        return (Boolean) run(connection, keyed("store", connection, notification, key).with("notification", notification.toJson()));
    }

    /**
     * Takes up the stored notification that has waited longest. Any number of workers may take at once.
     *
     * @param connection to do it on, in autocommit or a transaction that is committed at once
     * @return the notification, or null where none waits
     */
    public @Nullable StoredNotification take(Connection connection) {
        Object task = run(connection, request("take", connection));
        return task == null ? null : new StoredNotification((Map<?, ?>) task);
    }

    /**
     * The same as {@link #release release}, by the name that suits a stored notification.
     *
     * @param connection to do it on; not one that is about to be rolled back
     * @param lease as {@code take} returned it
     * @param error what failed, for people; the first 500 characters are kept
     * @return whether it is dead now
     * @throws io.github.wxnotify.InboxException {@code LEASE_LOST} where the lease is not this worker's any more
     */
    public boolean fail(Connection connection, Lease lease, String error) {
        return release(connection, lease, error);
    }

    /**
     * The stored notifications that failed too often, the oldest first.
     *
     * @param connection to do it on
     * @param limit how many at most
     * @return the dead letters
     */
    public List<DeadLetter> deadLetters(Connection connection, int limit) {
        List<DeadLetter> letters = new ArrayList<>();
        for (Object letter : (List<?>) run(connection, request("dead_letters", connection).with("limit", limit))) {
            letters.add(new DeadLetter((Map<?, ?>) letter));
        }
        return Collections.unmodifiableList(letters);
    }

    /**
     * Has a dead letter worked on again, with all its attempts.
     *
     * @param connection to do it on
     * @param key of the dead letter
     * @return false where no dead letter has it
     */
    public boolean retry(Connection connection, String key) {
        return (Boolean) run(connection, request("retry", connection).with("key", Given.required(key, "key")));
    }

    /**
     * Leaves a dead letter for good; its notification is erased, and purged in time.
     *
     * @param connection to do it on
     * @param key of the dead letter
     * @return false where no dead letter has it
     */
    public boolean discard(Connection connection, String key) {
        return (Boolean) run(connection, request("discard", connection).with("key", Given.required(key, "key")));
    }

    /**
     * How the inbox is doing, for metrics and health checks.
     *
     * @param connection to read on
     * @return counts of now
     */
    public Stats stats(Connection connection) {
        return new Stats((Map<?, ?>) run(connection, request("stats", connection)));
    }

    /**
     * Whether all is well: nothing waits for more than 15 minutes, and nothing is dead. See {@link #health(Connection, Duration, long)}.
     *
     * @param connection to read on
     * @return what is wrong, and the counts
     */
    public Health health(Connection connection) {
        return health(request("health", connection), connection);
    }

    /**
     * Whether all is well, for an alarm. It speaks of the work that all machines share, which restarting a machine or taking it out of
     * service does not mend: let it ring, and put it into no liveness or readiness probe. A database that cannot be reached is the exception.
     *
     * @param connection to read on
     * @param maxWaiting for how long the oldest stored notification may wait, in whole seconds
     * @param maxDead how many dead letters there may be
     * @return what is wrong, and the counts
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for less than 0
     */
    public Health health(Connection connection, Duration maxWaiting, long maxDead) {
        long seconds = Given.required(maxWaiting, "maxWaiting").getSeconds();
        return health(request("health", connection).with("max_waiting", seconds).with("max_dead", maxDead), connection);
    }

    private static Health health(Call request, Connection connection) {
        return new Health((Map<?, ?>) run(connection, request));
    }

    /**
     * Does work in a transaction of the inbox: commits it, or rolls everything back where it throws.
     *
     * @param work with the transaction's connection
     * @param <T> what comes of it
     * @return what comes of it
     * @throws Exception what the work throws; {@link io.github.wxnotify.InboxException} {@code INBOX_FAILED} where the
     *     transaction cannot begin or commit
     */
    public <T extends @Nullable Object> T inTransaction(Work<T> work) throws Exception {
        return connections.inTransaction(Given.required(work, "work"));
    }

    /**
     * Does work on a connection in autocommit, where every statement stands for itself: what {@link #take} wants.
     *
     * @param work with the connection
     * @param <T> what comes of it
     * @return what comes of it
     * @throws Exception what the work throws; {@link io.github.wxnotify.InboxException} {@code INBOX_FAILED} where there
     *     is no connection
     */
    public <T extends @Nullable Object> T inAutocommit(Work<T> work) throws Exception {
        return connections.inAutocommit(Given.required(work, "work"));
    }

    private static Object run(Connection connection, Call request) {
        return Program.call(request, connection);
    }

    private Call keyed(String what, Connection connection, Notification notification, String key) {
        return request(what, connection)
                .with("key", Given.required(key, "key"))
                .with("event_type", notification.getEventType())
                .with("kind", notification.getKind().getName());
    }

    private Call leased(String what, Connection connection, Lease lease) {
        return request(what, connection).with("lease", Given.required(lease, "lease").toMap());
    }

    private Call request(String what, Connection connection) {
        return request(what, connections.dialectOf(Given.required(connection, "connection")));
    }

    private Call request(String what, String dialect) {
        return new Call(what).with("inbox", connections.settings(dialect)).with("now", clock == null ? null : clock.getAsLong());
    }

    /** Collects an inbox's options; see {@link Inbox#builder}. */
    public static final class Builder {
        private final DataSource dataSource;
        private final Map<String, Object> options = new LinkedHashMap<>();
        private String dialect;
        private Transactions transactions;
        private LongSupplier clock;

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * Which SQL the database speaks; unless given, found by the name that its driver gives it.
         *
         * @param dialect {@code sqlite}, {@code postgresql} or {@code mysql} (MariaDB too)
         * @return this
         */
        public Builder dialect(String dialect) {
            this.dialect = Given.required(dialect, "dialect");
            return this;
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
         * The inbox's name, where several share a table: those of several merchants, or of several handlers. Each sees only
         * its own notifications.
         *
         * @param name at most 64 characters, without white space at its ends; empty unless given
         * @return this
         */
        public Builder name(String name) {
            options.put("name", Given.required(name, "name"));
            return this;
        }

        /**
         * Whether a stored notification is kept after it had its effect, until it is purged.
         *
         * @param keep false unless given: it holds the plaintext, and is erased then
         * @return this
         */
        public Builder keepPlaintext(boolean keep) {
            options.put("keep_plaintext", keep);
            return this;
        }

        /**
         * For how long a worker has a notification to itself: longer than the work ever takes.
         *
         * @param lease in whole seconds, 60 unless given
         * @return this
         */
        public Builder lease(Duration lease) {
            options.put("lease", Given.required(lease, "lease").getSeconds());
            return this;
        }

        /**
         * After how many attempts a stored notification is dead.
         *
         * @param attempts at least 1, and 59 unless given: after 48 hours
         * @return this
         */
        public Builder maxAttempts(int attempts) {
            options.put("max_attempts", attempts);
            return this;
        }

        /**
         * How transactions are run, where the merchant's code is to be part of a framework's; unless given, on the data
         * source's connections.
         *
         * @param transactions runs them
         * @return this
         */
        public Builder transactions(Transactions transactions) {
            this.transactions = Given.required(transactions, "transactions");
            return this;
        }

        /** For tests: seconds since the epoch, instead of the database's clock. */
        Builder clock(LongSupplier clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Checks the options and makes the inbox. The database is not asked yet.
         *
         * @return the inbox
         * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID}, naming the option
         */
        public Inbox build() {
            return new Inbox(this);
        }
    }
}
