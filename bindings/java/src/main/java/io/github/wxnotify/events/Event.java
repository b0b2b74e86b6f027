package io.github.wxnotify.events;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Kind;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Request;
import java.util.HashMap;
import java.util.Map;

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
        return (Event) Types.read(kind, new Fields(request.send(Native::event).object()));
    }

    /**
     * What it is.
     *
     * @return the kind, one for each class
     */
    public abstract Kind getKind();

    /**
     * What events of a class are.
     *
     * @param type a class of this package
     * @return its kind
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for {@code Event} itself, which is no kind's
     */
    public static Kind kindOf(Class<? extends Event> type) {
        Kind kind = KindsOfClasses.ALL.get(Given.required(type, "type"));
        if (kind == null) {
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID,
                    type.getName() + " is the class of no kind; give one such as TransactionDirect.class",
                    "route");
        }
        return kind;
    }

    /** Made when first asked for, of an event of every kind without any field. */
    private static final class KindsOfClasses {
        static final Map<Class<?>, Kind> ALL = new HashMap<>();

        static {
            for (Kind kind : Kind.values()) {
                if (kind != Kind.UNKNOWN) {
                    ALL.put(Types.read(kind, Fields.blank()).getClass(), kind);
                }
            }
        }
    }
}
