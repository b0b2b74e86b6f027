package io.github.wxnotify.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.CertificateRefresher;
import io.github.wxnotify.Merchant;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.RequestFailedException;
import io.github.wxnotify.handler.MerchantFinder;
import io.github.wxnotify.handler.Merchants;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.OrderNumber;
import io.github.wxnotify.handler.Reconciled;
import io.github.wxnotify.handler.ServedMerchant;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import io.github.wxnotify.testing.V2;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.Shop;

/** The starter in the Spring Boot of this run. */
class StarterTest {
    @TempDir
    Path folder;

    /** An application whose callbacks are counted. */
    @Configuration
    @EnableAutoConfiguration
    static class Counting {
        @Bean
        AtomicInteger called() {
            return new AtomicInteger();
        }

        @Bean
        NotificationHandlerCustomizer routes(AtomicInteger called) {
            return handler -> handler
                    .onPaid((paid, delivery) -> called.incrementAndGet())
                    .on("v2.pay", delivery -> called.incrementAndGet());
        }
    }

    @Test
    void theBootIsTheOneThatWasAskedFor() {
        assertEquals(System.getProperty("wxnotify.boot"), SpringBootVersion.getVersion());
    }

    @Test
    void theReadmesShopIsPaidOnce() throws Exception {
        try (Application application = Application.onPostgres(Shop.class)) {
            Delivery payment = Application.payment(100);
            assertEquals(200, application.send(payment));
            assertEquals(200, application.send(payment));
            assertEquals(500, application.send(Application.payment(1)));
            assertEquals(401, application.send(Application.forged()));
            assertEquals(405, application.send("PUT", "/wxpay/notify", payment));
            assertEquals(404, application.send("POST", "/elsewhere", payment));
            assertEquals(1, application.paid());
            assertEquals(
                    List.of("SUCCESS", "DUPLICATE", "CONTENT_MISMATCH", "SIGNATURE_INVALID", "METHOD_NOT_ALLOWED"),
                    application.codes());
        }
    }

    @Test
    void anInboxInAFileNeedsNoDataSource() throws Exception {
        String file = folder.resolve("inbox.db").toString();
        Path pem = Files.writeString(folder.resolve("pub_key.pem"), Application.PLATFORM.getPublicKeyPem());
        try (Application application = new Application(Counting.class, Application.NO_DATABASE,
                "--wxnotify.inbox.sqlite=" + file, "--wxnotify.path=/pay", "--wxnotify.public-key=file:" + pem)) {
            Delivery payment = Application.payment(100);
            assertEquals(200, application.send("POST", "/pay", payment));
            assertEquals(200, application.send("POST", "/pay", payment));
            assertEquals(404, application.send(payment));
            assertEquals(1, application.context.getBean(AtomicInteger.class).get());
        }
    }

    @Test
    void aFileGoesBeforeTheDataSource() throws Exception {
        String file = folder.resolve("inbox.db").toString();
        try (Application application = Application.onPostgres(Counting.class, "--wxnotify.inbox.sqlite=" + file)) {
            assertEquals(200, application.send(Application.payment(100)));
            assertTrue(Files.exists(Path.of(file)));
            assertEquals(1, application.context.getBeansOfType(Inbox.class).size());
        }
    }

    @Test
    void withoutAnInboxEachDeliveryIsCalledBack() throws Exception {
        try (Application application = new Application(Counting.class, Application.NO_DATABASE)) {
            Delivery payment = Application.payment(100);
            assertEquals(200, application.send(payment));
            assertEquals(200, application.send(payment));
            assertEquals(2, application.context.getBean(AtomicInteger.class).get());
        }
    }

