package io.github.wxnotify.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** A worker's hold on a notification, until it is completed, released or ends by itself. Immutable. */
public final class Lease {
    private final String key;
    private final String token;
    private final long attempts;
    private final long until;

    Lease(Map<?, ?> lease) {
        key = (String) lease.get("key");
        token = (String) lease.get("token");
        attempts = (Long) lease.get("attempts");
        until = (Long) lease.get("until");
    }

    /**
     * The key that was claimed.
     *
     * @return the notification's id, or the merchant's own key
     */
    public String getKey() {
        return key;
    }

    /**
     * How often it was worked on.
     *
     * @return the count, this time included
     */
    public long getAttempts() {
        return attempts;
    }

    /**
     * When the lease ends.
     *
     * @return seconds since the epoch
     */
    public long getUntil() {
        return until;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", key);
        map.put("token", token);
        map.put("attempts", attempts);
        map.put("until", until);
        return map;
    }

    /** Key, attempts and end. */
    @Override
    public String toString() {
        return "Lease[key=" + key + ", attempts=" + attempts + ", until=" + until + "]";
    }
}
