package io.github.wxnotify.testing;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.Response;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Limit;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Brings notifications to a handler as WeChat Pay does, in virtual time: what is not taken comes again, freshly signed, after the pauses of
 * the official schedule, a day of them in a moment.
 *
 * <pre>{@code
 * Clock clock = Clock.at(Instant.now());
 * NotificationHandler handler = NotificationHandler.builder(platform.parser()).clock(clock)...build();
 * List<Attempt> attempts = Courier.of(platform, clock).to(handler).deliver("TRANSACTION.SUCCESS", resource);
 * }</pre>
 *
 * <p>The handler has to go by the same clock: by the system's it would refuse what is signed hours ahead. A courier is one thread's.
 */
public final class Courier {
    private final Platform platform;
    private final Clock clock;
    private Endpoint endpoint;
    private Schedule schedule = Schedule.TRANSACTION;
    /** How long WeChat Pay waits for an answer. */
    private Duration patience = Duration.ofSeconds(5);

    private Courier(Platform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * A courier, who has yet to be told to whom he brings notifications, by {@link #to(NotificationHandler) to}.
     *
     * @param platform signs and encrypts
     * @param clock what the handler goes by; a pause sets it forward
     * @return the courier
     */
    public static Courier of(Platform platform, Clock clock) {
        return new Courier(Given.required(platform, "platform"), Given.required(clock, "clock"));
    }

    /**
     * To whom he brings notifications.
     *
     * @param handler receives them as POSTs
     * @return this
     */
    public Courier to(NotificationHandler handler) {
        Given.required(handler, "handler");
        return to(delivery -> {
            Response answer = handler.handle("POST", delivery.getHeaders(), new ByteArrayInputStream(delivery.getBody()));
            return new Endpoint.Answer(answer.getStatus(), new String(answer.getBody(), StandardCharsets.UTF_8));
        });
    }

    /**
     * The same for what is no handler: a servlet, or a controller.
     *
     * @param endpoint receives them
     * @return this
     */
    public Courier to(Endpoint endpoint) {
        this.endpoint = Given.required(endpoint, "endpoint");
        return this;
    }

    /**
     * When a notification comes again.
     *
     * @param schedule {@link Schedule#TRANSACTION} unless given
     * @return this
     */
    public Courier schedule(Schedule schedule) {
        this.schedule = Given.required(schedule, "schedule");
        return this;
    }

    /** For the test of what takes too long. */
    Courier patience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /**
     * Brings a notification, again and again until it is taken or the schedule ends. It is the same notification each time, with one id,
     * signed and encrypted anew at the clock's time.
     *
     * @param eventType such as {@code TRANSACTION.SUCCESS}
     * @param resource the plaintext: a JSON object as text, such as {@link Sample} makes
     * @return each attempt; the last one tells whether it was taken
     * @throws ConfigurationException {@code OPTION_INVALID} where {@link #to(NotificationHandler) to} was not called
     */
    public List<Attempt> deliver(String eventType, String resource) {
        return deliver(eventType, resource, notification -> {});
    }

    /**
     * The same with options: an id, for a repetition of what was taken, or a fault.
     *
     * @param eventType such as {@code TRANSACTION.SUCCESS}
     * @param resource the plaintext
     * @param options sets them; when it is signed is the courier's affair
     * @return each attempt
     * @throws ConfigurationException {@code OPTION_INVALID} where {@link #to(NotificationHandler) to} was not called, and those of
     *     {@link NotificationBuilder#build()}
     */
    public List<Attempt> deliver(String eventType, String resource, Consumer<NotificationBuilder> options) {
        if (endpoint == null) {
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID, "the courier does not know to whom; call to(handler) before deliver", "courier");
        }
        Iterator<Duration> pauses = schedule.pauses().iterator();
        NotificationBuilder notification =
                platform.notification(eventType, resource).id(UUID.randomUUID().toString()).createTime(inBeijing(clock.instant()));
        options.accept(notification);
        List<Attempt> attempts = new ArrayList<>();
        while (true) {
            Attempt attempt = bring(notification.now(clock.instant().getEpochSecond()).build());
            attempts.add(attempt);
            if (attempt.isTaken() || !pauses.hasNext()) {
                return Collections.unmodifiableList(attempts);
            }
            clock.advance(pauses.next());
        }
    }

    private static String inBeijing(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(8)));
    }

    private Attempt bring(Delivery delivery) {
        Instant at = clock.instant();
        CompletableFuture<Endpoint.Answer> answered = new CompletableFuture<>();
        Thread call = Limit.daemon(() -> {
            try {
                answered.complete(endpoint.receive(delivery));
            } catch (Throwable thrown) {
                answered.completeExceptionally(thrown); // a server closes the connection
            }
        }, "wxnotify-courier");
        call.start();
        try {
            Endpoint.Answer answer = answered.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return new Attempt(at, answer.getStatus(), answer.getBody());
        } catch (ExecutionException thrown) {
            return new Attempt(at, 0, "");
        } catch (TimeoutException hungUp) {
            call.interrupt();
            return new Attempt(at, 0, "");
        } catch (InterruptedException stopped) {
            call.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the courier's thread was interrupted", stopped);
        }
    }
}
