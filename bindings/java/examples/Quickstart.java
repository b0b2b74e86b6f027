import com.sun.net.httpserver.HttpServer;
import io.github.wxnotify.*;
import io.github.wxnotify.handler.*;
import java.net.InetSocketAddress;
import java.util.Objects;

public class Quickstart {
    public static void main(String[] args) throws Exception {
        NotificationParser parser = NotificationParser.builder()
                .publicKey(env("WXPAY_PUBLIC_KEY_ID"), env("WXPAY_PUBLIC_KEY"))
                .apiV3Key(env("WXPAY_API_V3_KEY"))
                .build();
        PaidOrder order = PaidOrder.of("1900007291", "A1", 100); // yours, from your database; in 分
        NotificationHandler handler = NotificationHandler.builder(parser)
                .onPaid((paid, delivery) -> { // without an inbox it may come again: ship once
                    delivery.getNotification().expectPaid(order);
                    System.out.println(paid.getOutTradeNo() + " is paid");
                })
                .build();
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(args[0])), 0);
        server.createContext("/notify", exchange -> {
            Response answer = handler.handle(
                    exchange.getRequestMethod(), exchange.getRequestHeaders(), exchange.getRequestBody());
            answer.getHeaders().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.getStatus(), answer.getBody().length);
            exchange.getResponseBody().write(answer.getBody());
            exchange.close();
        });
        server.start();
    }

    private static String env(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set");
    }
}
