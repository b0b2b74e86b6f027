package io.github.wxnotify.spring;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.inbox.Transactions;
import io.github.wxnotify.internal.Trouble;
import java.sql.Connection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The inbox's transactions as Spring's own: what callbacks do by {@code JdbcTemplate}, MyBatis, JPA or {@code @Transactional}
 * services commits together with the inbox. The starter uses it by itself; without Spring Boot it is
 *
 * <pre>{@code
 * Inbox.builder(dataSource).transactions(SpringTransactions.of(dataSource, transactionManager)).build()
 * }</pre>
 *
 * <p>A transaction manager of another {@code DataSource} is refused: its transaction would run beside the inbox's.
 */
public final class SpringTransactions implements Transactions {
    private final DataSource dataSource;
    private final PlatformTransactionManager manager;
    private final TransactionTemplate template;

    private SpringTransactions(DataSource dataSource, PlatformTransactionManager manager) {
        this.dataSource = dataSource;
        this.manager = manager;
        template = new TransactionTemplate(manager);
    }

    /**
     * The transactions of a manager.
     *
     * @param dataSource the inbox's
     * @param manager of transactions on that {@code DataSource}: such as {@code JdbcTransactionManager}, or
     *     {@code JpaTransactionManager} with Hibernate
     * @return what {@code Inbox.Builder.transactions} takes
     * @throws ConfigurationException {@code OPTION_INVALID} where the manager is seen to be of another {@code DataSource}.
     *     Where that shows only in a transaction, each delivery is answered 500 with {@code OPTION_INVALID}
     */
    public static SpringTransactions of(DataSource dataSource, PlatformTransactionManager manager) {
        DataSource bound = dataSource instanceof TransactionAwareDataSourceProxy
                ? ((TransactionAwareDataSourceProxy) dataSource).getTargetDataSource()
                : dataSource;
        if (manager instanceof DataSourceTransactionManager && ((DataSourceTransactionManager) manager).getDataSource() != bound) {
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID,
                    "the transaction manager is of another DataSource than the inbox, so that callbacks would commit beside it; give"
                            + " the inbox's own (wxnotify.inbox.transaction-manager names its bean, wxnotify.inbox.data-source the inbox's)",
                    "transactions");
        }
        return new SpringTransactions(bound, manager);
    }

    @Override
    public void run(Consumer<Connection> work) {
        template.executeWithoutResult(status -> work.accept(connection()));
    }

    /** The transaction's own connection, and no other, which Spring would open where the manager is of another DataSource. */
    private Connection connection() {
        if (!TransactionSynchronizationManager.hasResource(dataSource)) {
            String what = "a transaction of another DataSource than the inbox's (by " + manager.getClass().getSimpleName() + ")";
            throw new Trouble(Trouble.NOT_A_CONNECTION, what);
        }
        return DataSourceUtils.getConnection(dataSource);
    }
}
