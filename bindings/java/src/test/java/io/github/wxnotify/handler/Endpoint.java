package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.Samples;
import io.github.wxnotify.inbox.Claim;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every framework's endpoint must do, behind a real socket, at {@code /notify}. */
abstract class Endpoint {
    @TempDir
    Path folder;

    Shop shop;
    NotificationHandler handler;
    private int port;
    /** What the callback does after it has counted the payment. */
    private volatile Step then = () -> {};

    interface Step {
        void run() throws Exception;
    }

    /** Starts the framework with the handler, and returns its port. */
    abstract int start(NotificationHandler handler) throws Exception;

    abstract void stop() throws Exception;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
        handler = shop.handler()
                .deadline(Duration.ofSeconds(2))
                .onPaid((paid, delivery) -> {
                    Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
                    then.run();
                })
                .build();
        port = start(handler);
    }

    @AfterEach
    void close() throws Exception {
        stop();
        handler.close();
        shop.close();
    }

    private HttpResponse<String> send(String method, Delivery delivery) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/notify"))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(delivery.getBody()));
        delivery.getHeaders().forEach(request::header);
        // On a connection of its own: a server may close one whose body it did not read.
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void answers(int status, String code, Delivery delivery) throws Exception {
        HttpResponse<String> answer = send("POST", delivery);
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse("none"));
        assertTrue(answer.body().startsWith(status == 200 ? "{\"code\":\"SUCCESS\"}" : "{\"code\":\"FAIL\""), answer.body());
        assertEquals(code, shop.last().getCode());
    }

    private Delivery wrong(Fault fault) {
        return shop.platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).fault(fault).build();
    }

    @Test
    void aGenuineOneCountsOnce() throws Exception {
        Delivery payment = shop.payment();
        answers(200, "SUCCESS", payment);
        answers(200, "DUPLICATE", payment);
        assertEquals(1, shop.paid());
    }

    @Test
    void aForgedOneIsRefused() throws Exception {
        answers(401, "SIGNATURE_INVALID", wrong(Fault.FORGED));
        answers(401, "SIGNATURE_INVALID", wrong(Fault.TAMPERED));
        assertEquals(0, shop.paid());
    }

    @Test
    void onlyAPostIsTaken() throws Exception {
        for (String method : new String[] {"GET", "PUT", "DELETE"}) {
            HttpResponse<String> answer = send(method, shop.payment());
            assertEquals(405, answer.statusCode());
            assertEquals("POST", answer.headers().firstValue("Allow").orElse("none"));
            assertEquals("METHOD_NOT_ALLOWED", shop.last().getCode());
        }
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItComes() throws Exception {
        String head = "POST /notify HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n";
        // The length is declared, and nothing follows.
        assertTrue(raw(head + "Content-Length: 50000000\r\n\r\n", 0).startsWith("HTTP/1.1 413"));
        assertEquals("BODY_TOO_LARGE", shop.last().getCode());
        // Without a declared length, the answer comes while the body is still coming.
        assertTrue(raw(head + "Transfer-Encoding: chunked\r\n\r\n", 20).startsWith("HTTP/1.1 413"));
        assertEquals("BODY_TOO_LARGE", shop.last().getCode());
    }

    @Test
    void aBodyThatDripsIsAnsweredInTime() throws Exception {
        long start = System.nanoTime();
        String head = "POST /notify HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().available() == 0) {
                socket.getOutputStream().write(' ');
                Thread.sleep(50);
            }
            assertEquals("HTTP/1.1 500", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 10_000);
        assertEquals("DEADLINE_EXCEEDED", shop.last().getCode());
        answers(200, "SUCCESS", shop.payment());
    }

    /** Sends a head and chunks of 64 KiB, and never the end. */
    private String raw(String head, int chunks) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            for (int i = 0; i < chunks; i++) {
                socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
            socket.getOutputStream().flush();
            byte[] answer = new byte[12];
            int read = socket.getInputStream().readNBytes(answer, 0, answer.length);
            return new String(answer, 0, read, StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aFailingCallbackTakesItBack() throws Exception {
        then = () -> {
            throw new IllegalStateException("the stock is empty");
        };
        Delivery payment = shop.payment();
        answers(500, "HANDLER_FAILED", payment);
        assertEquals(0, shop.paid());
        then = () -> {};
        answers(200, "SUCCESS", payment);
        assertEquals(1, shop.paid());
    }

    @Test
    void anothersIsBusy() throws Exception {
        Delivery payment = shop.payment();
        Claim.State other = shop.inbox.inAutocommit(
                connection -> shop.inbox.claim(connection, Samples.parse(shop.platform, payment)).getState());
        assertEquals(Claim.State.FRESH, other);
        answers(503, "NOTIFICATION_BUSY", payment);
    }

    @Test
    void whatNoRouteTakesIsRefused() throws Exception {
        answers(500, "EVENT_UNHANDLED", shop.platform.notification("A.NEW_ONE", "{\"a\":1}").build());
    }

    @Test
    void theAnswerIsInTimeAndTheLateResultCountsOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        then = go::await;
        Delivery payment = shop.payment();
        long start = System.nanoTime();
        answers(500, "DEADLINE_EXCEEDED", payment);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 5000);
        go.countDown();
        shop.awaitOutcomes(2);
        assertTrue(shop.last().isLate());
        answers(200, "DUPLICATE", payment);
        assertEquals(1, shop.paid());
    }
}
