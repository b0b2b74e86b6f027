package io.github.wxnotify.handler;

import org.springframework.context.ConfigurableApplicationContext;
import store.NotificationController;

/** The handler in a controller of Spring MVC, as the README shows it. */
class SpringMvcTest extends Endpoint {
    private ConfigurableApplicationContext context;

    @Override
    int start(NotificationHandler handler) {
        context = SpringBoot.start(handler, NotificationController.class);
        return SpringBoot.port(context);
    }

    @Override
    void stop() {
        context.close();
    }
}
