package io.github.wxnotify.internal;

import io.github.wxnotify.Notification;
import java.util.Map;

/**
 * Makes a notification of what the inbox stored. Nothing is verified here, so there is no public constructor for it:
 * {@link Notification} lends its own to {@link Constructors}, and does not know this class.
 */
public final class Restored {
    private Restored() {}

    /**
     * The notification of a JSON text.
     *
     * @param json what {@link Notification#toJson()} returned
     * @return the notification
     * @throws io.github.wxnotify.WxNotifyException where the text is none
     */
    public static Notification notification(String json) {
        Reply reply = new Request(json.length() + 128).text(json).send(Native::notificationFromJson);
        return Constructors.make(Notification.class, reply);
    }

    /** The notification of the object that {@link Notification#toJson()} writes. */
    public static Notification notification(Map<?, ?> fields) {
        return notification(Json.write(fields));
    }
}
