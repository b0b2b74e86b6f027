package io.github.wxnotify.events;

import io.github.wxnotify.Kind;

/** Which class a kind has. */
public final class EventClasses {
    private EventClasses() {}

    public static Class<? extends Event> of(Kind kind) {
        return ((Event) Types.read(kind, Fields.blank())).getClass();
    }
}
