package io.github.wxnotify.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request in JSON to the core, which holds the rules of handlers and of the inbox. The core itself reads its answer
 * into a tree.
 */
public final class Call {
    private final Map<String, Object> request = new LinkedHashMap<>();

    /** @param what what to do */
    public Call(String what) {
        request.put("do", what);
    }

    /** @param value a text, a whole number, a boolean, or a map or list of them; null leaves it out */
    public Call with(String name, Object value) {
        if (value != null) {
            request.put(name, value);
        }
        return this;
    }

    /** The same, where null is something to be said. */
    public Call withNullable(String name, Object value) {
        request.put(name, value);
        return this;
    }

    /** @param json what is JSON already */
    public Call withJson(String name, String json) {
        request.put(name, new Json.Text(json));
        return this;
    }

    /**
     * Asks the core.
     *
     * @return its answer
     * @throws io.github.wxnotify.WxNotifyException where the core refuses
     */
    public Map<String, Object> answer() {
        String answer = new Request().text(Json.write(request)).send(Native::call).text();
        return new Request().text(answer).send(Native::notificationResource).object();
    }

    /** Asks the core, and leaves its answer as it came. */
    public byte[] send() {
        return new Request().text(Json.write(request)).send(Native::call).whole();
    }

    /** The answer's value. */
    public Object value() {
        return answer().get("value");
    }
}
