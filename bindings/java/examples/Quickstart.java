import com.sun.net.httpserver.HttpServer;
import io.github.wxnotify.*;
import io.github.wxnotify.handler.*;
import java.net.InetSocketAddress;

public class Quickstart {
    public static void main(String[] args) throws Exception {
        NotificationParser parser = NotificationParser.builder()
                .publicKey(System.getenv("WXPAY_PUBLIC_KEY_ID"), System.getenv("WXPAY_PUBLIC_KEY"))
                .apiV3Key(System.getenv("WXPAY_API_V3_KEY"))
                .build();
        NotificationHandler handler = NotificationHandler.builder(parser)
                .otherwise(delivery -> { // without an inbox: once per getId() is your own matter
                    Notification notification = delivery.getNotification();
                    System.out.println(notification.getKind() + " " + notification.getResource().get("out_trade_no"));
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
}
