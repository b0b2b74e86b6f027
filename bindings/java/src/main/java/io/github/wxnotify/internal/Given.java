package io.github.wxnotify.internal;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.WxNotifyException;

/** Refuses null where a caller must give something, by the parameter's name. */
public final class Given {
    private Given() {}

    /** Returns the value, or throws {@code ARGUMENT_INVALID} where it is null. */
    public static <T> T required(T value, String parameter) {
        if (value == null) {
            throw new WxNotifyException(
                    ErrorCode.ARGUMENT_INVALID, parameter + " is null, and a value is needed", parameter);
        }
        return value;
    }
}
