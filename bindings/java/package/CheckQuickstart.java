import io.github.wxnotify.WxNotify;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;
import io.github.wxnotify.testing.Sample;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Starts the compiled quickstart of this folder on the packaged jar, and sends it a payment and a forged one. */
public final class CheckQuickstart {
    private static int passed;
    private static int failed;

    private CheckQuickstart() {}

    public static void main(String[] args) throws Exception {
        check("the jar is version " + args[0], WxNotify.VERSION.equals(args[0]));
        check("its native libraries are not compressed, and read quickly", areStored(System.getProperty("java.class.path")));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path printed = Path.of("printed");
        try (Platform platform = Platform.withPublicKey("PUB_KEY_ID_0114232134912410000000000000")) {
            ProcessBuilder builder = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp", System.getProperty("java.class.path") + File.pathSeparator + ".",
                            "Quickstart", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().put("WXPAY_PUBLIC_KEY_ID", platform.getSerial());
            builder.environment().put("WXPAY_PUBLIC_KEY", platform.getPublicKeyPem());
            builder.environment().put("WXPAY_API_V3_KEY", platform.getApiV3Key());
            Process quickstart = builder.start();
            try {
                Delivery paid = platform.notification("TRANSACTION.SUCCESS", payment(100)).build();
                HttpResponse<String> answer = send(port, paid, quickstart);
                check("a payment is acknowledged", answer.statusCode() == 200);
                check("in the platform's words", answer.body().equals("{\"code\":\"SUCCESS\"}"));
                Delivery cheaper = platform.notification("TRANSACTION.SUCCESS", payment(1)).build();
                check("one of another amount is not", send(port, cheaper, quickstart).statusCode() == 500);
                Delivery forged = platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build();
                check("a forged one is refused", send(port, forged, quickstart).statusCode() == 401);
            } finally {
                quickstart.destroy();
                quickstart.waitFor();
            }
        }
        check("the order is printed", Files.readString(printed).contains("A1 is paid"));
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean areStored(String jar) throws IOException {
        try (ZipFile file = new ZipFile(jar)) {
            List<? extends ZipEntry> libraries =
                    file.stream().filter(entry -> entry.getName().contains("/native/") && !entry.isDirectory()).toList();
            return !libraries.isEmpty() && libraries.stream().allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
        }
    }

    private static String payment(int amount) {
        return Sample.of("TRANSACTION.SUCCESS", Map.of("mchid", "1900007291", "out_trade_no", "A1", "amount.total", amount));
    }

    private static void check(String what, boolean isSo) {
        System.out.println((isSo ? "ok      " : "FAILED  ") + what);
        if (isSo) {
            passed++;
        } else {
            failed++;
        }
    }

    private static HttpResponse<String> send(int port, Delivery delivery, Process server) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/notify"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.getBody()));
        delivery.getHeaders().forEach(request::header);
        for (int tries = 0; ; tries++) {
            try {
                return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (ConnectException notYet) {
                if (tries == 600 || !server.isAlive()) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }
}
