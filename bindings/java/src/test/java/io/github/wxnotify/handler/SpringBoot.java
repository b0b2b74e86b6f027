package io.github.wxnotify.handler;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.r2dbc.R2dbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application with a handler among its beans, and one more class. */
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, R2dbcAutoConfiguration.class})
class SpringBoot {
    static ConfigurableApplicationContext start(NotificationHandler handler, Class<?> endpoint) {
        return new SpringApplicationBuilder(SpringBoot.class, endpoint)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off", "logging.level.root=WARN")
                // The test closes it; Spring would as well.
                .initializers(context -> context.getBeanFactory().registerSingleton("handler", handler))
                .run();
    }

    static int port(ConfigurableApplicationContext context) {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }
}
