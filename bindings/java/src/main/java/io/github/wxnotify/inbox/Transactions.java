package io.github.wxnotify.inbox;

import java.sql.Connection;
import java.util.function.Consumer;

/**
 * How the inbox's transactions are run, where it is not by the {@code DataSource} alone. For Spring the artifact
 * {@code wxnotify-spring-boot-starter} has {@code SpringTransactions}, which also refuses the transactions of another
 * {@code DataSource}; by hand, so that the callbacks' repositories and {@code @Transactional} services are in the same transaction:
 *
 * <pre>{@code
 * TransactionTemplate template = new TransactionTemplate(transactionManager);
 * Inbox inbox = Inbox.builder(dataSource)
 *         .transactions(work -> template.executeWithoutResult(
 *                 status -> work.accept(DataSourceUtils.getConnection(dataSource))))
 *         .build();
 * }</pre>
 */
@FunctionalInterface
public interface Transactions {
    /**
     * Begins a transaction, does the work with its connection, and commits. Where the work throws, rolls back and throws
     * the same.
     *
     * @param work the work; it throws unchecked exceptions only
     * @throws Exception where the transaction cannot begin or commit
     */
    void run(Consumer<Connection> work) throws Exception;
}
