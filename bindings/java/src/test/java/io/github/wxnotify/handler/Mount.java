package io.github.wxnotify.handler;

import com.sun.net.httpserver.HttpServer;
import io.github.wxnotify.Headers;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** How a handler is reached at {@code /notify/...}, behind a real socket. */
enum Mount {
    JAKARTA_SERVLET {
        @Override
        Mounted start(NotificationHandler handler) throws Exception {
            return jakarta(new NotificationServlet(handler));
        }
    },
    JAVAX_SERVLET {
        @Override
        Mounted start(NotificationHandler handler) throws Exception {
            org.eclipse.jetty.ee8.servlet.ServletContextHandler context = new org.eclipse.jetty.ee8.servlet.ServletContextHandler();
            context.setContextPath("/");
            context.addServlet(new org.eclipse.jetty.ee8.servlet.ServletHolder(new JavaxNotificationServlet(handler)), "/notify/*");
            return server(context.getCoreContextHandler());
        }
    },
    /** Of a servlet's stream only the container's thread may read. */
    CONTROLLER {
        @Override
        Mounted start(NotificationHandler handler) throws Exception {
            return jakarta(new HttpServlet() {
                private static final long serialVersionUID = 1L;

                @Override
                protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    Headers headers = Headers.of(request.getHeaderNames(), request::getHeaders);
                    Response answer = handler.handle(
                            Request.of(request.getMethod(), request.getRequestURI(), headers, request), request.getInputStream());
                    response.setStatus(answer.getStatus());
                    answer.getHeaders().forEach(response::setHeader);
                    response.getOutputStream().write(answer.getBody());
                }
            });
        }
    },
    JDK {
        @Override
        Mounted start(NotificationHandler handler) throws Exception {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            ExecutorService threads = Executors.newCachedThreadPool();
            server.setExecutor(threads);
            server.createContext("/notify", exchange -> {
                Headers headers = Headers.of(exchange.getRequestHeaders());
                Response answer = handler.handle(
                        Request.of(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), headers, exchange),
                        exchange.getRequestBody());
                answer.getHeaders().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.getStatus(), answer.getBody().length);
                exchange.getResponseBody().write(answer.getBody());
                exchange.close();
            });
            server.start();
            return new Mounted(server.getAddress().getPort(), () -> {
                server.stop(0);
                threads.shutdown();
            });
        }
    };

    /** Where it listens, and what stops it. */
    record Mounted(int port, AutoCloseable server) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    abstract Mounted start(NotificationHandler handler) throws Exception;

    private static Mounted jakarta(HttpServlet servlet) throws Exception {
        org.eclipse.jetty.ee10.servlet.ServletContextHandler context = new org.eclipse.jetty.ee10.servlet.ServletContextHandler("/");
        context.addServlet(new org.eclipse.jetty.ee10.servlet.ServletHolder(servlet), "/notify/*");
        return server(context);
    }

    private static Mounted server(Handler handler) throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(handler);
        server.start();
        return new Mounted(((ServerConnector) server.getConnectors()[0]).getLocalPort(), server::stop);
    }
}
