package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/**
 * The notification is genuine, but no APIv3 key opens it, or what it holds is not JSON. Its acknowledgement is 500, so
 * that WeChat Pay sends it again once the configuration is right.
 */
public class DecryptionException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public DecryptionException(ErrorCode code, String message, @Nullable String field) {
        super(code, message, field);
    }
}
