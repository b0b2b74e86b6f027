package io.github.wxnotify;

import io.github.wxnotify.inbox.Inbox;

/** Opens an inbox in the file that is named, and prints what came of it. */
public final class OpenInbox {
    private OpenInbox() {}

    public static void main(String[] args) {
        try {
            Inbox.sqlite(args[0]);
            System.out.println("open");
        } catch (WxNotifyException error) {
            System.out.println(error.getCode() + " " + error.getField() + ": " + error.getMessage());
        }
    }
}
