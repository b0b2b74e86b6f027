package io.github.wxnotify;

import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Request;

/** The library itself. */
public final class WxNotify {
    /** The version of the native core, and of this jar: the same in every package of wxnotify. */
    public static final String VERSION = new Request().send(Native::version).text();

    private WxNotify() {}
}
