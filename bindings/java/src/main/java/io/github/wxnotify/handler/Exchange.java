package io.github.wxnotify.handler;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** One request of a servlet container, of javax or of jakarta: what the two servlets have in common. */
final class Exchange {
    private final IntConsumer status;
    private final BiConsumer<String, String> header;
    private final OutputStream out;

    Exchange(IntConsumer status, BiConsumer<String, String> header, OutputStream out) {
        this.status = status;
        this.header = header;
        this.out = out;
    }

    /** Has the request handled, and answers it. */
    void serve(NotificationHandler handler, Request request, InputStream in) throws IOException {
        Reception reception = handler.receive(request, in, false);
        Response answer = reception.await(handler.deadline());
        status.accept(answer.getStatus());
        answer.getHeaders().forEach(header);
        byte[] body = answer.getBody();
        header.accept("Content-Length", Integer.toString(body.length));
        out.write(body);
        out.flush();
        // A body that still drips must not be read when the container uses the request for somebody else. Its timeout ends that.
        reception.awaitEndOfReading();
    }
}
