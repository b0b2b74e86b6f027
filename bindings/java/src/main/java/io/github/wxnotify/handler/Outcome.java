package io.github.wxnotify.handler;

import io.github.wxnotify.Kind;
import io.github.wxnotify.Notification;
import io.github.wxnotify.WxNotifyException;
import java.time.Duration;

/** What became of a delivery, for logs and metrics. It holds no header, body or plaintext. */
public final class Outcome {
    private final Result result;
    private final Notification notification;
    private final String requestId;
    private final Duration duration;
    private final boolean late;

    Outcome(Result result, Notification notification, String requestId, Duration duration, boolean late) {
        this.result = result;
        this.notification = notification;
        this.requestId = requestId;
        this.duration = duration;
        this.late = late;
    }

    /**
     * What happened.
     *
     * @return {@code SUCCESS}, {@code DUPLICATE} (it was done before), {@code STORED}, {@code IGNORED} (no route, and
     *     acknowledged all the same), or the name of an {@link io.github.wxnotify.ErrorCode}
     */
    public String getCode() {
        return result.code;
    }

    /**
     * The HTTP status that was answered, or would have been.
     *
     * @return such as 200
     */
    public int getStatus() {
        return result.ack.getStatus();
    }

    /**
     * How long it took.
     *
     * @return from the handler's first step to its last
     */
    public Duration getDuration() {
        return duration;
    }

    /**
     * {@code Request-ID}: what WeChat Pay's support asks for.
     *
     * @return the id, or null
     */
    public String getRequestId() {
        return requestId;
    }

    /**
     * The notification's event type.
     *
     * @return such as {@code TRANSACTION.SUCCESS}, or null where the request was no genuine notification
     */
    public String getEventType() {
        return notification == null ? null : notification.getEventType();
    }

    /**
     * The notification's kind.
     *
     * @return the kind, or null where the request was no genuine notification
     */
    public Kind getKind() {
        return notification == null ? null : notification.getKind();
    }

    /**
     * The notification's id.
     *
     * @return the id, or null where the request was no genuine notification
     */
    public String getNotificationId() {
        return notification == null ? null : notification.getId();
    }

    /**
     * Why it failed. Where it was the callback, what that threw is the {@linkplain Throwable#getCause() cause}.
     *
     * @return the exception, or null where it did not fail
     */
    public WxNotifyException getError() {
        return result.error;
    }

    /**
     * Whether this is the result of work that took longer than the deadline: WeChat Pay was answered before, and will
     * find it done when it delivers again.
     *
     * @return true for the second call about one delivery
     */
    public boolean isLate() {
        return late;
    }

    /** Code, status, duration, ids. */
    @Override
    public String toString() {
        return "Outcome[code=" + getCode() + ", status=" + getStatus() + ", duration=" + duration + ", requestId="
                + requestId + ", eventType=" + getEventType() + ", kind=" + getKind() + ", notificationId="
                + getNotificationId() + ", late=" + late + "]";
    }
}
