package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Given;
import javax.servlet.ReadListener;
import javax.servlet.Servlet;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A javax servlet that a {@link Courier} brings notifications to, called without a container. */
public final class JavaxServletEndpoint implements Endpoint {
    private final Servlet servlet;
    private final String path;

    private JavaxServletEndpoint(Servlet servlet, String path) {
        this.servlet = servlet;
        this.path = path;
    }

    /**
     * A servlet as an endpoint.
     *
     * @param servlet such as {@code JavaxNotificationServlet}; it is not initialized
     * @param path that of the {@code notify_url}, for servlets that look at it
     * @return the endpoint
     */
    public static JavaxServletEndpoint of(Servlet servlet, String path) {
        return new JavaxServletEndpoint(Given.required(servlet, "servlet"), Given.required(path, "path"));
    }

    @Override
    public Answer receive(Delivery delivery) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ServletCall call = new ServletCall(path, delivery, new In(delivery.getBody()), new Out(answer), answer);
        servlet.service(call.request(HttpServletRequest.class), call.response(HttpServletResponse.class));
        return call.answer();
    }

    private static final class In extends ServletInputStream {
        private final InputStream body;

        In(byte[] body) {
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public int read() throws IOException {
            return body.read();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is read by blocking");
        }
    }

    private static final class Out extends ServletOutputStream {
        private final ByteArrayOutputStream answer;

        Out(ByteArrayOutputStream answer) {
            this.answer = answer;
        }

        @Override
        public void write(int octet) {
            answer.write(octet);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("the answer is written by blocking");
        }
    }
}
