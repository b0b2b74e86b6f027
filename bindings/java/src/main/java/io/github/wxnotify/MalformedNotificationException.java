package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/**
 * The request is not in the form of a notification: a header is missing or unsound, the body is too long or not the
 * JSON that it should be. Its acknowledgement is 400 or 413.
 */
public class MalformedNotificationException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public MalformedNotificationException(ErrorCode code, String message, @Nullable String field) {
        super(code, message, field);
    }
}
