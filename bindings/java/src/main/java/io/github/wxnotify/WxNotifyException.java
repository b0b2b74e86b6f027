package io.github.wxnotify;

import org.jspecify.annotations.Nullable;

/**
 * Why a call failed. Unchecked: a handler catches it in one place, around {@link NotificationParser#parse parse}.
 *
 * <p>{@link #getMessage()} is for the log: it names the field and the fix, and never holds a secret or a decrypted
 * text. {@link #getAck()} is the answer to send to WeChat Pay. The subclasses sort the codes by whose matter the
 * failure is; what is in none of them ({@code ARGUMENT_INVALID}, {@code INTERNAL}) is of this class itself.
 */
public class WxNotifyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final ErrorCode code;
    /** What was at fault, or null. */
    private final String field;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public WxNotifyException(ErrorCode code, String message, @Nullable String field) {
        super(message);
        this.code = code;
        this.field = field;
    }

    /**
     * What went wrong.
     *
     * @return the code
     */
    public ErrorCode getCode() {
        return code;
    }

    /**
     * The header, option or JSON field at fault.
     *
     * @return its name, or null where there is none
     */
    public @Nullable String getField() {
        return field;
    }

    /**
     * The answer to send to WeChat Pay.
     *
     * @return status and fixed text of the code
     */
    public Ack getAck() {
        return Ack.of(code);
    }

    /**
     * The answer to send where {@link NotificationParser#parseV2 parseV2} failed.
     *
     * @return status and fixed text of the code, in XML
     */
    public Ack getAckV2() {
        return Ack.ofV2(code);
    }

    /**
     * Whether this was the platform's probe, which is refused like any other bad signature but need not wake anybody.
     *
     * @return true for {@link ErrorCode#SIGNATURE_PROBE}
     */
    public boolean isPlatformProbe() {
        return code == ErrorCode.SIGNATURE_PROBE;
    }

    /** Class, code and message. */
    @Override
    public String toString() {
        return getClass().getName() + ": " + code + ": " + getMessage();
    }
}
