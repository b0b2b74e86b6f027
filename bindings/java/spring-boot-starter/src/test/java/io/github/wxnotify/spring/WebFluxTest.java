package io.github.wxnotify.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.inbox.R2dbcInbox;
import io.github.wxnotify.testing.Delivery;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactiveshop.ReactiveShop;
import reactor.core.publisher.Mono;

/** The starter in Spring WebFlux, on Netty, with both kinds of handlers. */
class WebFluxTest {
    private static final String REACTIVE = "--spring.main.web-application-type=reactive";

    @TempDir
    Path folder;

    /** The merchant's service, which knows nothing of the inbox. */
    static class ReactiveOrders {
        private final DatabaseClient database;

        ReactiveOrders(DatabaseClient database) {
            this.database = database;
        }

        /** Counts a payment; where it fails, that is after the count. */
        @Transactional
        public Mono<Void> pay(String number, boolean fails) {
            return database.sql("UPDATE orders SET paid = paid + 1 WHERE number = $1").bind("$1", number).fetch().rowsUpdated()
                    .then(fails ? Mono.error(new IllegalStateException("after the update")) : Mono.empty());
        }
    }

    /** An application with a route of its own for every path. */
    @Configuration
    static class OnNetty {
        @Bean
        NettyReactiveWebServerFactory netty() {
            return new NettyReactiveWebServerFactory();
        }

        @Bean
        RouterFunction<ServerResponse> everything() {
            return RouterFunctions.route().GET("/**", request -> ServerResponse.ok().bodyValue("shop")).build();
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Application.OverR2dbc
    static class OverR2dbc extends OnNetty {
        @Bean
        ReactiveOrders orders(DatabaseClient database) {
            return new ReactiveOrders(database);
        }

        @Bean
        ReactiveNotificationHandlerCustomizer routes(ReactiveOrders orders) {
            AtomicInteger times = new AtomicInteger();
            return handler -> handler.onPaid((paid, delivery) -> {
                delivery.getNotification().expectPaid(PaidOrder.of("1900007291", "A1", 100));
                assertTrue(Thread.currentThread().getName().startsWith("reactor-"), Thread.currentThread().getName());
                return orders.pay(paid.getOutTradeNo(), times.incrementAndGet() == 1);
            });
        }
    }

    private static String r2dbcUrl() {
        return Application.url().replace("jdbc:", "r2dbc:");
    }

    private static Application overR2dbc(Class<?> application, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                REACTIVE, "--spring.autoconfigure.exclude=", "--spring.r2dbc.url=" + r2dbcUrl(),
                "--spring.r2dbc.username=" + Application.variable("USER"), "--spring.r2dbc.password=" + Application.variable("PASSWORD")));
        properties.addAll(List.of(more));
        return Application.onPostgres(application, properties.toArray(new String[0]));
    }

    @Test
    void overR2dbcCallbackAndInboxCommitTogether() throws Exception {
        try (Application application = overR2dbc(OverR2dbc.class)) {
            Delivery payment = Application.payment(100);
            assertEquals(500, application.send(payment));
            assertEquals(0, application.paid());
            assertEquals(200, application.send(payment));
            assertEquals(1, application.paid());
            assertEquals(200, application.send(payment));
            assertEquals(401, application.send(Application.forged()));
            assertEquals(405, application.send("PUT", "/wxpay/notify", payment));
            assertEquals(413, application.send(payment.withBody(new byte[2 << 20])));
            assertEquals(404, application.send("POST", "/elsewhere", payment));
            assertEquals(1, application.paid());
            assertEquals(
                    List.of("HANDLER_FAILED", "SUCCESS", "DUPLICATE", "SIGNATURE_INVALID", "METHOD_NOT_ALLOWED", "BODY_TOO_LARGE"),
                    application.codes());
        }
    }

    @Configuration
    @Application.OverR2dbc
    static class ReadmesShop extends ReactiveShop {
        @Bean
        NettyReactiveWebServerFactory netty() {
            return new NettyReactiveWebServerFactory();
        }
    }

    @Test
    void theReadmesShopIsPaidOnceOverR2dbc() throws Exception {
        try (Application application = overR2dbc(ReadmesShop.class)) {
            Delivery payment = Application.payment(100);
            assertEquals(200, application.send(payment));
            assertEquals(200, application.send(payment));
            assertEquals(500, application.send(Application.payment(1)));
            Application.jdbc().execute("UPDATE orders SET number = 'A2'");
            assertEquals(500, application.send(Application.payment(100)));
            assertEquals(1, application.paid());
            assertEquals(List.of("SUCCESS", "DUPLICATE", "CONTENT_MISMATCH", "HANDLER_FAILED"), application.codes());
        }
    }

    @Test
    void duplicatesInParallelCountOnceOverR2dbc() throws Exception {
        try (Application application = overR2dbc(OverR2dbc.class)) {
            Delivery payment = Application.payment(100);
            List<CompletableFuture<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                sent.add(application.sending("POST", "/wxpay/notify", payment));
            }
            for (CompletableFuture<Integer> answer : sent) {
                assertTrue(List.of(200, 500, 503).contains(answer.get()), answer.toString());
            }
            while (application.send(payment) != 200) {
                Thread.sleep(10);
            }
            assertEquals(1, application.paid());
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class Waiting extends OnNetty {
        static final int AT_ONCE = 32;

        @Bean
        NotificationHandlerCustomizer routes() {
            CountDownLatch all = new CountDownLatch(AT_ONCE);
            return handler -> handler.on("TRANSACTION.SUCCESS", delivery -> {
                all.countDown();
                all.await();
            });
        }
    }

    /** As many callbacks wait for each other as no event loop has threads. */
    @Test
    void callbacksThatWaitBlockNoEventLoop() throws Exception {
        try (Application application = new Application(
                Waiting.class, Application.NO_DATABASE, REACTIVE, "--wxnotify.inbox.sqlite=" + folder.resolve("inbox.db"),
                "--wxnotify.mode=leased")) {
            List<CompletableFuture<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < Waiting.AT_ONCE; i++) {
                sent.add(application.sending("POST", "/wxpay/notify", Application.payment(100)));
            }
            assertEquals(405, application.send("PUT", "/wxpay/notify", Application.payment(100)));
            for (CompletableFuture<Integer> answer : sent) {
                answer.get(); // 500 where this machine is slower than the deadline
            }
            while (application.codes().stream().filter("SUCCESS"::equals).count() < Waiting.AT_ONCE) {
                Thread.sleep(10);
            }
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Application.OverR2dbc
    static class OfBothKinds extends OverR2dbc {
        @Bean
        NotificationHandlerCustomizer others() {
            return handler -> handler.onPaid((paid, delivery) -> {});
        }
    }

    private static String why(Throwable error) {
        while (error.getCause() != null) {
            error = error.getCause();
        }
        return String.valueOf(error.getMessage());
    }

    @Test
    void whatDoesNotGoTogetherIsNamed() {
        String both = why(assertThrows(Exception.class, () -> overR2dbc(OfBothKinds.class).close()));
        assertTrue(both.contains("give one kind"), both);
        String url = r2dbcUrl().replace("//", "//" + Application.variable("USER") + ":" + Application.variable("PASSWORD") + "@");
        ConnectionFactory one = ConnectionFactories.get(url);
        ConnectionFactory other = ConnectionFactories.get(url);
        assertThrows(ConfigurationException.class, () -> SpringReactiveTransactions.of(one, new R2dbcTransactionManager(other)));
        R2dbcInbox.builder(one).transactions(SpringReactiveTransactions.of(one, new R2dbcTransactionManager(one))).build();
    }
}
