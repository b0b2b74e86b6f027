package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Merchant;
import io.github.wxnotify.testing.Platform;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificatesTest {
    @Test
    void theRequestIsSignedWithTheMerchantsKey() throws Exception {
        Merchant merchant = Merchant.create("1900007291");
        CertificatesRequest request = Certificates.request(
                merchant.getMchid(), merchant.getSerial(), merchant.getPrivateKeyPem(), 1_700_000_000, "nonce");
        assertEquals("GET /v3/certificates", request.getMethod() + " " + request.getPath());
        assertFalse(request.toString().contains("signature"));

        // The JDK's own crypto says that the signature is good.
        String signature = request.getAuthorization().replaceAll(".*signature=\"([^\"]*)\".*", "$1");
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        merchant.getCertificatePem().getBytes(StandardCharsets.US_ASCII))));
        check.update("GET\n/v3/certificates\n1700000000\nnonce\n\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(check.verify(Base64.getDecoder().decode(signature)));

        String once = Certificates.request(merchant.getMchid(), merchant.getSerial(), merchant.getPrivateKeyPem())
                .getAuthorization();
        String again = Certificates.request(merchant.getMchid(), merchant.getSerial(), merchant.getPrivateKeyPem())
                .getAuthorization();
        assertFalse(once.equals(again));
        assertEquals(
                ErrorCode.OPTION_INVALID,
                assertThrows(
                                ConfigurationException.class,
                                () -> Certificates.request("merchant", "1", merchant.getPrivateKeyPem()))
                        .getCode());
    }

    @Test
    void abroadTheyAreElsewhere() {
        Merchant merchant = Merchant.create("1900007291");
        String key = merchant.getPrivateKeyPem();
        CertificatesRequest abroad =
                Certificates.request(merchant.getMchid(), merchant.getSerial(), key, Certificates.GLOBAL_PATH, 1, "nonce");
        assertEquals("GET /v3/global/certificates", abroad.getMethod() + " " + abroad.getPath());
        CertificatesRequest here = Certificates.request(merchant.getMchid(), merchant.getSerial(), key, null, 1, "nonce");
        assertEquals(Certificates.PATH, here.getPath());
        assertFalse(abroad.getAuthorization().equals(here.getAuthorization()));
        assertEquals(
                Certificates.PATH,
                Certificates.request(merchant.getMchid(), merchant.getSerial(), key, Certificates.PATH).getPath());
        ConfigurationException error = assertThrows(
                ConfigurationException.class,
                () -> Certificates.request(merchant.getMchid(), merchant.getSerial(), key, "/v3/elsewhere"));
        assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
        assertEquals("path", error.getField());
    }

    @Test
    void anAnswerIsCheckedAndBecomesKeys() {
        try (Platform platform = Platform.create()) {
            List<ApiV3Key> keys = List.of(ApiV3Key.of(platform.getApiV3Key()));
            Delivery answer = platform.certificatesAnswer();
            List<PlatformCertificate> first =
                    Certificates.parse(answer.getHeaders(), answer.getBody(), keys, null);
            assertEquals(platform.getSerial(), first.get(0).getSerial());
            assertTrue(first.get(0).getNotBefore() < first.get(0).getNotAfter());
            assertTrue(first.get(0).getExpireTime().endsWith("+08:00"), first.get(0).getExpireTime());

            PlatformKeys known = PlatformKeys.builder().certificates(first).build();
            assertEquals(List.of(platform.getSerial()), known.getSerials());
            assertEquals(1, Certificates.parse(answer.getHeaders(), answer.getBody(), keys, known).size());

            try (Platform stranger = Platform.create()) {
                assertEquals(
                        ErrorCode.SERIAL_UNKNOWN,
                        assertThrows(
                                        VerificationException.class,
                                        () -> Certificates.parse(
                                                answer.getHeaders(), answer.getBody(), keys, stranger.platformKeys()))
                                .getCode());
            }
            Delivery old = platform.certificatesAnswer(1_700_000_000);
            assertThrows(
                    VerificationException.class,
                    () -> Certificates.parse(old.getHeaders(), old.getBody(), keys, null));
            assertEquals(
                    1, Certificates.parse(old.getHeaders(), old.getBody(), keys, null, 1_700_000_000).size());
        }
    }
}
