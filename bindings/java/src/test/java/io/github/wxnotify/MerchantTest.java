package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Platform;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Who asks WeChat Pay's API: signed requests, and the verification of answers. */
class MerchantTest {
    private static Platform platform;
    private static Platform merchantKey;

    @BeforeAll
    static void make() {
        platform = Platform.create();
        merchantKey = Platform.create();
    }

    @AfterAll
    static void close() {
        platform.close();
        merchantKey.close();
    }

    private static Merchant merchant() {
        return Merchant.of(Samples.MCHID, "7132D72A", merchantKey.getPrivateKeyPem());
    }

    private static String part(String authorization, String name) {
        Matcher part = Pattern.compile(name + "=\"([^\"]*)\"").matcher(authorization);
        assertTrue(part.find(), authorization);
        return part.group(1);
    }

    @Test
    void aRequestIsSignedAsItIsSent() {
        byte[] body = "{\"a\":\"订单\"}".getBytes(StandardCharsets.UTF_8);
        SignedRequest request = merchant().host("http://127.0.0.1:8378").sign("POST", "/v3/x?y=%7C", body);
        assertEquals("POST http://127.0.0.1:8378/v3/x?y=%7C", request.toString());
        assertEquals(List.of("Authorization", "Accept", "User-Agent", "Content-Type"), List.copyOf(request.getHeaders().keySet()));
        assertEquals("wxnotify-java/" + WxNotify.VERSION, request.getHeaders().get("User-Agent"));
        String authorization = request.getHeaders().get("Authorization");
        String message = "POST\n/v3/x?y=%7C\n" + part(authorization, "timestamp") + "\n" + part(authorization, "nonce_str") + "\n{\"a\":\"订单\"}\n";
        assertTrue(Primitives.verifySignature(
                message.getBytes(StandardCharsets.UTF_8), part(authorization, "signature"), merchantKey.getPublicKeyPem()));
        assertEquals(Samples.MCHID, part(authorization, "mchid"));

        SignedRequest bare = merchant().sign("GET", "/v3/certificates");
        assertEquals("https://api.mch.weixin.qq.com/v3/certificates", bare.getUrl());
        assertFalse(bare.getHeaders().containsKey("Content-Type"));
        assertThrows(UnsupportedOperationException.class, () -> bare.getHeaders().clear());
    }

    @Test
    void whatIsWrongIsNamed() {
        String key = merchantKey.getPrivateKeyPem();
        Map<String, Executable> wrong = Map.of(
                "mchid", () -> Merchant.of("shop", "7132D72A", key),
                "merchant_serial", () -> Merchant.of("19", "x", key),
                "privateKey", () -> Merchant.of("19", "AB", null),
                "host", () -> merchant().host("https://user:secret@x"),
                "client", () -> merchant().client(null),
                "method", () -> merchant().sign("get", "/"),
                "path", () -> merchant().sign("GET", "v3"),
                "body", () -> merchant().sign("POST", "/", null));
        wrong.forEach((field, call) -> {
            WxNotifyException error = assertThrows(WxNotifyException.class, call);
            assertEquals(field, error.getField());
            assertFalse(error.getMessage().contains("secret"), error.getMessage());
        });
        ConfigurationException error = assertThrows(ConfigurationException.class, () -> Merchant.of("19", "AB", "no key"));
        assertEquals(ErrorCode.PEM_INVALID, error.getCode());
        assertEquals("Merchant[mchid=1900007291]", merchant().toString());
    }

    /** As the documentation of ApiClient shows one. */
    static ApiClient byJavaNetHttp(HttpClient http) {
        return (request, timeout) -> {
            HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(request.getUrl())).timeout(timeout);
            request.getHeaders().forEach(asked::header);
            HttpResponse<InputStream> answer = http.send(asked.build(), HttpResponse.BodyHandlers.ofInputStream());
            return ApiAnswer.of(answer.statusCode(), answer.headers().map(), answer.body());
        };
    }

    @Test
    void anAnswerIsVerified() throws Exception {
        try (WeChatPay weChatPay = new WeChatPay(platform, merchantKey); NotificationParser parser = platform.parser()) {
            weChatPay.answers("/v3/x", 200, "{}");
            SignedRequest request = weChatPay.merchant().sign("GET", "/v3/x");
            HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(request.getUrl()));
            request.getHeaders().forEach(asked::header);
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(asked.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, List<String>> headers = answer.headers().map();
            long sent = Long.parseLong(headers.get("wechatpay-timestamp").get(0));

            parser.verifyAnswer(headers, answer.body());
            parser.verifyAnswer(Headers.of(headers), answer.body());
            parser.verifyAnswer(headers, answer.body(), sent + 300);
            refused(ErrorCode.TIMESTAMP_OUT_OF_RANGE, () -> parser.verifyAnswer(Headers.of(headers), answer.body(), sent + 301));
            refused(ErrorCode.SIGNATURE_INVALID, () -> parser.verifyAnswer(headers, "{ }".getBytes(StandardCharsets.UTF_8)));
            refused(ErrorCode.HEADER_MISSING, () -> parser.verifyAnswer(Map.of(), answer.body()));
            refused(ErrorCode.ARGUMENT_INVALID, () -> parser.verifyAnswer(headers, null));
            try (NotificationParser stranger = Platform.create().parser()) {
                refused(ErrorCode.SERIAL_UNKNOWN, () -> stranger.verifyAnswer(headers, answer.body()));
            }
        }
    }

    private static void refused(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(WxNotifyException.class, call).getCode());
    }
}
