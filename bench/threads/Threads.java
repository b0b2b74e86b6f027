import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many notifications two threads parse for one's, in the fastest of many short turns, in Java. */
public final class Threads {
    private static final int TURNS = 15;
    private static final double SECONDS = 0.2;

    private Threads() {}

    public static void main(String[] args) throws InterruptedException {
        String id = "PUB_KEY_ID_0114232134912410000000000000";
        try (Platform platform = Platform.withPublicKey(id);
                NotificationParser parser = NotificationParser.builder()
                        .publicKey(id, platform.getPublicKeyPem())
                        .apiV3Key(platform.getApiV3Key())
                        .build()) {
            Delivery paid = platform.notification(
                            "TRANSACTION.SUCCESS",
                            "{\"mchid\":\"1900007291\",\"out_trade_no\":\"A1\",\"trade_type\":\"JSAPI\",\"trade_state\":\"SUCCESS\"}")
                    .build();
            Map<String, String> headers = paid.getHeaders();
            byte[] body = paid.getBody();
            Runnable parse = () -> parser.parse(headers, body);
            rate(2, parse, 10 * SECONDS); // for the compiler
            double one = 0;
            double two = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                one = Math.max(one, rate(1, parse, SECONDS));
                two = Math.max(two, rate(2, parse, SECONDS));
            }
            System.out.printf("| Java | %.0f | %.0f | %.2f |%n", one, two, two / one);
        }
    }

    private static double rate(int threads, Runnable parse, double seconds) throws InterruptedException {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        LongAdder count = new LongAdder();
        Thread[] workers = new Thread[threads];
        for (int index = 0; index < threads; index++) {
            workers[index] = new Thread(() -> {
                while (System.nanoTime() < until) {
                    parse.run();
                    count.increment();
                }
            });
            workers[index].start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return count.sum() / seconds;
    }
}
