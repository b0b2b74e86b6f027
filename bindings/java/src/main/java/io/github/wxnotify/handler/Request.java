package io.github.wxnotify.handler;

import io.github.wxnotify.Headers;
import io.github.wxnotify.internal.Given;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request, as far as it tells whose it is; see {@link MerchantFinder}. Nothing of it is verified. Immutable. */
public final class Request {
    private final String method;
    private final String path;
    private final Headers headers;
    private final Object raw;

    private Request(String method, String path, Headers headers, Object raw) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.raw = raw;
    }

    /**
     * A request, for {@link NotificationHandler#handle(Request, java.io.InputStream)}, and for tests.
     *
     * @param method such as {@code POST}
     * @param path the URL's path, whole, without the query
     * @param headers all headers
     * @param raw the framework's own request, or null
     * @return the request
     */
    public static Request of(String method, String path, Headers headers, @Nullable Object raw) {
        return new Request(method, Given.required(path, "path"), Given.required(headers, "headers"), raw);
    }

    /**
     * The method.
     *
     * @return such as {@code POST}
     */
    public String getMethod() {
        return method;
    }

    /**
     * The URL's path.
     *
     * @return whole, without the query, percent-encoded as it was sent where a servlet has it; empty where the handler was not told
     */
    public String getPath() {
        return path;
    }

    /**
     * The header {@code Host}. Who sends the request can write what he likes into it.
     *
     * @return in lower case, without the port; null where there is none
     */
    public @Nullable String getHost() {
        String host = headers.get("Host");
        return host == null ? null : host.trim().replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
    }

    /**
     * A header's first value.
     *
     * @param name in any case, with hyphens or underscores
     * @return the value, or null where there is none
     */
    public @Nullable String getHeader(String name) {
        return headers.get(Given.required(name, "name").replace('_', '-'));
    }

    /**
     * The framework's own request: in it are a route's variables.
     *
     * @return of the servlets the {@code HttpServletRequest}; null where the handler was not given one
     */
    public @Nullable Object getRaw() {
        return raw;
    }

    Headers headers() {
        return headers;
    }

    /** Method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
