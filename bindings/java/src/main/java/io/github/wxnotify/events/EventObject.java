package io.github.wxnotify.events;

import java.util.Map;

/** What events and the objects in them have in common. Immutable; equal where all typed fields are. */
public abstract class EventObject {
    EventObject() {}

    /**
     * The typed fields by their official names, in the form of
     * {@link io.github.wxnotify.Notification#getResource() getResource}. What is absent is left out, and so is an empty
     * list.
     *
     * @return an unmodifiable map
     */
    public abstract Map<String, Object> toMap();

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((EventObject) other).toMap().equals(toMap());
    }

    @Override
    public final int hashCode() {
        return toMap().hashCode();
    }

    /** The class, and the names of the fields that are there: never a value, which may be a person's. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + toMap().keySet();
    }
}
