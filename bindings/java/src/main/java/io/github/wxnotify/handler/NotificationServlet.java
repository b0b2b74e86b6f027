package io.github.wxnotify.handler;

import io.github.wxnotify.Headers;
import io.github.wxnotify.internal.Given;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A handler as a jakarta servlet (5.0 and later), for Tomcat 10, Jetty 11 and Spring Boot 3, and later:
 *
 * <pre>{@code
 * @Bean
 * ServletRegistrationBean<NotificationServlet> notifications(NotificationHandler handler) {
 *     return new ServletRegistrationBean<>(new NotificationServlet(handler), "/notify");
 * }
 * }</pre>
 *
 * <p>In a javax container it is {@link JavaxNotificationServlet}. No filter before it may read the body.
 */
public final class NotificationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient NotificationHandler handler;

    /**
     * The servlet of a handler.
     *
     * @param handler answers the requests; it stays the caller's to close
     */
    public NotificationServlet(NotificationHandler handler) {
        this.handler = Given.required(handler, "handler");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Headers headers = Headers.of(request.getHeaderNames(), request::getHeaders);
        new Exchange(response::setStatus, response::setHeader, response.getOutputStream())
                .serve(handler, Request.of(request.getMethod(), request.getRequestURI(), headers, request), request.getInputStream());
    }
}
