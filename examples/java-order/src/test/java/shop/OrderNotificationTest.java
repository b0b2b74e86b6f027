package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.events.TransactionDirect;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import shop.order.OrderStateMachine;
import shop.order.Transition;
import shop.payment.OrderPaid;
import shop.payment.PaymentNotified;

/** What WeChat Pay may send to the shop, over HTTP, with PostgreSQL below. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(OrderNotificationTest.Warehouse.class)
@ExtendWith(OutputCaptureExtension.class)
class OrderNotificationTest {
    private static final String TRANSACTION = "1217752501201407033233368018";
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

    @Autowired
    private OrderStateMachine machine;

    @Autowired
    private List<Transition<?>> transitions;

    @Autowired
    private NotificationParser parser;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> "jdbc:postgresql://" + variable("HOST") + ":" + variable("PORT") + "/"
                + variable("DATABASE"));
        properties.add("spring.datasource.username", () -> variable("USER"));
        properties.add("spring.datasource.password", () -> variable("PASSWORD"));
        properties.add("wxnotify.public-key-id", PLATFORM::getSerial);
        properties.add("wxnotify.public-key", PLATFORM::getPublicKeyPem);
        properties.add("wxnotify.api-v3-key", PLATFORM::getApiV3Key);
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
        order(number, state, "GOODS", "WECHAT_PAY");
    }

    private void order(String number, String state, String business, String channel) {
        jdbc.sql("""
                INSERT INTO orders (number, state, business_code, channel, mchid, appid, amount, created_by)
                VALUES (?, ?, ?, ?, '1900007291', 'wxd678efh567hg6787', 100, 'li.lei')""")
                .params(number, state, business, channel)
                .update();
    }

    private Delivery payment(String number, long total, String mchid, String appid) {
        return PLATFORM.notification("TRANSACTION.SUCCESS", paymentBy(TRANSACTION, number, total, mchid, appid)).build();
    }

    private static String paymentBy(String transactionId, String number, long total, String mchid, String appid) {
        return """
                {"mchid":"%s","appid":"%s","out_trade_no":"%s","transaction_id":"%s","trade_state":"SUCCESS",
                 "success_time":"2026-11-21T12:01:00+08:00","amount":{"total":%d,"currency":"CNY"}}"""
                .formatted(mchid, appid, number, transactionId, total);
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

    private String lastErrors() {
        return String.join(" | ", jdbc.sql("SELECT last_error FROM wxnotify_inbox WHERE last_error IS NOT NULL")
                .query(String.class)
                .list());
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
        assertEquals(TRANSACTION, jdbc.sql("SELECT transaction_id FROM orders").query(String.class).single());
        assertEquals(Instant.parse("2026-11-21T04:01:00Z"),
                jdbc.sql("SELECT pay_time FROM orders").query(OffsetDateTime.class).single().toInstant());
        // WeChat Pay is no user of the shop.
        assertEquals("li.lei", jdbc.sql("SELECT updated_by FROM orders").query(String.class).single());
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
        assertEquals("HANDLER_FAILED: there is no order B2", lastError());
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
        assertEquals("HANDLER_FAILED: order C3 is CLOSED, and not paid by this transaction", lastError());
    }

    /** A query may have been first, or a notification of another id. */
    @Test
    void anOrderThatThisTransactionHasPaidAlreadyIsASuccess() {
        jdbc.sql("UPDATE orders SET state = 'TO_BE_DELIVERED', transaction_id = ?").param(TRANSACTION).update();
        for (String state : List.of("TO_BE_DELIVERED", "DELIVERED", "CLOSED")) {
            jdbc.sql("UPDATE orders SET state = ?").param(state).update();
            HttpResponse<String> answer = send(payment());
            assertEquals("200 {\"code\":\"SUCCESS\"}", answer.statusCode() + " " + answer.body(), lastErrors());
            assertEquals(state, state("A1"));
        }
        assertEquals(List.of(), warehouse.heard);
        assertNull(jdbc.sql("SELECT updated_by FROM orders").query().singleRow().get("updated_by"));
    }

    @Test
    void aSecondPaymentOfAPaidOrderEndsVisibly() {
        assertEquals(200, send(payment()).statusCode());
        assertEquals(200, send(payment()).statusCode());
        jdbc.sql("DELETE FROM wxnotify_inbox").update();
        String second = paymentBy("4200005678", "A1", 100, "1900007291", "wxd678efh567hg6787");
        assertEquals(500, send(PLATFORM.notification("TRANSACTION.SUCCESS", second).build()).statusCode());
        assertEquals("HANDLER_FAILED: order A1 is TO_BE_DELIVERED, and not paid by this transaction", lastError());
        assertEquals(TRANSACTION, jdbc.sql("SELECT transaction_id FROM orders").query(String.class).single());
        assertEquals(List.of("A1 TO_BE_DELIVERED"), warehouse.heard);
    }

    @Test
    void anOrderForAnotherChannelIsNotPaid() {
        order("E5", "TO_BE_PAID", "GOODS", "ALIPAY");
        refused(500, payment("E5", 100, "1900007291", "wxd678efh567hg6787"));
        assertEquals("TO_BE_PAID", state("E5"));
        assertEquals("HANDLER_FAILED: order E5, GOODS by ALIPAY, is TO_BE_PAID and takes no NOTIFY from WECHAT_PAY", lastErrors());
    }

    @Test
    void theBusinessCodeChoosesTheTransition() {
        order("F6", "TO_BE_PAID", "TOP_UP", "WECHAT_PAY");
        assertEquals(200, send(payment("F6", 100, "1900007291", "wxd678efh567hg6787")).statusCode());
        assertEquals("DELIVERED", state("F6"));
        assertEquals(200, send(payment()).statusCode());
        assertEquals("TO_BE_DELIVERED", state("A1"));
        assertEquals(List.of("F6 DELIVERED", "A1 TO_BE_DELIVERED"), warehouse.heard);
    }

    @Test
    void twoTransitionsForTheSameAreRefusedAtTheStart() {
        List<Transition<?>> twice = new ArrayList<>(transitions);
        twice.addAll(transitions);
        assertThrows(IllegalStateException.class, () -> new OrderStateMachine(null, twice));
    }

    @Test
    void theCallerIsGivenTheOrdersId() {
        Delivery payment = payment();
        Notification notification = parser.parse(payment.getHeaders(), payment.getBody());
        long id = machine.fire(new PaymentNotified((TransactionDirect) notification.event(), notification));
        assertEquals("A1", jdbc.sql("SELECT number FROM orders WHERE id = ?").param(id).query(String.class).single());
        assertEquals(List.of("A1 TO_BE_DELIVERED"), warehouse.heard);
    }

    @Test
    void aPaymentWithoutTransactionOrTimeEndsVisibly() {
        for (String field : List.of("transaction_id", "success_time")) {
            String without = paymentBy(TRANSACTION, "A1", 100, "1900007291", "wxd678efh567hg6787")
                    .replaceFirst("\"" + field + "\":\"[^\"]*\",", "");
            refused(500, PLATFORM.notification("TRANSACTION.SUCCESS", without).build());
            assertEquals("HANDLER_FAILED: the payment of order A1 has no transaction_id or success_time", lastError());
            jdbc.sql("DELETE FROM wxnotify_inbox").update();
        }
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
