package store;

import io.github.wxnotify.handler.*;
import java.io.*;
import org.springframework.http.*;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.*;

@RestController
public class NotificationController {
    private final NotificationHandler handler;

    public NotificationController(NotificationHandler handler) {
        this.handler = handler;
    }

    @RequestMapping("/notify")
    ResponseEntity<byte[]> receive(HttpMethod method, @RequestHeader MultiValueMap<String, String> headers, InputStream body)
            throws IOException {
        Response answer = handler.handle(method.name(), headers, body);
        return ResponseEntity.status(answer.getStatus())
                .headers(all -> answer.getHeaders().forEach(all::set))
                .body(answer.getBody());
    }
}
