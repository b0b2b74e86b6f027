package io.github.wxnotify;

import io.github.wxnotify.internal.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All headers of a request, from whatever the framework has. Case and spelling of the names do not matter, and headers
 * that are not WeChat Pay's are passed over.
 *
 * <pre>{@code
 * Headers.of(request.headers().map())                              // java.net.http, Map<String, List<String>>
 * Headers.of(exchange.getRequestHeaders())                         // com.sun.net.httpserver, likewise
 * Headers.of(request.getHeaderNames(), request::getHeaders)        // Servlet (javax and jakarta)
 * Headers.of(httpHeaders.headerNames(), httpHeaders::get)          // Spring 7; before, HttpHeaders is a Map itself
 * Headers.of(request.headers())                                    // Netty, Vert.x: pairs of name and value
 * }</pre>
 */
public final class Headers {
    /** Name, value, name, value, and so on. */
    private final List<String> namesAndValues = new ArrayList<>(32);

    private Headers() {}

    /**
     * The headers of a map: values are a {@code String}, or several in an {@code Iterable} or array of them. A null
     * name or value is passed over.
     *
     * @param headers such as {@code Map<String, String>} or {@code Map<String, List<String>>}
     * @return the headers
     * @throws WxNotifyException {@code ARGUMENT_INVALID} for null, or a value of another type
     */
    public static Headers of(Map<String, ?> headers) {
        if (headers == null) {
            throw wrong("the headers are null; pass all headers of the request", "headers");
        }
        Headers all = new Headers();
        for (Map.Entry<String, ?> header : headers.entrySet()) {
            all.addValues(header.getKey(), header.getValue());
        }
        return all;
    }

    /**
     * The headers of pairs, as Netty and Vert.x have them.
     *
     * @param headers pairs of name and value
     * @return the headers
     */
    public static Headers of(Iterable<? extends Map.Entry<String, String>> headers) {
        Headers all = new Headers();
        headers.forEach(header -> all.addValues(header.getKey(), header.getValue()));
        return all;
    }

    /**
     * The headers of a servlet request: {@code Headers.of(request.getHeaderNames(), request::getHeaders)}.
     *
     * @param names the names of all headers
     * @param values what gives the values of a name
     * @return the headers
     */
    public static Headers of(Enumeration<String> names, Function<String, Enumeration<String>> values) {
        return of(Collections.list(names), name -> Collections.list(values.apply(name)));
    }

    /**
     * The headers of a framework that lists names, and values by name.
     *
     * @param names the names of all headers
     * @param values what gives the values of a name
     * @return the headers
     */
    public static Headers of(Iterable<String> names, Function<String, ? extends Iterable<String>> values) {
        Headers all = new Headers();
        names.forEach(name -> all.addValues(name, values.apply(name)));
        return all;
    }

    private void addValues(String name, Object value) {
        if (name == null || value == null) {
            return;
        }
        if (value instanceof String) {
            namesAndValues.add(name);
            namesAndValues.add((String) value);
        } else if (value instanceof Iterable) {
            for (Object one : (Iterable<?>) value) {
                addValues(name, one);
            }
        } else if (value instanceof Object[]) {
            for (Object one : (Object[]) value) {
                addValues(name, one);
            }
        } else {
            throw wrong("the value of header " + name + " is a " + value.getClass().getName()
                    + "; give a String, or several in a List", name);
        }
    }

    /**
     * The first value of a header.
     *
     * @param name its name, in any case
     * @return the value, or null where there is none
     */
    public @Nullable String get(String name) {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            if (namesAndValues.get(i).equalsIgnoreCase(name)) {
                return namesAndValues.get(i + 1);
            }
        }
        return null;
    }

    private static WxNotifyException wrong(String message, String field) {
        return new WxNotifyException(ErrorCode.ARGUMENT_INVALID, message, field);
    }

    /** Name and value of each. */
    List<List<String>> pairs() {
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            pairs.add(namesAndValues.subList(i, i + 2));
        }
        return pairs;
    }

    void write(Request request) {
        request.list(namesAndValues.size() / 2);
        for (String text : namesAndValues) {
            request.text(text);
        }
    }
}
