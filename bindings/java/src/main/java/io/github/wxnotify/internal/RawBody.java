package io.github.wxnotify.internal;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.WxNotifyException;

/** Says how to get at the raw body where something else was given. */
public final class RawBody {
    private static final String HOW_TO = "; give the raw body as it was received, a byte[], because its bytes are what is signed."
            + " Spring MVC: a parameter @RequestBody byte[] body."
            + " WebFlux: @RequestBody Mono<byte[]> body."
            + " Servlet: request.getInputStream().readAllBytes(), before any filter reads it."
            + " JAX-RS, Quarkus, Micronaut: a parameter byte[] body."
            + " Vert.x: context.body().buffer().getBytes()."
            + " Ktor: call.receive<ByteArray>()";

    private RawBody() {}

    public static byte[] check(byte[] body) {
        if (body == null) {
            throw wrong("null");
        }
        return body;
    }

    /** What to throw where a body is not a {@code byte[]}. */
    public static WxNotifyException notBytes(Object body) {
        String what = body == null ? "null" : "a " + body.getClass().getName();
        if (body instanceof CharSequence) {
            what += ", text that was decoded and would have to be encoded again";
        }
        return wrong(what);
    }

    private static WxNotifyException wrong(String what) {
        return new WxNotifyException(ErrorCode.ARGUMENT_INVALID, "the body is " + what + HOW_TO, "body");
    }
}
