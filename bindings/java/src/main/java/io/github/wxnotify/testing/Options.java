package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was given to a builder, by the names of the core's options. Null is "not given". */
final class Options {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Long> integers = new LinkedHashMap<>();

    void put(String name, String value) {
        texts.remove(name);
        if (value != null) {
            texts.put(name, value);
        }
    }

    void put(String name, long value) {
        integers.put(name, value);
    }

    void write(Request request) {
        request.list(texts.size());
        texts.forEach((name, value) -> request.text(name).text(value));
        request.list(integers.size());
        integers.forEach((name, value) -> request.text(name).integer(value));
    }
}
