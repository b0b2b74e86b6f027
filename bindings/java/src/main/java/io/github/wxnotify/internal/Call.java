package io.github.wxnotify.internal;

import java.util.Map;

/**
 * A request in JSON to the core, which holds the rules of handlers and of the inbox. The core itself reads its answer
 * into a tree.
 */
public final class Call {
    /** An object that is not closed yet. */
    private final Request request = new Request(512);

    private final Json json = new Json(request);

    /** @param what what to do */
    public Call(String what) {
        json.addMember('{', "do", what);
    }

    /** @param value a text, a whole number, a boolean, or a map or list of them; null leaves it out */
    public Call with(String name, Object value) {
        return value == null ? this : withNullable(name, value);
    }

    /** The same, where null is something to be said. */
    public Call withNullable(String name, Object value) {
        json.addMember(',', name, value);
        return this;
    }

    /** @param value what is JSON already, in UTF-8 */
    public Call withJson(String name, byte[] value) {
        return withNullable(name, new Json.Text(value));
    }

    /**
     * Asks the core.
     *
     * @return its answer
     * @throws io.github.wxnotify.WxNotifyException where the core refuses
     */
    public Map<String, Object> answer() {
        return new Reply(send()).object();
    }

    /** Asks the core, and leaves its answer as it came. */
    public byte[] send() {
        return Native.call(request.wholeWith('}'));
    }

    /** The answer's value. */
    public Object value() {
        return answer().get("value");
    }
}
