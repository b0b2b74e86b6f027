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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's programs as they stand there, the memory of many parses, and the class files. */
class ProgramsTest {
    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static Map<String, String> environment(Platform platform) {
        return Map.of(
                "WXPAY_PUBLIC_KEY_ID", platform.getSerial(),
                "WXPAY_PUBLIC_KEY", platform.getPublicKeyPem(),
                "WXPAY_API_V3_KEY", platform.getApiV3Key());
    }

    /** Sends a payment twice and a forged one, and returns what the program printed. */
    private List<String> receives(Platform platform, Process program, int port, Path printed) throws Exception {
        try {
            Delivery payment = Samples.payment(platform);
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = send(port, payment, program);
                assertEquals(200, answer.statusCode());
                assertEquals("{\"code\":\"SUCCESS\"}", answer.body());
                assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
            }
            Delivery cheaper = platform.notification(
                    "TRANSACTION.SUCCESS", Samples.PAYMENT.replace("\"total\":100", "\"total\":1")).build();
            assertEquals(500, send(port, cheaper, program).statusCode());
            Delivery forged = platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build();
            assertEquals(401, send(port, forged, program).statusCode());
        } finally {
            program.destroy();
            program.waitFor();
        }
        List<String> lines = Files.readAllLines(printed);
        for (String code : List.of("CONTENT_MISMATCH", "SIGNATURE_INVALID")) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(code)), lines.toString());
        }
        return lines;
    }

    @Test
    void theReadmesEndpointCountsAPaymentOnce() throws Exception {
        int port = freePort();
        Path printed = folder.resolve("printed");
        try (Platform platform = Platform.withPublicKey(Samples.PUBLIC_KEY_ID)) {
            Process endpoint = Program.startWithAll(
                    environment(platform), printed, "shop.Application", "--server.port=" + port, "--server.address=127.0.0.1");
            List<String> lines = receives(platform, endpoint, port, printed);
            assertEquals(1, Collections.frequency(lines, "A1 is paid"), lines.toString());
        }
        assertTrue(Files.exists(folder.resolve("inbox.db")));
    }

    @Test
    void theReadmesQuickstartNeedsNothingElse() throws Exception {
        int port = freePort();
        Path printed = folder.resolve("printed");
        try (Platform platform = Platform.withPublicKey(Samples.PUBLIC_KEY_ID)) {
            Process quickstart =
                    Program.start(environment(platform), List.of(), printed, "Quickstart", Integer.toString(port));
            List<String> lines = receives(platform, quickstart, port, printed);
            assertEquals(2, Collections.frequency(lines, "A1 is paid"), lines.toString());
        }
    }

    /** In Spring the placeholder is named, and in the JDK's the variable. */
    @ParameterizedTest
    @ValueSource(strings = {"shop.Application", "Quickstart"})
    void aVariableThatIsMissingIsNamed(String main) throws Exception {
        Path printed = folder.resolve("printed");
        try (Platform platform = Platform.withPublicKey(Samples.PUBLIC_KEY_ID)) {
            Map<String, String> environment = new HashMap<>(environment(platform));
            environment.remove("WXPAY_API_V3_KEY");
            Process program = Program.startWithAll(environment, printed, main, "0", "--server.port=0");
            assertEquals(1, program.waitFor());
        }
        String said = Files.readString(printed);
        assertTrue(said.contains("'WXPAY_API_V3_KEY'") || said.contains("WXPAY_API_V3_KEY is not set"), said);
    }

    private HttpResponse<String> send(int port, Delivery delivery, Process server) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/notify"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.getBody()));
        delivery.getHeaders().forEach(request::header);
        for (int tries = 0; ; tries++) {
            try {
                return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (ConnectException notYet) {
                if (tries == 600 || !server.isAlive()) {
                    throw new AssertionError("it does not serve: " + Files.readString(folder.resolve("printed")), notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    @Test
    void withoutADriverTheErrorSaysWhichToAdd() throws Exception {
        Program.Ended ended = Program.run("io.github.wxnotify.OpenInbox", List.of(), folder.resolve("inbox.db").toString());
        assertEquals("OPTION_INVALID path: there is no JDBC driver for SQLite; add org.xerial:sqlite-jdbc to the program's"
                + " dependencies", ended.output().trim());
    }

    @Test
    void memoryStaysFlat() throws Exception {
        Program.Ended ended = Program.run("Memory", List.of("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch"), "100000");
        assertEquals(0, ended.exitCode(), ended.output());
        long grown = Long.parseLong(ended.output().replaceAll("(?s).*grown by (-?\\d+) KiB.*", "$1"));
        assertTrue(grown < 8 * 1024, ended.output());
    }

    /** The first lambda or method reference of a program takes a good ten milliseconds, and each of the others one. */
    @Test
    void noLambdaIsInTheWayOfTheFirstNotification() throws Exception {
        List<String> arguments = new ArrayList<>();
        try (Platform platform = Platform.withPublicKey(Samples.PUBLIC_KEY_ID)) {
            Delivery payment = Samples.payment(platform);
            arguments.addAll(List.of(platform.getSerial(), platform.getPublicKeyPem(), platform.getApiV3Key()));
            arguments.add(Base64.getEncoder().encodeToString(payment.getBody()));
            payment.getHeaders().forEach((name, value) -> arguments.addAll(List.of(name, value)));
        }
        Program.Ended ended =
                Program.run("io.github.wxnotify.ParseOnce", List.of("-Xlog:class+load"), arguments.toArray(new String[0]));
        assertTrue(ended.output().contains("\nTRANSACTION.SUCCESS\n"), ended.output());
        assertTrue(ended.output().contains("io.github.wxnotify.Notification "));
        assertEquals("", ended.output().lines().filter(line -> line.contains("io.github.wxnotify.") && line.contains("$$Lambda"))
                .collect(Collectors.joining("\n")));
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
