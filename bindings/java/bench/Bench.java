import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Time for a payment notification from headers and raw body to its order number, beside the official SDK, in one run. */
public final class Bench {
    static final String PAYMENT = "{\"mchid\":\"1900007291\",\"appid\":\"wxd678efh567hg6787\",\"out_trade_no\":\"A20261121\","
            + "\"transaction_id\":\"4200002915202611211234567890\",\"trade_type\":\"JSAPI\",\"trade_state\":\"SUCCESS\","
            + "\"trade_state_desc\":\"支付成功\",\"bank_type\":\"CMB_DEBIT\",\"attach\":\"order=A20261121;shop=88\","
            + "\"success_time\":\"2026-11-21T10:34:56+08:00\",\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"},"
            + "\"amount\":{\"total\":100,\"payer_total\":90,\"currency\":\"CNY\",\"payer_currency\":\"CNY\"},"
            + "\"scene_info\":{\"device_id\":\"013467007045764\"},\"promotion_detail\":[{\"coupon_id\":\"109519\","
            + "\"name\":\"单品惠-6\",\"scope\":\"SINGLE\",\"type\":\"CASH\",\"amount\":10,\"stock_id\":\"931386\","
            + "\"wechatpay_contribute\":10,\"merchant_contribute\":0,\"other_contribute\":0,\"currency\":\"CNY\"}]}";

    private static final int WARM_UP = 30_000;
    private static final int ROUNDS = 15;
    private static final int CALLS = 4_000;

    private Bench() {}

    public static void main(String[] args) {
        String id = "PUB_KEY_ID_0114232134912410000000000000";
        try (Platform platform = Platform.withPublicKey(id);
                NotificationParser parser = NotificationParser.builder()
                        .publicKey(id, platform.getPublicKeyPem())
                        .apiV3Key(platform.getApiV3Key())
                        .build()) {
            Delivery paid = platform.notification("TRANSACTION.SUCCESS", PAYMENT).build();
            Map<String, String> headers = paid.getHeaders();
            byte[] body = paid.getBody();
            com.wechat.pay.java.core.notification.NotificationParser official =
                    new com.wechat.pay.java.core.notification.NotificationParser(
                            new RSAPublicKeyNotificationConfig.Builder()
                                    .publicKeyId(id)
                                    .publicKey(platform.getPublicKeyPem())
                                    .apiV3Key(platform.getApiV3Key())
                                    .build());

            Map<String, Supplier<Object>> rows = new LinkedHashMap<>();
            rows.put("wxnotify, parse", () -> parser.parse(headers, body).getEventType());
            rows.put("wxnotify, parse and getResource", () -> {
                Notification notification = parser.parse(headers, body);
                return notification.getResource().get("out_trade_no");
            });
            rows.put("wechatpay-java, parse to Transaction", () -> official.parse(
                            new RequestParam.Builder()
                                    .serialNumber(headers.get("Wechatpay-Serial"))
                                    .timestamp(headers.get("Wechatpay-Timestamp"))
                                    .nonce(headers.get("Wechatpay-Nonce"))
                                    .signature(headers.get("Wechatpay-Signature"))
                                    .signType(headers.get("Wechatpay-Signature-Type"))
                                    .body(new String(body, StandardCharsets.UTF_8))
                                    .build(),
                            Transaction.class)
                    .getOutTradeNo());

            System.out.printf(
                    "Java %s, body of %d bytes, median and least of %d rounds of %d calls in turn%n",
                    System.getProperty("java.version"), body.length, ROUNDS, CALLS);
            rows.values().forEach(row -> time(row, WARM_UP));
            Map<String, double[]> times = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Supplier<Object>> row : rows.entrySet()) {
                    times.computeIfAbsent(row.getKey(), name -> new double[ROUNDS])[round] = time(row.getValue(), CALLS);
                }
            }
            times.forEach((name, rounds) -> {
                Arrays.sort(rounds);
                System.out.printf("%-40s %7.1f us %7.1f us%n", name, rounds[ROUNDS / 2], rounds[0]);
            });
        }
    }

    /** Microseconds a call. */
    private static double time(Supplier<Object> row, int calls) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            if (row.get() == null) {
                throw new AssertionError("nothing was parsed");
            }
        }
        return (System.nanoTime() - start) / 1000.0 / calls;
    }
}
