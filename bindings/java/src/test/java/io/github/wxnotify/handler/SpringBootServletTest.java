package io.github.wxnotify.handler;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The servlet as a bean of Spring Boot. */
class SpringBootServletTest extends Endpoint {
    private ConfigurableApplicationContext context;

    static class Notifications {
        @Bean
        ServletRegistrationBean<NotificationServlet> notifications(NotificationHandler handler) {
            return new ServletRegistrationBean<>(new NotificationServlet(handler), "/notify");
        }
    }

    @Override
    int start(NotificationHandler handler) {
        context = SpringBoot.start(handler, Notifications.class);
        return SpringBoot.port(context);
    }

    @Override
    void stop() {
        context.close();
    }
}
