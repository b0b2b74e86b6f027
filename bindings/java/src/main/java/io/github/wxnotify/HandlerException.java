package io.github.wxnotify;

import io.github.wxnotify.internal.Given;

/**
 * The notification is genuine, and the handler did not get it done: no route takes it, the merchant's callback failed,
 * it took too long, or another worker has it. WeChat Pay sends it again.
 */
public class HandlerException extends WxNotifyException {
    private static final long serialVersionUID = 1L;

    /** The answer to send. */
    private final transient Ack ack;

    /**
     * An exception as this library throws it, for the tests of a handler.
     *
     * @param code what went wrong
     * @param message one line for the log
     * @param field the header, option or JSON field at fault, or null
     */
    public HandlerException(ErrorCode code, String message, String field) {
        super(code, message, field);
        ack = null;
    }

    /**
     * {@code HANDLER_FAILED} with an answer of its own.
     *
     * @param message one line for the log
     * @param ack the answer to send
     */
    public HandlerException(String message, Ack ack) {
        super(ErrorCode.HANDLER_FAILED, message, null);
        this.ack = Given.required(ack, "ack");
    }

    /** The answer to send to WeChat Pay: the one that was given, or else that of the code. */
    @Override
    public Ack getAck() {
        return ack == null ? super.getAck() : ack;
    }
}
