package io.github.wxnotify.handler;

import java.net.InetSocketAddress;
import org.eclipse.jetty.ee8.servlet.ServletContextHandler;
import org.eclipse.jetty.ee8.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The javax servlet in Jetty. */
class JavaxJettyTest extends Endpoint {
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

    @Override
    int start(NotificationHandler handler) throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addServlet(new ServletHolder(new JavaxNotificationServlet(handler)), "/notify");
        server.setHandler(context.getCoreContextHandler());
        server.start();
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    void stop() throws Exception {
        server.stop();
    }
}
