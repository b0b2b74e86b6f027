import com.sun.net.httpserver.HttpServer;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.concurrent.Executors;

/** An endpoint as the README of wechatpay-java shows it. What is not caught there is answered 500, as Spring answers it. */
class Server {
    public static void main(String[] args) throws Exception {
        Path platform = Paths.get(System.getenv("PLATFORM"));
        NotificationParser parser = new NotificationParser(new RSAPublicKeyNotificationConfig.Builder()
                .publicKeyFromPath(platform.resolve("public_key.pem").toString())
                .publicKeyId(Files.readString(platform.resolve("public_key_id")))
                .apiV3Key(Files.readString(platform.resolve("api_v3_key"))).build());
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/notify", exchange -> {
            int status;
            try {
                RequestParam request = new RequestParam.Builder()
                        .serialNumber(exchange.getRequestHeaders().getFirst("Wechatpay-Serial"))
                        .nonce(exchange.getRequestHeaders().getFirst("Wechatpay-Nonce"))
                        .signature(exchange.getRequestHeaders().getFirst("Wechatpay-Signature"))
                        .timestamp(exchange.getRequestHeaders().getFirst("Wechatpay-Timestamp"))
                        .signType(exchange.getRequestHeaders().getFirst("Wechatpay-Signature-Type"))
                        .body(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).build();
                System.out.println(parser.parse(request, Transaction.class).getOutTradeNo());
                status = 200;
            } catch (ValidationException e) {
                status = 401;
            } catch (RuntimeException e) {
                status = 500;
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }
}
