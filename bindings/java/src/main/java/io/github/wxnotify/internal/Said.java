package io.github.wxnotify.internal;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;

/** A callback's failure in the merchant's own words, which WeChat Pay may read. */
public final class Said extends HandlerException {
    private static final long serialVersionUID = 1L;

    public Said(String message) {
        super(ErrorCode.HANDLER_FAILED, Given.required(message, "message"), null);
    }
}
