package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.events.V2Pay;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.V2;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** APIv2's XML becomes an ordinary notification. */
class ParseV2Test {
    private static final List<ApiV2Key> KEYS = List.of(ApiV2Key.of(Samples.MCHID, Samples.API_V2_KEY));

    @Test
    void aPaymentIsOpened() {
        for (String signType : new String[] {"MD5", "HMAC-SHA256"}) {
            Delivery paid = V2.notification(Samples.PAYMENT_V2, Samples.API_V2_KEY, signType);
            Notification notification = NotificationParser.parseV2(paid.getBody(), KEYS);
            assertEquals("1900007291.42", notification.getId());
            assertEquals("V2.PAY", notification.getEventType());
            assertEquals(Kind.V2_PAY, notification.getKind());
            assertEquals("xml", notification.getResourceType());
            assertEquals("2026-11-21T10:34:56+08:00", notification.getCreateTime());
            assertEquals(Samples.MCHID, notification.getApiV3KeyLabel());
            assertEquals("", notification.getSerial());
            assertNull(notification.getRequestId());
            assertEquals("100", notification.getResource().get("total_fee"));
            assertEquals("订单 <1> & 2", notification.getResource().get("attach"));
            assertEquals("A1", ((V2Pay) notification.event()).getOutTradeNo());
            notification.expectPaid(PaidOrder.of("1900007291", "A1", 100));
            assertThrows(
                    ContentMismatchException.class, () -> notification.expectPaid(PaidOrder.of("1900007291", "A1", 1)));
        }
    }

    @Test
    void aRefundIsOpened() {
        Notification notification = NotificationParser.parseV2(Samples.refundV2().getBody(), KEYS);
        assertEquals("1900007291.50.SUCCESS", notification.getId());
        assertEquals(Kind.V2_REFUND, notification.getKind());
        notification.expectRefunded(RefundedOrder.of("1900007291", "R1", 40).outTradeNo("A1"));
        assertThrows(
                ContentMismatchException.class, () -> notification.expectPaid(PaidOrder.of("1900007291", "A1", 100)));
        assertTrue(notification.toJson().startsWith("{\"id\":\"1900007291.50.SUCCESS\""), notification.toJson());
    }

    @Test
    void whatIsWrongIsRefused() {
        byte[] payment = Samples.paymentV2().getBody();
        List<ApiV2Key> other = List.of(ApiV2Key.of(Samples.MCHID, "vutsrqponmlkjihgfedcba9876543210"));
        VerificationException forged =
                assertThrows(VerificationException.class, () -> NotificationParser.parseV2(payment, other));
        assertEquals(ErrorCode.SIGNATURE_INVALID, forged.getCode());
        assertEquals(401, forged.getAckV2().getStatus());
        assertEquals("text/xml", forged.getAckV2().getContentType());
        assertTrue(forged.getAckV2().getBody().contains("FAIL"), forged.getAckV2().getBody());
        assertThrows(
                DecryptionException.class, () -> NotificationParser.parseV2(Samples.refundV2().getBody(), other));
        assertThrows(
                MalformedNotificationException.class,
                () -> NotificationParser.parseV2("{}".getBytes(StandardCharsets.UTF_8), KEYS));
        MalformedNotificationException tooLarge = assertThrows(
                MalformedNotificationException.class, () -> NotificationParser.parseV2(payment, KEYS, payment.length - 1));
        assertEquals(ErrorCode.BODY_TOO_LARGE, tooLarge.getCode());
        NotificationParser.parseV2(payment, KEYS, payment.length);
        ConfigurationException none =
                assertThrows(ConfigurationException.class, () -> NotificationParser.parseV2(payment, List.of()));
        assertEquals("api_v2_key", none.getField());
        WxNotifyException noBody =
                assertThrows(WxNotifyException.class, () -> NotificationParser.parseV2(null, KEYS));
        assertEquals("body", noBody.getField());
    }

    @Test
    void aKeyIsCheckedAndNeverShown() {
        for (String key : new String[] {null, "", "short", Samples.API_V2_KEY + "\n"}) {
            ConfigurationException error = assertThrows(ConfigurationException.class, () -> ApiV2Key.of(Samples.MCHID, key));
            assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
            assertEquals("api_v2_key", error.getField());
            assertFalse(error.getMessage().contains("0123456789"), error.getMessage());
        }
        for (String mchId : new String[] {null, "", "shop"}) {
            ConfigurationException error = assertThrows(ConfigurationException.class, () -> ApiV2Key.of(mchId, Samples.API_V2_KEY));
            assertEquals("api_v2_key", error.getField());
            assertFalse(error.getMessage().contains("0123456789"), error.getMessage());
        }
        assertEquals("ApiV2Key[mchId=1900007291, key=redacted]", KEYS.get(0).toString());
        assertEquals(Samples.MCHID, KEYS.get(0).getMchId());
    }

    @Test
    void aKeyOpensItsOwnMerchantsAlone() {
        List<ApiV2Key> anothers = List.of(ApiV2Key.of("1900000109", Samples.API_V2_KEY));
        VerificationException payment = assertThrows(
                VerificationException.class, () -> NotificationParser.parseV2(Samples.paymentV2().getBody(), anothers));
        assertEquals(ErrorCode.SIGNATURE_INVALID, payment.getCode());
        assertEquals("mch_id", payment.getField());
        DecryptionException refund = assertThrows(
                DecryptionException.class, () -> NotificationParser.parseV2(Samples.refundV2().getBody(), anothers));
        assertEquals("mch_id", refund.getField());
    }

    @Test
    void theAnswersAreXml() {
        assertEquals(200, Ack.successV2().getStatus());
        assertEquals("text/xml", Ack.successV2().getContentType());
        assertTrue(Ack.successV2().getBody().contains("<return_code><![CDATA[SUCCESS]]></return_code>"));
        for (ErrorCode code : ErrorCode.values()) {
            assertEquals(Ack.of(code).getStatus(), Ack.ofV2(code).getStatus());
        }
    }

    @Test
    void theTestsMakersRefuseWhatIsNone() {
        assertThrows(ConfigurationException.class, () -> V2.notification(Map.of("a b", "1"), Samples.API_V2_KEY));
        assertThrows(ConfigurationException.class, () -> V2.notification(Map.of("a", "1"), "short"));
        assertThrows(ConfigurationException.class, () -> V2.notification(Map.of("a", "1"), Samples.API_V2_KEY, "SHA1"));
    }
}
