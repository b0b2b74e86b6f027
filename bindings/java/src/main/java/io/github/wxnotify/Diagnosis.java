package io.github.wxnotify;

import io.github.wxnotify.internal.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link NotificationParser#diagnose} found. {@link #toString()} writes it for people, a line each. */
public final class Diagnosis {
    private final WxNotifyException error;
    private final List<Finding> findings;
    private final String json;
    private final String text;

    Diagnosis(Reply reply) {
        error = reply.bool() ? reply.error() : null;
        findings = reply.list(finding -> new Finding(finding.text(), finding.text()));
        json = reply.text();
        text = reply.text();
    }

    /**
     * What {@link NotificationParser#parse parse} throws.
     *
     * @return the error, or null where nothing is wrong
     */
    public @Nullable WxNotifyException getError() {
        return error;
    }

    /**
     * What was found.
     *
     * @return the most likely cause first
     */
    public List<Finding> getFindings() {
        return findings;
    }

    /**
     * The diagnosis as one JSON object on one line, the same bytes in every language of wxnotify.
     *
     * @return the JSON
     */
    public String toJson() {
        return json;
    }

    /** Error and findings, a line each. */
    @Override
    public String toString() {
        return text;
    }

    /** One thing that was found, and what to do about it. */
    public static final class Finding {
        private final String code;
        private final String advice;

        Finding(String code, String advice) {
            this.code = code;
            this.advice = advice;
        }

        /**
         * A name that stays the same.
         *
         * @return such as {@code BODY_TRAILING_NEWLINE_ADDED}
         */
        public String getCode() {
            return code;
        }

        /**
         * What to do.
         *
         * @return one line for people
         */
        public String getAdvice() {
            return advice;
        }

        /** Code and advice. */
        @Override
        public String toString() {
            return code + ": " + advice;
        }
    }
}
