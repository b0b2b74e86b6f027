package io.github.wxnotify.handler;

import io.github.wxnotify.Ack;
import org.jspecify.annotations.Nullable;

/** What the merchant answers to a notification. */
@FunctionalInterface
public interface DeliveryAnswer {
    /**
     * Answers it.
     *
     * @param delivery the notification, the inbox's connection, and the way out
     * @return the answer, such as {@code Ack.answer(json)}; one that is not 2xx is a failure, and null is success
     * @throws Exception where it fails
     */
    @Nullable Ack answer(NotificationDelivery delivery) throws Exception;
}
