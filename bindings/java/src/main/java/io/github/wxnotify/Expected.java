package io.github.wxnotify;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a notification must be, for a handler's {@code expect}: a {@link PaidOrder}, a {@link RefundedOrder}, an
 * {@link Expectation}, or {@link #NOT_COMPARED}. Null is none of them, and never passes.
 */
public abstract class Expected {
    /** Says that a notification is compared with nothing: for one that is of no order. */
    public static final Expected NOT_COMPARED = new Expected() {
        @Override
        Object form() {
            return "not_compared";
        }
    };

    Expected() {}

    /** As the core takes it, in JSON: what was given, as it was given. What is wrong with it, the core says. */
    abstract Object form();

    /** The fields with one more, or with another value of one. */
    static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return more;
    }
}
