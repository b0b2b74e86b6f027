package io.github.wxnotify.handler;

/** What a handler answers where no route takes a notification. */
public enum Unhandled {
    /** 500 with {@code EVENT_UNHANDLED}, so that nothing is lost unseen. */
    REFUSE,
    /** 200, and the notification is gone. */
    ACKNOWLEDGE
}
