package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ApiV2Key;
import io.github.wxnotify.ApiV3Key;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Expected;
import io.github.wxnotify.Headers;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.Samples;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several merchants behind one endpoint: behind real sockets, and the registry by itself. */
class MerchantsTest {
    private static final List<String> NAMES = List.of("shop-a", "shop-b");
    private static final String SUCCESS = "200 {\"code\":\"SUCCESS\"}";
    private static final String NOT_VERIFIED = "401 {\"code\":\"FAIL\",\"message\":\"signature verification failed\"}";

    private static Map<String, Platform> platforms;

    @TempDir
    Path folder;

    private Shop shop;
    /** What the merchants' own database was asked. */
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Exception fails;
    private final List<NotificationParser> parsers = new CopyOnWriteArrayList<>();
    private int port;

    @BeforeAll
    static void make() {
        platforms = Map.of("shop-a", Platform.create(), "shop-b", Platform.create());
    }

    @AfterAll
    static void forget() {
        platforms.values().forEach(Platform::close);
    }

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
    }

    @AfterEach
    void close() {
        parsers.forEach(NotificationParser::close);
        shop.close();
    }

    private ServedMerchant load(String name) throws Exception {
        asked.add(name);
        if (fails != null) {
            throw fails;
        }
        if (!platforms.containsKey(name)) {
            return null;
        }
        parsers.add(platforms.get(name).parser());
        return ServedMerchant.of(name, parsers.get(parsers.size() - 1)).context("row of " + name);
    }

    private static String nameOf(Request request) {
        return request.getPath().substring(request.getPath().lastIndexOf('/') + 1);
    }

    private static Delivery payment(String name) {
        return platforms.get(name).notification("TRANSACTION.SUCCESS", Samples.PAYMENT).id("EV-1").build();
    }

    /** Status and body of the answer. On a connection of its own: a server may close one whose body it did not read. */
    private String post(String name, Delivery delivery) throws IOException {
        URL url = new URL("http://127.0.0.1:" + port + "/notify/" + name + "?x=/y");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        delivery.getHeaders().forEach(connection::setRequestProperty);
        connection.setRequestProperty("Connection", "close");
        connection.setReadTimeout(10_000);
        connection.setDoOutput(true);
        connection.getOutputStream().write(delivery.getBody());
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return status + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private AutoCloseable start(Mount mount, NotificationHandler handler) throws Exception {
        AutoCloseable started = mount.start(handler);
        port = mount.port.get();
        return started;
    }

    private NotificationHandler.Builder handler(MerchantFinder finder) {
        return NotificationHandler.forMerchants(finder).observe(shop.outcomes::add);
    }

    private static void until(BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!isSo.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it took too long");
            Thread.sleep(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachHasItsOwnKeysRowsAndContext(Mount mount) throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Merchants merchants = Merchants.of(this::load);
        NotificationHandler handler = handler(merchants.by(MerchantsTest::nameOf))
                .inbox(shop.inbox)
                .key((notification, merchant) -> {
                    seen.add("key " + merchant.getContext(String.class));
                    return "paid:" + notification.getResource().get("out_trade_no");
                })
                .expect((notification, merchant) -> {
                    seen.add("expect " + merchant.getName());
                    return Expected.NOT_COMPARED;
                })
                .onPaid((paid, delivery) -> {
                    Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                    seen.add("paid " + delivery.getMerchant().getContext(String.class));
                })
                .build();
        try (handler; AutoCloseable mounted = start(mount, handler)) {
            for (String name : NAMES) {
                assertEquals(SUCCESS, post(name, payment(name)));
                assertEquals(SUCCESS, post(name, payment(name)));
                assertEquals(List.of("SUCCESS", "DUPLICATE"), shop.codes().subList(shop.outcomes.size() - 2, shop.outcomes.size()));
                assertEquals(name, shop.last().getMerchant());
                assertTrue(shop.last().getLine().contains("merchant " + name), shop.last().getLine());
                assertTrue(seen.containsAll(List.of("key row of " + name, "expect " + name, "paid row of " + name)), seen.toString());
            }
            assertEquals(2, shop.paid());

            // One's notification is not the other's, and nobody's is told no more than that.
            assertEquals(NOT_VERIFIED, post("shop-b", payment("shop-a")));
            assertEquals("SERIAL_UNKNOWN", shop.last().getCode());
            assertEquals("shop-b", shop.last().getMerchant());
            Delivery forged = platforms.get("shop-a").notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build();
            assertEquals(NOT_VERIFIED, post("shop-a", forged));
            assertEquals(NOT_VERIFIED, post("nobody", forged));
            assertEquals("MERCHANT_UNKNOWN", shop.last().getCode());
            assertNull(shop.last().getMerchant());
            Delivery bare = forged.withoutHeader("Wechatpay-Serial");
            assertEquals(post("shop-a", bare), post("nobody", bare));
            assertTrue(post("nobody", bare).startsWith("400 "));
            assertEquals(NOT_VERIFIED, post("no%20name", forged));
        }
        assertEquals(List.of("shop-a", "shop-b", "nobody"), asked);
    }

    @ParameterizedTest
    @EnumSource
    void whatFindsTheMerchantHasTheRequestAndMayFailOrHang(Mount mount) throws Exception {
        List<Request> requests = new CopyOnWriteArrayList<>();
        ServedMerchant known = load("shop-a");
        CountDownLatch go = new CountDownLatch(1);
        NotificationHandler handler = handler(request -> {
            requests.add(request);
            switch (String.valueOf(request.getHeader("X_SHOP"))) {
                case "raises":
                    throw new IOException("down");
                case "hangs":
                    go.await();
                    return known;
                default:
                    return known;
            }
        }).deadline(Duration.ofMillis(500)).onPaid((paid, delivery) -> {}).build();
        try (handler; AutoCloseable mounted = start(mount, handler)) {
            assertEquals(SUCCESS, post("x%41", payment("shop-a")));
            Request request = requests.get(0);
            assertEquals("POST /notify/x%41", request.toString());
            assertEquals("127.0.0.1", request.getHost());
            assertNotNull(request.getRaw());

            assertTrue(post("x", payment("shop-a").withHeader("X-Shop", "raises")).startsWith("500 "));
            assertEquals("HANDLER_FAILED", shop.last().getCode());
            assertInstanceOf(IOException.class, shop.last().getError().getCause());
            assertTrue(shop.last().getLine().contains("the function that finds the merchant raised java.io.IOException at MerchantsTest.java:"),
                    shop.last().getLine());

            long began = System.nanoTime();
            assertTrue(post("x", payment("shop-a").withHeader("X-Shop", "hangs")).startsWith("500 "));
            assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(4));
            assertEquals("DEADLINE_EXCEEDED", shop.last().getCode());
            assertEquals("merchant", shop.last().getError().getField());
            go.countDown();
            assertEquals(SUCCESS, post("x", payment("shop-a")));
            assertEquals(4, shop.outcomes.size(), shop.codes().toString());
        }
    }

    @Test
    void apiV3KeysRotateInTheMiddleOfTraffic() throws Exception {
        Merchants merchants = Merchants.of(this::load);
        Platform old = platforms.get("shop-a");
        String newKey = "abcdefghijklmnopqrstuvwxyz012345";
        Set<String> answers = Collections.synchronizedSet(new TreeSet<>());
        AtomicLong count = new AtomicLong();
        NotificationHandler handler = handler(merchants.by(MerchantsTest::nameOf)).onPaid((paid, delivery) -> {}).build();
        try (Platform fresh = Platform.builder().privateKey(old.getPrivateKeyPem()).serial(old.getSerial()).apiV3Key(newKey).build();
                handler;
                AutoCloseable mounted = start(Mount.JDK, handler)) {
            Platform[] sending = {old};
            boolean[] isStopped = {false};
            List<Thread> threads = Stream.generate(() -> new Thread(() -> {
                while (!isStopped[0]) {
                    try {
                        answers.add(post("shop-a", Samples.payment(sending[0])));
                        count.incrementAndGet();
                    } catch (Exception error) {
                        answers.add(error.toString());
                    }
                    synchronized (isStopped) {
                        // What the others wrote is seen.
                    }
                }
            })).limit(4).toList();
            threads.forEach(Thread::start);
            NotificationParser parser = merchants.get("shop-a").getParser();
            more(count);
            parser.replaceApiV3Keys(Arrays.asList(ApiV3Key.of(newKey), ApiV3Key.of(old.getApiV3Key())));
            more(count);
            synchronized (isStopped) {
                sending[0] = fresh;
            }
            more(count); // what was sealed with the old one has arrived
            parser.replaceApiV3Keys(List.of(ApiV3Key.of(newKey)));
            more(count);
            synchronized (isStopped) {
                isStopped[0] = true;
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(Set.of(SUCCESS), answers);
            assertTrue(post("shop-a", Samples.payment(old)).startsWith("500 "), "the old one is gone");
        }
    }

    private static void more(AtomicLong count) throws InterruptedException {
        long enough = count.get() + 20;
        until(() -> count.get() >= enough);
    }

    @Test
    void aWorkerFindsTheMerchantAndTriesAgainWhereItCannot() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Merchants receiving = Merchants.of(this::load);
        NotificationHandler storing = handler(receiving.by(MerchantsTest::nameOf))
                .inbox(shop.inbox).mode(Mode.STORED).onPaid((paid, delivery) -> {}).build();
        try (storing; AutoCloseable mounted = start(Mount.JAKARTA_SERVLET, storing)) {
            for (String name : NAMES) {
                assertEquals(SUCCESS, post(name, payment(name)));
                assertEquals(SUCCESS, post(name, payment(name)));
            }
        }
        assertEquals(List.of("STORED", "DUPLICATE", "STORED", "DUPLICATE"), shop.codes());
        // In another process nothing is kept, and the merchants' database is down at first.
        try (NotificationHandler worker = handler(Merchants.of(this::load).by(MerchantsTest::nameOf))
                .inbox(shop.inbox)
                .mode(Mode.STORED)
                .onPaid((paid, delivery) -> {
                    Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                    seen.add(delivery.getMerchant().getContext(String.class));
                })
                .build()) {
            fails = new IOException("down");
            assertTrue(worker.workOnce());
            assertEquals("HANDLER_FAILED", shop.last().getCode());
            assertEquals(1, shop.last().getAttempts());
            assertTrue(shop.last().getLine().contains("the function that finds the merchant raised java.io.IOException"), shop.last().getLine());
            assertSame(fails, shop.last().getError().getCause());
            fails = null;
            until(() -> {
                worker.workOnce();
                return seen.size() == 2;
            });
        }
        assertEquals(List.of("row of shop-a", "row of shop-b"), seen.stream().sorted().toList());
        assertEquals(2, shop.paid());
        assertEquals("shop-a/EV-1", shop.inInbox("min(notification_key)"));
    }

    @Test
    void aMerchantHasApiV2KeysOfItsOwn() throws Exception {
        ServedMerchant merchant = load("shop-a").apiV2Key(ApiV2Key.of(Samples.MCHID, Samples.API_V2_KEY));
        ServedMerchant other = load("shop-b");
        try (NotificationHandler handler = handler(request -> request.getPath().equals("/a") ? merchant : other)
                .on("v2.pay", delivery -> {}).build()) {
            Delivery paid = Samples.paymentV2();
            for (String path : List.of("/a", "/b")) {
                Request request = Request.of("POST", path, Headers.of(Map.of()), null);
                handler.handle(request, new ByteArrayInputStream(paid.getBody()));
            }
            assertEquals(List.of("SUCCESS", "HEADER_MISSING"), shop.codes());
        }
    }

    private static void refused(String field, Executable call) {
        WxNotifyException error = assertThrows(WxNotifyException.class, call);
        assertEquals(field, error.getField(), error.getMessage());
    }

    @Test
    void wrongOptionsAreNamed() throws Exception {
        ServedMerchant merchant = load("shop-a");
        NotificationParser parser = merchant.getParser();
        refused("finder", () -> NotificationHandler.forMerchants(null));
        refused("api_v2_keys", () -> handler(request -> null).apiV2Key(Samples.MCHID, Samples.API_V2_KEY).build());
        refused("merchants", () -> handler(request -> null).mode(Mode.STORED).inbox(shop.inbox).build());
        refused("key", () -> shop.handler().key((notification, served) -> "x"));
        refused("expect", () -> shop.handler().expect((notification, served) -> Expected.NOT_COMPARED));
        refused("merchant", () -> ServedMerchant.of("a/b", parser));
        refused("name", () -> ServedMerchant.of(null, parser));
        refused("parser", () -> ServedMerchant.of("a", null));
        refused("context", () -> merchant.getContext(Integer.class));
        refused("loader", () -> Merchants.of(null));
        refused("nameOf", () -> Merchants.of(name -> null).by(null));
        refused("max_age", () -> Merchants.builder(name -> null).maxAge(Duration.ZERO).build());
        refused("capacity", () -> Merchants.builder(name -> null).capacity(0).build());
        List<Throwable> thrown = new ArrayList<>();
        try (NotificationHandler handler = shop.handler().onPaid((paid, delivery) -> {
            thrown.add(assertThrows(WxNotifyException.class, delivery::getMerchant));
        }).build()) {
            assertEquals(200, Shop.send(handler, shop.payment()).getStatus());
        }
        assertEquals(ErrorCode.ARGUMENT_INVALID, ((WxNotifyException) thrown.get(0)).getCode());
    }

    // The registry

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000); // the clock may begin anywhere, and overflow

    private void pass(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private Merchants.Builder registry() {
        return Merchants.builder(this::load).clock(now::get);
    }

    @Test
    void aThousandRequestsLoadOnce() throws Exception {
        Merchants merchants = Merchants.of(name -> {
            Thread.sleep(200);
            return load(name);
        });
        List<ServedMerchant> got = new CopyOnWriteArrayList<>();
        List<Thread> threads = Stream.generate(() -> new Thread(() -> {
            try {
                got.add(merchants.get("shop-a"));
            } catch (Exception error) {
                throw new AssertionError(error);
            }
        })).limit(1000).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1000, got.size());
        assertEquals(1, Set.copyOf(got).size());
        assertEquals(List.of("shop-a"), asked);
    }

    @Test
    void anOldOneServesWhileItIsLoadedAnewAndWhereThatFails() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Merchants merchants = Merchants.builder(name -> {
            if (!asked.isEmpty()) {
                mayGoOn.await();
            }
            return load(name);
        }).clock(now::get).build();
        try (Records log = new Records()) {
            ServedMerchant first = merchants.get("shop-a");
            pass(299);
            assertSame(first, merchants.get("shop-a"));
            assertEquals(1, asked.size());
            pass(1);
            assertSame(first, merchants.get("shop-a"));
            assertSame(first, merchants.get("shop-a"));
            mayGoOn.countDown();
            until(() -> got(merchants) != first);
            assertEquals(2, asked.size());

            ServedMerchant second = merchants.get("shop-a");
            fails = new IOException("down");
            pass(300);
            assertSame(second, merchants.get("shop-a"));
            until(() -> !log.records.isEmpty());
            assertSame(second, merchants.get("shop-a"));
            assertEquals(3, asked.size());
            String line = log.lines().get(0);
            assertTrue(line.startsWith("WARNING ") && line.contains("shop-a") && line.endsWith("what was loaded before serves on"), line);
            fails = null;
            pass(10);
            assertSame(second, merchants.get("shop-a"));
            until(() -> got(merchants) != second);
            assertEquals(4, asked.size());
        }
    }

    private static ServedMerchant got(Merchants merchants) {
        try {
            return merchants.get("shop-a");
        } catch (Exception error) {
            throw new AssertionError(error);
        }
    }

    @Test
    void whoWaitsForALoadThatFailsHearsOfItAndNothingIsRemembered() throws Exception {
        Merchants merchants = registry().build();
        fails = new IOException("down");
        for (int i = 0; i < 2; i++) {
            assertSame(fails, assertThrows(IOException.class, () -> merchants.get("shop-a")));
        }
        fails = null;
        assertEquals("shop-a", merchants.get("shop-a").getName());
        assertEquals(3, asked.size());
    }

    @Test
    void namesThatAreNobodysAreRememberedForAWhileAndBounded() throws Exception {
        Merchants merchants = registry().build();
        for (int i = 0; i < 3; i++) {
            assertNull(merchants.get("nobody"));
        }
        for (String wrong : new String[] {"", "a/b", "n".repeat(65), "n".repeat(10_000_000), "商户", null}) {
            assertNull(merchants.get(wrong));
        }
        assertEquals(List.of("nobody"), asked);
        int busy = 0;
        for (int number = 0; number < 5000; number++) {
            try {
                assertNull(merchants.get("made-up-" + number));
            } catch (WxNotifyException refused) {
                assertEquals(ErrorCode.NOTIFICATION_BUSY, refused.getCode());
                assertEquals("merchant", refused.getField());
                busy++;
            }
        }
        assertEquals(4001, busy);
        assertEquals(1000, asked.size());
        assertEquals(List.of(0, 1000, 0), Arrays.stream(merchants.sizes()).boxed().toList());
        pass(10);
        assertNotNull(merchants.get("shop-a"));
        assertNull(merchants.get("nobody"));
        assertEquals(List.of(1, 1, 0), Arrays.stream(merchants.sizes()).boxed().toList());
        assertEquals(1002, asked.size());
    }

    @Test
    void noMoreAreKeptThanThereIsCapacityFor() throws Exception {
        NotificationParser parser = load("shop-a").getParser();
        asked.clear();
        Merchants merchants = Merchants.builder(name -> {
            asked.add(name);
            return ServedMerchant.of(name, parser);
        }).capacity(2).build();
        for (String name : List.of("a", "b", "a", "c", "a", "b")) {
            merchants.get(name);
        }
        assertEquals(List.of("a", "b", "c", "b"), asked);
        assertEquals("Merchants[2]", merchants.toString());
    }

    @Test
    void whatIsForgottenIsLoadedAnewAndWhatIsNotKnownAnyMoreIsGone() throws Exception {
        boolean[] isGone = {false};
        Merchants merchants = Merchants.builder(name -> isGone[0] ? null : load(name)).clock(now::get).build();
        ServedMerchant first = merchants.get("shop-a");
        merchants.forget("shop-a");
        assertNotSame(first, merchants.get("shop-a"));
        isGone[0] = true;
        pass(300);
        try (Records log = new Records()) {
            assertNotNull(merchants.get("shop-a"));
            until(() -> !log.records.isEmpty());
            assertNull(merchants.get("shop-a"));
            assertEquals(List.of("INFO the merchant \"shop-a\" is not known any more"), log.lines());
        }
    }

    @Test
    void whatIsLoadedHasTheNameThatWasAskedFor() throws Exception {
        ServedMerchant other = ServedMerchant.of("other", load("shop-b").getParser());
        refused("merchant", () -> Merchants.of(name -> other).get("shop-a"));
    }
}
