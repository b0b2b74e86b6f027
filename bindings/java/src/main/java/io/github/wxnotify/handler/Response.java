package io.github.wxnotify.handler;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to put into the HTTP response. Immutable. */
public final class Response {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /** @param report what the core answers */
    Response(Map<?, ?> report) {
        Map<String, String> named = new LinkedHashMap<>();
        put(named, "Content-Type", (String) report.get("content_type"));
        put(named, "Allow", (String) report.get("allow"));
        status = ((Long) report.get("status")).intValue();
        headers = Collections.unmodifiableMap(named);
        body = ((String) report.get("body")).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null && !value.isEmpty()) {
            headers.put(name, value);
        }
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
