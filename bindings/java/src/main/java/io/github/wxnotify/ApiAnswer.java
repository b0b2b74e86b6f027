package io.github.wxnotify;

import io.github.wxnotify.internal.Given;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What WeChat Pay's API answered to an {@link ApiClient}, whatever the status. Who asked reads the body, and closes it. */
public final class ApiAnswer {
    final int status;
    final Headers headers;
    final InputStream body;

    private ApiAnswer(int status, Headers headers, InputStream body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers all headers, as {@link Headers#of(Map)} takes them
     * @param body the raw body, undone of what the client itself asked for, such as gzip; null where there is none. It is read
     *     no further than an answer can be long
     * @return the answer
     */
    public static ApiAnswer of(int status, Map<String, ?> headers, @Nullable InputStream body) {
        return of(status, Headers.of(headers), body);
    }

    /**
     * The same for headers that are no map.
     *
     * @param status the HTTP status
     * @param headers all headers
     * @param body the raw body; null where there is none
     * @return the answer
     */
    public static ApiAnswer of(int status, Headers headers, @Nullable InputStream body) {
        Given.required(headers, "headers");
        return new ApiAnswer(status, headers, body == null ? new ByteArrayInputStream(new byte[0]) : body);
    }

    /** The status. */
    @Override
    public String toString() {
        return "ApiAnswer[" + status + "]";
    }
}
