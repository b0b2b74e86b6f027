package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's program as it stands there, the memory of many parses, and the class files. */
class ProgramsTest {
    @TempDir
    Path folder;

    @Test
    void theReadmesQuickstartReceivesNotifications() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Platform platform = Platform.withPublicKey(Samples.PUBLIC_KEY_ID)) {
            Map<String, String> environment = Map.of(
                    "WXPAY_PUBLIC_KEY_ID", platform.getSerial(),
                    "WXPAY_PUBLIC_KEY", platform.getPublicKeyPem(),
                    "WXPAY_API_V3_KEY", platform.getApiV3Key());
            Path printed = folder.resolve("printed");
            Process quickstart = Program.start(environment, List.of(), printed, "Quickstart", Integer.toString(port));
            try {
                HttpResponse<String> answer = send(port, Samples.payment(platform), quickstart);
                assertEquals(200, answer.statusCode());
                assertEquals("{\"code\":\"SUCCESS\"}", answer.body());
                assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));

                Delivery forged = platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build();
                assertEquals(401, send(port, forged, quickstart).statusCode());
            } finally {
                quickstart.destroy();
                quickstart.waitFor();
            }
            List<String> lines = Files.readAllLines(printed);
            assertTrue(lines.contains("transaction.direct A1"), lines.toString());
            assertTrue(lines.stream().anyMatch(line -> line.contains("SIGNATURE_INVALID")), lines.toString());
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
                if (tries == 100 || !server.isAlive()) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    @Test
    void memoryStaysFlat() throws Exception {
        Program.Ended ended = Program.run("Memory", List.of("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch"), "100000");
        assertEquals(0, ended.exitCode(), ended.output());
        long grown = Long.parseLong(ended.output().replaceAll("(?s).*grown by (-?\\d+) KiB.*", "$1"));
        assertTrue(grown < 8 * 1024, ended.output());
    }

    @Test
    void everyClassRunsOnJava8() throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("wxnotify.classes")))) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        assertTrue(classes.size() > 30);
        for (Path file : classes) {
            byte[] bytes = Files.readAllBytes(file);
            assertEquals(52, bytes[6] << 8 | bytes[7], file.toString());
        }
    }
}
