package io.github.wxnotify.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.testing.Delivery;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mybatis.spring.mapper.MapperFactoryBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Callbacks and inbox commit together, whatever the merchant's code writes with. */
class TransactionsTest {
    /** What all have in common. */
    private static NotificationHandlerCustomizer paying(Orders orders) {
        return handler -> handler.onPaid((paid, delivery) -> orders.pay(paid.getOutTradeNo(), delivery.getAttempts() == 1));
    }

    @Configuration
    @EnableAutoConfiguration(exclude = {HibernateJpaAutoConfiguration.class, JpaRepositoriesAutoConfiguration.class})
    static class WithJdbc {
        @Bean
        Orders orders(JdbcTemplate jdbc) {
            return new Orders.ByJdbc(jdbc);
        }

        @Bean
        NotificationHandlerCustomizer routes(Orders orders) {
            return paying(orders);
        }
    }

    @Configuration
    @EnableAutoConfiguration(exclude = {HibernateJpaAutoConfiguration.class, JpaRepositoriesAutoConfiguration.class})
    static class WithMyBatis {
        @Bean
        MapperFactoryBean<Orders.Mapper> mapper(SqlSessionFactory sessions) {
            MapperFactoryBean<Orders.Mapper> mapper = new MapperFactoryBean<>(Orders.Mapper.class);
            mapper.setSqlSessionFactory(sessions);
            return mapper;
        }

        @Bean
        Orders orders(Orders.Mapper mapper) {
            return new Orders.ByMyBatis(mapper);
        }

        @Bean
        NotificationHandlerCustomizer routes(Orders orders) {
            return paying(orders);
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @EntityScan(basePackageClasses = ShopOrder.class)
    @EnableJpaRepositories(basePackageClasses = Orders.class, considerNestedRepositories = true)
    static class WithJpa {
        @Bean
        Orders orders(Orders.Repository repository) {
            return new Orders.ByJpa(repository);
        }

        @Bean
        NotificationHandlerCustomizer routes(Orders orders) {
            return paying(orders);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {WithJdbc.class, WithMyBatis.class, WithJpa.class})
    void whatACallbackWritesCommitsWithTheInbox(Class<?> with) throws Exception {
        try (Application application = Application.onPostgres(with)) {
            Delivery payment = Application.payment(100);
            assertEquals(500, application.send(payment));
            assertEquals(0, application.paid(), "it was rolled back");
            assertEquals(200, application.send(payment));
            assertEquals(200, application.send(payment));
            assertEquals(1, application.paid());
            assertEquals(List.of("HANDLER_FAILED", "SUCCESS", "DUPLICATE"), application.codes());
        }
    }

    /** Two databases, as far as Spring can see; the transactions are those of the other one. */
    @Configuration
    @EnableAutoConfiguration(exclude = {HibernateJpaAutoConfiguration.class, JpaRepositoriesAutoConfiguration.class})
    static class WithAnother {
        static final AtomicInteger CALLED = new AtomicInteger();

        private static DataSource dataSource() {
            return new DriverManagerDataSource(
                    Application.url(), Application.variable("USER"), Application.variable("PASSWORD"));
        }

        @Bean
        DataSource shop() {
            return dataSource();
        }

        @Bean
        DataSource another() {
            return dataSource();
        }

        @Bean
        PlatformTransactionManager transactions(Environment environment) {
            PlatformTransactionManager manager = new JdbcTransactionManager(another());
            return environment.getProperty("hidden", Boolean.class) ? new Hidden(manager) : manager;
        }

        @Bean
        NotificationHandlerCustomizer routes() {
            return handler -> handler.onPaid((paid, delivery) -> CALLED.incrementAndGet());
        }
    }

    /** A manager that does not show whose it is, as JTA's. */
    record Hidden(PlatformTransactionManager manager) implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return manager.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            manager.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }

    /** Seen in the manager, or where the table is made in a transaction of its. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aManagerOfAnotherDataSourceIsRefusedAtTheStart(boolean isHidden) {
        Throwable error = assertThrows(Exception.class, () -> Application.onPostgres(
                WithAnother.class, "--wxnotify.inbox.data-source=shop", "--hidden=" + isHidden));
        while (!(error instanceof ConfigurationException)) {
            error = error.getCause();
        }
        assertTrue(error.getMessage().contains("another DataSource"), error.getMessage());
    }

    @Test
    void aTransactionOfAnotherDataSourceIsRefused() throws Exception {
        try (Application application = Application.onPostgres(
                WithAnother.class, "--wxnotify.inbox.data-source=shop", "--hidden=true", "--wxnotify.inbox.create-table=false")) {
            assertEquals(500, application.send(Application.payment(100)));
            assertEquals(List.of("OPTION_INVALID"), application.codes());
            String line = application.outcomes.get(0).getLine();
            assertTrue(line.contains("another DataSource than the inbox's (by Hidden)"), line);
            assertEquals(0, WithAnother.CALLED.get());
        }
    }
}
