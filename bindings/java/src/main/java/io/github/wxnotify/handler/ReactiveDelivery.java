package io.github.wxnotify.handler;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.Notification;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.events.Event;
import io.r2dbc.spi.Connection;

/** What a reactive callback gets beside the event: the notification, the inbox's connection, and the way out. */
public final class ReactiveDelivery {
    private final NotificationDelivery delivery;

    ReactiveDelivery(NotificationDelivery delivery) {
        this.delivery = delivery;
    }

    /**
     * The notification, genuine and decrypted.
     *
     * @return the notification
     */
    public Notification getNotification() {
        return delivery.getNotification();
    }

    /**
     * The resource as the class of its kind.
     *
     * @return the event; of a typed callback its own
     * @throws io.github.wxnotify.ContentMismatchException {@code EVENT_UNTYPED} where it does not have the type of its kind
     */
    public Event getEvent() {
        return delivery.getEvent();
    }

    /**
     * The connection of the inbox's transaction: what is written on it commits together with the notification, once. The handler commits
     * and closes it, nobody else.
     *
     * @return the connection
     * @throws WxNotifyException {@code ARGUMENT_INVALID} where there is none: without an inbox, in {@link Mode#LEASED}, and for events that
     *     ask for data
     */
    public Connection getConnection() {
        Connection connection = (Connection) delivery.reactiveConnection();
        if (connection == null) {
            throw new WxNotifyException(
                    ErrorCode.ARGUMENT_INVALID, "this delivery has no connection; give the handler an inbox in Mode.TRANSACTION", "connection");
        }
        return connection;
    }

    /**
     * Whose it is, where the handler serves several merchants.
     *
     * @return the merchant that the request was for
     * @throws WxNotifyException {@code ARGUMENT_INVALID} where the handler serves one
     */
    public ServedMerchant getMerchant() {
        return delivery.getMerchant();
    }

    /**
     * How often this notification was worked on.
     *
     * @return the count, this time included; 1 where no inbox counts
     */
    public long getAttempts() {
        return delivery.getAttempts();
    }

    /**
     * The way out: ends the callback as failed, and WeChat Pay sends the notification again. Always throws, also in an operator of the
     * callback's publisher.
     *
     * @param message why; it goes into the answer (64 characters of it) and to the hook: no secret, and nothing private
     * @return never
     * @throws HandlerException {@code HANDLER_FAILED}, always
     */
    public HandlerException fail(String message) {
        return delivery.fail(message);
    }
}
