package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that stay fresh, asked of a pretend WeChat Pay over a real socket. */
class CertificateRefresherTest {
    private static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";
    private static final Logger LOGGER = Logger.getLogger(CertificateRefresher.class.getName());

    private static Platform old;
    private static Platform fresh;
    private static Platform merchantKey;

    @TempDir
    Path folder;

    private WeChatPay weChatPay;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler keeping = new Handler() {
        @Override
        public void publish(LogRecord record) {
            log.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void make() {
        old = Platform.builder().apiV3Key(API_V3_KEY).build();
        fresh = Platform.builder().apiV3Key(API_V3_KEY).build();
        merchantKey = Platform.create();
    }

    @AfterAll
    static void forget() {
        Stream.of(old, fresh, merchantKey).forEach(Platform::close);
    }

    @BeforeEach
    void open() throws IOException {
        weChatPay = new WeChatPay(old, merchantKey);
        LOGGER.addHandler(keeping);
        LOGGER.setLevel(Level.FINE);
    }

    @AfterEach
    void close() {
        weChatPay.close();
        LOGGER.removeHandler(keeping);
        LOGGER.setLevel(null);
    }

    private CertificateRefresher.Builder refresher() {
        return CertificateRefresher.builder(weChatPay.merchant()).apiV3Key(API_V3_KEY);
    }

    private static Notification delivered(NotificationParser parser, Platform platform) {
        Delivery payment = Samples.payment(platform);
        return parser.parse(payment.getHeaders(), payment.getBody());
    }

    private static void refused(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(WxNotifyException.class, call).getCode());
    }

    static void until(BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!isSo.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it took too long");
            Thread.sleep(5);
        }
    }

