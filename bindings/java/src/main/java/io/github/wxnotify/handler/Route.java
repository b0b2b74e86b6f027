package io.github.wxnotify.handler;

import io.github.wxnotify.Ack;

/** A callback of any of the four forms. */
@FunctionalInterface
interface Route {
    /** Calls it; null is success. */
    Ack take(NotificationDelivery delivery) throws Exception;
}
