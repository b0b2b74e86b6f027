package io.github.wxnotify.inbox;

import java.util.Map;

/** A worker's hold on a notification, until it is completed, released or ends by itself. Immutable. */
public final class Lease {
    private final Map<String, Object> lease;

    @SuppressWarnings("unchecked")
    Lease(Object lease) {
        this.lease = (Map<String, Object>) lease;
    }

    /**
     * The key that was claimed.
     *
     * @return the notification's id, or the merchant's own key
     */
    public String getKey() {
        return (String) lease.get("key");
    }

    /**
     * How often it was worked on.
     *
     * @return the count, this time included
     */
    public long getAttempts() {
        return (Long) lease.get("attempts");
    }

    /**
     * When the lease ends.
     *
     * @return seconds since the epoch, by the database's clock
     */
    public long getUntil() {
        return (Long) lease.get("until");
    }

    /** As the core gave it, and takes it. */
    Map<String, Object> toMap() {
        return lease;
    }

    /** Key, attempts and end. */
    @Override
    public String toString() {
        return "Lease[key=" + getKey() + ", attempts=" + getAttempts() + ", until=" + getUntil() + "]";
    }
}
