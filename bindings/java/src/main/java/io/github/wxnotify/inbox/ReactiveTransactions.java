package io.github.wxnotify.inbox;

import io.r2dbc.spi.Connection;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * How the inbox's transactions are run, where it is not by the {@code ConnectionFactory} alone. For Spring the artifact
 * {@code wxnotify-spring-boot-starter} has {@code SpringReactiveTransactions}, so that what callbacks do by {@code DatabaseClient},
 * repositories or {@code @Transactional} services is in the same transaction.
 */
@FunctionalInterface
public interface ReactiveTransactions {
    /**
     * Begins a transaction, does the work with its connection, and commits. Where the work fails, rolls back and fails with the same.
     *
     * @param work the work
     * @return completes once that is committed; fails where the transaction cannot begin or commit
     */
    Publisher<Void> run(Function<Connection, Mono<Void>> work);
}
