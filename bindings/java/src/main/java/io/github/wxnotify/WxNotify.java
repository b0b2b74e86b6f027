package io.github.wxnotify;

import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;

/** The library itself. */
public final class WxNotify {
    /** The version of the native core, and of this jar: the same in every package of wxnotify. */
    public static final String VERSION = new Reply(Native.version(new Request().whole())).text();

    private WxNotify() {}
}
