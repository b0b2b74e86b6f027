package io.github.wxnotify.spring;

import io.github.wxnotify.Headers;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.ReactiveNotificationHandler;
import io.github.wxnotify.handler.Request;
import io.github.wxnotify.handler.Response;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A handler as an endpoint of Spring WebFlux, which never blocks the event loop. The starter registers it by itself; by hand it is
 *
 * <pre>{@code
 * @Bean
 * HandlerMapping notifications(NotificationHandler handler) {
 *     return new SimpleUrlHandlerMapping(Collections.singletonMap("/wxpay/notify", new NotificationWebHandler(handler)), -1);
 * }
 * }</pre>
 *
 * <p>No {@code WebFilter} before it may read the body.
 */
public final class NotificationWebHandler implements WebHandler {
    private final BiFunction<Request, Mono<byte[]>, Mono<Response>> handler;
    private final LongSupplier maxBodyBytes;

    /**
     * The endpoint of a handler whose callbacks wait: they run on threads of the handler's own, or in its executor.
     *
     * @param handler answers the requests; it stays the caller's to close
     */
    public NotificationWebHandler(NotificationHandler handler) {
        // A handler without a deadline calls back on the thread that brings the body.
        this.handler = (request, body) -> Mono.create(answer ->
                handler.handle(request, body.publishOn(Schedulers.boundedElastic()).toFuture()).whenComplete((response, gone) -> {
                    if (gone == null) {
                        answer.success(response);
                    } else {
                        answer.error(gone);
                    }
                }));
        maxBodyBytes = handler::getMaxBodyBytes;
    }

    /**
     * The endpoint of a handler whose callbacks are publishers.
     *
     * @param handler answers the requests; it stays the caller's to close
     */
    public NotificationWebHandler(ReactiveNotificationHandler handler) {
        this.handler = handler::handle;
        maxBodyBytes = handler::getMaxBodyBytes;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.getHeaders().forEach(headers::put);
        HttpMethod method = request.getMethod();
        Request received =
                Request.of(method == null ? "?" : method.name(), request.getURI().getRawPath(), Headers.of(headers), request);
        return handler.apply(received, body(request)).flatMap(answer -> answer(exchange.getResponse(), answer));
    }

    /** No more of it than tells that it is too long. */
    private Mono<byte[]> body(ServerHttpRequest request) {
        long most = maxBodyBytes.getAsLong();
        if (request.getHeaders().getContentLength() > most) {
            return Mono.just(new byte[0]); // the header alone has it refused
        }
        return Mono.defer(() -> {
            ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
            return request.getBody()
                    .doOnNext(piece -> take(piece, body))
                    .takeUntil(piece -> body.size() > most)
                    .then(Mono.fromSupplier(body::toByteArray));
        });
    }

    private static void take(DataBuffer piece, ByteArrayOutputStream body) {
        byte[] bytes = new byte[piece.readableByteCount()];
        piece.read(bytes);
        DataBufferUtils.release(piece);
        body.write(bytes, 0, bytes.length);
    }

    private static Mono<Void> answer(ServerHttpResponse response, Response answer) {
        byte[] body = answer.getBody();
        response.setRawStatusCode(answer.getStatus());
        answer.getHeaders().forEach(response.getHeaders()::set);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
