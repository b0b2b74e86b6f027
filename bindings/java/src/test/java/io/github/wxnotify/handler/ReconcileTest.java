package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.CertificateRefresher;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ContentMismatchException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.Hurried;
import io.github.wxnotify.Merchant;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.RequestFailedException;
import io.github.wxnotify.Samples;
import io.github.wxnotify.VerificationException;
import io.github.wxnotify.WeChatPay;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What never arrived is asked for, of a pretend WeChat Pay over a real socket: it counts once, whichever comes first. */
class ReconcileTest {
    private static final OrderNumber A1 = OrderNumber.outTradeNo("A1");
    private static final OrderNumber R1 = OrderNumber.outRefundNo("R1");
    private static final String ORDER = "/v3/pay/transactions/out-trade-no/A1?mchid=" + Samples.MCHID;
    private static final String REFUND = "/v3/refund/domestic/refunds/R1";
    private static final String PAID = Samples.PAYMENT.replaceFirst("\\{", "{\"transaction_id\":\"42\",");
    private static final String REFUNDED = "{\"refund_id\":\"50\",\"out_refund_no\":\"R1\",\"transaction_id\":\"42\",\"out_trade_no\":\"A1\",\"status\":\"SUCCESS\"}";

    private static Platform merchantKey;

    @TempDir
    Path folder;

    private Shop shop;
    private WeChatPay weChatPay;
    private Merchant asker;

    @BeforeAll
    static void make() {
        merchantKey = Platform.create();
    }

