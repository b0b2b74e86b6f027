package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers and body of one HTTP request, or response, made by a pretend {@link Platform}. Immutable. */
public final class Delivery {
    private final Map<String, String> headers;
    private final byte[] body;

    Delivery(Reply reply) {
        Map<String, String> read = new LinkedHashMap<>();
        reply.list(header -> read.put(header.text(), header.text()));
        headers = Collections.unmodifiableMap(read);
        body = reply.bytes();
    }

    /** One without headers. */
    static Delivery ofBody(byte[] body) {
        return new Delivery(Collections.emptyMap(), body);
    }

    private Delivery(Map<String, String> headers, byte[] body) {
        this.headers = Collections.unmodifiableMap(headers);
        this.body = body;
    }

    /**
     * All headers.
     *
     * @return values by name, unmodifiable
     */
    public Map<String, String> getHeaders() {
        return headers;
    }

    /**
     * The raw body.
     *
     * @return a copy
     */
    public byte[] getBody() {
        return body.clone();
    }

    /**
     * The same with another header.
     *
     * @param name its name; one of that name in any case is replaced
     * @param value its value
     * @return a new delivery
     */
    public Delivery withHeader(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(withoutHeader(name).headers);
        changed.put(name, value);
        return new Delivery(changed, body);
    }

    /**
     * The same without a header.
     *
     * @param name its name in any case
     * @return a new delivery
     */
    public Delivery withoutHeader(String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.keySet().removeIf(name::equalsIgnoreCase);
        return new Delivery(changed, body);
    }

    /**
     * The same with another body, under the same signature.
     *
     * @param body the body
     * @return a new delivery
     */
    public Delivery withBody(byte[] body) {
        return new Delivery(headers, body.clone());
    }

    /** How many headers, and how long the body is. */
    @Override
    public String toString() {
        return "Delivery[" + headers.size() + " headers, " + body.length + " bytes]";
    }
}
