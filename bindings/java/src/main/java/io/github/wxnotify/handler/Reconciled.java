package io.github.wxnotify.handler;

import org.jspecify.annotations.Nullable;

/** What WeChat Pay told of an order or a refund, and what came of it here; see {@link NotificationHandler#reconcile}. */
public final class Reconciled {
    private final String state;
    private final String code;

    Reconciled(String state, String code) {
        this.state = state;
        this.code = code;
    }

    /**
     * How it is with the order or refund.
     *
     * @return an order's {@code trade_state}, such as {@code SUCCESS}, {@code NOTPAY} or {@code CLOSED}; a refund's
     *     {@code status}, such as {@code PROCESSING}; or {@code NOT_EXIST}, where WeChat Pay has none of that number
     */
    public String getState() {
        return state;
    }

    /**
     * What came of it: as {@link Outcome#getCode()} of its notification would say.
     *
     * @return {@code SUCCESS}, {@code DUPLICATE}, {@code STORED} or {@code IGNORED}; null where the state is no event, so that
     *     nothing was called
     */
    public @Nullable String getCode() {
        return code;
    }

    /** State and code. */
    @Override
    public String toString() {
        return "Reconciled[state=" + state + ", code=" + code + "]";
    }
}