    @AfterAll
    static void forget() {
        merchantKey.close();
    }

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
        weChatPay = new WeChatPay(shop.platform, merchantKey);
        asker = weChatPay.merchant();
    }

    @AfterEach
    void close() {
        weChatPay.close();
        shop.close();
    }

    private NotificationHandler.Builder counting(Shop shop) {
        return shop.paying().businessKey().on("REFUND.SUCCESS", delivery -> Shop.pay(delivery.getConnection(), "A1"));
    }

    private Delivery payment(String id, String json) {
        return shop.platform.notification("TRANSACTION.SUCCESS", json).id(id).build();
    }

    private static void says(String state, String code, Reconciled told) {
        assertEquals("Reconciled[state=" + state + ", code=" + code + "]", told.toString());
    }

    @ParameterizedTest
    @EnumSource
    void aPaymentCountsOnceWhicheverComesFirst(Database database) throws Exception {
        try (Shop there = new Shop(database, folder);
                WeChatPay asked = new WeChatPay(there.platform, merchantKey);
                NotificationHandler handler = counting(there).build()) {
            asked.answers(ORDER, 200, PAID);
            says("SUCCESS", "SUCCESS", handler.reconcile(asked.merchant(), A1));
            says("SUCCESS", "DUPLICATE", handler.reconcile(asked.merchant(), A1));
            Delivery late = there.platform.notification("TRANSACTION.SUCCESS", PAID).id("EV-1").build();
            assertEquals(200, Shop.send(handler, late).getStatus());
            assertEquals(List.of("SUCCESS", "DUPLICATE", "DUPLICATE"), there.codes());
            assertEquals("query:payment:42:SUCCESS", there.outcomes.get(0).getNotificationId());
            assertEquals(1, there.paid());

            String other = PAID.replace("\"42\"", "\"43\"");
            assertEquals(200, Shop.send(handler, there.platform.notification("TRANSACTION.SUCCESS", other).build()).getStatus());
            asked.answers("/v3/pay/transactions/id/43?mchid=" + Samples.MCHID, 200, other);
            says("SUCCESS", "DUPLICATE", handler.reconcile(asked.merchant(), OrderNumber.transactionId("43")));
            assertEquals(2, there.paid());
            assertEquals(0, handler.shutdown(Duration.ZERO));
        }
    }

    @Test
    void aRefundToo() throws Exception {
        try (NotificationHandler handler = counting(shop).build()) {
            weChatPay.answers(REFUND, 200, REFUNDED.replace("SUCCESS", "PROCESSING"));
            says("PROCESSING", null, handler.reconcile(asker, R1));
            weChatPay.answers(REFUND, 200, REFUNDED);
            says("SUCCESS", "SUCCESS", handler.reconcile(asker, R1));
            String notified = REFUNDED.replace("\"status\"", "\"mchid\":\"1900007291\",\"refund_status\"");
            assertEquals(200, Shop.send(handler, shop.platform.notification("REFUND.SUCCESS", notified).build()).getStatus());
            assertEquals(List.of("SUCCESS", "DUPLICATE"), shop.codes());
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void aPartnersOrderIsItsSubMerchants() throws Exception {
        String partners = PAID.replace("\"mchid\":\"1900007291\",\"appid\"", "\"sp_mchid\":\"1900007291\",\"sub_mchid\":\"22\",\"sp_appid\"");
        try (NotificationHandler handler = shop.handler()
                .businessKey()
                .on("transaction.partner", delivery -> Shop.pay(delivery.getConnection(), "A1"))
                .on("refund.partner", delivery -> Shop.pay(delivery.getConnection(), "A1"))
                .build()) {
            weChatPay.answers("/v3/pay/partner/transactions/out-trade-no/A1?sp_mchid=1900007291&sub_mchid=22", 200, partners);
            says("SUCCESS", "SUCCESS", handler.reconcile(asker, A1.subMchid("22")));
            assertEquals(200, Shop.send(handler, payment("EV-1", partners)).getStatus());
            weChatPay.answers(REFUND + "?sub_mchid=22", 200, REFUNDED);
            says("SUCCESS", "SUCCESS", handler.reconcile(asker, R1.subMchid("22")));
            assertEquals(List.of("SUCCESS", "DUPLICATE", "SUCCESS"), shop.codes());
            assertEquals(2, shop.paid());
        }
    }

    @Test
    void whatIsNotPaidIsNoEvent() throws Exception {
        try (NotificationHandler handler = counting(shop).build()) {
            weChatPay.answers(ORDER, 200, PAID.replace("SUCCESS", "NOTPAY"));
            Reconciled told = handler.reconcile(asker, A1);
            says("NOTPAY", null, told);
            assertNull(told.getCode());
            weChatPay.forgets(ORDER);
            says("NOT_EXIST", null, handler.reconcile(asker, A1));
            assertTrue(shop.outcomes.isEmpty());
            assertEquals(0, shop.paid());
        }
    }

    @Test
    void expectSeesItAndFailuresAreThrown() throws Exception {
        Map<String, Long> expected = new ConcurrentHashMap<>(Map.of("A1", 100L));
        try (NotificationHandler handler = counting(shop).expect(notification -> {
            String number = (String) notification.getResource().get("out_trade_no");
            if (!expected.containsKey(number)) {
                throw new NoSuchElementException("no order " + number);
            }
            return PaidOrder.of(Samples.MCHID, number, expected.get(number));
        }).build()) {
            weChatPay.answers(ORDER, 200, PAID.replace("\"total\":100", "\"total\":1"));
            assertThrows(ContentMismatchException.class, () -> handler.reconcile(asker, A1));
            weChatPay.answers(ORDER, 200, PAID);
            expected.clear();
            HandlerException failed = assertThrows(HandlerException.class, () -> handler.reconcile(asker, A1));
            assertInstanceOf(NoSuchElementException.class, failed.getCause());
            expected.put("A1", 100L);
            says("SUCCESS", "SUCCESS", handler.reconcile(asker, A1));
            assertEquals(List.of("CONTENT_MISMATCH", "HANDLER_FAILED", "SUCCESS"), shop.codes());
            assertEquals(1, shop.paid());
        }
    }

    private static void refused(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(WxNotifyException.class, call).getCode());
    }

    @Test
    void whatIsNotWeChatPaysWordIsRefused() throws Exception {
        try (NotificationHandler handler = counting(shop).build();
                Platform stranger = Platform.create();
                Platform forger = Platform.builder().serial(shop.platform.getSerial()).build()) {
            weChatPay.answers(ORDER, 200, PAID.replace("A1", "A2"));
            assertThrows(ContentMismatchException.class, () -> handler.reconcile(asker, A1));
            weChatPay.answers(ORDER, 200, PAID);
            weChatPay.platform = stranger;
            refused(ErrorCode.SERIAL_UNKNOWN, () -> handler.reconcile(asker, A1));
            weChatPay.platform = forger;
            assertThrows(VerificationException.class, () -> handler.reconcile(asker, A1));
            refused(ErrorCode.SIGNATURE_INVALID, () -> handler.reconcile(asker, A1));
            weChatPay.platform = shop.platform;
            weChatPay.answers(ORDER, 302, "{}");
            assertThrows(RequestFailedException.class, () -> handler.reconcile(asker, A1));
            weChatPay.answers(ORDER, 200, "{\"attach\":\"" + "x".repeat(4 << 20) + "\"}");
            refused(ErrorCode.BODY_TOO_LARGE, () -> handler.reconcile(asker, A1));
            RequestFailedException failed = assertThrows(
                    RequestFailedException.class, () -> handler.reconcile(asker.host("http://127.0.0.1:1"), A1));
            assertInstanceOf(ConnectException.class, failed.getCause());
            refused(ErrorCode.ARGUMENT_INVALID, () -> handler.reconcile(null, A1));
            refused(ErrorCode.ARGUMENT_INVALID, () -> handler.reconcile(asker, null));
            refused(ErrorCode.OPTION_INVALID, () -> handler.reconcile(asker, OrderNumber.outTradeNo("")));
            assertEquals(0, shop.paid());
            assertTrue(shop.outcomes.isEmpty());
        }
    }

    @Test
    void aHandlerThatCountsByTheIdIsToldWhatToSet() throws Exception {
        weChatPay.answers(ORDER, 200, PAID);
        try (NotificationHandler byId = shop.paying().build();
                NotificationHandler byItToo = shop.paying().key(Notification::getId).build();
                NotificationHandler own = shop.paying().businessKey().key(notification -> "paid:" + notification.getResource().get("transaction_id")).build();
                NotificationHandler none = NotificationHandler.builder(shop.parser).businessKey().onPaid((paid, delivery) -> {}).build()) {
            for (NotificationHandler handler : List.of(byId, byItToo)) {
                ConfigurationException error = assertThrows(ConfigurationException.class, () -> handler.reconcile(asker, A1));
                assertEquals("key", error.getField());
            }
            assertEquals("inbox", assertThrows(ConfigurationException.class, () -> none.reconcile(asker, A1)).getField());
            says("SUCCESS", "SUCCESS", own.reconcile(asker, A1));
            assertEquals(1, shop.paid());
            assertEquals("paid:42", shop.inInbox("notification_key"));
        }
    }

    @Test
    void whatIsStoredIsWorkedOffOnce() throws Exception {
        weChatPay.answers(ORDER, 200, PAID);
        try (NotificationHandler handler = counting(shop).mode(Mode.STORED).build()) {
            says("SUCCESS", "STORED", handler.reconcile(asker, A1));
            assertEquals(200, Shop.send(handler, payment("EV-1", PAID)).getStatus());
            assertTrue(handler.workOnce());
            assertFalse(handler.workOnce());
            assertEquals(1, shop.paid());
        }
    }

    @Test
    void ofSeveralMerchantsItCountsForTheOneThatIsNamed() throws Exception {
        ServedMerchant north = ServedMerchant.of("north", shop.parser);
        ServedMerchant south = ServedMerchant.of("south", shop.parser);
        weChatPay.answers(ORDER, 200, PAID);
        try (NotificationHandler handler = NotificationHandler.forMerchants(request -> "north".equals(request.getHeader("Shop")) ? north : south)
                .inbox(shop.inbox)
                .observe(shop.outcomes::add)
                .businessKey()
                .onPaid((paid, delivery) -> Shop.pay(delivery.getConnection(), paid.getOutTradeNo()))
                .build()) {
            says("SUCCESS", "SUCCESS", handler.reconcile(asker, A1, north));
            says("SUCCESS", "DUPLICATE", handler.reconcile(asker, A1, north));
            assertEquals(200, Shop.send(handler, payment("EV-1", PAID).withHeader("Shop", "north")).getStatus());
            assertEquals(200, Shop.send(handler, payment("EV-2", PAID).withHeader("Shop", "south")).getStatus());
            assertEquals(List.of("SUCCESS", "DUPLICATE", "DUPLICATE", "SUCCESS"), shop.codes());
            assertEquals(List.of("north", "north", "north", "south"), shop.outcomes.stream().map(Outcome::getMerchant).toList());
            assertEquals("merchant", assertThrows(ConfigurationException.class, () -> handler.reconcile(asker, A1)).getField());
        }
    }

    @Test
    void theCertificateRotatesInTheMiddleOfTraffic() throws Exception {
        Platform old = shop.platform;
        try (Platform fresh = Platform.builder().apiV3Key(old.getApiV3Key()).build();
                CertificateRefresher refresher = Hurried.refresher(asker, old.getApiV3Key());
                NotificationParser parser = refresher.parser();
                NotificationHandler handler = NotificationHandler.builder(parser).refresher(refresher).otherwise(delivery -> {}).build()) {
            refresher.start();
            Traffic traffic = new Traffic(handler, old, fresh);
            traffic.until(() -> traffic.refused.get() > 10);
            weChatPay.has(fresh);
            traffic.until(() -> traffic.taken.get() > 10);
            traffic.stop();
            assertEquals(List.of(), traffic.problems);
        }
    }
}
