package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NotificationParserTest {
    private static Platform platform;
    private static NotificationParser parser;

    @BeforeAll
    static void make() {
        platform = Platform.withPublicKey(Samples.PUBLIC_KEY_ID);
        parser = platform.parser();
    }

    @AfterAll
    static void close() {
        parser.close();
        platform.close();
    }

    @Test
    void aGenuineNotificationIsParsed() {
        Delivery paid = Samples.payment(platform);
        assertEquals("A1", parser.parse(paid.getHeaders(), paid.getBody()).getResource().get("out_trade_no"));
    }

    @Test
    void theClockCanBeGiven() {
        Delivery old = platform.notification("TRANSACTION.SUCCESS", "{}").now(1_000_000_000).build();
        assertEquals(1_000_000_000, parser.parse(old.getHeaders(), old.getBody(), 1_000_000_300).getTimestamp());
        VerificationException error = assertThrows(
                VerificationException.class, () -> parser.parse(old.getHeaders(), old.getBody(), 1_000_000_301));
        assertEquals(ErrorCode.TIMESTAMP_OUT_OF_RANGE, error.getCode());
        assertThrows(VerificationException.class, () -> parser.parse(old.getHeaders(), old.getBody()));
    }

    @Test
    void optionsAreTheCores() {
        Delivery old = platform.notification("TRANSACTION.SUCCESS", "{}").now(1_000_000_000).build();
        NotificationParser.Builder builder = builder().clockTolerance(Duration.ofMinutes(10)).maxBodyBytes(100_000);
        try (NotificationParser patient = builder.build()) {
            patient.parse(old.getHeaders(), old.getBody(), 1_000_000_600);
            byte[] body = new byte[100_001];
            assertEquals(
                    ErrorCode.BODY_TOO_LARGE,
                    assertThrows(MalformedNotificationException.class, () -> patient.parse(old.getHeaders(), body))
                            .getCode());
        }
        for (NotificationParser.Builder wrong : Arrays.asList(
                builder().clockTolerance(Duration.ofDays(2)),
                builder().clockTolerance(Duration.ofSeconds(-1)),
                builder().maxBodyBytes(0),
                builder().maxBodyBytes(-1))) {
            ConfigurationException error = assertThrows(ConfigurationException.class, wrong::build);
            assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
            assertTrue(error.getMessage().startsWith(error.getField() + " is "), error.getMessage());
        }
    }

    @Test
    void expiredCertificatesAreRejectedWhereAsked() {
        long now = 1_700_000_000;
        try (Platform expired = Platform.builder().validity(now - 1000, now - 10).build();
                NotificationParser strict = NotificationParser.builder()
                        .platformKeys(expired.platformKeys())
                        .apiV3Key(expired.getApiV3Key())
                        .rejectExpiredCertificates(true)
                        .build();
                NotificationParser lenient = expired.parser()) {
            Delivery delivery = expired.notification("TRANSACTION.SUCCESS", "{}").now(now).build();
            Notification notification = lenient.parse(delivery.getHeaders(), delivery.getBody(), now);
            assertEquals(now - 10, notification.getCertificateExpiresAt());
            VerificationException error = assertThrows(
                    VerificationException.class, () -> strict.parse(delivery.getHeaders(), delivery.getBody(), now));
            assertEquals(ErrorCode.CERTIFICATE_EXPIRED, error.getCode());
        }
    }

    @Test
    void certificatesAndPublicKeysMixAndKeysHaveLabels() {
        try (Platform other = Platform.sm2();
                NotificationParser mixed = NotificationParser.builder()
                        .certificates(other.getCertificatePem())
                        .publicKey(platform.getSerial(), platform.getPublicKeyPem())
                        .apiV3Key(ApiV3Key.of(platform.getApiV3Key()).labelled("1900007291"))
                        .apiV3Key(other.getApiV3Key())
                        .build()) {
            assertEquals(Arrays.asList(other.getSerial(), platform.getSerial()), mixed.getPlatformSerials());
            Delivery one = Samples.payment(platform);
            Delivery two = Samples.payment(other);
            Notification first = mixed.parse(one.getHeaders(), one.getBody());
            assertEquals("1900007291", first.getApiV3KeyLabel());
            assertNull(first.getCertificateExpiresAt());
            Notification second = mixed.parse(two.getHeaders(), two.getBody());
            assertNull(second.getApiV3KeyLabel());
            assertEquals(other.getSerial(), second.getSerial());
        }
    }

    @Test
    void platformKeysAreReplacedAndNeverByNone() {
        try (Platform newer = Platform.builder().apiV3Key(platform.getApiV3Key()).build();
                NotificationParser replaced = platform.parser()) {
            Delivery delivery = Samples.payment(newer);
            VerificationException unknown = assertThrows(
                    VerificationException.class, () -> replaced.parse(delivery.getHeaders(), delivery.getBody()));
            assertEquals(ErrorCode.SERIAL_UNKNOWN, unknown.getCode());
            assertTrue(unknown.getMessage().contains(platform.getSerial()), unknown.getMessage());

            ConfigurationException none = assertThrows(
                    ConfigurationException.class,
                    () -> replaced.replacePlatformKeys(PlatformKeys.builder().build()));
            assertEquals(ErrorCode.NO_PLATFORM_KEY, none.getCode());
            assertEquals(Collections.singletonList(platform.getSerial()), replaced.getPlatformSerials());

            replaced.replacePlatformKeys(newer.platformKeys());
            assertEquals(Collections.singletonList(newer.getSerial()), replaced.getPlatformSerials());
            replaced.parse(delivery.getHeaders(), delivery.getBody());
        }
    }

    @Test
    void apiV3KeysAreReplacedAndNeverByNone() {
        try (NotificationParser replaced = platform.parser()) {
            Delivery paid = Samples.payment(platform);
            ApiV3Key other = ApiV3Key.of("abcdefghijklmnopqrstuvwxyz012345");
            replaced.replaceApiV3Keys(Collections.singletonList(other));
            WxNotifyException closed = assertThrows(
                    WxNotifyException.class, () -> replaced.parse(paid.getHeaders(), paid.getBody()));
            assertEquals(ErrorCode.DECRYPTION_FAILED, closed.getCode());

            replaced.replaceApiV3Keys(Arrays.asList(other, ApiV3Key.of(platform.getApiV3Key())));
            replaced.parse(paid.getHeaders(), paid.getBody());
            ConfigurationException none = assertThrows(
                    ConfigurationException.class, () -> replaced.replaceApiV3Keys(Collections.emptyList()));
            assertEquals(ErrorCode.API_V3_KEY_INVALID, none.getCode());
            replaced.parse(paid.getHeaders(), paid.getBody());
        }
    }

    @Test
    void replacedApiV3KeysNameThemselvesAndAreTheCallersNoMore() {
        try (NotificationParser replaced = platform.parser()) {
            Delivery paid = Samples.payment(platform);
            ApiV3Key other = ApiV3Key.of("abcdefghijklmnopqrstuvwxyz012345").labelled("new");
            List<ApiV3Key> keys = new ArrayList<>(Arrays.asList(other, ApiV3Key.of(platform.getApiV3Key()).labelled("old")));
            replaced.replaceApiV3Keys(keys);
            keys.clear();
            assertEquals("old", replaced.parse(paid.getHeaders(), paid.getBody()).getApiV3KeyLabel());

            for (List<ApiV3Key> wrong : Arrays.<List<ApiV3Key>>asList(null, Collections.singletonList(null))) {
                WxNotifyException error = assertThrows(WxNotifyException.class, () -> replaced.replaceApiV3Keys(wrong));
                assertEquals(ErrorCode.ARGUMENT_INVALID, error.getCode());
                assertEquals("keys", error.getField());
            }
            assertEquals("old", replaced.parse(paid.getHeaders(), paid.getBody()).getApiV3KeyLabel());
        }
    }

    @Test
    void eachParseSeesTheOldApiV3KeysOrTheNewOnesWhole() throws Exception {
        ApiV3Key old = ApiV3Key.of(platform.getApiV3Key());
        ApiV3Key other = ApiV3Key.of("abcdefghijklmnopqrstuvwxyz012345");
        Delivery paid = Samples.payment(platform);
        List<Throwable> problems = new CopyOnWriteArrayList<>();
        try (NotificationParser replaced = platform.parser()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Thread thread = new Thread(() -> {
                    for (int times = 0; times < 300; times++) {
                        replaced.parse(paid.getHeaders(), paid.getBody());
                    }
                });
                thread.setUncaughtExceptionHandler((failed, error) -> problems.add(error));
                threads.add(thread);
                thread.start();
            }
            for (boolean isTurned = false; threads.stream().anyMatch(Thread::isAlive); isTurned = !isTurned) {
                replaced.replaceApiV3Keys(isTurned ? Arrays.asList(other, old) : Arrays.asList(old, other));
            }
        }
        assertEquals(Collections.emptyList(), problems);
    }

    /** The signatures that take any object exist for this message alone. */
    @Test
    @SuppressWarnings("deprecation")
    void aBodyThatIsNoLongerRawIsRefusedWithTheWayToGetIt() {
        Delivery paid = Samples.payment(platform);
        String text = new String(paid.getBody(), StandardCharsets.UTF_8);
        List<Object> bodies = Arrays.asList(
                text,
                new StringBuilder(text),
                Collections.singletonMap("id", "1"),
                ByteBuffer.wrap(paid.getBody()),
                new ByteArrayInputStream(paid.getBody()));
        for (Object body : bodies) {
            for (WxNotifyException error : Arrays.asList(
                    assertThrows(WxNotifyException.class, () -> parser.parse(paid.getHeaders(), body)),
                    assertThrows(
                            WxNotifyException.class, () -> parser.parse(Headers.of(paid.getHeaders()), body)))) {
                assertEquals(ErrorCode.ARGUMENT_INVALID, error.getCode());
                assertEquals("body", error.getField());
                for (String said : Arrays.asList(body.getClass().getName(), "@RequestBody byte[]", "getInputStream()")) {
                    assertTrue(error.getMessage().contains(said), error.getMessage());
                }
            }
        }
    }

    @Test
    void nullIsRefused() {
        Delivery paid = Samples.payment(platform);
        WxNotifyException body =
                assertThrows(WxNotifyException.class, () -> parser.parse(paid.getHeaders(), (byte[]) null));
        assertEquals("body", body.getField());
        WxNotifyException headers = assertThrows(
                WxNotifyException.class, () -> parser.parse((Map<String, String>) null, paid.getBody()));
        assertEquals("headers", headers.getField());
        assertEquals(
                "headers",
                assertThrows(WxNotifyException.class, () -> parser.parse((Headers) null, paid.getBody())).getField());
    }

    @Test
    void aClosedParserSaysSo() {
        NotificationParser closed = platform.parser();
        closed.close();
        closed.close();
        Delivery paid = Samples.payment(platform);
        assertAll(
                () -> assertClosed(() -> closed.parse(paid.getHeaders(), paid.getBody())),
                () -> assertClosed(() -> closed.verifyAnswer(paid.getHeaders(), paid.getBody())),
                () -> assertClosed(() -> closed.diagnose(paid.getHeaders(), paid.getBody(), 0)),
                () -> assertClosed(() -> closed.replacePlatformKeys(platform.platformKeys())),
                () -> assertClosed(() -> closed.replaceApiV3Keys(Collections.emptyList())),
                () -> assertClosed(closed::getPlatformSerials));
    }

    private static void assertClosed(org.junit.jupiter.api.function.Executable call) {
        WxNotifyException error = assertThrows(WxNotifyException.class, call);
        assertSame(ErrorCode.ARGUMENT_INVALID, error.getCode());
        assertTrue(error.getMessage().startsWith("the NotificationParser is closed"), error.getMessage());
    }

    @Test
    void diagnoseSaysWhatWentWrong() {
        long now = 1_700_000_000;
        Delivery paid = platform.notification("TRANSACTION.SUCCESS", "{}").now(now).build();
        byte[] withNewline = Arrays.copyOf(paid.getBody(), paid.getBody().length + 1);
        withNewline[withNewline.length - 1] = '\n';
        Diagnosis diagnosis = parser.diagnose(paid.getHeaders(), withNewline, now);
        assertEquals(ErrorCode.SIGNATURE_INVALID, diagnosis.getError().getCode());
        assertTrue(diagnosis.getFindings().get(0).getCode().startsWith("BODY_"), diagnosis.toString());
        assertTrue(diagnosis.toString().contains(diagnosis.getFindings().get(0).getAdvice()));
        assertTrue(diagnosis.toJson().startsWith("{\"error\":{\"code\":\"SIGNATURE_INVALID\""));

        Diagnosis genuine = parser.diagnose(paid.getHeaders(), paid.getBody(), now);
        assertNull(genuine.getError());
        assertEquals("GENUINE", genuine.getFindings().get(0).getCode());
    }

    private static NotificationParser.Builder builder() {
        return NotificationParser.builder()
                .publicKey(platform.getSerial(), platform.getPublicKeyPem())
                .apiV3Key(platform.getApiV3Key());
    }
}
