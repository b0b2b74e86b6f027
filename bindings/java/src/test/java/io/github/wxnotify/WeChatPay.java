package io.github.wxnotify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pretend WeChat Pay behind a socket: it serves certificates and queries, signs its answers, and verifies who asks. */
public final class WeChatPay implements AutoCloseable {
    public static final String CERTIFICATES = "/v3/certificates";

    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** What was asked for: path and query. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    /** What signs the answers. */
    public volatile Platform platform;

    private final Map<String, Supplier<Answer>> answers = new ConcurrentHashMap<>();
    private final Platform merchantKey;
    private final HttpServer server;

    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** @param merchantKey whose key is the merchant's: making one takes long */
    public WeChatPay(Platform platform, Platform merchantKey) throws IOException {
        this.merchantKey = merchantKey;
        has(platform);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Merchant merchant() {
        return Merchant.of(Samples.MCHID, "7132D72A", merchantKey.getPrivateKeyPem()).host(url());
    }

    /** From now on it signs with this platform's certificate, and lists it. */
    public void has(Platform platform) {
        this.platform = platform;
        answers.put(CERTIFICATES, () -> {
            Delivery answer = platform.certificatesAnswer();
            return new Answer(200, answer.getHeaders(), answer.getBody());
        });
    }

    /** From now on it answers so. */
    public void answers(String path, int status, String json) {
        answers.put(path, () -> signed(status, json));
    }

    public void forgets(String path) {
        answers.remove(path);
    }

    private Answer signed(int status, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(System.currentTimeMillis() / 1000);
        String nonce = "5K8264ILTKCH16CQ2502SI8ZNMTM67VS";
        Map<String, String> headers = new HashMap<>();
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", platform.getSerial());
        headers.put("Wechatpay-Signature", platform.sign(Primitives.signingMessage(timestamp, nonce, body)));
        headers.put("Content-Type", "application/json");
        return new Answer(status, headers, body);
    }

    private Answer answer(HttpExchange exchange, String path) {
        Map<String, String> parts = new HashMap<>();
        Matcher part = PART.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        while (part.find()) {
            parts.put(part.group(1), part.group(2));
        }
        String message = "GET\n" + path + "\n" + parts.get("timestamp") + "\n" + parts.get("nonce_str") + "\n\n";
        boolean isMerchants = Samples.MCHID.equals(parts.get("mchid"))
                && String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")).startsWith("wxnotify-java/")
                && Primitives.verifySignature(
                        message.getBytes(StandardCharsets.UTF_8), parts.getOrDefault("signature", ""), merchantKey.getPublicKeyPem());
        return isMerchants
                ? answers.getOrDefault(path, () -> signed(404, "{\"code\":\"ORDER_NOT_EXIST\"}")).get()
                : signed(401, "{\"code\":\"SIGN_ERROR\"}");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        Answer answer = answer(exchange, path);
        answer.headers.forEach(exchange.getResponseHeaders()::set);
        if (answer.status == 302) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
        try {
            exchange.getResponseBody().write(answer.body);
        } catch (IOException unread) {
            // Who asked has had enough of it.
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
