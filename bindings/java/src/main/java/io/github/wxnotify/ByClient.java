package io.github.wxnotify;

import io.github.wxnotify.internal.Asking;
import io.github.wxnotify.internal.Failures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks by a client: the last answer, and what became of it. */
final class ByClient implements Asking {
    private final Map<String, Object> merchant;
    private final ApiClient client;
    private final NotificationParser parser;
    private Headers headers;
    private byte[] body;
    private Throwable failure;

    ByClient(Map<String, Object> merchant, ApiClient client, NotificationParser parser) {
        this.merchant = merchant;
        this.client = client;
        this.parser = parser;
    }

    @Override
    public Map<String, Object> merchant() {
        return merchant;
    }

    @Override
    public Object fetch(Map<String, Object> step) {
        try {
            return Collections.singletonMap("fetched", send(step));
        } catch (Exception error) {
            if (error instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failure = error;
            return Failures.ofHost(error);
        }
    }

    private Map<String, Object> send(Map<String, Object> step) throws Exception {
        Duration timeout = Duration.ofMillis((Long) step.get("timeout_ms"));
        long end = System.nanoTime() + timeout.toNanos();
        ApiAnswer answer = client.send(new SignedRequest(step), timeout);
        if (answer == null) {
            throw new IOException("the client gave no answer");
        }
        headers = answer.headers;
        try (InputStream in = answer.body) {
            body = read(in, (Long) step.get("most_bytes"), end);
        }
        Map<String, Object> fetched = new LinkedHashMap<>();
        fetched.put("status", answer.status);
        fetched.put("headers", headers.pairs());
        fetched.put("body", Base64.getEncoder().encodeToString(body));
        return fetched;
    }

    /** One byte too many tells that it is too long. */
    private static byte[] read(InputStream in, long most, long end) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read >= 0 && body.size() <= most; read = in.read(buffer)) {
            body.write(buffer, 0, read);
            if (System.nanoTime() > end) {
                throw new SocketTimeoutException("the answer was not there in time");
            }
        }
        return body.toByteArray();
    }

    @Override
    public Object verify() {
        try {
            parser.verifyAnswer(headers, body);
            return "done";
        } catch (WxNotifyException error) {
            return Collections.singletonMap("refused", Failures.refused(error));
        }
    }

    @Override
    public Throwable failure() {
        return failure;
    }
}
