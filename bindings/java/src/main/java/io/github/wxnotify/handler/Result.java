package io.github.wxnotify.handler;

import io.github.wxnotify.Ack;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.WxNotifyException;

/** What came of a notification: a code, the answer, and the error where there is one. */
final class Result {
    final String code;
    final Ack ack;
    final WxNotifyException error;

    private Result(String code, Ack ack, WxNotifyException error) {
        this.code = code;
        this.ack = ack;
        this.error = error;
    }

    static Result acknowledged(String code, Ack ack) {
        return new Result(code, ack, null);
    }

    /** @param thrown by the library or by the merchant's code */
    static Result failed(Throwable thrown) {
        WxNotifyException error = thrown instanceof WxNotifyException ? (WxNotifyException) thrown : byMerchant(thrown);
        return new Result(error.getCode().name(), error.getAck(), error);
    }

    private static WxNotifyException byMerchant(Throwable thrown) {
        HandlerException error =
                new HandlerException(ErrorCode.HANDLER_FAILED, "the callback threw " + thrown.getClass().getName(), null);
        error.initCause(thrown);
        return error;
    }

    /** For the inbox's {@code last_error}, which only the merchant reads. */
    static String describe(Throwable thrown) {
        return thrown instanceof HandlerException ? thrown.getMessage() : thrown.toString();
    }
}
