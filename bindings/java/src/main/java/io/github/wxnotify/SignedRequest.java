package io.github.wxnotify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request to WeChat Pay's API that is ready to be sent, as it is, within 5 minutes. Immutable. */
public final class SignedRequest {
    private final String method;
    private final String url;
    private final Map<String, String> headers;

    /** @param request as the core writes it: {@code method}, {@code url}, {@code headers} */
    SignedRequest(Map<?, ?> request) {
        method = (String) request.get("method");
        url = (String) request.get("url");
        Map<String, String> named = new LinkedHashMap<>();
        for (Object header : (List<?>) request.get("headers")) {
            named.put((String) ((List<?>) header).get(0), (String) ((List<?>) header).get(1));
        }
        headers = Collections.unmodifiableMap(named);
    }

    /**
     * The method.
     *
     * @return such as {@code GET}
     */
    public String getMethod() {
        return method;
    }

    /**
     * Where to send it. A client must not write it anew: path and query are signed as they are.
     *
     * @return scheme, host, path and query
     */
    public String getUrl() {
        return url;
    }

    /**
     * The headers.
     *
     * @return {@code Authorization}, {@code Accept}, {@code User-Agent}, and {@code Content-Type} where there is a body
     */
    public Map<String, String> getHeaders() {
        return headers;
    }

    /** Method and URL. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
