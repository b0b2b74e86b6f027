package io.github.wxnotify.spring;

import io.github.wxnotify.handler.Outcome;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;
import io.github.wxnotify.testing.Sample;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A Spring Boot application that runs behind a real socket, and a pretend platform that sends to it. */
final class Application implements AutoCloseable {
    static final Platform PLATFORM = Platform.withPublicKey("PUB_KEY_ID_0114232134912410000000000000");
    /** R2DBC's drivers are there, and would take the place of the DataSource. */
    private static final String NO_R2DBC =
            "--spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.r2dbc.R2dbcAutoConfiguration";
    static final String NO_DATABASE = NO_R2DBC + ",org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration";

    final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    final ConfigurableApplicationContext context;
    private final int port;

    /** Starts one on a PostgreSQL whose order A1 of 1 元 is not paid yet. */
    static Application onPostgres(Class<?> application, String... more) {
        try {
            Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
        JdbcTemplate jdbc = jdbc();
        jdbc.execute("DROP TABLE IF EXISTS orders, wxnotify_inbox, wxnotify_inbox_version, beside");
        jdbc.execute("CREATE TABLE orders (number VARCHAR(32) PRIMARY KEY, amount BIGINT NOT NULL, paid BIGINT NOT NULL)");
        jdbc.execute("INSERT INTO orders VALUES ('A1', 100, 0)");
        List<String> properties = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=" + variable("USER"),
                "--spring.datasource.password=" + variable("PASSWORD"),
                "--wxnotify.inbox.create-table=true"));
        properties.addAll(Arrays.asList(more));
        return new Application(application, properties.toArray(new String[0]));
    }

    /** Connections of its own, which see what is committed. */
    static JdbcTemplate jdbc() {
        return new JdbcTemplate(new DriverManagerDataSource(url(), variable("USER"), variable("PASSWORD")));
    }

    static String url() {
        return "jdbc:postgresql://" + variable("HOST") + ":" + variable("PORT") + "/" + variable("DATABASE");
    }

    static String variable(String name) {
        String value = System.getenv("WXNOTIFY_POSTGRES_" + name);
        if (value == null) {
            throw new AssertionError("WXNOTIFY_POSTGRES_" + name + " is not set; run the tests through tools/databases.sh");
        }
        return value;
    }

    Application(Class<?> application, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.main.web-application-type=servlet",
                NO_R2DBC,
                "--logging.level.root=ERROR",
                "--wxnotify.public-key-id=" + PLATFORM.getSerial(),
                "--wxnotify.public-key=" + PLATFORM.getPublicKeyPem(),
                "--wxnotify.api-v3-key=" + PLATFORM.getApiV3Key()));
        all.addAll(Arrays.asList(properties));
        context = new SpringApplicationBuilder(application)
                .initializers(made -> made.getBeanFactory().registerSingleton("observing", observing(application)))
                .run(lastOfEach(all));
        port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    /** Spring would join the values of one that is given twice. */
    private static String[] lastOfEach(List<String> arguments) {
        Map<String, String> byName = new LinkedHashMap<>();
        arguments.forEach(argument -> byName.put(argument.substring(0, argument.indexOf('=')), argument));
        return byName.values().toArray(new String[0]);
    }

    private Object observing(Class<?> application) {
        return application.isAnnotationPresent(OverR2dbc.class)
                ? (ReactiveNotificationHandlerCustomizer) handler -> handler.observe(outcomes::add)
                : new Observing(outcomes);
    }

    /** Of an application whose callbacks are publishers. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface OverR2dbc {}

    /** A second customizer, which keeps the outcomes. */
    @Order
    record Observing(List<Outcome> outcomes) implements NotificationHandlerCustomizer {
        @Override
        public void customize(io.github.wxnotify.handler.NotificationHandler.Builder handler) {
            handler.observe(outcomes::add);
        }
    }

    static Delivery payment(int amount) {
        Map<String, Object> fields = Map.of("mchid", "1900007291", "out_trade_no", "A1", "amount.total", amount);
        return PLATFORM.notification("TRANSACTION.SUCCESS", Sample.of("TRANSACTION.SUCCESS", fields)).build();
    }

    static Delivery payment(Platform platform) {
        return platform.notification("TRANSACTION.SUCCESS", Sample.of("TRANSACTION.SUCCESS", Map.of())).build();
    }

    static Delivery forged() {
        return PLATFORM.notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build();
    }

    int send(Delivery delivery) throws Exception {
        return send("POST", "/wxpay/notify", delivery);
    }

    int send(String method, String path, Delivery delivery) throws Exception {
        return sending(method, path, delivery).get();
    }

    CompletableFuture<Integer> sending(String method, String path, Delivery delivery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(delivery.getBody()));
        delivery.getHeaders().forEach(request::header);
        return HttpClient.newHttpClient().sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
    }

    /** How often the order was paid. */
    long paid() {
        return jdbc().queryForObject("SELECT paid FROM orders", Long.class);
    }

    List<String> codes() {
        return outcomes.stream().map(Outcome::getCode).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
