package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import shop.payment.OrderPaid;

/** What WeChat Pay may send to the shop, over HTTP, with PostgreSQL below. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(OrderNotificationTest.Warehouse.class)
@ExtendWith(OutputCaptureExtension.class)
class OrderNotificationTest {
    private static final Platform PLATFORM = Platform.withPublicKey("PUB_KEY_ID_0114232134912410000000000000");

    /** Hears of every order that is paid and committed. */
    @TestConfiguration
    static class Warehouse {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void packs(OrderPaid paid) {
            heard.add(paid.order().number() + " " + paid.order().state());
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Warehouse warehouse;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> "jdbc:postgresql://" + variable("HOST") + ":" + variable("PORT") + "/"
                + variable("DATABASE"));
        properties.add("spring.datasource.username", () -> variable("USER"));
        properties.add("spring.datasource.password", () -> variable("PASSWORD"));
        properties.add("wechatpay.public-key-id", PLATFORM::getSerial);
        properties.add("wechatpay.public-key", PLATFORM::getPublicKeyPem);
        properties.add("wechatpay.api-v3-key", PLATFORM::getApiV3Key);
    }

    private static String variable(String name) {
        String value = System.getenv("WXNOTIFY_POSTGRES_" + name);
        if (value == null) {
            throw new AssertionError("WXNOTIFY_POSTGRES_" + name + " is not set; run test.sh, which starts a PostgreSQL");
        }
        return value;
    }

    @BeforeEach
    void anOrderToBePaid() {
        jdbc.sql("DELETE FROM orders").update();
        jdbc.sql("DELETE FROM wxnotify_inbox").update();
        warehouse.heard.clear();
        order("A1", "TO_BE_PAID");
    }

    private void order(String number, String state) {
        jdbc.sql("INSERT INTO orders VALUES (?, ?, '1900007291', 'wxd678efh567hg6787', 100, NULL)")
                .params(number, state)
                .update();
    }

    private Delivery payment(String number, long total, String mchid, String appid) {
        return PLATFORM.notification("TRANSACTION.SUCCESS", """
                {"mchid":"%s","appid":"%s","out_trade_no":"%s","transaction_id":"1217752501201407033233368018",
                 "trade_state":"SUCCESS","amount":{"total":%d,"currency":"CNY"}}""".formatted(mchid, appid, number, total))
                .build();
    }

    private Delivery payment() {
        return payment("A1", 100, "1900007291", "wxd678efh567hg6787");
    }

    private HttpResponse<String> send(Delivery delivery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/wechatpay/notify"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.getBody()));
        delivery.getHeaders().forEach(request::header);
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join();
    }

    private String state(String number) {
        return jdbc.sql("SELECT state FROM orders WHERE number = ?").param(number).query(String.class).single();
    }

    private String lastError() {
        return jdbc.sql("SELECT last_error FROM wxnotify_inbox").query(String.class).single();
    }

    /** Refused, and nothing has changed. */
    private void refused(int status, Delivery delivery) {
        assertEquals(status, send(delivery).statusCode());
        assertEquals("TO_BE_PAID", state("A1"));
        assertNull(jdbc.sql("SELECT transaction_id FROM orders WHERE number = 'A1'").query().singleRow().get("transaction_id"));
        assertEquals(List.of(), warehouse.heard);
    }

    @Test
    void aPaidOrderIsToBeDelivered() {
        HttpResponse<String> answer = send(payment());
        assertEquals(200, answer.statusCode());
        assertEquals("{\"code\":\"SUCCESS\"}", answer.body());
        assertEquals("TO_BE_DELIVERED", state("A1"));
        assertEquals("1217752501201407033233368018",
                jdbc.sql("SELECT transaction_id FROM orders").query(String.class).single());
        assertEquals(List.of("A1 TO_BE_DELIVERED"), warehouse.heard);
    }

    @Test
    void aDuplicateChangesNothingAndIsASuccess() {
        Delivery payment = payment();
        for (int i = 0; i < 3; i++) {
            assertEquals(200, send(payment).statusCode());
        }
        assertEquals(List.of("A1 TO_BE_DELIVERED"), warehouse.heard);
    }

    @Test
    void manyAtOnceCountOnce() {
        Delivery payment = payment();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> send(payment).statusCode()));
        }
        for (CompletableFuture<Integer> answer : answers) {
            assertTrue(List.of(200, 503).contains(answer.join()));
        }
        assertEquals("TO_BE_DELIVERED", state("A1"));
        assertEquals(List.of("A1 TO_BE_DELIVERED"), warehouse.heard);
        assertEquals(200, send(payment).statusCode());
    }

    @Test
    void anUnknownOrderEndsVisibly(CapturedOutput output) {
        Delivery unknown = payment("B2", 100, "1900007291", "wxd678efh567hg6787");
        refused(500, unknown);
        assertTrue(send(unknown).body().contains("there is no order B2"));
        assertEquals("there is no order B2", lastError());
        assertTrue(output.getAll().contains("HANDLER_FAILED: there is no order B2"), output.getAll());
    }

    @Test
    void aWrongAmountEndsVisibly(CapturedOutput output) {
        refused(500, payment("A1", 1, "1900007291", "wxd678efh567hg6787"));
        assertTrue(lastError().contains("amount"), lastError());
        assertTrue(output.getAll().contains("CONTENT_MISMATCH"), output.getAll());
    }

    @Test
    void anotherMerchantsPaymentEndsVisibly() {
        refused(500, payment("A1", 100, "1900000000", "wxd678efh567hg6787"));
        assertTrue(lastError().contains("mchid"), lastError());
        jdbc.sql("DELETE FROM wxnotify_inbox").update();
        refused(500, payment("A1", 100, "1900007291", "wx0000000000000000"));
        assertTrue(lastError().contains("appid"), lastError());
    }

    @Test
    void anIllegalTransitionEndsVisibly() {
        order("C3", "CLOSED");
        Delivery late = payment("C3", 100, "1900007291", "wxd678efh567hg6787");
        refused(500, late);
        assertEquals("CLOSED", state("C3"));
        assertEquals("order C3 is CLOSED and takes no NOTIFY from WECHAT_PAY", lastError());
        // A second payment of a paid order is another notification, and one too many.
        assertEquals(200, send(payment()).statusCode());
        assertEquals(500, send(payment()).statusCode());
        assertEquals("TO_BE_DELIVERED", state("A1"));
        assertEquals(List.of("A1 TO_BE_DELIVERED"), warehouse.heard);
    }

    @Test
    void aForgedOneIsRefused() {
        for (Fault fault : List.of(Fault.FORGED, Fault.TAMPERED, Fault.STALE, Fault.PROBE, Fault.WRONG_SERIAL)) {
            refused(401, PLATFORM.notification("TRANSACTION.SUCCESS", "{\"out_trade_no\":\"A1\"}").fault(fault).build());
        }
    }

    @Test
    void whatFailedOnceCountsWhenItComesAgain() {
        Delivery early = payment("D4", 100, "1900007291", "wxd678efh567hg6787");
        refused(500, early);
        order("D4", "TO_BE_PAID");
        assertEquals(200, send(early).statusCode());
        assertEquals("TO_BE_DELIVERED", state("D4"));
        assertEquals(2L, jdbc.sql("SELECT attempts FROM wxnotify_inbox").query(Long.class).single());
    }
}
