package io.github.wxnotify.handler;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Headers;
import io.github.wxnotify.MalformedNotificationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** Reads a request's body, and not more of it than a parser takes. */
final class Body {
    private Body() {}

    /** @param isOver whether nobody waits for it any more: asked before each piece */
    static byte[] read(Headers headers, InputStream in, long limit, BooleanSupplier isOver) throws IOException {
        if (declaredLength(headers) > limit) {
            throw tooLarge(limit);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read >= 0 && !isOver.getAsBoolean(); read = in.read(buffer)) {
            body.write(buffer, 0, read);
            if (body.size() > limit) {
                throw tooLarge(limit);
            }
        }
        return body.toByteArray();
    }

    /**
     * Whether a container takes it back when its request is answered: a thread that still read it then would take away the bytes
     * of the next request.
     */
    static boolean isServlets(InputStream body) {
        Class<?> type = body.getClass();
        while (type != null && !type.getName().endsWith("servlet.ServletInputStream")) {
            type = type.getSuperclass();
        }
        return type != null;
    }

    private static long declaredLength(Headers headers) {
        try {
            return Long.parseLong(String.valueOf(headers.get("Content-Length")).trim());
        } catch (NumberFormatException notDeclared) {
            return -1;
        }
    }

    private static MalformedNotificationException tooLarge(long limit) {
        return new MalformedNotificationException(
                ErrorCode.BODY_TOO_LARGE,
                "the body is longer than max_body_bytes, " + limit + "; no genuine notification comes near 1 MiB",
                "body");
    }
}
