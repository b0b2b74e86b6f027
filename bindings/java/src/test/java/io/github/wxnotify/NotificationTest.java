package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static Platform platform;

    @BeforeAll
    static void make() {
        platform = Platform.create();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static Notification parse(String resource) {
        return Samples.parse(platform, platform.notification("TRANSACTION.SUCCESS", resource).build());
    }

    @Test
    void everyFieldHasAnAccessor() {
        Delivery delivery = platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT)
                .id("EV-2018022511223320873")
                .createTime("2026-11-21T10:34:56+08:00")
                .summary("支付成功")
                .originalType("transaction")
                .associatedData("ad")
                .nonce("nonce0123456789")
                .requestId("08F78BB5")
                .now(1_795_228_496)
                .build();
        try (NotificationParser parser = platform.parser()) {
            Notification notification = parser.parse(delivery.getHeaders(), delivery.getBody(), 1_795_228_496);
            assertEquals("EV-2018022511223320873", notification.getId());
            assertEquals("2026-11-21T10:34:56+08:00", notification.getCreateTime());
            assertEquals("TRANSACTION.SUCCESS", notification.getEventType());
            assertEquals("encrypt-resource", notification.getResourceType());
            assertEquals("支付成功", notification.getSummary());
            assertEquals("transaction", notification.getOriginalType());
            assertEquals("ad", notification.getAssociatedData());
            assertArrayEquals(Samples.PAYMENT.getBytes(StandardCharsets.UTF_8), notification.getPlaintext());
            assertEquals(Samples.PAYMENT, notification.getPlaintextAsString());
            assertEquals("1900007291", notification.getResource().get("mchid"));
            assertEquals(platform.getSerial(), notification.getSerial());
            assertEquals(1_795_228_496, notification.getTimestamp());
            assertEquals("nonce0123456789", notification.getNonce());
            assertEquals("08F78BB5", notification.getRequestId());
            assertNull(notification.getApiV3KeyLabel());
            assertEquals(Kind.TRANSACTION_DIRECT, notification.getKind());
            assertNotNull(notification.getCertificateExpiresAt());

            JsonObject json = JsonParser.parseString(notification.toJson()).getAsJsonObject();
            assertEquals(16, json.size());
            assertEquals("transaction.direct", json.get("kind").getAsString());
            assertEquals(Samples.PAYMENT, json.get("resource").toString());
        }
    }

    @Test
    void theResourceIsATreeOfJavasOwnTypes() {
        Map<String, Object> resource = parse("{ \"z\": \"\\u4f60好\\ud83d\\ude00\", \"integer\": -9223372036854775808,"
                        + " \"big\": 18446744073709551615, \"real\": 1.5e2, \"yes\": true, \"no\": false, \"nothing\": null,"
                        + " \"empty\": {}, \"list\": [1, [], {\"a\": \"\"}] }")
                .getResource();
        assertEquals(
                Arrays.asList("z", "integer", "big", "real", "yes", "no", "nothing", "empty", "list"),
                new ArrayList<>(resource.keySet()));
        assertEquals("你好😀", resource.get("z"));
        assertEquals(Long.MIN_VALUE, resource.get("integer"));
        assertEquals(new BigInteger("18446744073709551615"), resource.get("big"));
        assertEquals(150.0, resource.get("real"));
        assertEquals(true, resource.get("yes"));
        assertEquals(false, resource.get("no"));
        assertTrue(resource.containsKey("nothing"));
        assertNull(resource.get("nothing"));
        assertEquals(Map.of(), resource.get("empty"));
        assertEquals(Arrays.asList(1L, List.of(), Map.of("a", "")), resource.get("list"));
    }

    @Test
    void nothingThatWasHandedOutChangesIt() {
        Notification notification = parse(Samples.PAYMENT);
        notification.getPlaintext()[0] = 'x';
        assertEquals('{', notification.getPlaintext()[0]);
        Map<String, Object> resource = notification.getResource();
        assertSame(resource, notification.getResource());
        assertThrows(UnsupportedOperationException.class, () -> resource.put("a", 1));
        Map<?, ?> amount = (Map<?, ?>) resource.get("amount");
        assertThrows(UnsupportedOperationException.class, amount::clear);
        assertEquals(100L, amount.get("total"));
    }

    @Test
    void itOutlivesItsParser() {
        Notification notification = parse(Samples.PAYMENT); // the parser is closed by now
        assertTrue(notification.toJson().contains("\"out_trade_no\":\"A1\""));
        assertEquals("A1", notification.getResource().get("out_trade_no"));
    }

    @Test
    void textShowsTheEnvelopeOnly() {
        Notification notification = parse(Samples.PAYMENT);
        String text = notification.toString();
        assertTrue(text.contains("kind=transaction.direct"), text);
        assertTrue(text.contains("plaintext=" + Samples.PAYMENT.length() + " bytes"), text);
        assertFalse(text.contains("1900007291"), text);
    }
}
