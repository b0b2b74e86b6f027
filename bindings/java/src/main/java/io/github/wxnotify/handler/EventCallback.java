package io.github.wxnotify.handler;

/**
 * What the merchant does with a typed event. What it throws is a failure: the notification is not completed, and WeChat
 * Pay sends it again.
 *
 * @param <E> the event's class
 */
@FunctionalInterface
public interface EventCallback<E> {
    /**
     * Does it.
     *
     * @param event the event
     * @param delivery the notification, the inbox's connection, and the way out
     * @throws Exception where it fails
     */
    void receive(E event, NotificationDelivery delivery) throws Exception;
}
