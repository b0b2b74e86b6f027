package io.github.wxnotify.inbox;

import io.github.wxnotify.internal.ReactiveDatabase;
import io.github.wxnotify.internal.Trouble;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The inbox's database: its connections, and the transactions that are run on them. */
final class ReactiveConnections implements ReactiveDatabase {
    /** How long to wait for a connection, and for one to roll back and close: the answer must go out in time. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ConnectionFactory factory;
    private final ReactiveTransactions transactions;
    private final String dialect;
    private final Map<String, Object> options;

    /** @param transactions null for those of the factory's connections */
    ReactiveConnections(ConnectionFactory factory, ReactiveTransactions transactions, Map<String, Object> options) {
        this.factory = factory;
        this.transactions = transactions;
        String name = factory.getMetadata().getName().toLowerCase(Locale.ROOT);
        dialect = name.equals("mariadb") ? "mysql" : name; // the core refuses what is none of its dialects
        this.options = new LinkedHashMap<>(options);
        this.options.put("placeholders", dialect.equals("postgresql") ? "numbered" : "question");
    }

    @Override
    public Map<String, Object> settings(String dialect) {
        Map<String, Object> settings = new LinkedHashMap<>(options);
        settings.put("dialect", dialect);
        return Collections.unmodifiableMap(settings);
    }

    @Override
    public String knownDialect() {
        return dialect;
    }

    @Override
    public String dialect() {
        return dialect;
    }

    @Override
    public Mono<Void> inTransaction(Function<Connection, Mono<Void>> work) {
        if (transactions != null) {
            return Mono.defer(() -> Mono.from(transactions.run(connection -> isIdle(connection)
                    ? Mono.error(new Trouble(Trouble.NOT_IDLE)) // whoever began it did not
                    : work.apply(connection))));
        }
        Mono<Connection> opened = Mono.defer(() -> Mono.from((Publisher<? extends Connection>) factory.create()));
        return opened.timeout(PATIENCE, Mono.error(() -> new Trouble(Trouble.NO_CONNECTION)))
                .flatMap(connection -> inTransaction(connection, work));
    }

    private static boolean isIdle(Connection connection) {
        return connection.isAutoCommit();
    }

    private static Mono<Void> inTransaction(Connection connection, Function<Connection, Mono<Void>> work) {
        if (!isIdle(connection)) {
            return close(connection).then(Mono.error(new Trouble(Trouble.NOT_IDLE))); // it is for whoever has a transaction on it
        }
        return Mono.from(connection.beginTransaction())
                .then(Mono.defer(() -> work.apply(connection)))
                .then(Mono.defer(() -> Mono.from(connection.commitTransaction())))
                .onErrorResume(error -> quietly(connection.rollbackTransaction()).then(close(connection)).then(Mono.error(error)))
                .then(close(connection));
    }

    private static Mono<Void> close(Connection connection) {
        return Mono.defer(() -> quietly(connection.close()));
    }

    /** What was done is committed, or the database rolls it back by itself. */
    private static Mono<Void> quietly(Publisher<Void> end) {
        return Mono.from(end).timeout(PATIENCE).onErrorResume(broken -> Mono.empty());
    }
}
