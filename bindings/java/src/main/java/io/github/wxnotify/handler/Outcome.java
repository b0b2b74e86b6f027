package io.github.wxnotify.handler;

import io.github.wxnotify.Kind;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.Levels;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** What became of a delivery, for logs and metrics. It holds no header, body or plaintext. */
public final class Outcome {
    private final Map<?, ?> report;
    private final WxNotifyException error;
    private final Duration duration;
    private final boolean late;

    /** @param report the core's */
    Outcome(Map<?, ?> report, Throwable cause, Duration duration, boolean late) {
        this.report = report;
        this.error = report.get("error") == null ? null : Failures.exception(report.get("error"), cause);
        this.duration = duration;
        this.late = late;
    }

    /**
     * What happened.
     *
     * @return {@code SUCCESS}, {@code DUPLICATE} (it was done or stored before), {@code STORED}, {@code IGNORED} (no route,
     *     and acknowledged all the same), {@code DEAD} (it failed for the last time), or the name of an
     *     {@link io.github.wxnotify.ErrorCode}
     */
    public String getCode() {
        return (String) report.get("code");
    }

    /**
     * The HTTP status that was answered, or would have been.
     *
     * @return such as 200
     */
    public int getStatus() {
        return ((Long) report.get("status")).intValue();
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
    public @Nullable String getRequestId() {
        return (String) report.get("request_id");
    }

    /**
     * The notification's event type.
     *
     * @return such as {@code TRANSACTION.SUCCESS}, or null where the request was no genuine notification
     */
    public @Nullable String getEventType() {
        return (String) report.get("event_type");
    }

    /**
     * The notification's kind.
     *
     * @return the kind, or null where the request was no genuine notification
     */
    public @Nullable Kind getKind() {
        return report.get("kind") == null ? null : Kind.of((String) report.get("kind"));
    }

    /**
     * The notification's id.
     *
     * @return the id, or null where the request was no genuine notification
     */
    public @Nullable String getNotificationId() {
        return (String) report.get("notification_id");
    }

    /**
     * The merchant's own number in it: of an order, a refund, or whatever the notification is about.
     *
     * @return such as the {@code out_trade_no}, or null where it has none, or the request was no genuine notification
     */
    public @Nullable String getNumber() {
        return (String) report.get("number");
    }

    /**
     * Whose it was, where the handler serves several merchants.
     *
     * @return the {@link ServedMerchant}'s name; null where the handler serves one, or the request was for nobody that is known
     */
    public @Nullable String getMerchant() {
        return (String) report.get("merchant");
    }

    /**
     * Why it failed. Where the callback or the database's driver threw something, that is the
     * {@linkplain Throwable#getCause() cause}: a driver's may quote a row, so it belongs into no log.
     *
     * @return the exception, or null where it did not fail
     */
    public @Nullable WxNotifyException getError() {
        return error;
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

    /**
     * How often the notification was worked on.
     *
     * @return the count, or null where it was not, or nobody counts
     */
    public @Nullable Long getAttempts() {
        return (Long) report.get("attempts");
    }

    /**
     * How much it matters.
     *
     * @return {@code FINE} (all is well), {@code INFO}, {@code WARNING} (not genuine, or sent again), or {@code SEVERE}
     *     (somebody must look)
     */
    public Level getLevel() {
        return Levels.of(report.get("level"));
    }

    /**
     * The line that is logged.
     *
     * @return one line, without plaintext
     */
    public String getLine() {
        return (String) report.get("line");
    }

    /** Code, status, duration, ids. */
    @Override
    public String toString() {
        return "Outcome[code=" + getCode() + ", status=" + getStatus() + ", duration=" + duration + ", requestId="
                + getRequestId() + ", eventType=" + getEventType() + ", kind=" + getKind() + ", notificationId="
                + getNotificationId() + ", number=" + getNumber() + ", merchant=" + getMerchant() + ", late=" + late + "]";
    }
}
