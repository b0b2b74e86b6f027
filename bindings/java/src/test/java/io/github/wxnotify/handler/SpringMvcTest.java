package io.github.wxnotify.handler;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The handler in a controller of Spring MVC, as the README shows it. */
class SpringMvcTest extends Endpoint {
    private ConfigurableApplicationContext context;

    @RestController
    static class Notifications {
        private final NotificationHandler handler;

        Notifications(NotificationHandler handler) {
            this.handler = handler;
        }

        // snippet: begin
        @RequestMapping("/notify")
        ResponseEntity<byte[]> receive(
                HttpMethod method, @RequestHeader MultiValueMap<String, String> headers, InputStream body) throws IOException {
            Response answer = handler.handle(method.name(), headers, body);
            return ResponseEntity.status(answer.getStatus())
                    .headers(all -> answer.getHeaders().forEach(all::set))
                    .body(answer.getBody());
        }
        // snippet: end
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
