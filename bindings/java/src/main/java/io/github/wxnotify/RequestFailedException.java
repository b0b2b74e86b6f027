package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/** WeChat Pay's API could not be reached, or answered with an error. What the HTTP client threw is the cause. */
public class RequestFailedException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception as this library throws it, for tests.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field what was at fault, or null
     */
    public RequestFailedException(ErrorCode code, String message, @Nullable String field) {
        super(code, message, field);
    }
}
