package io.github.wxnotify.internal;

import io.github.wxnotify.Notification;
import java.util.function.Function;

/**
 * Makes a notification of what the inbox stored. Nothing is verified here, so there is no public constructor for it:
 * {@link Notification} lends its own.
 */
public final class Restored {
    private static volatile Function<Reply, Notification> constructor;

    private Restored() {}

    /** Called by {@link Notification} when it is loaded. */
    public static void lend(Function<Reply, Notification> itsConstructor) {
        constructor = itsConstructor;
    }

    /**
     * The notification of a JSON text.
     *
     * @param json what {@link Notification#toJson()} returned
     * @return the notification
     * @throws io.github.wxnotify.WxNotifyException where the text is none
     */
    public static Notification notification(String json) {
        if (constructor == null) {
            load(Notification.class);
        }
        return constructor.apply(new Request(json.length() + 128).text(json).send(Native::notificationFromJson));
    }

    private static void load(Class<?> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
