package io.github.wxnotify.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.V2;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
