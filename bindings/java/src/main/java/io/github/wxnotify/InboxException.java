package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/**
 * The inbox could not do what it was asked: the database failed ({@link #getCause()} is the driver's exception), its
 * table is not there, or the worker outlived its lease. Whatever was done in the same transaction must be rolled back.
 */
public class InboxException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public InboxException(ErrorCode code, String message, @Nullable String field) {
        super(code, message, field);
    }
}
