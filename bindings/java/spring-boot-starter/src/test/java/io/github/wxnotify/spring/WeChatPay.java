package io.github.wxnotify.spring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wxnotify.Primitives;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A pretend WeChat Pay behind a socket, which has the platform's certificate, and one order, A1, which is paid. */
final class WeChatPay implements AutoCloseable {
    static final String PAID = "{\"mchid\":\"1900007291\",\"appid\":\"wx\",\"out_trade_no\":\"A1\",\"transaction_id\":\"42\","
            + "\"trade_state\":\"SUCCESS\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";

    private final Platform platform;
    private final HttpServer server;

    /** @param platform null for one that answers 502 */
    WeChatPay(Platform platform) throws IOException {
        this.platform = platform;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (platform == null) {
            exchange.sendResponseHeaders(502, -1);
        } else if (exchange.getRequestURI().getPath().equals("/v3/certificates")) {
            Delivery answer = platform.certificatesAnswer();
            answer.getHeaders().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, answer.getBody().length);
            exchange.getResponseBody().write(answer.getBody());
        } else {
            byte[] body = PAID.getBytes(StandardCharsets.UTF_8);
            String timestamp = Long.toString(System.currentTimeMillis() / 1000);
            exchange.getResponseHeaders().set("Wechatpay-Timestamp", timestamp);
            exchange.getResponseHeaders().set("Wechatpay-Nonce", "N");
            exchange.getResponseHeaders().set("Wechatpay-Serial", platform.getSerial());
            exchange.getResponseHeaders().set(
                    "Wechatpay-Signature", platform.sign(Primitives.signingMessage(timestamp, "N", body)));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
