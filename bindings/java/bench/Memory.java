import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Resident memory before and after many parses, good and bad: {@code java -Xms64m -Xmx64m -XX:+AlwaysPreTouch Memory 1000000}. */
public final class Memory {
    private static final String PAYMENT = "{\"mchid\":\"1900007291\",\"appid\":\"wxd678efh567hg6787\",\"out_trade_no\":\"A20261121\","
            + "\"transaction_id\":\"4200002915202611211234567890\",\"trade_type\":\"JSAPI\",\"trade_state\":\"SUCCESS\","
            + "\"trade_state_desc\":\"支付成功\",\"bank_type\":\"CMB_DEBIT\",\"attach\":\"order=A20261121;shop=88\","
            + "\"success_time\":\"2026-11-21T10:34:56+08:00\",\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"},"
            + "\"amount\":{\"total\":100,\"payer_total\":90,\"currency\":\"CNY\",\"payer_currency\":\"CNY\"},"
            + "\"scene_info\":{\"device_id\":\"013467007045764\"},\"promotion_detail\":[{\"coupon_id\":\"109519\","
            + "\"name\":\"单品惠-6\",\"scope\":\"SINGLE\",\"type\":\"CASH\",\"amount\":10,\"stock_id\":\"931386\","
            + "\"wechatpay_contribute\":10,\"merchant_contribute\":0,\"other_contribute\":0,\"currency\":\"CNY\"}]}";

    private Memory() {}

    public static void main(String[] args) throws IOException {
        int parses = Integer.parseInt(args[0]);
        try (Platform platform = Platform.create();
                NotificationParser parser = platform.parser()) {
            Delivery paid = platform.notification("TRANSACTION.SUCCESS", PAYMENT).now(0).build();
            Delivery forged =
                    platform.notification("TRANSACTION.SUCCESS", PAYMENT).now(0).fault(Fault.FORGED).build();
            parse(parser, paid, forged, 50_000); // the JVM compiles, and its heap reaches its size
            long before = residentKiB();
            parse(parser, paid, forged, parses);
            long after = residentKiB();
            System.out.printf(
                    "%d parses: %d KiB before, %d KiB after, grown by %d KiB%n", parses, before, after, after - before);
        }
    }

    /** One in eight is forged, and of every fourth all is asked. */
    private static void parse(NotificationParser parser, Delivery paid, Delivery forged, int times) {
        byte[] good = paid.getBody();
        byte[] bad = forged.getBody();
        for (int i = 0; i < times; i++) {
            try {
                if (i % 8 == 0) {
                    parser.parse(forged.getHeaders(), bad, 0);
                    throw new AssertionError("a forged notification was accepted");
                }
                Notification notification = parser.parse(paid.getHeaders(), good, 0);
                if (i % 4 == 1) {
                    notification.getResource();
                    notification.toJson();
                }
            } catch (WxNotifyException refused) {
                if (i % 8 != 0) {
                    throw refused;
                }
            }
        }
    }

    private static long residentKiB() throws IOException {
        System.gc();
        return Files.readAllLines(Paths.get("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no VmRSS"));
    }
}
