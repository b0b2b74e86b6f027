package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Merchant;
import io.github.wxnotify.testing.Platform;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong is said when the program starts, and keys are shown nowhere. */
class ConfigurationTest {
    private static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";
    private static Platform platform;
    private static Merchant merchant;

    @BeforeAll
    static void make() {
        platform = Platform.builder().apiV3Key(API_V3_KEY).build();
        merchant = Merchant.create("1900007291");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static ConfigurationException fails(ErrorCode code, Supplier<?> construction) {
        ConfigurationException error = assertThrows(ConfigurationException.class, construction::get);
        assertEquals(code, error.getCode());
        return error;
    }

    private static ConfigurationException certificatesFail(ErrorCode code, String pem) {
        return fails(code, () -> PlatformKeys.builder().certificates(pem).build());
    }

    @Test
    void aKeyThatIsNotAPlatformsIsRefused() {
        ConfigurationException error =
                certificatesFail(ErrorCode.MERCHANT_CERTIFICATE, merchant.getCertificatePem());
        assertTrue(error.getMessage().contains("CN=1900007291"), error.getMessage());
        certificatesFail(ErrorCode.PRIVATE_KEY_GIVEN, merchant.getPrivateKeyPem());
        certificatesFail(ErrorCode.PEM_INVALID, "/etc/wxpay/pub_key.pem");
        certificatesFail(ErrorCode.PEM_INVALID, null);
        fails(
                ErrorCode.OPTION_INVALID,
                () -> PlatformKeys.builder().publicKey("0114", platform.getPublicKeyPem()).build());
        fails(
                ErrorCode.OPTION_INVALID,
                () -> PlatformKeys.builder().publicKey(null, platform.getPublicKeyPem()).build());
    }

    @Test
    void anApiV3KeyHas32Bytes() {
        assertTrue(fails(ErrorCode.API_V3_KEY_INVALID, () -> ApiV3Key.of("short")).getMessage().contains("5 bytes"));
        assertTrue(fails(ErrorCode.API_V3_KEY_INVALID, () -> ApiV3Key.of(null)).getMessage().contains("empty"));
        ConfigurationException spaced = fails(ErrorCode.API_V3_KEY_INVALID, () -> ApiV3Key.of(API_V3_KEY + "\n"));
        assertTrue(spaced.getMessage().contains("white space"), spaced.getMessage());
        assertFalse(spaced.getMessage().contains("0123456789"), spaced.getMessage());
    }

    @Test
    void aParserNeedsBothKindsOfKey() {
        fails(ErrorCode.NO_PLATFORM_KEY, () -> NotificationParser.builder().apiV3Key(API_V3_KEY).build());
        fails(
                ErrorCode.API_V3_KEY_INVALID,
                () -> NotificationParser.builder().platformKeys(platform.platformKeys()).build());
    }

    @Test
    void equalCertificatesAreOne() {
        String pem = platform.getCertificatePem();
        PlatformKeys keys = PlatformKeys.builder().certificates(pem + pem).certificates(pem).build();
        assertEquals(List.of(platform.getSerial()), keys.getSerials());
    }

    @Test
    void pemTextsAreExplained() {
        List<PemContent> contents = PemContent.inspect(platform.getCertificatePem()
                + merchant.getCertificatePem()
                + platform.getPublicKeyPem()
                + merchant.getPrivateKeyPem());
        assertEquals(
                List.of(
                        PemContent.Type.PLATFORM_CERTIFICATE,
                        PemContent.Type.MERCHANT_CERTIFICATE,
                        PemContent.Type.PUBLIC_KEY,
                        PemContent.Type.PRIVATE_KEY),
                contents.stream().map(PemContent::getType).toList());
        assertEquals(platform.getSerial(), contents.get(0).getSerial());
        assertEquals("RSA", contents.get(0).getAlgorithm());
        assertTrue(contents.get(0).getSubject().contains("Tenpay.com"));
        assertTrue(contents.get(0).getNotBefore() < contents.get(0).getNotAfter());
        assertEquals("1900007291", contents.get(1).getMchid());
        fails(ErrorCode.PEM_INVALID, () -> PemContent.inspect("nothing"));
    }

    @Test
    void nothingShowsAKey() {
        ApiV3Key key = ApiV3Key.of(API_V3_KEY).labelled("label");
        NotificationParser.Builder builder =
                NotificationParser.builder().platformKeys(platform.platformKeys()).apiV3Key(key);
        try (NotificationParser parser = builder.build()) {
            for (Object shown : List.of(key, builder, parser, platform, merchant, platform.platformKeys())) {
                assertFalse(shown.toString().contains(API_V3_KEY), shown.toString());
                assertFalse(shown.toString().contains("PRIVATE"), shown.toString());
            }
        }
        assertEquals("ApiV3Key[label=label, key=redacted]", key.toString());
    }
}
