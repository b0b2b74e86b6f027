package io.github.wxnotify.handler;

/**
 * What the merchant does with a notification. What it throws is a failure: the notification is not completed, and
 * WeChat Pay sends it again.
 */
@FunctionalInterface
public interface DeliveryCallback {
    /**
     * Does it.
     *
     * @param delivery the notification, the inbox's connection, and the way out
     * @throws Exception where it fails
     */
    void receive(NotificationDelivery delivery) throws Exception;
}
