package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/**
 * The notification does not verify: forged, altered, replayed, signed with a key that is not held, or the platform's
 * probe. Its acknowledgement is 401.
 */
public class VerificationException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public VerificationException(ErrorCode code, String message, @Nullable String field) {
        super(code, message, field);
    }
}