    @Test
    void whatIsStoredIsWorkedOff() throws Exception {
        try (Application application = new Application(Counting.class, Application.NO_DATABASE, "--wxnotify.mode=stored",
                "--wxnotify.workers=2", "--wxnotify.inbox.sqlite=" + folder.resolve("inbox.db"))) {
            assertEquals(200, application.send(Application.payment(100)));
            while (application.outcomes.size() < 2) {
                Thread.sleep(10);
            }
            assertEquals(List.of("STORED", "SUCCESS"), application.codes());
            assertEquals(1, application.context.getBean(AtomicInteger.class).get());
        }
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().startsWith("wxnotify-worker")));
    }

    @Test
    void bothVersionsComeToOneEndpoint() throws Exception {
        String key = "0123456789abcdefghijklmnopqrstuv";
        try (Application application = new Application(
                Counting.class, Application.NO_DATABASE, "--wxnotify.api-v2-mch-id=1900007291", "--wxnotify.api-v2-key=" + key)) {
            Map<String, String> fields = Map.of(
                    "appid", "wx1", "mch_id", "1900007291", "out_trade_no", "A1", "result_code", "SUCCESS", "transaction_id", "42",
                    "total_fee", "100", "time_end", "20261121103456");
            assertEquals(200, application.send(V2.notification(fields, key)));
            assertEquals(200, application.send(Application.payment(100)));
            assertEquals(2, application.context.getBean(AtomicInteger.class).get());
        }
    }

    private static final String[] NO_PUBLIC_KEY = {"--wxnotify.public-key-id=", "--wxnotify.public-key="};

    private static Application asking(Class<?> application, WeChatPay weChatPay, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                Application.NO_DATABASE,
                "--wxnotify.merchant.mchid=1900007291",
                "--wxnotify.merchant.serial=7132D72A",
                "--wxnotify.merchant.private-key=" + Application.PLATFORM.getPrivateKeyPem(),
                "--wxnotify.merchant.host=" + weChatPay.url()));
        properties.addAll(List.of(more));
        return new Application(application, properties.toArray(new String[0]));
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void certificatesAreDownloadedAndKept() throws Exception {
        Path file = folder.resolve("certificates.json");
        String[] properties = and(NO_PUBLIC_KEY, "--wxnotify.refresher.file=" + file, "--wxnotify.clock-tolerance=10s");
        try (Platform certified = Platform.builder().apiV3Key(Application.PLATFORM.getApiV3Key()).build()) {
            try (WeChatPay weChatPay = new WeChatPay(certified);
                    Application application = asking(Counting.class, weChatPay, properties)) {
                assertEquals(200, application.send(Application.payment(certified)));
                assertEquals(401, application.send(Application.payment(100)));
                assertEquals("SERIAL_UNKNOWN", application.codes().get(1));
                assertTrue(Thread.getAllStackTraces().keySet().stream().anyMatch(StarterTest::refreshes));
            }
            assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(StarterTest::refreshes));
            // WeChat Pay cannot be reached now.
            try (WeChatPay gone = new WeChatPay(null); Application application = asking(Counting.class, gone, properties)) {
                assertEquals(200, application.send(Application.payment(certified)));
            }
            try (WeChatPay gone = new WeChatPay(null)) {
                Throwable error = assertThrows(Exception.class, () -> asking(Counting.class, gone, NO_PUBLIC_KEY));
                while (error.getCause() != null && !(error instanceof RequestFailedException)) {
                    error = error.getCause();
                }
                assertInstanceOf(RequestFailedException.class, error);
            }
        }
    }

    private static boolean refreshes(Thread thread) {
        return thread.getName().equals("wxnotify-certificates");
    }

    @Test
    void whileAMerchantMovesToThePublicKeyBothAreTrusted() throws Exception {
        try (Platform certified = Platform.builder().apiV3Key(Application.PLATFORM.getApiV3Key()).build();
                WeChatPay weChatPay = new WeChatPay(certified);
                Application application = asking(Counting.class, weChatPay, "--wxnotify.refresher.enabled=true")) {
            assertEquals(200, application.send(Application.payment(certified)));
            assertEquals(200, application.send(Application.payment(100)));
        }
    }

    @Test
    void whatNeverArrivedIsAskedForWithThePublicKey() throws Exception {
        try (WeChatPay weChatPay = new WeChatPay(Application.PLATFORM);
                Application application = asking(
                        CountingByBusiness.class, weChatPay, "--wxnotify.inbox.sqlite=" + folder.resolve("inbox.db"))) {
            assertTrue(application.context.getBeansOfType(CertificateRefresher.class).isEmpty());
            Reconciled told = application.context.getBean(NotificationHandler.class)
                    .reconcile(application.context.getBean(Merchant.class), OrderNumber.outTradeNo("A1"));
            assertEquals("Reconciled[state=SUCCESS, code=SUCCESS]", told.toString());
            assertEquals(200, application.send(Application.PLATFORM.notification("TRANSACTION.SUCCESS", WeChatPay.PAID).build()));
            assertEquals(List.of("SUCCESS", "DUPLICATE"), application.codes());
            assertEquals(1, application.context.getBean(AtomicInteger.class).get());
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class CountingByBusiness extends Counting {
        @Bean
        NotificationHandlerCustomizer key() {
            return handler -> handler.businessKey();
        }
    }

    @Test
    void whatIsMissingOfAMerchantIsNamed() {
        String half = refused(Application.NO_DATABASE, "--wxnotify.merchant.serial=7132D72A");
        assertTrue(half.contains("wxnotify.merchant.mchid is not set"), half);
        String unset = refused(Application.NO_DATABASE, "--wxnotify.merchant.mchid=19", "--wxnotify.merchant.serial=AB",
                "--wxnotify.merchant.private-key=${WXPAY_PRIVATE_KEY_UNSET}");
        assertTrue(unset.contains("wxnotify.merchant.private-key is ${WXPAY_PRIVATE_KEY_UNSET}"), unset);
        String both = refused(and(NO_PUBLIC_KEY, Application.NO_DATABASE, "--wxnotify.merchant.mchid=19", "--wxnotify.merchant.serial=AB",
                "--wxnotify.merchant.private-key=" + Application.PLATFORM.getPrivateKeyPem(), "--wxnotify.certificates=x"));
        assertTrue(both.contains("wxnotify.certificates is set, and certificates are downloaded"), both);
    }

    /** An endpoint for several merchants, which has no keys of its own. */
    @Configuration
    @EnableAutoConfiguration
    static class Serving extends Counting {
        @Bean
        NotificationParser parserOfA() {
            return Application.PLATFORM.parser();
        }

        @Bean
        MerchantFinder merchants(NotificationParser parser) {
            return Merchants.of(name -> name.equals("a") ? ServedMerchant.of(name, parser) : null)
                    .by(request -> request.getPath().substring("/pay/".length()));
        }
    }

    @Test
    void severalMerchantsAreServed() throws Exception {
        try (Application application = new Application(
                Serving.class, Application.NO_DATABASE, "--wxnotify.path=/pay/*", "--wxnotify.api-v3-key=")) {
            assertEquals(200, application.send("POST", "/pay/a", Application.payment(100)));
            assertEquals(401, application.send("POST", "/pay/b", Application.payment(100)));
            assertEquals(List.of("SUCCESS", "MERCHANT_UNKNOWN"), application.codes());
        }
    }

    @Test
    void withoutAPathThereIsNoEndpoint() throws Exception {
        try (Application application = new Application(Counting.class, Application.NO_DATABASE, "--wxnotify.path=")) {
            assertEquals(404, application.send(Application.payment(100)));
            assertEquals(1, application.context.getBeansOfType(NotificationHandler.class).size());
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class WithoutRoutes {}

    @Test
    void whoSaysNothingOfNotificationsIsLeftAlone() {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(WithoutRoutes.class);
        try (ConfigurableApplicationContext context =
                builder.run("--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=ERROR", Application.NO_DATABASE)) {
            assertTrue(context.getBeansOfType(NotificationParser.class).isEmpty());
        }
    }

    private static String refused(String... properties) {
        Throwable error = assertThrows(Exception.class, () -> new Application(Counting.class, properties));
        while (error.getCause() != null) {
            error = error.getCause();
        }
        return new ConfigurationFailureAnalyzer().analyze(error).getDescription();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertTrue(refused(Application.NO_DATABASE, "--wxnotify.api-v3-key=").contains("wxnotify.api-v3-key is not set"));
        assertTrue(refused(Application.NO_DATABASE, "--wxnotify.public-key-id=").contains("wxnotify.public-key-id is not set"));
        String unset = refused(Application.NO_DATABASE, "--wxnotify.public-key=${WXPAY_PUBLIC_KEY_UNSET}");
        assertTrue(unset.contains("wxnotify.public-key is ${WXPAY_PUBLIC_KEY_UNSET}"), unset);
        String location = refused(Application.NO_DATABASE, "--wxnotify.public-key=file:/nowhere/key.pem");
        assertTrue(location.contains("wxnotify.public-key is neither"), location);
        String nobodys = refused(Application.NO_DATABASE, "--wxnotify.api-v2-key=0123456789abcdefghijklmnopqrstuv");
        assertTrue(nobodys.contains("wxnotify.api-v2-mch-id is not set"), nobodys);
        assertTrue(refused(Application.NO_DATABASE, "--wxnotify.api-v3-key=short").contains("API_V3_KEY_INVALID"));
    }

    /** What IDEs complete is what is bound. */
    @Test
    void everyPropertyIsDescribed() throws Exception {
        TreeSet<String> described = new TreeSet<>();
        try (InputStream in = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            String metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher name = Pattern.compile("\"name\": \"([^\"]*)\",\\s*\"type\": \"java|\"name\": \"([^\"]*)\",\\s*\"type\": \"[^\"]*handler").matcher(metadata);
            while (name.find()) {
                described.add(name.group(1) == null ? name.group(2) : name.group(1));
            }
        }
        TreeSet<String> bound = new TreeSet<>();
        add(bound, "wxnotify.", WxNotifyProperties.class);
        add(bound, "wxnotify.inbox.", WxNotifyProperties.Inbox.class);
        add(bound, "wxnotify.merchant.", WxNotifyProperties.Merchant.class);
        add(bound, "wxnotify.refresher.", WxNotifyProperties.Refresher.class);
        add(bound, "wxnotify.health.", WxNotifyProperties.Health.class);
        assertEquals(bound, described);
        described.forEach(ConfigurationPropertyName::of);
    }

    private static void add(TreeSet<String> names, String prefix, Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().startsWith("set")) {
                String name = method.getName().substring(3).replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
                names.add(prefix + name);
            }
        }
    }
}
