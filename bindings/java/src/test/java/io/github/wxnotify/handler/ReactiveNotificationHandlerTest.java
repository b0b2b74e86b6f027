package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.Headers;
import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.Samples;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.inbox.R2dbcInbox;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The inbox in R2DBC's transactions, by every driver; another connection, JDBC's, sees what is committed. */
class ReactiveNotificationHandlerTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** R2DBC's drivers, and the database of each. */
    enum Driver {
        POSTGRESQL("postgresql", "POSTGRES", Database.POSTGRESQL, "$1"),
        MARIADB("mariadb", "MARIADB", Database.MARIADB, "?"),
        /** The same server, by MySQL's driver. */
        MARIADB_BY_MYSQL("mysql", "MARIADB", Database.MARIADB, "?");

        final Database database;
        final String pay;
        private final String protocol;
        private final String name;

        Driver(String protocol, String name, Database database, String placeholder) {
            this.protocol = protocol;
            this.name = name;
            this.database = database;
            pay = "UPDATE orders SET paid = paid + 1 WHERE number = " + placeholder;
        }

        ConnectionFactory factory() {
            return ConnectionFactories.get(options().build());
        }

        ConnectionFactoryOptions.Builder options() {
            return ConnectionFactoryOptions.builder()
                    .option(ConnectionFactoryOptions.DRIVER, protocol)
                    .option(ConnectionFactoryOptions.HOST, variable("HOST"))
                    .option(ConnectionFactoryOptions.PORT, Integer.valueOf(variable("PORT")))
                    .option(ConnectionFactoryOptions.USER, variable("USER"))
                    .option(ConnectionFactoryOptions.PASSWORD, variable("PASSWORD"))
                    .option(ConnectionFactoryOptions.DATABASE, variable("DATABASE"));
        }

        private String variable(String variable) {
            return System.getenv("WXNOTIFY_" + name + "_" + variable);
        }

        Publisher<?> pay(ReactiveDelivery delivery) {
            return Flux.from(delivery.getConnection().createStatement(pay).bind(0, "A1").execute()).flatMap(Result::getRowsUpdated);
        }
    }

    /** Connections of a factory, changed. */
    private static ConnectionFactory changed(ConnectionFactory real, UnaryOperator<Connection> change) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.from(real.create()).map(change);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return real.getMetadata();
            }
        };
    }

    private interface Instead {
        Publisher<Void> of(Connection real);
    }

    /** A connection that does something else in place of one method. */
    private static Connection with(Connection real, String method, Instead other) {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, called, arguments) ->
                called.getName().equals(method) ? other.of(real) : called.invoke(real, arguments));
    }

    private static ReactiveNotificationHandler.Builder handler(Shop shop, R2dbcInbox inbox) {
        return ReactiveNotificationHandler.builder(shop.parser).inbox(inbox).observe(shop.outcomes::add);
    }

    private static ReactiveNotificationHandler.Builder handler(Shop shop, ConnectionFactory factory) {
        return handler(shop, R2dbcInbox.of(factory));
    }

    private static Mono<Response> begin(ReactiveNotificationHandler handler, Delivery delivery) {
        Request request = Request.of("POST", "/notify", Headers.of(delivery.getHeaders()), null);
        // As on an event loop: whatever blocks there throws.
        return handler.handle(request, Mono.fromSupplier(delivery::getBody).subscribeOn(Schedulers.parallel()));
    }

    private static int send(ReactiveNotificationHandler handler, Delivery delivery) {
        return begin(handler, delivery).block(LONG).getStatus();
    }

    @ParameterizedTest
    @EnumSource
    void aGenuineOneCountsOnceAndAForgedOneNever(Driver driver) throws Exception {
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, driver.factory()).onPaid((paid, delivery) -> {
                    delivery.getNotification().expectPaid(PaidOrder.of("1900007291", "A1", 100));
                    return driver.pay(delivery);
                }).build()) {
            Delivery payment = shop.payment();
            assertEquals(200, send(handler, payment));
            assertEquals(200, send(handler, payment));
            assertEquals(401, send(handler, shop.platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).fault(Fault.FORGED).build()));
            assertEquals(List.of("SUCCESS", "DUPLICATE", "SIGNATURE_INVALID"), shop.codes());
            assertEquals(1, shop.paid());
            assertEquals(405, handler.handle(Request.of("GET", "/", Headers.of(payment.getHeaders()), null), Mono.never()).block(LONG).getStatus());
        }
    }

    @ParameterizedTest
    @EnumSource
    void duplicatesInParallelCountOnce(Driver driver) throws Exception {
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, driver.factory())
                        .onPaid((paid, delivery) -> Mono.delay(Duration.ofMillis(100)).thenMany(driver.pay(delivery))).build()) {
            Delivery payment = shop.payment();
            List<Integer> answers = Flux.range(0, 12).flatMap(i -> begin(handler, payment), 12).map(Response::getStatus).collectList().block(LONG);
            assertTrue(answers.contains(200) && answers.stream().allMatch(status -> status == 200 || status == 503), answers.toString());
            assertEquals(200, send(handler, payment));
            assertEquals(1, shop.paid());
            assertEquals(1, shop.codes().stream().filter("SUCCESS"::equals).count(), shop.codes().toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsIsRolledBackAndComesAgain(Driver driver) throws Exception {
        AtomicInteger times = new AtomicInteger();
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, driver.factory()).onPaid((paid, delivery) -> {
                    Flux<?> counted = Flux.from(driver.pay(delivery));
                    switch (times.incrementAndGet()) {
                        case 1:
                            return counted.thenMany(Flux.error(new IllegalStateException("after the update")));
                        case 2:
                            throw new IllegalStateException("before it");
                        case 3:
                            return counted.thenMany(Flux.defer(() -> {
                                throw delivery.fail("no stock");
                            }));
                        case 4:
                            return Flux.from(delivery.getConnection().createStatement("UPDATE nowhere SET x = 1").execute())
                                    .flatMap(Result::getRowsUpdated);
                        default:
                            return counted;
                    }
                }).build()) {
            Delivery payment = shop.payment();
            for (int time = 1; time <= 4; time++) {
                assertEquals(500, send(handler, payment));
                assertEquals("HANDLER_FAILED", shop.last().getCode());
                assertEquals(0, shop.paid());
                assertEquals("released", shop.inInbox("state"));
            }
            assertFalse(shop.last().getLine().contains("nowhere"), shop.last().getLine());
            assertEquals(200, send(handler, payment));
            assertEquals(1, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterTheDeadlineItGoesOnAndCountsOnce(Driver driver) throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, driver.factory()).deadline(Duration.ofMillis(500))
                        .onPaid((paid, delivery) -> Mono.fromCallable(() -> {
                            mayGoOn.await();
                            return "";
                        }).subscribeOn(Schedulers.boundedElastic()).thenMany(driver.pay(delivery))).build()) {
            Delivery payment = shop.payment();
            assertEquals(500, send(handler, payment));
            assertEquals("DEADLINE_EXCEEDED", shop.last().getCode());
            mayGoOn.countDown();
            shop.awaitOutcomes(2);
            assertEquals("SUCCESS", shop.last().getCode());
            assertTrue(shop.last().isLate());
            assertEquals(200, send(handler, payment));
            assertEquals(1, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoLeavesDoesNotStopIt(Driver driver) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, driver.factory()).onPaid((paid, delivery) -> Mono.fromCallable(() -> {
                    begun.countDown();
                    mayGoOn.await();
                    return "";
                }).subscribeOn(Schedulers.boundedElastic()).thenMany(driver.pay(delivery))).build()) {
            reactor.core.Disposable request = begin(handler, shop.payment()).subscribe();
            begun.await();
            request.dispose();
            mayGoOn.countDown();
            shop.awaitOutcomes(1);
            assertEquals("SUCCESS", shop.last().getCode());
            assertEquals(1, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallbackThatOutlivesItsLeaseIsCancelledAndItsConnectionClosed(Driver driver) throws Exception {
        AtomicInteger closed = new AtomicInteger();
        AtomicBoolean isCancelled = new AtomicBoolean();
        ConnectionFactory counting = changed(driver.factory(), connection -> with(connection, "close", real -> {
            closed.incrementAndGet();
            return real.close();
        }));
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, R2dbcInbox.builder(counting).lease(Duration.ofSeconds(1)).build())
                        .maxInFlight(1)
                        .onPaid((paid, delivery) -> Flux.from(driver.pay(delivery))
                                .thenMany(Mono.never().doOnCancel(() -> isCancelled.set(true)))).build()) {
            assertEquals(500, send(handler, shop.payment()));
            assertTrue(isCancelled.get());
            assertEquals(0, shop.paid());
            assertEquals("released", shop.inInbox("state"));
            assertTrue(closed.get() >= 1);
            // Nobody is in flight any more.
            assertEquals(500, send(handler, shop.payment()));
            assertEquals(0, handler.shutdown(Duration.ofSeconds(10)));
            assertEquals("HANDLER_FAILED", shop.last().getCode());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommitWhoseReplyIsLostIsReadBackAndCountsOnce(Driver driver) throws Exception {
        AtomicInteger commits = new AtomicInteger();
        ConnectionFactory losing = changed(driver.factory(), connection -> with(connection, "commitTransaction", real ->
                commits.incrementAndGet() == 1
                        ? Mono.from(real.commitTransaction()).then(Mono.error(new IllegalStateException("the reply was lost")))
                        : real.commitTransaction()));
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, losing).onPaid((paid, delivery) -> driver.pay(delivery)).build()) {
            Delivery payment = shop.payment();
            assertEquals(200, send(handler, payment));
            assertEquals(200, send(handler, payment));
            assertEquals(List.of("SUCCESS", "DUPLICATE"), shop.codes());
            assertEquals(1, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommitThatFailsCountsNothing(Driver driver) throws Exception {
        ConnectionFactory refusing = changed(driver.factory(), connection -> with(connection, "commitTransaction", real ->
                Mono.error(new IllegalStateException("no commit"))));
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, refusing).onPaid((paid, delivery) -> driver.pay(delivery)).build()) {
            assertEquals(500, send(handler, shop.payment()));
            assertEquals(0, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatIsNotThereIsNoSuccess(Driver driver) throws Exception {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        ConnectionFactory refused = ConnectionFactories.get(driver.options().option(ConnectionFactoryOptions.PORT, port).build());
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, refused).onPaid((paid, delivery) -> driver.pay(delivery)).build()) {
            assertEquals(500, send(handler, shop.payment()));
            assertEquals("INBOX_FAILED", shop.last().getCode());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPoolThatGivesNoneIsWaitedForNoLongerThanTwoSeconds(Driver driver) throws Exception {
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(driver.factory()).maxSize(1).build());
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler = handler(shop, pool).onPaid((paid, delivery) -> driver.pay(delivery)).build()) {
            Connection held = pool.create().block(LONG);
            assertEquals(500, send(handler, shop.payment()));
            assertEquals("INBOX_FAILED", shop.last().getCode());
            Mono.from(held.close()).block(LONG);
            assertEquals(200, send(handler, shop.payment()));

            assertEquals(1, shop.paid());
        } finally {
            pool.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionWithATransactionIsRefused(Driver driver) throws Exception {
        ConnectionFactory real = driver.factory();
        Connection begun = Mono.from(real.create()).flatMap(made -> Mono.from(made.beginTransaction()).thenReturn((Connection) made)).block(LONG);
        try (Shop shop = new Shop(driver.database, folder);
                ReactiveNotificationHandler handler =
                        handler(shop, changed(real, mine -> begun)).onPaid((paid, delivery) -> driver.pay(delivery)).build()) {
            assertEquals(500, send(handler, shop.payment()));
            assertEquals("OPTION_INVALID", shop.last().getCode());
            assertEquals(0, shop.paid());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTableIsMadeAndWhatIsOldIsForgotten(Driver driver) throws Exception {
        try (Shop shop = new Shop(driver.database, folder)) {
            R2dbcInbox inbox = R2dbcInbox.builder(driver.factory()).table("shop_inbox").name("shop").build();
            inbox.create().block(LONG);
            inbox.create().block(LONG);
            try (ReactiveNotificationHandler handler = handler(shop, inbox).mode(Mode.LEASED).onPaid((paid, delivery) -> Mono.empty()).build()) {
                assertEquals(200, send(handler, shop.payment()));
            }
            assertEquals("1", Database.read(shop.database, "SELECT COUNT(*) FROM shop_inbox"));
            Database.update(shop.database, "UPDATE shop_inbox SET done_at = done_at - 90001");
            assertEquals(1, inbox.purge(Duration.ofHours(25)).block(LONG));
            assertThrows(ConfigurationException.class, () -> inbox.purge(Duration.ofHours(24)).block(LONG));
        }
    }

    @Test
    void withoutAnInboxAndForSeveralMerchants() throws Exception {
        List<String> called = new ArrayList<>();
        try (Shop shop = new Shop(Database.SQLITE, folder);
                ReactiveNotificationHandler handler = ReactiveNotificationHandler.forMerchants(Merchants.of(name -> {
                    Thread.sleep(10); // loaders may block
                    return name.equals("a") ? ServedMerchant.of(name, shop.parser) : null;
                }).by(request -> request.getPath().substring(1))).observe(shop.outcomes::add)
                        .onPaid((paid, delivery) -> Mono.fromRunnable(() -> called.add(delivery.getMerchant().getName()))).build()) {
            Delivery payment = shop.payment();
            for (String path : List.of("/a", "/b")) {
                Request request = Request.of("POST", path, Headers.of(payment.getHeaders()), null);
                handler.handle(request, Mono.fromSupplier(payment::getBody).subscribeOn(Schedulers.parallel())).block(LONG);
            }
            assertEquals(List.of("SUCCESS", "MERCHANT_UNKNOWN"), shop.codes());
            assertEquals(List.of("a"), called);
        }
    }

    @Test
    void aBodyThatDoesNotComeOrFails() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder);
                ReactiveNotificationHandler handler = ReactiveNotificationHandler.builder(shop.parser).observe(shop.outcomes::add)
                        .deadline(Duration.ofMillis(200)).onPaid((paid, delivery) -> Mono.empty()).build()) {
            Request request = Request.of("POST", "/", Headers.of(shop.payment().getHeaders()), null);
            assertEquals(500, handler.handle(request, Mono.never()).block(LONG).getStatus());
            assertEquals("DEADLINE_EXCEEDED", shop.last().getCode());
            assertThrows(IllegalStateException.class, () -> handler.handle(request, Mono.error(new IllegalStateException("gone"))).block(LONG));
            assertEquals(413, handler.handle(request, Mono.just(new byte[(1 << 20) + 1])).block(LONG).getStatus());
        }
    }

    @Test
    void whatIsStoredIsNotServed() throws Exception {
        try (Shop shop = new Shop(Database.SQLITE, folder)) {
            ConfigurationException error = assertThrows(
                    ConfigurationException.class, () -> ReactiveNotificationHandler.builder(shop.parser).mode(Mode.STORED));
            assertEquals("mode", error.getField());
        }
    }
}
