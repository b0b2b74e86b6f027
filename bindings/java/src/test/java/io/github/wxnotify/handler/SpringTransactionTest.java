package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wxnotify.Notification;
import io.github.wxnotify.Samples;
import io.github.wxnotify.inbox.Claim;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.testing.Delivery;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import store.InboxConfiguration;

/** The inbox in Spring's transactions: by hand inside {@code @Transactional}, and by a handler. */
class SpringTransactionTest {
    @TempDir
    Path folder;

    private AnnotationConfigApplicationContext context;

    /** A merchant's service: it knows nothing of the inbox. */
    static class Orders {
        private final JdbcTemplate jdbc;

        Orders(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        public void pay(String number, boolean fails) {
            jdbc.update("UPDATE orders SET paid = paid + 1 WHERE number = ?", number);
            if (fails) {
                throw new IllegalStateException("after the update");
            }
        }
    }

    /** One that calls the inbox by hand. */
    static class Receiver {
        private final Inbox inbox;
        private final DataSource dataSource;
        private final Orders orders;

        Receiver(Inbox inbox, DataSource dataSource, Orders orders) {
            this.inbox = inbox;
            this.dataSource = dataSource;
            this.orders = orders;
        }

        @Transactional
        public Claim.State receive(Notification notification, boolean fails) {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            Claim claim = inbox.claim(connection, notification);
            if (claim.getState() == Claim.State.FRESH) {
                orders.pay("A1", fails);
                inbox.complete(connection, claim.getLease());
            }
            return claim.getState();
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Beans {
        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcTemplate jdbc(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        Orders orders(JdbcTemplate jdbc) {
            return new Orders(jdbc);
        }

        @Bean
        Receiver receiver(Inbox inbox, DataSource dataSource, Orders orders) {
            return new Receiver(inbox, dataSource, orders);
        }
    }

    private void start(Shop shop) {
        context = new AnnotationConfigApplicationContext();
        context.getBeanFactory().registerSingleton("dataSource", shop.database);
        context.register(Beans.class, InboxConfiguration.class);
        context.refresh();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @EnumSource
    void byHandItIsPartOfTheMethodsTransaction(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder)) {
            start(shop);
            Receiver receiver = context.getBean(Receiver.class);
            Notification payment = Samples.parse(shop.platform, shop.payment());
            assertThrows(IllegalStateException.class, () -> receiver.receive(payment, true));
            assertEquals(0, shop.paid());
            assertEquals("0", shop.inInbox("COUNT(*)"));
            assertEquals(Claim.State.FRESH, receiver.receive(payment, false));
            assertEquals(Claim.State.DONE, receiver.receive(payment, false));
            assertEquals(1, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHandlersCallbackIsInSpringsTransaction(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder)) {
            start(shop);
            Orders orders = context.getBean(Orders.class);
            try (NotificationHandler handler = NotificationHandler.builder(shop.parser)
                    .inbox(context.getBean(Inbox.class))
                    .observe(shop.outcomes::add)
                    .onPaid((paid, delivery) -> orders.pay(paid.getOutTradeNo(), delivery.getAttempts() == 1))
                    .build()) {
                Delivery payment = shop.payment();
                assertEquals(500, Shop.send(handler, payment).getStatus());
                assertEquals(0, shop.paid());
                assertEquals(200, Shop.send(handler, payment).getStatus());
                assertEquals(200, Shop.send(handler, payment).getStatus());
                assertEquals(1, shop.paid());
                assertEquals(List.of("HANDLER_FAILED", "SUCCESS", "DUPLICATE"), shop.codes());
            }
        }
    }
}
