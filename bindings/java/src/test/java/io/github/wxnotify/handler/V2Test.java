package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ApiV2Key;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Kind;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.RefundedOrder;
import io.github.wxnotify.Samples;
import io.github.wxnotify.events.V2Contract;
import io.github.wxnotify.events.V2Pay;
import io.github.wxnotify.events.V2Refund;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.V2;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** APIv2's notifications on the same URL: opened by their own keys, and answered in XML. */
class V2Test {
    private static final String OTHER_KEY = "vutsrqponmlkjihgfedcba9876543210";
    private static final String SUCCESS =
            "<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>";

    @TempDir
    Path folder;

    private Shop shop;
    private final List<String> taken = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private NotificationHandler.Builder taking(How how) {
        return how.handler(shop)
                .apiV2Key(Samples.MCHID, Samples.API_V2_KEY)
                .onPaid((paid, delivery) -> taken.add("v3 " + paid.getOutTradeNo()))
                .on(V2Pay.class, (paid, delivery) -> taken.add("v2 " + paid.getOutTradeNo() + " " + paid.getTotalFee()))
                .on(V2Refund.class, (refund, delivery) -> taken.add("v2 " + refund.getOutRefundNo()))
                .on(V2Contract.class, (contract, delivery) -> taken.add("v2 " + contract.getContractId()));
    }

    private void answers(int status, String body, NotificationHandler handler, Delivery delivery) throws Exception {
        Response answer = Shop.send(handler, delivery);
        assertEquals(status, answer.getStatus(), () -> shop.last().toString());
        assertTrue(Shop.text(answer).startsWith(body), Shop.text(answer));
        assertEquals(
                Map.of("Content-Type", body.startsWith("<") ? "text/xml" : "application/json"), answer.getHeaders());
    }

    private static String failure(String message) {
        return "<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[" + message;
    }

