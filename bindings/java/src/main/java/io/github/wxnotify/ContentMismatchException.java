package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/**
 * The notification is genuine, but does not say what it should: it is not for the order that
 * {@link Notification#expect expect} was given, or it does not have the type that {@link Notification#event event} gives
 * it.
 */
public class ContentMismatchException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public ContentMismatchException(ErrorCode code, String message, @Nullable String field) {
        super(code, message, field);
    }
}
