package io.github.wxnotify.internal;

/** A failure that the host knows by itself, by the core's name for it. */
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The connection has a transaction open already, or does not commit. */
    public static final String NOT_IDLE = "not_idle";
    /** What gives connections gave none. */
    public static final String NOT_A_CONNECTION = "not_a_connection";
    /** None came in time. */
    public static final String NO_CONNECTION = "no_connection";
    /** Nobody knows what became of the transaction. */
    public static final String LOST = "lost";

    /** What was found, or null. */
    private final String what;

    /** @param name one of the core's */
    public Trouble(String name) {
        this(name, null, null);
    }

    public Trouble(String name, Throwable cause) {
        this(name, null, cause);
    }

    /** @param what what was found, in a word or more */
    public Trouble(String name, String what) {
        this(name, what, null);
    }

    private Trouble(String name, String what, Throwable cause) {
        super(name, cause, false, false);
        this.what = what;
    }

    String what() {
        return what;
    }
}
