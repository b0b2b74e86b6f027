package io.github.wxnotify.handler;

import io.github.wxnotify.Ack;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to put into the HTTP response. Immutable. */
public final class Response {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Response(Ack ack) {
        Map<String, String> named = new LinkedHashMap<>();
        if (!ack.getContentType().isEmpty()) {
            named.put("Content-Type", ack.getContentType());
        }
        if (ack.getStatus() == 405) {
            named.put("Allow", "POST");
        }
        status = ack.getStatus();
        headers = Collections.unmodifiableMap(named);
        body = ack.getBody().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The HTTP status.
     *
     * @return such as 200
     */
    public int getStatus() {
        return status;
    }

    /**
     * The headers to set.
     *
     * @return values by name: {@code Content-Type} where there is a body, {@code Allow} with 405
     */
    public Map<String, String> getHeaders() {
        return headers;
    }

    /**
     * The body: JSON in UTF-8, or empty.
     *
     * @return a copy
     */
    public byte[] getBody() {
        return body.clone();
    }

    /** The status. */
    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}
