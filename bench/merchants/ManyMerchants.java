import io.github.wxnotify.Headers;
import io.github.wxnotify.handler.Merchants;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.Request;
import io.github.wxnotify.handler.ServedMerchant;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * 10,000 merchants in one process: memory, and time per request, beside a handler of one.
 *
 * <p>{@code java -Xms512m -Xmx512m -XX:+AlwaysPreTouch -cp dist/wxnotify-VERSION.jar bench/merchants/ManyMerchants.java}
 */
class ManyMerchants {
    private static final int MERCHANTS = 10_000;
    private static final int REQUESTS = 30_000;
    private static final String PAID = "{\"mchid\":\"1900007291\",\"out_trade_no\":\"A1\",\"trade_state\":\"SUCCESS\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";
    private static final Random RANDOM = new Random(1);

    // A pair of keys takes long to make. Each merchant has a parser of its own all the same.
    private static final List<Platform> PLATFORMS =
            IntStream.range(0, 8).mapToObj(number -> Platform.withPublicKey("PUB_KEY_ID_" + number)).toList();
    private static final List<List<Delivery>> SENT = PLATFORMS.stream()
            .map(platform -> IntStream.range(0, 50).mapToObj(i -> platform.notification("TRANSACTION.SUCCESS", PAID).build()).toList())
            .toList();

    public static void main(String[] arguments) throws Exception {
        Merchants merchants = Merchants.of(name -> ServedMerchant.of(name, PLATFORMS.get(Integer.parseInt(name) % PLATFORMS.size()).parser()));
        NotificationHandler one =
                NotificationHandler.builder(PLATFORMS.get(0).parser()).deadline(null).otherwise(delivery -> {}).build();
        NotificationHandler many = NotificationHandler.forMerchants(merchants.by(request -> request.getPath().substring("/wxpay/".length())))
                .deadline(null).otherwise(delivery -> {}).build();

        microseconds(one, new int[20_000]); // the JVM compiles
        double before = kibibytes();
        for (int number = 0; number < MERCHANTS; number++) {
            merchants.get(Integer.toString(number));
        }
        double memory = (kibibytes() - before) / MERCHANTS;
        int[] numbers = IntStream.generate(() -> RANDOM.nextInt(MERCHANTS)).limit(REQUESTS).toArray();
        double alone = Double.MAX_VALUE;
        double among = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            alone = Math.min(alone, microseconds(one, new int[REQUESTS]));
            among = Math.min(among, microseconds(many, numbers));
        }
        System.out.printf("Java: %.1f KiB a merchant; a request %.0f µs, and %.0f µs with one merchant%n", memory, among, alone);
    }

    /** Of a request, without what other threads take of the processor. */
    private static double microseconds(NotificationHandler handler, int[] numbers) throws IOException {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int number : numbers) {
            Delivery delivery = SENT.get(number % PLATFORMS.size()).get(RANDOM.nextInt(50));
            Request request = Request.of("POST", "/wxpay/" + number, Headers.of(delivery.getHeaders()), null);
            int status = handler.handle(request, new ByteArrayInputStream(delivery.getBody())).getStatus();
            if (status != 200) {
                throw new AssertionError(number + " was answered " + status);
            }
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e3 / numbers.length;
    }

    /** What is used of the heap, and all that is outside of it: the heap itself is there from the beginning. */
    private static double kibibytes() throws Exception {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1024.0;
        return heap + Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
    }
}
