package io.github.wxnotify.internal;

import io.github.wxnotify.Notification;
import java.nio.charset.StandardCharsets;
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
        return notification(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Notification notification(byte[] json) {
        Reply reply = new Request(json.length + 4).bytes(json).send(Native::notificationFromJson);
        return Constructors.make(Notification.class, reply);
    }

    /** The notification of the object that {@link Notification#toJson()} writes. */
    public static Notification notification(Map<?, ?> fields) {
        return notification(Json.of(fields));
    }
}
