package io.github.wxnotify.handler;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Expectation;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.Headers;
import io.github.wxnotify.InboxException;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.events.RefundDirect;
import io.github.wxnotify.events.TransactionDirect;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.inbox.StoredNotification;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * From an HTTP request to its response: reads the body, verifies and decrypts it, finds the merchant's callback, makes
 * each notification count once by the inbox, and answers in time.
 *
 * <pre>{@code
 * NotificationHandler handler = NotificationHandler.builder(parser)
 *         .inbox(Inbox.of(dataSource))
 *         .onPaid((paid, delivery) -> orders.pay(delivery.getConnection(), paid.getOutTradeNo()))
 *         .onRefunded((refund, delivery) -> orders.refund(delivery.getConnection(), refund.getOutRefundNo()))
 *         .build();
 * }</pre>
 *
 * <p>Make one when the program starts, and share it between threads. In a servlet container {@link NotificationServlet}
 * calls it, elsewhere {@link #handle(String, Map, InputStream) handle}. The parser stays the caller's to close.
 */
public final class NotificationHandler implements AutoCloseable {
    private final NotificationParser parser;
    private final Processing processing;
    private final Inbox inbox;
    /** Null without a deadline. */
    private final Deadline deadline;
    /** Null where the caller gave one, or there is no deadline. */
    private final ExecutorService ownExecutor;
    private final Consumer<Outcome> observe;

    private NotificationHandler(Builder builder) {
        parser = builder.parser;
        processing = new Processing(builder);
        inbox = builder.inbox;
        observe = builder.observe;
        ownExecutor = builder.deadline == null || builder.executor != null ? null : Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "wxnotify-handler");
            thread.setDaemon(true);
            return thread;
        });
        Executor executor = builder.executor == null ? ownExecutor : builder.executor;
        deadline = builder.deadline == null ? null : new Deadline(builder.deadline, executor);
    }

    /**
     * Begins a handler: at least one route is needed.
     *
     * @param parser verifies and decrypts
     * @return a builder with the default options
     */
    public static Builder builder(NotificationParser parser) {
        return new Builder(Given.required(parser, "parser"));
    }

    /**
     * Handles a request.
     *
     * @param method the request's method, such as {@code POST}
     * @param headers all headers of the request, as {@link NotificationParser#parse(Map, byte[]) parse} takes them
     * @param body the raw body, which is read here, and only as far as the parser takes it
     * @return what to answer; every failure but that of reading is one
     * @throws IOException where the body cannot be read
     */
    public Response handle(String method, Map<String, ?> headers, InputStream body) throws IOException {
        return handle(method, Headers.of(headers), body);
    }

    /**
     * The same for headers that are no map.
     *
     * @param method the request's method
     * @param headers all headers of the request
     * @param body the raw body
     * @return what to answer
     * @throws IOException where the body cannot be read
     */
    public Response handle(String method, Headers headers, InputStream body) throws IOException {
        Given.required(headers, "headers");
        Given.required(body, "body");
        Observation observation = new Observation(observe);
        try {
            if (!"POST".equals(method)) {
                throw new HandlerException(
                        ErrorCode.METHOD_NOT_ALLOWED, "the request is a " + method + "; notifications are POSTed", "method");
            }
            Notification notification = parser.parse(headers, Body.read(headers, body, parser.getMaxBodyBytes()));
            observation.isAbout(notification);
            return respond(observation, process(observation, notification));
        } catch (WxNotifyException error) {
            observation.isRequest(headers.get("Request-ID"));
            return respond(observation, Result.failed(error));
        }
    }

    private Result process(Observation observation, Notification notification) {
        if (deadline == null) {
            return processing.receive(notification);
        }
        try {
            return deadline.wait(
                    observation.startedAt, () -> processing.receive(notification), observation::lateResult);
        } catch (RejectedExecutionException refused) {
            HandlerException error = new HandlerException(
                    ErrorCode.HANDLER_FAILED, "the executor refused the work; is it shut down, or its queue full?", "executor");
            error.initCause(refused);
            return Result.failed(error);
        }
    }

    private static Response respond(Observation observation, Result result) {
        observation.result(result);
        return new Response(result.ack);
    }

    /**
     * Takes up one stored notification ({@link Mode#STORED}) and has the routes work on it, in a transaction of the inbox.
     *
     * @return false where none waits
     * @throws io.github.wxnotify.InboxException {@code INBOX_FAILED} where the database fails before one is taken
     * @throws ConfigurationException {@code OPTION_INVALID} where the handler has no inbox
     */
    public boolean workOnce() {
        if (inbox == null) {
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID, "there is nothing to work off without an inbox; give the handler one", "inbox");
        }
        Observation observation = new Observation(observe);
        StoredNotification stored = take();
        if (stored == null) {
            return false;
        }
        try {
            Notification notification = stored.getNotification();
            observation.isAbout(notification);
            observation.result(processing.work(stored, notification));
        } catch (WxNotifyException notOurs) {
            observation.result(processing.workFailed(stored.getLease(), notOurs));
        }
        return true;
    }

    private StoredNotification take() {
        try {
            return inbox.inAutocommit(inbox::take);
        } catch (RuntimeException error) {
            throw error;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Works off stored notifications until it is told to stop, or its thread is interrupted. Any number of threads, on any
     * number of machines, may do this at once. Where the database fails, the hook is told, and it tries again.
     *
     * @param isStopped asked before each notification
     * @param pause how long to wait where nothing waits
     */
    public void work(BooleanSupplier isStopped, Duration pause) {
        Given.required(pause, "pause");
        while (!isStopped.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            boolean worked = false;
            try {
                worked = workOnce();
            } catch (InboxException error) {
                new Observation(observe).result(Result.failed(error));
            }
            if (!worked) {
                try {
                    Thread.sleep(pause.toMillis());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /**
     * Ends the handler's own threads, after at most 5 seconds for callbacks that outlived their deadline. An executor that
     * was given stays as it is.
     */
    @Override
    public void close() {
        if (ownExecutor == null) {
            return;
        }
        ownExecutor.shutdown();
        try {
            ownExecutor.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects a handler's routes and options; see {@link NotificationHandler#builder}. */
    public static final class Builder {
        final NotificationParser parser;
        final Routes routes = new Routes();
        Inbox inbox;
        Mode mode = Mode.TRANSACTION;
        Function<Notification, String> key = Notification::getId;
        Function<Notification, Expectation> expect = notification -> null;
        Unhandled unhandled = Unhandled.REFUSE;
        private Duration deadline = Duration.ofMillis(4500);
        private Executor executor;
        private Consumer<Outcome> observe = new WarningLog();

        private Builder(NotificationParser parser) {
            this.parser = parser;
        }

        /**
         * A direct merchant's order is paid: {@code TRANSACTION.SUCCESS} of the kind {@code transaction.direct}.
         *
         * @param callback what to do then
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public Builder onPaid(EventCallback<TransactionDirect> callback) {
            routes.addOwn("paid", typed(TransactionDirect.class, callback));
            return this;
        }

        /**
         * A direct merchant's refund has succeeded: {@code REFUND.SUCCESS} of the kind {@code refund.direct}. One that
         * is abnormal or closed is not: see {@code on("REFUND.ABNORMAL", ...)}.
         *
         * @param callback what to do then
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public Builder onRefunded(EventCallback<RefundDirect> callback) {
            routes.addOwn("refunded", typed(RefundDirect.class, callback));
            return this;
        }

        /**
         * Events of a class.
         *
         * @param type such as {@code TransactionPartner.class}
         * @param callback what to do with one
         * @param <E> the class
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public <E extends Event> Builder on(Class<E> type, EventCallback<? super E> callback) {
            routes.addOwn(Event.kindOf(type).getName(), typed(type, callback));
            return this;
        }

        /**
         * Notifications of an event type or a kind.
         *
         * @param route such as {@code "REFUND.ABNORMAL"} or {@code "transaction.partner"}
         * @param callback what to do with one
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it is no name of a kind, or has one already
         */
        public Builder on(String route, DeliveryCallback callback) {
            routes.add(Given.required(route, "route"), untyped(callback));
            return this;
        }

        /**
         * What no other route takes.
         *
         * @param callback what to do with it
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public Builder otherwise(DeliveryCallback callback) {
            routes.addOtherwise(untyped(callback));
            return this;
        }

        /**
         * Events of a class, where the callback says what to answer: for the events that ask for data,
         * {@code PARKING_FEE.QUERY_TRANS_INFO} and {@code CROSS_BORDER_PAY.GET_MCH_INFO}. These are answered each time, and
         * never go through the inbox.
         *
         * @param type such as {@code CrossBorderQuery.class}
         * @param callback answers one, with {@code Ack.answer(json)}
         * @param <E> the class
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public <E extends Event> Builder answer(Class<E> type, EventAnswer<? super E> callback) {
            Given.required(callback, "callback");
            routes.addOwn(
                    Event.kindOf(type).getName(), delivery -> callback.answer(type.cast(delivery.getEvent()), delivery));
            return this;
        }

        /**
         * The same for notifications of an event type or a kind.
         *
         * @param route such as {@code "PARKING_FEE.QUERY_TRANS_INFO"}
         * @param callback answers one
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it is no name of a kind, or has one already
         */
        public Builder answer(String route, DeliveryAnswer callback) {
            routes.add(Given.required(route, "route"), Given.required(callback, "callback")::answer);
            return this;
        }

        private static <E extends Event> Route typed(Class<E> type, EventCallback<? super E> callback) {
            Given.required(callback, "callback");
            return delivery -> {
                callback.receive(type.cast(delivery.getEvent()), delivery);
                return null;
            };
        }

        private static Route untyped(DeliveryCallback callback) {
            Given.required(callback, "callback");
            return delivery -> {
                callback.receive(delivery);
                return null;
            };
        }

        /**
         * Makes each notification count once. Without one, a repeated notification calls the callback again.
         *
         * @param inbox in the merchant's database
         * @return this
         */
        public Builder inbox(Inbox inbox) {
            this.inbox = Given.required(inbox, "inbox");
            return this;
        }

        /**
         * How the inbox is used.
         *
         * @param mode {@link Mode#TRANSACTION} unless given
         * @return this
         */
        public Builder mode(Mode mode) {
            this.mode = Given.required(mode, "mode");
            return this;
        }

        /**
         * When to answer at the latest. The callback runs on a thread of its own, and its late result still counts.
         *
         * @param deadline more than 0 and less than 5 seconds, which is how long WeChat Pay waits; 4.5 seconds unless given;
         *     null has the callback run on the caller's thread, however long it takes
         * @return this
         */
        public Builder deadline(Duration deadline) {
            this.deadline = deadline;
            return this;
        }

        /**
         * What runs the callbacks; unless given, daemon threads of the handler's own.
         *
         * @param executor such as one with virtual threads; one whose threads are few makes notifications wait
         * @return this
         */
        public Builder executor(Executor executor) {
            this.executor = Given.required(executor, "executor");
            return this;
        }

        /**
         * By what the inbox tells one notification from another.
         *
         * @param key its id unless given; such as kind and {@code out_trade_no}: 1 to 191 characters
         * @return this
         */
        public Builder key(Function<Notification, String> key) {
            this.key = Given.required(key, "key");
            return this;
        }

        /**
         * What each notification is compared with, before any route.
         *
         * @param expect the expectation, or null for "do not compare"
         * @return this
         */
        public Builder expect(Function<Notification, Expectation> expect) {
            this.expect = Given.required(expect, "expect");
            return this;
        }

        /**
         * What is answered where no route takes a notification.
         *
         * @param unhandled {@link Unhandled#REFUSE} unless given
         * @return this
         */
        public Builder unhandled(Unhandled unhandled) {
            this.unhandled = Given.required(unhandled, "unhandled");
            return this;
        }

        /**
         * The hook: told what became of each delivery. Unless given, failures are warnings of the
         * {@code java.util.logging} logger {@code io.github.wxnotify.handler}. What it throws harms nothing.
         *
         * @param observe gets the outcome; called on the request's thread before the answer goes out, so it must be quick
         * @return this
         */
        public Builder observe(Consumer<Outcome> observe) {
            this.observe = Given.required(observe, "observe");
            return this;
        }

        /**
         * Checks the options and makes the handler.
         *
         * @return the handler
         * @throws ConfigurationException {@code OPTION_INVALID}, naming the option
         */
        public NotificationHandler build() {
            // A fraction is exact in the core's own number.
            new Call("check_handler").with("deadline", deadline == null ? null : deadline.toNanos() / 1e9).value();
            if (inbox == null && mode != Mode.TRANSACTION) {
                throw new ConfigurationException(
                        ErrorCode.OPTION_INVALID, "the mode " + mode + " needs an inbox; give the handler one", "inbox");
            }
            return new NotificationHandler(this);
        }
    }
}
