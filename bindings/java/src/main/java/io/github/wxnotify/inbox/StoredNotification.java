package io.github.wxnotify.inbox;

import io.github.wxnotify.Notification;
import io.github.wxnotify.internal.Restored;
import java.util.Map;

/** A stored notification that a worker took. */
public final class StoredNotification {
    private final Lease lease;
    private final String json;

    StoredNotification(Map<?, ?> task) {
        lease = new Lease(task.get("lease"));
        json = (String) task.get("notification");
    }

    /**
     * The worker's hold on it: to complete, or to fail.
     *
     * @return the lease
     */
    public Lease getLease() {
        return lease;
    }

    /**
     * The notification as it was stored. It was verified then, and is not now: whoever can write the table could have
     * made it.
     *
     * @return the notification, made anew by every call
     * @throws io.github.wxnotify.WxNotifyException where the table holds something else
     */
    public Notification getNotification() {
        return Restored.notification(json);
    }

    /** The lease. */
    @Override
    public String toString() {
        return "StoredNotification[" + lease + "]";
    }
}