    @ParameterizedTest
    @EnumSource
    void bothComeToOneUrl(How how) throws Exception {
        try (NotificationHandler handler = taking(how).build()) {
            answers(200, "{\"code\":\"SUCCESS\"}", handler, shop.payment());
            answers(200, SUCCESS, handler, Samples.paymentV2());
            answers(200, SUCCESS, handler, Samples.refundV2());
            answers(200, SUCCESS, handler, Samples.contractV2());
            how.workOff(handler);
        }
        // Workers take them up in an order of their own.
        assertEquals(List.of("v2 A1 100", "v2 C1", "v2 R1", "v3 A1"), taken.stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource
    void aDuplicateIsAnsweredInXml(How how) throws Exception {
        try (NotificationHandler handler = taking(how).build()) {
            answers(200, SUCCESS, handler, Samples.paymentV2());
            answers(200, SUCCESS, handler, Samples.paymentV2()); // signed anew: what counts is the transaction
            how.workOff(handler);
        }
        assertEquals(how == How.NONE ? 2 : 1, taken.size());
        assertTrue(how == How.NONE || shop.codes().contains("DUPLICATE"));
    }

    @ParameterizedTest
    @EnumSource(names = "STORED", mode = EnumSource.Mode.EXCLUDE)
    void aFailureIsAnsweredInXml(How how) throws Exception {
        try (NotificationHandler handler = how.handler(shop)
                .apiV2Key(Samples.MCHID, Samples.API_V2_KEY)
                .on("v2.pay", delivery -> {
                    throw delivery.fail("the stock is empty");
                })
                .on("v2.contract", delivery -> {
                    throw new IllegalStateException();
                })
                .build()) {
            answers(500, failure("the stock is empty"), handler, Samples.paymentV2());
            answers(500, failure(""), handler, Samples.contractV2());
            answers(500, failure(""), handler, Samples.refundV2()); // no route takes it
            assertEquals("EVENT_UNHANDLED", shop.last().getCode());
        }
    }

    @Test
    void whatIsForgedIsRefusedInXml() throws Exception {
        try (NotificationHandler handler = taking(How.NONE).build()) {
            answers(401, failure(""), handler, V2.notification(Samples.PAYMENT_V2, OTHER_KEY));
            assertEquals("SIGNATURE_INVALID", shop.last().getCode());
            answers(500, failure(""), handler, V2.refund(Map.of("mch_id", Samples.MCHID), Samples.REFUND_V2, OTHER_KEY));
            assertEquals("DECRYPTION_FAILED", shop.last().getCode());
            answers(400, failure(""), handler, shop.payment().withBody("<xml>".getBytes(StandardCharsets.UTF_8)));
            assertEquals("ENVELOPE_INVALID", shop.last().getCode());
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void withoutItsKeyXmlIsNoNotification() throws Exception {
        try (NotificationHandler handler = shop.paying().build()) {
            answers(400, "{\"code\":\"FAIL\"", handler, Samples.paymentV2());
            assertEquals("HEADER_MISSING", shop.last().getCode());
        }
    }

    @Test
    void theFirstByteTellsXmlFromJson() throws Exception {
        try (NotificationHandler handler = taking(How.NONE).build()) {
            String xml = new String(Samples.paymentV2().getBody(), StandardCharsets.UTF_8);
            for (String before : List.of("\uFEFF", " \t\r\n", "\uFEFF\n ")) {
                byte[] body = (before + xml).getBytes(StandardCharsets.UTF_8);
                answers(200, SUCCESS, handler, Samples.paymentV2().withBody(body));
            }
            for (String body : List.of("", " ", "\uFEFF", "{}", "a<")) {
                answers(400, "{\"code\":\"FAIL\"", handler,
                        Samples.paymentV2().withBody(body.getBytes(StandardCharsets.UTF_8)));
            }
        }
        assertEquals(3, taken.size());
    }

    @Test
    void theParsersLimitIsForBoth() throws Exception {
        String xml = new String(Samples.paymentV2().getBody(), StandardCharsets.UTF_8);
        Delivery large = Samples.paymentV2().withBody((" ".repeat(1 << 20) + xml).getBytes(StandardCharsets.UTF_8));
        try (NotificationHandler handler = taking(How.NONE).build()) {
            assertEquals(413, Shop.send(handler, large).getStatus());
        }
        try (NotificationParser parser = NotificationParser.builder()
                        .platformKeys(shop.platform.platformKeys())
                        .apiV3Key(shop.platform.getApiV3Key())
                        .maxBodyBytes(2 << 20)
                        .build();
                NotificationHandler handler = NotificationHandler.builder(parser)
                        .apiV2Key(Samples.MCHID, Samples.API_V2_KEY)
                        .on("v2.pay", delivery -> taken.add("v2"))
                        .build()) {
            assertEquals(200, Shop.send(handler, large).getStatus());
        }
        assertEquals(List.of("v2"), taken);
    }

    @Test
    void theDeadlinesAnswerIsXml() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (NotificationHandler handler = shop.handler()
                .apiV2Key(Samples.MCHID, Samples.API_V2_KEY)
                .deadline(Duration.ofSeconds(1))
                .on("v2.pay", delivery -> go.await())
                .build()) {
            answers(500, failure(""), handler, Samples.paymentV2());
            assertEquals("DEADLINE_EXCEEDED", shop.last().getCode());
            go.countDown();
            shop.awaitOutcomes(2);
            answers(200, SUCCESS, handler, Samples.paymentV2());
        }
    }

    @Test
    void itIsComparedLikeAnyOther() throws Exception {
        try (NotificationHandler handler = taking(How.NONE)
                .expect(notification -> notification.getKind() == Kind.V2_REFUND
                        ? RefundedOrder.of("1900007291", "R1", 40)
                        : PaidOrder.of("1900007291", "A1", 100))
                .build()) {
            answers(200, SUCCESS, handler, Samples.paymentV2());
            answers(200, SUCCESS, handler, Samples.refundV2());
            answers(500, failure(""), handler, Samples.contractV2());
            assertEquals("CONTENT_MISMATCH", shop.last().getCode());
        }
    }

    @Test
    void severalKeysOfAMerchantAreTried() throws Exception {
        List<String> numbers = new ArrayList<>();
        try (NotificationHandler handler = How.NONE.handler(shop)
                .apiV2Key(ApiV2Key.of(Samples.MCHID, OTHER_KEY))
                .apiV2Key(ApiV2Key.of(Samples.MCHID, Samples.API_V2_KEY))
                .on("v2.pay", delivery -> numbers.add(delivery.getNotification().getApiV3KeyLabel()))
                .build()) {
            answers(200, SUCCESS, handler, Samples.paymentV2());
            answers(200, SUCCESS, handler, V2.notification(Samples.PAYMENT_V2, OTHER_KEY, "HMAC-SHA256"));
        }
        assertEquals(List.of(Samples.MCHID, Samples.MCHID), numbers);
    }

    /** What onPaid does not take must not be acknowledged as if nobody cared for payments. */
    @Test
    void aPaymentWithoutARouteIsRefusedAlthoughOthersAreAcknowledged() throws Exception {
        try (NotificationHandler handler = How.NONE.handler(shop)
                .apiV2Key(Samples.MCHID, Samples.API_V2_KEY)
                .onPaid((paid, delivery) -> taken.add("v3"))
                .unhandled(Unhandled.ACKNOWLEDGE)
                .build()) {
            answers(500, failure(""), handler, Samples.paymentV2());
            assertEquals("EVENT_UNHANDLED", shop.last().getCode());
            answers(200, SUCCESS, handler, Samples.contractV2());
        }
    }

    @Test
    void aKeyThatIsNoneIsRefusedAtOnce() {
        ConfigurationException error = assertThrows(
                ConfigurationException.class, () -> NotificationHandler.builder(shop.parser).apiV2Key(Samples.MCHID, "short"));
        assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
        assertEquals("api_v2_key", error.getField());
    }
}
