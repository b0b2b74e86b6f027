import com.sun.net.httpserver.HttpServer;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.Response;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An endpoint over the JDK's own server: {@code Endpoint bare|handler}. It prints its port, and at its end how often the callback ran.
 */
public final class Endpoint {
    private static final AtomicInteger COUNTED = new AtomicInteger();

    private Endpoint() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        if (args[0].equals("bare")) {
            server.createContext("/notify", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
        } else {
            NotificationHandler handler = handler();
            server.createContext("/notify", exchange -> {
                Response answer = handler.handle(
                        exchange.getRequestMethod(), exchange.getRequestHeaders(), exchange.getRequestBody());
                answer.getHeaders().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.getStatus(), answer.getBody().length);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(answer.getBody());
                }
                exchange.close();
            });
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(COUNTED.get())));
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private static NotificationHandler handler() throws Exception {
        NotificationParser parser = NotificationParser.builder()
                .publicKey(
                        System.getenv("WXPAY_PUBLIC_KEY_ID"),
                        Files.readString(Path.of(System.getenv("WXPAY_PUBLIC_KEY_FILE"))))
                .apiV3Key(System.getenv("WXPAY_API_V3_KEY"))
                .build();
        return NotificationHandler.builder(parser)
                .onPaid((paid, delivery) -> {
                    if (paid.getOutTradeNo() == null) {
                        throw new IllegalStateException("no order");
                    }
                    COUNTED.incrementAndGet();
                })
                .build();
    }
}
