import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.events.TransactionDirect;
import io.github.wxnotify.handler.Mode;
import io.github.wxnotify.handler.NotificationDelivery;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.OrderNumber;
import io.github.wxnotify.handler.Response;
import io.github.wxnotify.inbox.Inbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.logging.LogManager;
import javax.sql.DataSource;

/**
 * A merchant's process for the proof that each notification counts once: an endpoint on the JDK's own server, and in mode
 * stored two workers beside it. It is killed at any moment. bench/endpoint measures it in these modes and in leased, none
 * (without an inbox) and bare (without a handler).
 */
public final class Merchant {
    /** Short, so that the notifications of the dead are taken up in the run. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    private Merchant() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        LogManager.getLogManager().reset(); // the pool logs every merchant's start
        if (options.get("--mode").equals("bare")) {
            serve(options, Merchant::read);
            return;
        }
        NotificationHandler handler = handler(options);
        if (options.get("--mode").equals("stored")) {
            for (int i = 0; i < 2; i++) {
                new Thread(() -> handler.work(() -> false, Duration.ofMillis(50))).start();
            }
        }
        Path keys = Path.of(options.get("--keys"));
        if (Files.exists(keys.resolve("api"))) {
            io.github.wxnotify.Merchant merchant = io.github.wxnotify.Merchant.of("1900007291",
                    Files.readString(keys.resolve("merchant_serial")), Files.readString(keys.resolve("merchant_key.pem")))
                    .host(Files.readString(keys.resolve("api")));
            DataSource dataSource = dataSource(options.get("--database"), options.get("--url"));
            new Thread(() -> askForOpenOrders(handler, merchant, dataSource)).start();
        }
        serve(options, exchange -> answer(exchange, handler));
    }

    private static void serve(Map<String, String> options, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress("127.0.0.1", Integer.parseInt(options.get("--port"))), 128);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/notify", handler);
        server.start();
    }

    private static void read(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static NotificationHandler handler(Map<String, String> options) throws IOException {
        Path keys = Path.of(options.get("--keys"));
        NotificationParser parser = NotificationParser.builder()
                .certificates(Files.readString(keys.resolve("certificate.pem")))
                .apiV3Key(Files.readString(keys.resolve("api_v3_key")))
                .build();
        NotificationHandler.Builder builder = NotificationHandler.builder(parser)
                .observe(outcome -> {}); // the runner judges; failures are what it is for
        String mode = options.get("--mode");
        if (mode.equals("none") || mode.equals("leased")) {
            // Effects that are not in the inbox's database: each is a byte in the file.
            OutputStream effects =
                    Files.newOutputStream(keys.resolve("effects"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            builder.onPaid((paid, delivery) -> effects.write('.'));
        } else {
            builder.onPaid(Merchant::pay);
        }
        if (!mode.equals("none")) {
            builder.inbox(Inbox.builder(dataSource(options.get("--database"), options.get("--url"))).lease(LEASE).build())
                    .mode(Mode.valueOf(mode.toUpperCase(Locale.ROOT)))
                    .businessKey();
        }
        return builder.build();
    }

    private static void pay(TransactionDirect paid, NotificationDelivery delivery) throws SQLException {
        String sql = "UPDATE orders SET paid = paid + 1 WHERE number = ?";
        try (PreparedStatement update = delivery.getConnection().prepareStatement(sql)) {
            update.setString(1, paid.getOutTradeNo());
            if (update.executeUpdate() != 1) {
                throw delivery.fail("there is no such order");
            }
        }
    }

    /**
     * Every half second, for those of the open orders that are the oldest: their notifications may never come. What fails is asked
     * again.
     */
    private static void askForOpenOrders(
            NotificationHandler handler, io.github.wxnotify.Merchant merchant, DataSource dataSource) {
        while (true) {
            try {
                Thread.sleep(500);
                for (String number : openOrders(dataSource)) {
                    handler.reconcile(merchant, OrderNumber.outTradeNo(number));
                }
            } catch (InterruptedException end) {
                return;
            } catch (Exception failed) {
                // the next time, perhaps
            }
        }
    }

    private static List<String> openOrders(DataSource dataSource) throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT number FROM orders WHERE paid = 0 ORDER BY number LIMIT 10")) {
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
        }
        return numbers;
    }

    private static DataSource dataSource(String database, String url) {
        if (database.equals("sqlite")) {
            return Inbox.sqliteDataSource(url.substring("sqlite://".length()));
        }
        URI uri = URI.create(url);
        String[] user = uri.getUserInfo().split(":");
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:" + database + "://" + uri.getHost() + ":" + uri.getPort() + uri.getPath());
        pool.setUsername(user[0]);
        pool.setPassword(user[1]);
        pool.setMaximumPoolSize(8);
        pool.setConnectionTimeout(2000);
        // The database may be down at this moment.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    private static void answer(HttpExchange exchange, NotificationHandler handler) throws IOException {
        Response answer = handler.handle(
                exchange.getRequestMethod(), exchange.getRequestHeaders(), exchange.getRequestBody());
        answer.getHeaders().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.getStatus(), answer.getBody().length);
        exchange.getResponseBody().write(answer.getBody());
        exchange.close();
    }
}
