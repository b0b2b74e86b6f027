package io.github.wxnotify.handler;

import io.github.wxnotify.Headers;
import io.github.wxnotify.internal.Given;
import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * A handler as a javax servlet (3.0 to 4.0), for Tomcat 9, Jetty 10 and Spring Boot 2, and earlier:
 *
 * <pre>{@code
 * @Bean
 * ServletRegistrationBean<JavaxNotificationServlet> notifications(NotificationHandler handler) {
 *     return new ServletRegistrationBean<>(new JavaxNotificationServlet(handler), "/notify");
 * }
 * }</pre>
 *
 * <p>In a jakarta container it is {@link NotificationServlet}. No filter before it may read the body.
 */
public final class JavaxNotificationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient NotificationHandler handler;

    /**
     * The servlet of a handler.
     *
     * @param handler answers the requests; it stays the caller's to close
     */
    public JavaxNotificationServlet(NotificationHandler handler) {
        this.handler = Given.required(handler, "handler");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Headers headers = Headers.of(request.getHeaderNames(), request::getHeaders);
        new Exchange(response::setStatus, response::setHeader, response.getOutputStream())
                .serve(handler, Request.of(request.getMethod(), request.getRequestURI(), headers, request), request.getInputStream());
    }
}
