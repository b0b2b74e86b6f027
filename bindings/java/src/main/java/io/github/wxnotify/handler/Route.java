package io.github.wxnotify.handler;

import io.github.wxnotify.Ack;

/** A callback of any of the four forms. */
@FunctionalInterface
interface Route {
    /** Calls it; null is success. */
    Ack take(NotificationDelivery delivery) throws Exception;

    /** Whether it takes a type: then it is called only where the notification has that. */
    default boolean isTyped() {
        return false;
    }

    /** One that takes a type. */
    static Route typed(Route callback) {
        return new Route() {
            @Override
            public Ack take(NotificationDelivery delivery) throws Exception {
                return callback.take(delivery);
            }

            @Override
            public boolean isTyped() {
                return true;
            }
        };
    }
}
