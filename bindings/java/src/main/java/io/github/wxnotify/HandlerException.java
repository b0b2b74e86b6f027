package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/**
 * The notification is genuine, and the handler did not get it done: no route takes it, the merchant's callback failed,
 * it took too long, or another worker has it. WeChat Pay sends it again. Or the request is none that the handler takes: it is
 * no POST, or for no merchant that is known.
 */
public class HandlerException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public HandlerException(ErrorCode code, String message, @Nullable String field) {
        super(code, message, field);
    }
}
