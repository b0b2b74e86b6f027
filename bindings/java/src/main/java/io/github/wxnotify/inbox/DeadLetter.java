package io.github.wxnotify.inbox;

import io.github.wxnotify.Kind;
import io.github.wxnotify.Notification;
import io.github.wxnotify.internal.Restored;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stored notification that failed too often: {@link Inbox#retry} has it worked on
 * again, and {@link Inbox#discard} leaves it for good. */
public final class DeadLetter {
    private final String key;
    private final String eventType;
    private final Kind kind;
    private final long attempts;
    private final long firstSeen;
    private final String lastError;
    private final String json;

    DeadLetter(Map<?, ?> letter) {
        key = (String) letter.get("key");
        eventType = (String) letter.get("event_type");
        kind = Kind.of((String) letter.get("kind"));
        attempts = (Long) letter.get("attempts");
        firstSeen = (Long) letter.get("first_seen");
        lastError = (String) letter.get("last_error");
        json = (String) letter.get("notification");
    }

    /**
     * Its key.
     *
     * @return the notification's id, or the merchant's own key
     */
    public String getKey() {
        return key;
    }

    /**
     * What happened.
     *
     * @return such as {@code TRANSACTION.SUCCESS}
     */
    public String getEventType() {
        return eventType;
    }

    /**
     * What it is of.
     *
     * @return the kind
     */
    public Kind getKind() {
        return kind;
    }

    /**
     * How often it was worked on.
     *
     * @return the count
     */
    public long getAttempts() {
        return attempts;
    }

    /**
     * When it was first delivered.
     *
     * @return seconds since the epoch
     */
    public long getFirstSeen() {
        return firstSeen;
    }

    /**
     * What the last attempt said.
     *
     * @return its error, or null
     */
    public @Nullable String getLastError() {
        return lastError;
    }

    /**
     * The notification as it was stored.
     *
     * @return the notification, made anew by every call
     * @throws io.github.wxnotify.WxNotifyException where the table holds something else
     */
    public Notification getNotification() {
        return Restored.notification(json);
    }

    /** Key, type, attempts and last error. */
    @Override
    public String toString() {
        return "DeadLetter[key=" + key + ", eventType=" + eventType + ", attempts=" + attempts + ", lastError="
                + lastError + "]";
    }
}
