package io.github.wxnotify.inbox;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a claim found. */
public final class Claim {
    /** What a notification can be. */
    public enum State {
        /** It is this worker's now, until the lease ends. */
        FRESH,
        /** Another worker has it, or it is stored and waits for one: answer {@code Ack.busy()}. */
        BUSY,
        /** It has had its effect: answer {@code Ack.success()}, and do nothing. */
        DONE,
        /** It failed too often, and waits for somebody to look: answer {@code Ack.handlerFailed()}. */
        DEAD
    }

    private final State state;
    private final Lease lease;

    Claim(Map<?, ?> answer) {
        state = State.valueOf(((String) answer.get("state")).toUpperCase(Locale.ROOT));
        lease = state == State.FRESH ? new Lease(answer.get("lease")) : null;
    }

    /**
     * What it is.
     *
     * @return the state
     */
    public State getState() {
        return state;
    }

    /**
     * The worker's hold on it.
     *
     * @return the lease, or null unless it is fresh
     */
    public @Nullable Lease getLease() {
        return lease;
    }

    /** The state, and the lease. */
    @Override
    public String toString() {
        return lease == null ? state.toString() : state + " " + lease;
    }
}
