package io.github.wxnotify.testing;

import java.time.Instant;

/** One time that a {@link Courier} brought a notification. Immutable. */
public final class Attempt {
    private final Instant at;
    private final int status;
    private final String body;

    Attempt(Instant at, int status, String body) {
        this.at = at;
        this.status = status;
        this.body = body;
    }

    /**
     * When it was.
     *
     * @return by the courier's clock
     */
    public Instant getAt() {
        return at;
    }

    /**
     * The answer's HTTP status.
     *
     * @return 0 where there was none: the handler threw, or took longer than the 5 real seconds that WeChat Pay waits
     */
    public int getStatus() {
        return status;
    }

    /**
     * The answer's body.
     *
     * @return empty where there was none
     */
    public String getBody() {
        return body;
    }

    /**
     * Whether the handler took the notification, so that it does not come again.
     *
     * @return whether it answered 200 or 204
     */
    public boolean isTaken() {
        return status == 200 || status == 204;
    }

    /** When, and what was answered. */
    @Override
    public String toString() {
        return "Attempt[at=" + at + ", status=" + status + ", body=" + body + "]";
    }
}
