package io.github.wxnotify.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.Program;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.Response;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar wxnotify.jar forge}. */
class ForgeTest {
    private static final String ID = "PUB_KEY_ID_0114232134912410000000000000";

    @TempDir
    Path folder;

    private static Program.Ended forge(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("forge"));
        arguments.addAll(Arrays.asList(options));
        return Program.run("io.github.wxnotify.testing.Forge", List.of("-Xshare:auto"), arguments.toArray(new String[0]));
    }

    private static Set<String> files(Path dir) throws Exception {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static void ends(int exitCode, String saying, Program.Ended ended) {
        assertEquals(exitCode, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains(saying), ended.output());
    }

    @Test
    void aPlatformIsMadeAndSends() throws Exception {
        Path dir = folder.resolve("test-platform");
        ends(0, "FOR TESTS ONLY", forge("--init", dir.toString(), "--public-key-id", ID));
        assertEquals(Set.of("private_key.pem", "api_v3_key", "public_key.pem", "public_key_id"), files(dir));
        for (String secret : List.of("private_key.pem", "api_v3_key")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(secret))));
        }
        ends(2, "nothing is overwritten", forge("--init", dir.toString(), "--public-key-id", ID));

        List<String> paid = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/notify";
        try (NotificationParser parser = NotificationParser.builder()
                        .publicKey(ID, Files.readString(dir.resolve("public_key.pem")))
                        .apiV3Key(Files.readString(dir.resolve("api_v3_key")))
                        .build();
                NotificationHandler handler = NotificationHandler.builder(parser)
                        .onPaid((payment, delivery) -> paid.add(payment.getOutTradeNo() + " " + payment.getAmount().getTotal()))
                        .build()) {
            server.createContext("/notify", exchange -> {
                Response answer = handler.handle(exchange.getRequestMethod(), exchange.getRequestHeaders(), exchange.getRequestBody());
                exchange.sendResponseHeaders(answer.getStatus(), answer.getBody().length);
                exchange.getResponseBody().write(answer.getBody());
                exchange.close();
            });
            server.start();
            String[] sends = {
                "--platform", dir.toString(), "--event", "TRANSACTION.SUCCESS", "--set", "out_trade_no=A1", "--set", "amount.total=100",
                "--send", url, "--fault", "forged",
            };
            ends(0, "HTTP 200 in ", forge(Arrays.copyOf(sends, sends.length - 2)));
            assertEquals(List.of("A1 100"), paid);
            ends(0, "HTTP 401 in ", forge(sends));
            Path stranger = folder.resolve("stranger");
            ends(0, "FOR TESTS ONLY", forge("--init", stranger.toString()));
            assertEquals(Set.of("private_key.pem", "api_v3_key", "certificate.pem"), files(stranger));
            sends[1] = stranger.toString();
            ends(1, "WRONG: the endpoint refused a genuine notification", forge(Arrays.copyOf(sends, sends.length - 2)));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aWrongUseIsExplained() throws Exception {
        ends(2, "--event is missing", forge("--platform", folder.toString(), "--send", "http://127.0.0.1:1/"));
        ends(2, "to this machine alone", forge("--platform", "x", "--event", "TRANSACTION.SUCCESS", "--send", "http://192.0.2.1/"));
        ends(2, "there is no option --sned", forge("--sned", "x"));
        ends(2, "is not there", forge(
                "--platform", folder.toString(), "--event", "TRANSACTION.SUCCESS", "--send", "http://127.0.0.1:1/"));
    }
}
