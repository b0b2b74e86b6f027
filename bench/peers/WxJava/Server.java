import com.github.binarywang.wxpay.bean.notify.SignatureHeader;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.concurrent.Executors;

/** An endpoint as WxPayV3Controller of weixin-java-pay-demo shows it. What is not caught there is answered 500, as Spring answers it. */
class Server {
    public static void main(String[] args) throws Exception {
        Path platform = Paths.get(System.getenv("PLATFORM"));
        WxPayConfig config = new WxPayConfig();
        config.setMchId("1900000109");
        config.setCertSerialNo("444F4864EA9B34415");
        config.setPrivateKeyPath(platform.resolve("private_key.pem").toString());
        config.setPublicKeyId(Files.readString(platform.resolve("public_key_id")));
        config.setPublicKeyPath(platform.resolve("public_key.pem").toString());
        config.setApiV3Key(Files.readString(platform.resolve("api_v3_key")));
        WxPayServiceImpl service = new WxPayServiceImpl();
        service.setConfig(config);

        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/notify", exchange -> {
            int status;
            try {
                Headers headers = exchange.getRequestHeaders();
                SignatureHeader header = new SignatureHeader();
                header.setSignature(headers.getFirst("Wechatpay-Signature"));
                header.setNonce(headers.getFirst("Wechatpay-Nonce"));
                header.setSerial(headers.getFirst("Wechatpay-Serial"));
                header.setTimeStamp(headers.getFirst("Wechatpay-Timestamp"));
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean paid = "SUCCESS".equals(service.parseOrderNotifyV3Result(body, header).getResult().getTradeState());
                status = paid ? 200 : 500;
            } catch (WxPayException | RuntimeException e) {
                status = 500;
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }
}
