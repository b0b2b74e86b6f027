package io.github.wxnotify.spring;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.inbox.ReactiveTransactions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The inbox's transactions as Spring's own, over R2DBC: what callbacks do by {@code DatabaseClient}, repositories or {@code @Transactional}
 * services commits together with the inbox. The starter uses it by itself; without Spring Boot it is
 *
 * <pre>{@code
 * R2dbcInbox.builder(factory).transactions(SpringReactiveTransactions.of(factory, new R2dbcTransactionManager(factory))).build()
 * }</pre>
 */
public final class SpringReactiveTransactions implements ReactiveTransactions {
    private final ConnectionFactory factory;
    private final TransactionalOperator operator;

    private SpringReactiveTransactions(ConnectionFactory factory, ReactiveTransactionManager manager) {
        this.factory = factory;
        operator = TransactionalOperator.create(manager);
    }

    /**
     * The transactions of a manager.
     *
     * @param factory the inbox's
     * @param manager of transactions on that {@code ConnectionFactory}
     * @return what {@code R2dbcInbox.Builder.transactions} takes
     * @throws ConfigurationException {@code OPTION_INVALID} where the manager is seen to be of another {@code ConnectionFactory}. Where that
     *     shows only in a transaction, each delivery is answered 500 with {@code OPTION_INVALID}
     */
    public static SpringReactiveTransactions of(ConnectionFactory factory, ReactiveTransactionManager manager) {
        if (manager instanceof R2dbcTransactionManager && ((R2dbcTransactionManager) manager).getConnectionFactory() != factory) {
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID,
                    "the transaction manager is of another ConnectionFactory than the inbox, so that callbacks would commit beside it; give the"
                            + " inbox's own",
                    "transactions");
        }
        return new SpringReactiveTransactions(factory, manager);
    }

    @Override
    public Publisher<Void> run(Function<Connection, Mono<Void>> work) {
        return operator.execute(status -> ConnectionFactoryUtils.getConnection(factory).flatMap(work));
    }
}
