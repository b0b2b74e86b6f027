package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Request;

/**
 * A notification's resource as the class of its kind: {@link io.github.wxnotify.Notification#event()} gives it, and
 * {@code instanceof} tells which it is.
 *
 * <p>Fields that this version does not know are in no class; the notification's own
 * {@link io.github.wxnotify.Notification#getResource() resource} has them all.
 */
public abstract class Event extends EventObject {
    Event() {}

    /**
     * The event of what was kept of a notification, in a queue say.
     *
     * @param eventType what {@link io.github.wxnotify.Notification#getEventType() getEventType} returned
     * @param kind what {@link io.github.wxnotify.Notification#getKind() getKind} returned
     * @param plaintext what {@link io.github.wxnotify.Notification#getPlaintext() getPlaintext} returned
     * @return an instance of the kind's class
     * @throws io.github.wxnotify.ContentMismatchException {@code EVENT_UNTYPED} where the plaintext does not have the type
     *     of its kind, naming the field, or no type is known for it
     * @throws io.github.wxnotify.WxNotifyException {@code ARGUMENT_INVALID} for null, or where the plaintext is no JSON object
     */
    public static Event of(String eventType, Kind kind, byte[] plaintext) {
        Request request = new Request(Given.required(plaintext, "plaintext").length + 128)
                .text(Given.required(eventType, "eventType"))
                .text(Given.required(kind, "kind").getName())
                .bytes(plaintext);
        return Types.read(kind, new Fields(request.send(Native::event).object()));
    }

    /**
     * What it is.
     *
     * @return the kind, one for each class
     */
    public abstract Kind getKind();
}
