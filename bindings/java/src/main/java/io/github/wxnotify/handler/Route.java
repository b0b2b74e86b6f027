package io.github.wxnotify.handler;

import io.github.wxnotify.Ack;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A callback of any form. */
@FunctionalInterface
interface Route {
    /** Calls it: the core's reply, or, where it does not wait, a publisher of that. */
    Object take(NotificationDelivery delivery) throws Exception;

    /** Whether it takes a type: then it is called only where the notification has that. */
    default boolean isTyped() {
        return false;
    }

    /** One that takes a type. */
    static Route typed(Route callback) {
        return new Route() {
            @Override
            public Object take(NotificationDelivery delivery) throws Exception {
                return callback.take(delivery);
            }

            @Override
            public boolean isTyped() {
                return true;
            }
        };
    }

    /**
     * The reply of a callback that returned.
     *
     * @param ack what it returned; null is success
     */
    static Map<String, Object> returned(Ack ack) {
        if (ack == null) {
            return Collections.singletonMap("returned", null);
        }
        Map<String, Object> answered = new LinkedHashMap<>();
        answered.put("status", ack.getStatus());
        answered.put("content_type", ack.getContentType());
        answered.put("body", ack.getBody());
        return Collections.singletonMap("returned", answered);
    }
}
