import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.WxNotify;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;

/** The jar on its platform: its version, a genuine payment, and every forged one. */
public final class Smoke {
    private static int passed;
    private static int failed;

    private Smoke() {}

    public static void main(String[] args) {
        System.out.println(WxNotify.VERSION);
        try (Platform platform = Platform.withPublicKey("PUB_KEY_ID_0114232134912410000000000000");
                NotificationParser parser = platform.parser()) {
            String payment = "{\"mchid\":\"1900007291\",\"out_trade_no\":\"A1\"}";
            check("genuine", opens(parser, platform.notification("TRANSACTION.SUCCESS", payment).build()));
            for (Fault fault : Fault.values()) {
                Delivery sent = platform.notification("TRANSACTION.SUCCESS", payment).fault(fault).build();
                check(fault.name(), !opens(parser, sent));
            }
        }
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean opens(NotificationParser parser, Delivery sent) {
        try {
            return parser.parse(sent.getHeaders(), sent.getBody()).getEventType().equals("TRANSACTION.SUCCESS");
        } catch (WxNotifyException refused) {
            return false;
        }
    }

    private static void check(String name, boolean good) {
        if (good) {
            passed++;
        } else {
            failed++;
            System.out.println("FAILED  " + name);
        }
    }
}
