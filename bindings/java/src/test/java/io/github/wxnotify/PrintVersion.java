package io.github.wxnotify;

/** A program that does nothing but load the library. */
public final class PrintVersion {
    private PrintVersion() {}

    public static void main(String[] args) {
        System.out.println(WxNotify.VERSION);
    }
}