    @Test
    void theyAreDownloadedKeptInTheFileAndFoundThere() throws Exception {
        Path file = folder.resolve("certificates.json");
        try (CertificateRefresher refresher = refresher().file(file).build(); NotificationParser parser = refresher.parser()) {
            delivered(parser, old);
            refused(ErrorCode.SERIAL_UNKNOWN, () -> delivered(parser, fresh));
            weChatPay.has(fresh);
            refresher.refresh();
            delivered(parser, old);
            delivered(parser, fresh);
            assertTrue(refresher.toString().contains(old.getSerial()) && refresher.toString().contains(fresh.getSerial()));
        }
        weChatPay.answers(WeChatPay.CERTIFICATES, 502, "{}");
        try (NotificationParser later = refresher().file(file).build().parser()) {
            delivered(later, old);
            delivered(later, fresh);
        }
        RequestFailedException failed = assertThrows(RequestFailedException.class, () -> refresher().build().parser());
        assertTrue(failed.getMessage().contains("is answered 502"), failed.getMessage());
        Files.writeString(file, Files.readString(file).substring(0, 100));
        assertThrows(RequestFailedException.class, () -> refresher().file(file).build().parser());
        assertTrue(log.toString().contains("is left out"), log.toString());
        assertFalse(log.toString().contains(API_V3_KEY) || log.toString().contains("PRIVATE"), log.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aForgedAnswerKeepsTheOldOnes() {
        try (CertificateRefresher refresher = refresher().build(); NotificationParser parser = refresher.parser()) {
            Platform forger = Platform.builder().apiV3Key(API_V3_KEY).serial(old.getSerial()).build();
            weChatPay.has(forger);
            refused(ErrorCode.SIGNATURE_INVALID, refresher::refresh);
            delivered(parser, old);
            refused(ErrorCode.SIGNATURE_INVALID, () -> delivered(parser, forger));
            assertEquals(List.of(old.getSerial()), parser.getPlatformSerials());
        }
    }

    @Test
    void whatCannotBeReachedOrRedirectsIsAnErrorWithItsCause() throws Exception {
        weChatPay.answers(WeChatPay.CERTIFICATES, 302, "{}");
        for (Merchant merchant : List.of(
                weChatPay.merchant(), weChatPay.merchant().client(MerchantTest.byJavaNetHttp(HttpClient.newHttpClient())))) {
            String said = assertThrows(
                    RequestFailedException.class,
                    () -> CertificateRefresher.builder(merchant).apiV3Key(API_V3_KEY).build().parser()).getMessage();
            assertTrue(said.contains("redirects nobody"), said);
        }
        assertEquals(List.of(WeChatPay.CERTIFICATES, WeChatPay.CERTIFICATES), weChatPay.asked);
        weChatPay.has(old);

        Merchant nowhere = weChatPay.merchant().host("http://127.0.0.1:1");
        RequestFailedException failed = assertThrows(
                RequestFailedException.class, () -> CertificateRefresher.builder(nowhere).apiV3Key(API_V3_KEY).build().parser());
        assertInstanceOf(ConnectException.class, failed.getCause());
        Merchant nobody = weChatPay.merchant().client((request, timeout) -> null);
        assertThrows(RequestFailedException.class, () -> CertificateRefresher.builder(nobody).apiV3Key(API_V3_KEY).build().parser());
        try (Platform stranger = Platform.create()) {
            Merchant wrong = Merchant.of(Samples.MCHID, "7132D72A", stranger.getPrivateKeyPem()).host(weChatPay.url());
            String said = assertThrows(
                    RequestFailedException.class,
                    () -> CertificateRefresher.builder(wrong).apiV3Key(API_V3_KEY).build().parser()).getMessage();
            assertTrue(said.contains("401 SIGN_ERROR"), said);
        }
        try (ServerSocket noHttp = new ServerSocket(0)) {
            Thread rude = new Thread(() -> {
                try (Socket socket = noHttp.accept()) {
                    socket.getOutputStream().write("go away\n".getBytes());
                } catch (IOException gone) {
                    // The test sees what comes of it.
                }
            });
            rude.start();
            Merchant there = weChatPay.merchant().host("http://127.0.0.1:" + noHttp.getLocalPort());
            assertThrows(RequestFailedException.class, () -> CertificateRefresher.builder(there).apiV3Key(API_V3_KEY).build().parser());
            rude.join();
        }
    }

    @Test
    void anotherClientDoesAsWell() {
        Merchant merchant = weChatPay.merchant().client(MerchantTest.byJavaNetHttp(HttpClient.newHttpClient()));
        try (CertificateRefresher refresher = CertificateRefresher.builder(merchant).apiV3Key(API_V3_KEY).build();
                NotificationParser parser = refresher.parser(options -> options.clockTolerance(Duration.ZERO).maxBodyBytes(5000))) {
            assertEquals(5000, parser.getMaxBodyBytes());
            assertEquals(List.of(old.getSerial()), parser.getPlatformSerials());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsLoggedAndNoMore() {
        try (NotificationParser parser = refresher().file(folder.resolve("no/such/folder")).build().parser()) {
            delivered(parser, old);
        }
        assertTrue(log.toString().contains("cannot be kept in the file: java.nio.file.NoSuchFileException"), log.toString());
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() {
        weChatPay.answers(WeChatPay.CERTIFICATES, 200, "{\"data\":\"" + "x".repeat(4 << 20) + "\"}");
        refused(ErrorCode.BODY_TOO_LARGE, () -> refresher().build().parser());
    }

    private static Set<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("wxnotify-certificates")).collect(Collectors.toSet());
    }

    @Test
    void madeUpSerialsCostOneDownloadAMinute() throws Exception {
        Set<Thread> before = running();
        CertificateRefresher refresher = refresher().pauseMs(200).build();
        NotificationParser parser = refresher.parser();
        refresher.start();
        refresher.start();
        assertEquals(before.size() + 1, running().size());
        long began = System.nanoTime();
        while (System.nanoTime() - began < Duration.ofMillis(1100).toNanos()) {
            refresher.seen(new VerificationException(ErrorCode.SERIAL_UNKNOWN, "made up", null));
            refresher.seen(new VerificationException(ErrorCode.SIGNATURE_INVALID, "no hint", null));
            refresher.seen(new IllegalStateException());
            Thread.sleep(1);
        }
        refresher.close();
        int asked = weChatPay.asked.size();
        assertTrue(3 <= asked && asked <= 2 + (System.nanoTime() - began) / 200_000_000, asked + " downloads");
        delivered(parser, old);
        assertEquals(before, running());
        refresher.close();
        refresher.run(); // which ends at once
        assertEquals(asked, weChatPay.asked.size());
        parser.close();
    }

    @Test
    void oneUnknownSerialIsOneDownload() throws Exception {
        try (CertificateRefresher refresher = refresher().pauseMs(50).build(); NotificationParser parser = refresher.parser()) {
            // Before it runs, too.
            refresher.seen(new VerificationException(ErrorCode.SERIAL_UNKNOWN, "rotated", null));
            refresher.start();
            until(() -> weChatPay.asked.size() == 2);
            Thread.sleep(500);
            assertEquals(2, weChatPay.asked.size());
        }
    }

    @Test
    void anOutageIsLivedThrough() throws Exception {
        weChatPay.answers(WeChatPay.CERTIFICATES, 502, "{}");
        assertThrows(RequestFailedException.class, () -> refresher().build().parser());
        weChatPay.has(old);
        try (CertificateRefresher refresher = refresher().pauseMs(50).build(); NotificationParser parser = refresher.parser()) {
            weChatPay.answers(WeChatPay.CERTIFICATES, 502, "{}");
            weChatPay.asked.clear();
            refresher.start();
            refresher.seen(new VerificationException(ErrorCode.SERIAL_UNKNOWN, "rotated", null));
            until(() -> weChatPay.asked.size() == 3);
            delivered(parser, old);
            weChatPay.has(fresh);
            until(() -> parser.getPlatformSerials().contains(fresh.getSerial()));
            assertTrue(log.stream().anyMatch(line -> line.startsWith("WARNING") && line.contains("502")), log.toString());
        }
    }

    @Test
    void itEndsWithItsThread() throws Exception {
        try (CertificateRefresher refresher = refresher().build(); NotificationParser parser = refresher.parser()) {
            Thread own = new Thread(refresher);
            own.start();
            own.interrupt();
            own.join(10_000);
            assertFalse(own.isAlive());
            delivered(parser, old);
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        Map<String, Executable> wrong = Map.of(
                "merchant", () -> CertificateRefresher.builder(null),
                "interval", () -> refresher().interval(Duration.ofHours(12)).build(),
                "path", () -> refresher().path("/v3/pay").build(),
                "api_v3_key", () -> CertificateRefresher.builder(weChatPay.merchant()).build(),
                "public_key_id", () -> refresher().publicKey("x", "y").build(),
                "file", () -> refresher().file(null),
                "options", () -> refresher().build().parser(null));
        wrong.forEach((field, call) -> assertEquals(field, assertThrows(WxNotifyException.class, call).getField()));
        assertFalse(refresher().build().toString().contains(API_V3_KEY));
        assertTrue(weChatPay.asked.isEmpty());
    }
}
