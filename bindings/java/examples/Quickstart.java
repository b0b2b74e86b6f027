// snippet: begin
import com.sun.net.httpserver.HttpServer;
import io.github.wxnotify.*;
import java.net.InetSocketAddress;

public class Quickstart {
    public static void main(String[] args) throws Exception {
        NotificationParser parser = NotificationParser.builder()
                .publicKey(System.getenv("WXPAY_PUBLIC_KEY_ID"), System.getenv("WXPAY_PUBLIC_KEY"))
                .apiV3Key(System.getenv("WXPAY_API_V3_KEY"))
                .build();
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(args[0])), 0);
        server.createContext("/notify", exchange -> {
            Ack ack = Ack.success();
            try {
                Notification paid = parser.parse(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
                System.out.println(paid.getKind() + " " + paid.getResource().get("out_trade_no")); // once per getId()
            } catch (WxNotifyException error) {
                System.err.println(error);
                ack = error.getAck();
            }
            exchange.getResponseHeaders().set("Content-Type", ack.getContentType());
            exchange.sendResponseHeaders(ack.getStatus(), ack.getBody().length());
            exchange.getResponseBody().write(ack.getBody().getBytes());
            exchange.close();
        });
        server.start();
    }
}
// snippet: end
