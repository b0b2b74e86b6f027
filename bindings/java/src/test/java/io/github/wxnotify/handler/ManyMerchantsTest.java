package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several merchants behind one endpoint, behind real sockets. */
class ManyMerchantsTest {
    private static final String SUCCESS = "200 {\"code\":\"SUCCESS\"}";
    private static final String NOT_VERIFIED = "401 {\"code\":\"FAIL\",\"message\":\"signature verification failed\"}";

    @TempDir
    Path folder;

    private Shop shop;
    private final MerchantTable table = new MerchantTable();
    private int port;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
    }

    @AfterEach
    void close() {
        table.close();
        shop.close();
    }

    private static String nameOf(Request request) {
        return request.getPath().substring(request.getPath().lastIndexOf('/') + 1);
    }

    private static Delivery payment(String name) {
        return MerchantTable.PLATFORMS.get(name).notification("TRANSACTION.SUCCESS", Samples.PAYMENT).id("EV-1").build();
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

    private Mount.Mounted start(Mount mount, NotificationHandler handler) throws Exception {
        Mount.Mounted mounted = mount.start(handler);
        port = mounted.port();
        return mounted;
    }

    private NotificationHandler.Builder handler(MerchantFinder finder) {
        return NotificationHandler.forMerchants(finder).observe(shop.outcomes::add);
    }

    @ParameterizedTest
    @EnumSource
    void eachHasItsOwnKeysRowsAndContext(Mount mount) throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Merchants merchants = Merchants.of(table::load);
        NotificationHandler handler = handler(merchants.by(ManyMerchantsTest::nameOf))
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
            for (String name : MerchantTable.NAMES) {
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
            Delivery forged = MerchantTable.PLATFORMS.get("shop-a").notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build();
            assertEquals(NOT_VERIFIED, post("shop-a", forged));
            assertEquals(NOT_VERIFIED, post("nobody", forged));
            assertEquals("MERCHANT_UNKNOWN", shop.last().getCode());
            assertNull(shop.last().getMerchant());
            Delivery bare = forged.withoutHeader("Wechatpay-Serial");
            assertEquals(post("shop-a", bare), post("nobody", bare));
            assertTrue(post("nobody", bare).startsWith("400 "));
            assertEquals(NOT_VERIFIED, post("no%20name", forged));
        }
        assertEquals(List.of("shop-a", "shop-b", "nobody"), table.asked);
    }

    @ParameterizedTest
    @EnumSource
    void whatFindsTheMerchantHasTheRequestAndMayFailOrHang(Mount mount) throws Exception {
        List<Request> requests = new CopyOnWriteArrayList<>();
        ServedMerchant known = table.load("shop-a");
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
            assertTrue(shop.last().getLine().contains("the function that finds the merchant raised java.io.IOException at ManyMerchantsTest.java:"),
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
        Merchants merchants = Merchants.of(table::load);
        Platform old = MerchantTable.PLATFORMS.get("shop-a");
        String newKey = "abcdefghijklmnopqrstuvwxyz012345";
        Set<String> answers = Collections.synchronizedSet(new TreeSet<>());
        AtomicLong count = new AtomicLong();
        NotificationHandler handler = handler(merchants.by(ManyMerchantsTest::nameOf)).onPaid((paid, delivery) -> {}).build();
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
        MerchantsTest.until(() -> count.get() >= enough);
    }

    @Test
    void aWorkerFindsTheMerchantAndTriesAgainWhereItCannot() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Merchants receiving = Merchants.of(table::load);
        NotificationHandler storing = handler(receiving.by(ManyMerchantsTest::nameOf))
                .inbox(shop.inbox).mode(Mode.STORED).onPaid((paid, delivery) -> {}).build();
        try (storing; AutoCloseable mounted = start(Mount.JAKARTA_SERVLET, storing)) {
            for (String name : MerchantTable.NAMES) {
                assertEquals(SUCCESS, post(name, payment(name)));
                assertEquals(SUCCESS, post(name, payment(name)));
            }
        }
        assertEquals(List.of("STORED", "DUPLICATE", "STORED", "DUPLICATE"), shop.codes());
        // In another process nothing is kept, and the merchants' database is down at first.
        try (NotificationHandler worker = handler(Merchants.of(table::load).by(ManyMerchantsTest::nameOf))
                .inbox(shop.inbox)
                .mode(Mode.STORED)
                .onPaid((paid, delivery) -> {
                    Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                    seen.add(delivery.getMerchant().getContext(String.class));
                })
                .build()) {
            table.fails = new IOException("down");
            assertTrue(worker.workOnce());
            assertEquals("HANDLER_FAILED", shop.last().getCode());
            assertEquals(1, shop.last().getAttempts());
            assertTrue(shop.last().getLine().contains("the function that finds the merchant raised java.io.IOException"), shop.last().getLine());
            assertSame(table.fails, shop.last().getError().getCause());
            table.fails = null;
            MerchantsTest.until(() -> {
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
        ServedMerchant merchant = table.load("shop-a").apiV2Key(ApiV2Key.of(Samples.MCHID, Samples.API_V2_KEY));
        ServedMerchant other = table.load("shop-b");
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
        ServedMerchant merchant = table.load("shop-a");
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
}
