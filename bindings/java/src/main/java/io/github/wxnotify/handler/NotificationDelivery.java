package io.github.wxnotify.handler;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.Notification;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.internal.Said;
import java.sql.Connection;

/** What a callback gets beside the event: the notification, the inbox's connection, and the way out. */
public final class NotificationDelivery {
    private final Notification notification;
    /** JDBC's or R2DBC's, or null. */
    private final Object connection;
    private final long attempts;
    private final Runnable renewal;
    private final ServedMerchant merchant;
    private Event event;

    /**
     * @param event the typed callback's, or null where none was asked for yet
     * @param merchant whose it is, or null where the handler serves one
     */
    NotificationDelivery(
            Notification notification,
            Event event,
            Object connection,
            long attempts,
            Runnable renewal,
            ServedMerchant merchant) {
        this.notification = notification;
        this.event = event;
        this.connection = connection;
        this.attempts = attempts;
        this.renewal = renewal;
        this.merchant = merchant;
    }

    /**
     * The notification, genuine and decrypted.
     *
     * @return the notification
     */
    public Notification getNotification() {
        return notification;
    }

    /**
     * The resource as the class of its kind.
     *
     * @return the event; of a typed callback its own
     * @throws io.github.wxnotify.ContentMismatchException {@code EVENT_UNTYPED} where it does not have the type of its kind
     */
    public Event getEvent() {
        if (event == null) {
            event = notification.event();
        }
        return event;
    }

    /**
     * The connection of the inbox's transaction: what is written on it commits together with the notification, once. The
     * handler commits and closes it, nobody else.
     *
     * @return the connection
     * @throws WxNotifyException {@code ARGUMENT_INVALID} where there is none: without an inbox, in {@link Mode#LEASED},
     *     and for events that ask for data
     */
    public Connection getConnection() {
        if (connection == null) {
            throw new WxNotifyException(
                    ErrorCode.ARGUMENT_INVALID,
                    "this delivery has no connection; give the handler an inbox in Mode.TRANSACTION or Mode.STORED",
                    "connection");
        }
        return (Connection) connection;
    }

    /** R2DBC's, or null. */
    Object reactiveConnection() {
        return connection;
    }

    /**
     * Whose it is, where the handler serves several merchants.
     *
     * @return the merchant that the request was for; in a worker the one of that name
     * @throws WxNotifyException {@code ARGUMENT_INVALID} where the handler serves one
     */
    public ServedMerchant getMerchant() {
        if (merchant == null) {
            throw new WxNotifyException(
                    ErrorCode.ARGUMENT_INVALID,
                    "this delivery has no merchant; its handler serves one, and NotificationHandler.forMerchants makes one for several",
                    "merchant");
        }
        return merchant;
    }

    /**
     * How often this notification was worked on.
     *
     * @return the count, this time included; 1 where no inbox counts
     */
    public long getAttempts() {
        return attempts;
    }

    /**
     * Prolongs the lease, and with it the time that the callback may take, by its whole length from now on. For work that is
     * longer than a lease; any thread may call it.
     *
     * @throws WxNotifyException {@code ARGUMENT_INVALID} where there is no lease: in {@link Mode#TRANSACTION}, without an
     *     inbox, and for events that ask for data; {@code LEASE_LOST} where it has ended; {@code NOTIFICATION_BUSY} where the
     *     database lets nobody else write: SQLite, once a worker's callback has written
     */
    public void renew() {
        renewal.run();
    }

    /**
     * The way out: ends the callback as failed, and WeChat Pay sends the notification again. Always throws;
     * {@code throw delivery.fail("...")} lets the compiler know.
     *
     * @param message why; it goes into the answer (64 characters of it), to the hook, and into the inbox's
     *     {@code last_error}: no secret, and nothing private
     * @return never
     * @throws HandlerException {@code HANDLER_FAILED}, always
     */
    public HandlerException fail(String message) {
        throw new Said(message);
    }
}
