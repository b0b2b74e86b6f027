package io.github.wxnotify.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.Samples;
import io.github.wxnotify.WxNotifyException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformTest {
    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultIsFound(Fault fault) {
        try (Platform platform = Platform.create(); NotificationParser parser = platform.parser()) {
            Delivery wrong = platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).fault(fault).build();
            WxNotifyException error =
                    assertThrows(WxNotifyException.class, () -> parser.parse(wrong.getHeaders(), wrong.getBody()));
            assertEquals(fault.getErrorCode(), error.getCode());
            assertEquals(fault == Fault.PROBE, error.isPlatformProbe());
        }
    }

    @Test
    void faultsAreTheCores() {
        assertEquals(
                Fault.CODES.keySet(),
                Arrays.stream(Fault.values()).map(Fault::coreName).collect(Collectors.toSet()));
    }

    @Test
    void itIsMadeAgainOfItsParts() {
        try (Platform first = Platform.builder().serial("5F0A").validity(1_600_000_000, 1_900_000_000).build();
                Platform again = Platform.builder()
                        .privateKey(first.getPrivateKeyPem())
                        .serial(first.getSerial())
                        .validity(1_600_000_000, 1_900_000_000)
                        .apiV3Key(first.getApiV3Key())
                        .build();
                NotificationParser parser = first.parser()) {
            assertEquals("5F0A", again.getSerial());
            assertEquals(first.getPublicKeyPem(), again.getPublicKeyPem());
            Delivery delivery = Samples.payment(again);
            Notification notification = parser.parse(delivery.getHeaders(), delivery.getBody());
            assertEquals(1_900_000_000L, notification.getCertificateExpiresAt());
        }
    }

    @Test
    void optionsCanBeJson() {
        try (Platform platform = Platform.fromJson("{\"algorithm\":\"SM2\",\"serial\":\"ABC\"}");
                NotificationParser parser = platform.parser()) {
            Delivery delivery = platform.notificationFromJson(
                    "{\"event_type\":\"REFUND.SUCCESS\",\"resource\":\"{}\",\"id\":\"1\",\"now\":1700000000}");
            Notification notification = parser.parse(delivery.getHeaders(), delivery.getBody(), 1_700_000_000);
            assertEquals("1", notification.getId());
            assertEquals("ABC", notification.getSerial());
        }
        assertEquals(
                ErrorCode.OPTION_INVALID,
                assertThrows(ConfigurationException.class, () -> Platform.fromJson("{\"unknown\":1}")).getCode());
    }

    @Test
    void publicKeyModeHasNoCertificate() {
        try (Platform platform = Platform.withPublicKey(Samples.PUBLIC_KEY_ID)) {
            assertNull(platform.getCertificatePem());
            assertEquals(Samples.PUBLIC_KEY_ID, platform.getSerial());
            assertThrows(ConfigurationException.class, platform::certificatesAnswer);
        }
        assertThrows(ConfigurationException.class, () -> Platform.withPublicKey("0114"));
    }

    @Test
    void aMerchantIsMadeAgainOfItsParts() {
        Merchant first = Merchant.of("1900007291", Merchant.create("1").getPrivateKeyPem(), "4B2C", 1_700_000_000);
        Merchant again = Merchant.of("1900007291", first.getPrivateKeyPem(), "4B2C", 1_700_000_000);
        assertEquals(first.getCertificatePem(), again.getCertificatePem());
        assertEquals("4B2C", again.getSerial());
        assertThrows(ConfigurationException.class, () -> Merchant.create("merchant"));
    }

    @Test
    void deliveriesChangeByCopy() {
        try (Platform platform = Platform.create()) {
            Delivery delivery = Samples.payment(platform);
            Delivery other = delivery.withHeader("wechatpay-nonce", "n").withBody(new byte[] {1});
            assertEquals("n", other.getHeaders().get("wechatpay-nonce"));
            assertNull(other.getHeaders().get("Wechatpay-Nonce"));
            assertArrayEquals(new byte[] {1}, other.getBody());
            assertNotNull(delivery.getHeaders().get("Wechatpay-Nonce"));
            assertThrows(UnsupportedOperationException.class, () -> delivery.getHeaders().clear());
        }
    }

    @Test
    void aClosedPlatformSaysSo() {
        Platform platform = Platform.create();
        NotificationBuilder late = platform.notification("TRANSACTION.SUCCESS", "{}");
        platform.close();
        platform.close();
        WxNotifyException error = assertThrows(WxNotifyException.class, late::build);
        assertEquals(ErrorCode.ARGUMENT_INVALID, error.getCode());
        assertTrue(error.getMessage().startsWith("the testing.Platform is closed"), error.getMessage());
    }
}
