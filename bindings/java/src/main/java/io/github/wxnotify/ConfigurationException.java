package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/**
 * A key, certificate or option is not good. Thrown while the program starts, never by
 * {@link NotificationParser#parse parse}.
 */
public class ConfigurationException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public ConfigurationException(ErrorCode code, String message, @Nullable String field) {
        super(code, message, field);
    }
}
