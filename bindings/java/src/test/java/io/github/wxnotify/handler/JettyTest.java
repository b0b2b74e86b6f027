package io.github.wxnotify.handler;

import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The servlet in Jetty. */
class JettyTest extends Endpoint {
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

    @Override
    int start(NotificationHandler handler) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new NotificationServlet(handler)), "/notify");
        server.setHandler(context);
        server.start();
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    void stop() throws Exception {
        server.stop();
    }
}
