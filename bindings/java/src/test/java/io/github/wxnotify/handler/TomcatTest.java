package io.github.wxnotify.handler;

import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** The servlet in Tomcat. */
class TomcatTest extends Endpoint {
    private final Tomcat tomcat = new Tomcat();

    @Override
    int start(NotificationHandler handler) throws Exception {
        tomcat.setSilent(true);
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "notifications", new NotificationServlet(handler));
        context.addServletMappingDecoded("/notify", "notifications");
        tomcat.getConnector();
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
