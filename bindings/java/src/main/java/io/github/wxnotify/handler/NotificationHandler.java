package io.github.wxnotify.handler;

import io.github.wxnotify.ApiV2Key;
import io.github.wxnotify.CertificateRefresher;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Expected;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.Headers;
import io.github.wxnotify.InboxException;
import io.github.wxnotify.Merchant;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.events.RefundDirect;
import io.github.wxnotify.events.TransactionDirect;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.internal.Asking;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Database;
import io.github.wxnotify.internal.Dialect;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Limit;
import io.github.wxnotify.internal.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private static final long DEFAULT_MAX_BODY_BYTES = 1 << 20;

    /** Null where the handler serves several merchants, who each have their own. */
    private final Opening opening;
    /** Of the one merchant, or null. */
    private final NotificationParser parser;
    /** Of several merchants, or null. */
    private final MerchantFinder finder;
    /** Null where there is none. */
    private final CertificateRefresher refresher;
    private final Processing processing;
    /** Null where there is none. */
    private final Dialect inbox;
    private final Function<String, CoreHandler> make;
    /** Made anew when the inbox's dialect is known, which may take a connection. */
    private volatile CoreHandler core;
    private boolean isFinal;
    /** What a notification's time is compared with. */
    private final Clock clock;
    /** Null without a deadline. */
    private final Duration deadline;
    private final Executor executor;
    /** Null where the caller gave one, or there is no deadline. */
    private final ExecutorService ownExecutor;
    private final Consumer<Outcome> observe;
    private final CountDownLatch isClosing = new CountDownLatch(1);

    private NotificationHandler(Builder builder, Database database) {
        this(
                builder, database, (request, merchant, end) -> Program.run(request, database, merchant, end),
                builder.deadline != null && builder.executor == null);
    }

    /**
     * @param inbox null where there is none
     * @param runner runs the programs on it
     * @param hasThreads whether they begin on threads of its own, and not on the one that comes
     */
    NotificationHandler(Builder builder, Dialect inbox, Program.Runner runner, boolean hasThreads) {
        builder.check();
        parser = builder.parser;
        finder = builder.finder;
        opening = parser == null ? null : new Opening(parser, builder.apiV2Keys);
        refresher = builder.refresher;
        processing = new Processing(builder, runner);
        this.inbox = inbox;
        make = builder.maker(inbox);
        String dialect = inbox == null ? null : inbox.knownDialect();
        isFinal = inbox == null || dialect != null;
        core = make.apply(isFinal ? dialect : "sqlite");
        observe = builder.observe;
        clock = builder.clock;
        deadline = builder.deadline;
        ownExecutor = hasThreads ? threads(builder.maxInFlight) : null;
        executor = ownExecutor != null ? ownExecutor : deadline == null || builder.executor == null ? Runnable::run : builder.executor;
    }

    private static ExecutorService threads(int most) {
        return new ThreadPoolExecutor(
                0, most, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> Limit.daemon(task, "wxnotify-handler"));
    }

    /**
     * Begins a handler: at least one route is needed.
     *
     * @param parser verifies and decrypts
     * @return a builder with the default options
     */
    public static Builder builder(NotificationParser parser) {
        return new Builder(Given.required(parser, "parser"), null);
    }

    /**
     * Begins a handler for several merchants behind one endpoint: each request is verified and decrypted by the parser of the one that
     * it is for. Callbacks see that one as {@link NotificationDelivery#getMerchant()}. The inbox keeps each merchant's notifications
     * apart, so its name is to be this handler's alone.
     *
     * @param finder finds a request's merchant; {@link Merchants#by} makes one of a registry, which {@link Mode#STORED} needs
     * @return a builder with the default options
     */
    public static Builder forMerchants(MerchantFinder finder) {
        return new Builder(null, Given.required(finder, "finder"));
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
        return handle(Request.of(method, "", Given.required(headers, "headers"), null), body);
    }

    /**
     * The same for a handler that serves several merchants, to which the path or the framework's own request may say which.
     *
     * @param request the request, but for its body
     * @param body the raw body
     * @return what to answer
     * @throws IOException where the body cannot be read
     */
    public Response handle(Request request, InputStream body) throws IOException {
        Given.required(body, "body");
        return receive(Given.required(request, "request"), body, Body.isServlets(body)).await(deadline);
    }

    /**
     * The same without waiting, for servers whose threads must not block, such as Netty's: callbacks run on the handler's own threads, or in
     * its executor; where there is no deadline, on the thread that completes the body.
     *
     * @param request the request, but for its body
     * @param body the raw body, once it is there; no more of it is needed than a byte beyond {@link #getMaxBodyBytes()}
     * @return what to answer, within the deadline; fails where the body does
     */
    public CompletionStage<Response> handle(Request request, CompletionStage<byte[]> body) {
        Reception reception = new Reception(this, new Telling(observe), Given.required(request, "request").headers());
        if (!reception.refuses(request)) {
            Given.required(body, "body").whenComplete((bytes, gone) -> {
                if (gone == null) {
                    begin(reception, request, new ByteArrayInputStream(bytes), false);
                } else {
                    reception.leave(gone);
                }
            });
        }
        return reception.answer(deadline);
    }

    /**
     * How long a body may be.
     *
     * @return in bytes: the parser's limit, or, where the handler serves several merchants, that of parsers that were not told another
     */
    public long getMaxBodyBytes() {
        return opening == null ? DEFAULT_MAX_BODY_BYTES : opening.maxBodyBytes();
    }

    Duration deadline() {
        return deadline;
    }

    /** In seconds since the epoch. */
    long now() {
        return clock.instant().getEpochSecond();
    }

    /**
     * Begins, and does not wait for the answer where there is a deadline.
     *
     * @param isReadHere whether only this thread may read the body
     */
    Reception receive(Request request, InputStream body, boolean isReadHere) {
        Reception reception = new Reception(this, new Telling(observe), request.headers());
        if (!reception.refuses(request)) {
            begin(reception, request, body, isReadHere);
        }
        return reception;
    }

    private void begin(Reception reception, Request request, InputStream body, boolean isReadHere) {
        try {
            Executor here = Runnable::run;
            if (finder == null) {
                (isReadHere ? here : executor).execute(() -> reception.receive(body, isReadHere ? executor : here));
            } else if (!isReadHere) {
                executor.execute(() -> {
                    if (reception.find(finder, request)) {
                        reception.receive(body, here);
                    }
                });
            } else {
                // A finder that hangs must not hang the thread that answers.
                executor.execute(() -> reception.find(finder, request));
                if (reception.awaitMerchant(deadline)) {
                    reception.receive(body, executor);
                }
            }
        } catch (RejectedExecutionException refused) {
            HandlerException error = new HandlerException(
                    ErrorCode.NOTIFICATION_BUSY,
                    "no thread is free, so this request is left to its next delivery; see what holds the callbacks",
                    ownExecutor == null ? "executor" : "max_in_flight");
            error.initCause(refused);
            reception.refuse(error);
        }
    }

    /** Processes a notification, on this thread. */
    void process(Notification notification, boolean v2, ServedMerchant merchant, Telling telling, Program.End end) {
        Call receive = ready().receive(notification, v2, ServedMerchant.name(merchant));
        processing.of(notification, merchant, telling).go(receive, end);
    }

    /** Null where the handler serves several merchants. */
    Opening opening() {
        return opening;
    }

    /** Has the refresher hear of it. */
    void hasSeen(Throwable error) {
        if (refresher != null) {
            refresher.seen(error);
        }
    }

    CoreHandler core() {
        return core;
    }

    /** The core's handler, which knows the inbox's dialect. */
    private CoreHandler ready() {
        if (isFinal) {
            return core;
        }
        String dialect = inbox.dialect();
        synchronized (this) {
            if (!isFinal) {
                core = make.apply(dialect);
                isFinal = true;
                if (isClosing.getCount() == 0) {
                    core.close();
                }
            }
        }
        return core;
    }

    /**
     * Asks WeChat Pay what became of an order or a refund, and puts what it tells through the same route and inbox as its notification: it
     * counts once, whichever comes first. WeChat Pay does not promise that every notification arrives; its advice is to ask for an
     * order that is still open 5 to 10 minutes after.
     *
     * <p>The handler needs an inbox, and {@link Builder#businessKey()}, or a key of its own that does without the id. An order that is
     * not paid is no event, and nothing is called: see {@link Reconciled#getState()}. It works on the caller's thread, and the
     * inbox's lease is the only limit of the callback.
     *
     * @param asker who asks
     * @param number of the order or refund
     * @return what WeChat Pay told, and what came of it
     * @throws io.github.wxnotify.RequestFailedException {@code REQUEST_FAILED} where WeChat Pay was not reached, or refuses
     * @throws io.github.wxnotify.VerificationException where the answer is not WeChat Pay's word
     * @throws io.github.wxnotify.ContentMismatchException {@code CONTENT_MISMATCH} where it is of another order, or not what was expected
     * @throws ConfigurationException {@code OPTION_INVALID}, naming what is to be set
     * @throws io.github.wxnotify.WxNotifyException what the handler's own failures are: {@code HANDLER_FAILED},
     *     {@code NOTIFICATION_BUSY}, {@code EVENT_UNHANDLED}, an {@link InboxException}
     */
    public Reconciled reconcile(Merchant asker, OrderNumber number) {
        return reconcile(asker, number, null);
    }

    /**
     * The same where the handler serves several merchants.
     *
     * @param asker who asks
     * @param number of the order or refund
     * @param served whose order it is; null where the handler serves one
     * @return what WeChat Pay told, and what came of it
     * @throws io.github.wxnotify.WxNotifyException as {@link #reconcile(Merchant, OrderNumber)}
     */
    public Reconciled reconcile(Merchant asker, OrderNumber number, @Nullable ServedMerchant served) {
        Map<String, String> order = Given.required(number, "number").form(served);
        Asking asking = Asking.Lent.of(Given.required(asker, "asker"), served == null ? parser : served.getParser());
        Telling telling = new Telling(observe);
        Processing.Run asked = processing.of(null, served, telling).asking(asking);
        CompletableFuture<Turn> ended = new CompletableFuture<>();
        asked.go(ready().reconcile(asking.merchant(), order), (last, cause) -> ended.complete(new Turn(last, cause)));
        Turn end = ended.join();
        if (end.endedWith("value")) {
            return new Reconciled((String) ((Map<?, ?>) end.last.get("value")).get("state"), null);
        }
        if (end.endedWith("answer")) {
            telling.tell(end.last, end.cause, false);
        }
        if (end.last.get("error") != null) {
            WxNotifyException error = Failures.exception(end.last.get("error"), end.cause == null ? asking.failure() : end.cause);
            hasSeen(error);
            throw error;
        }
        return new Reconciled(asked.state(), (String) end.last.get("code"));
    }

    /**
     * Takes up one stored notification ({@link Mode#STORED}) and has the routes work on it, in a transaction of the inbox.
     *
     * @return false where none waits
     * @throws io.github.wxnotify.InboxException {@code INBOX_FAILED} where the database fails before one is taken
     * @throws ConfigurationException {@code OPTION_INVALID} where the mode is not {@code STORED}
     */
    public boolean workOnce() {
        Turn turn = turn(0, null);
        if (turn.endedWith("error")) {
            throw Failures.exception(turn.last.get("error"), turn.cause);
        }
        return turn.endedWith("answer");
    }

    /**
     * Works off stored notifications until it is told to stop, its thread is interrupted, or the handler is closed. Any number
     * of threads, on any number of machines, may do this at once. Where the database fails, log and hook are told, and it tries
     * again.
     *
     * @param isStopped asked before each notification
     * @param pause how long to wait where nothing waits, in whole milliseconds
     * @throws ConfigurationException {@code OPTION_INVALID} where the mode is not {@code STORED}
     */
    public void work(BooleanSupplier isStopped, Duration pause) {
        work(isStopped, pause, null);
    }

    /**
     * The same, and sees to old rows now and then, as {@link Inbox#purge} does.
     *
     * @param isStopped asked before each notification
     * @param pause how long to wait where nothing waits, in whole milliseconds
     * @param purgeOlderThan in whole seconds, at least 25 hours; null for never
     * @throws ConfigurationException {@code OPTION_INVALID} where the mode is not {@code STORED}, or for less
     */
    public void work(BooleanSupplier isStopped, Duration pause, @Nullable Duration purgeOlderThan) {
        long ms = Given.required(pause, "pause").toMillis();
        Long age = purgeOlderThan == null ? null : purgeOlderThan.getSeconds();
        try {
            while (!isStopped.getAsBoolean() && !Thread.currentThread().isInterrupted() && isClosing.getCount() > 0) {
                Turn turn = turn(ms, age);
                Object value = turn.last.get("value");
                if (turn.endedWith("error")) {
                    new Telling(observe).tell(core.refuse(turn.last.get("error"), null, false, null), turn.cause, false);
                    isClosing.await(ms, TimeUnit.MILLISECONDS);
                } else if (value != null) {
                    isClosing.await((Long) ((Map<?, ?>) value).get("wait_ms"), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Turn turn(long pauseMs, Long purgeOlderThan) {
        Telling telling = new Telling(observe);
        CompletableFuture<Turn> turn = new CompletableFuture<>();
        // Whether it can work at all does not depend on the database.
        Call work = core.work(pauseMs, purgeOlderThan, now());
        try {
            work = ready().work(pauseMs, purgeOlderThan, now());
        } catch (InboxException error) {
            return Turn.failed(error);
        }
        processing.of(null, null, telling).go(work, (last, cause) -> {
            if (last.get("step").equals("answer")) {
                telling.tell(last, cause, false);
            }
            turn.complete(new Turn(last, cause));
        });
        return turn.join();
    }

    /** What one turn of a worker came to. */
    private static final class Turn {
        final Map<String, Object> last;
        /** What was thrown on the way, or null. */
        final Throwable cause;

        Turn(Map<String, Object> last, Throwable cause) {
            this.last = last;
            this.cause = cause;
        }

        /** The inbox could not even be asked for its dialect. */
        static Turn failed(InboxException error) {
            Map<String, Object> last = new HashMap<>();
            last.put("step", "error");
            last.put("error", Failures.refused(error));
            return new Turn(last, error.getCause());
        }

        boolean endedWith(String step) {
            return step.equals(last.get("step"));
        }
    }

    /**
     * Stops taking notifications, which are answered 503, stops the workers, and waits for what is on its way. An executor that
     * was given stays as it is. May be called again.
     *
     * @param timeout how long to wait, at most
     * @return how many notifications are left on their way: 0 where all came to their end
     */
    public int shutdown(Duration timeout) {
        long until = System.nanoTime() + Given.required(timeout, "timeout").toNanos();
        synchronized (this) {
            isClosing.countDown();
            core.close();
        }
        try {
            while (core.inFlight() > 0 && System.nanoTime() < until) {
                Thread.sleep(20);
            }
            if (ownExecutor != null) {
                ownExecutor.shutdown();
                ownExecutor.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return (int) core.inFlight();
    }

    /** {@link #shutdown} with 5 seconds. */
    @Override
    public void close() {
        shutdown(Duration.ofSeconds(5));
    }

    /** Collects a handler's routes and options; see {@link NotificationHandler#builder}. */
    public static final class Builder {
        private final NotificationParser parser;
        private final MerchantFinder finder;
        private final List<ApiV2Key> apiV2Keys = new ArrayList<>();
        private final Map<String, Route> routes = new LinkedHashMap<>();
        private final Set<String> custom = new HashSet<>();
        /** Refuses a wrong route at once. */
        private final CoreHandler checks = new CoreHandler(Collections.emptyMap());
        private final Map<String, Object> settings = new LinkedHashMap<>();
        private int maxInFlight = 64;
        private Duration deadline = Duration.ofMillis(4500);
        private Clock clock = Clock.systemUTC();
        private Executor executor;
        private Consumer<Outcome> observe;
        Inbox inbox;
        private CertificateRefresher refresher;
        BiFunction<Notification, ServedMerchant, String> key;
        BiFunction<Notification, ServedMerchant, ? extends Expected> expect;

        /** One of both is null. */
        private Builder(NotificationParser parser, MerchantFinder finder) {
            this.parser = parser;
            this.finder = finder;
        }

        /** Where workers find merchants by name, or null. */
        Merchants merchants() {
            return finder instanceof Merchants.By ? ((Merchants.By) finder).merchants : null;
        }

        private void check() {
            if (finder != null && !apiV2Keys.isEmpty()) {
                throw invalid("each merchant has APIv2 keys of its own; give them to its ServedMerchant", "api_v2_keys");
            }
            if (finder != null && merchants() == null && "stored".equals(settings.get("mode"))) {
                throw invalid("workers find merchants by name; give merchants.by(...) of a Merchants", "merchants");
            }
        }

        private void checkServesSeveral(String field) {
            if (finder == null) {
                throw invalid("the handler serves one merchant; give a function of the notification alone", field);
            }
        }

        private static ConfigurationException invalid(String message, String field) {
            return new ConfigurationException(ErrorCode.OPTION_INVALID, message, field);
        }

        Map<String, Route> routes() {
            return new HashMap<>(routes);
        }

        Builder add(String name, boolean isCustom, Route route) {
            checks.register(name, isCustom);
            routes.put(name, route);
            if (isCustom) {
                custom.add(name);
            }
            return this;
        }

        /** Makes the core's handler for a dialect: as it is now, whatever is called on the builder later. */
        private Function<String, CoreHandler> maker(Dialect inbox) {
            Map<String, Object> given = new LinkedHashMap<>(settings);
            given.put("max_in_flight", maxInFlight);
            // A fraction is exact in the core's own number.
            given.put("deadline", deadline == null ? null : deadline.toNanos() / 1e9);
            given.put("has_key", key != null);
            given.put("merchants", finder != null);
            given.put("compares", expect != null);
            Map<String, Boolean> names = new LinkedHashMap<>();
            routes.keySet().forEach(name -> names.put(name, custom.contains(name)));
            return dialect -> {
                given.put("inbox", inbox == null ? null : inbox.settings(dialect));
                CoreHandler core = new CoreHandler(given);
                names.forEach(core::register);
                return core;
            };
        }

        /**
         * A direct merchant's order is paid: {@code TRANSACTION.SUCCESS} of the kind {@code transaction.direct}, or of
         * {@code transaction.deduction} (委托代扣), unless that has a route of its own.
         *
         * @param callback what to do then
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public Builder onPaid(EventCallback<TransactionDirect> callback) {
            return add("paid", false, typed(TransactionDirect.class, callback));
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
            return add("refunded", false, typed(RefundDirect.class, callback));
        }

        /**
         * Events of a class. A notification that does not have its type is left to {@link #otherwise}, and refused where
         * there is none: 500 with {@code EVENT_UNTYPED}, naming the field.
         *
         * @param type such as {@code TransactionPartner.class}
         * @param callback what to do with one
         * @param <E> the class
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public <E extends Event> Builder on(Class<E> type, EventCallback<? super E> callback) {
            return add(Event.kindOf(type).getName(), false, typed(type, callback));
        }

        /**
         * Notifications of an event type or a kind.
         *
         * @param route such as {@code "REFUND.ABNORMAL"} or {@code "transaction.partner"}
         * @param callback what to do with one
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where no event type or kind is known by this name, or it has
         *     one already
         */
        public Builder on(String route, DeliveryCallback callback) {
            return add(Given.required(route, "route"), false, untyped(callback));
        }

        /**
         * Notifications of an event type that this library does not know: one newer than it, or of a contract of your own.
         *
         * @param eventType such as {@code "NEW_PRODUCT.CREATED"}
         * @param callback what to do with one
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it is not in the form of an event type, or has one already
         */
        public Builder onCustom(String eventType, DeliveryCallback callback) {
            return add(Given.required(eventType, "eventType"), true, untyped(callback));
        }

        /**
         * What no other route takes, and what does not have the type of the route that would take it.
         *
         * @param callback what to do with it
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public Builder otherwise(DeliveryCallback callback) {
            return add("otherwise", false, untyped(callback));
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
            return add(
                    Event.kindOf(type).getName(), false,
                    Route.typed(delivery -> Route.returned(callback.answer(type.cast(delivery.getEvent()), delivery))));
        }

        /**
         * The same for notifications of an event type or a kind.
         *
         * @param route such as {@code "PARKING_FEE.QUERY_TRANS_INFO"}
         * @param callback answers one
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where no event type or kind is known by this name, or it has
         *     one already
         */
        public Builder answer(String route, DeliveryAnswer callback) {
            Given.required(callback, "callback");
            return add(Given.required(route, "route"), false, delivery -> Route.returned(callback.answer(delivery)));
        }

        private static <E extends Event> Route typed(Class<E> type, EventCallback<? super E> callback) {
            Given.required(callback, "callback");
            return Route.typed(delivery -> {
                callback.receive(type.cast(delivery.getEvent()), delivery);
                return Route.returned(null);
            });
        }

        private static Route untyped(DeliveryCallback callback) {
            Given.required(callback, "callback");
            return delivery -> {
                callback.receive(delivery);
                return Route.returned(null);
            };
        }

        /**
         * Takes APIv2's notifications on the same URL, and answers them in XML: a body that begins with {@code <} is opened by
         * {@link NotificationParser#parseV2 parseV2}. Their routes are {@code on("v2.refund", ...)},
         * {@code on(V2Refund.class, ...)} and alike.
         *
         * @param mchId the merchant's number (商户号): what is another merchant's is not opened by this key
         * @param key the 32 characters that the merchant set on the merchant platform
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} with the field {@code api_v2_key}; the message says what was found
         */
        public Builder apiV2Key(String mchId, String key) {
            return apiV2Key(ApiV2Key.of(mchId, key));
        }

        /**
         * The same. Of several, those of the notification's merchant are tried, in the order of adding.
         *
         * @param key the key, which names its merchant
         * @return this
         */
        public Builder apiV2Key(ApiV2Key key) {
            apiV2Keys.add(Given.required(key, "key"));
            return this;
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
            settings.put("mode", Given.required(mode, "mode").name().toLowerCase(Locale.ROOT));
            return this;
        }

        /**
         * When to answer at the latest, from the first byte of the body on. The callback runs on a thread of its own, and its
         * late result still counts.
         *
         * @param deadline more than 0 and less than 5 seconds, which is how long WeChat Pay waits; 4.5 seconds unless given;
         *     null has the callback run on the caller's thread, however long it takes
         * @return this
         */
        public Builder deadline(@Nullable Duration deadline) {
            this.deadline = deadline;
            return this;
        }

        /**
         * By which clock a notification's signature is too old or too new, and {@link NotificationHandler#work work} forgets old rows. For tests, such as
         * those with a {@code Courier} of the package {@code io.github.wxnotify.testing}. The deadline is real time, and the inbox's
         * leases and pauses go by its database's clock.
         *
         * @param clock the system's unless given
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Given.required(clock, "clock");
            return this;
        }

        /**
         * How many notifications are worked on at once, workers included; what comes beyond is answered 503. The handler has
         * as many threads of its own, at most.
         *
         * @param most at least 1; 64 unless given
         * @return this
         */
        public Builder maxInFlight(int most) {
            maxInFlight = most;
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
            Given.required(key, "key");
            return keyOf((notification, merchant) -> key.apply(notification));
        }

        /**
         * The same for a handler that serves several merchants. Each merchant's keys are apart from the others' anyway.
         *
         * @param key gets the notification, and whose it is; together with that one's name 191 characters at most
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where the handler serves one
         */
        public Builder key(BiFunction<Notification, ServedMerchant, String> key) {
            checkServesSeveral("key");
            return keyOf(Given.required(key, "key"));
        }

        private Builder keyOf(BiFunction<Notification, ServedMerchant, String> function) {
            key = function;
            settings.remove("key");
            return this;
        }

        /**
         * Counts payments and refunds by what happened ({@code payment:4200...:SUCCESS}, {@code refund:5030...:SUCCESS}), and all else by
         * its id: {@link NotificationHandler#reconcile} needs it, whose answers have no id. To change the key of an inbox that is in use lets what was
         * counted under the old one within the last day count again, should WeChat Pay repeat it.
         *
         * @return this
         */
        public Builder businessKey() {
            key = null;
            settings.put("key", "business");
            return this;
        }

        /**
         * What each notification must be, before any route. Where the function finds no order it throws; null is answered 500
         * with {@code OPTION_INVALID}, and no callback is called.
         *
         * @param expect finds the order: a {@link io.github.wxnotify.PaidOrder}, a
         *     {@link io.github.wxnotify.RefundedOrder} or an {@link io.github.wxnotify.Expectation}; or
         *     {@link Expected#NOT_COMPARED}
         * @return this
         */
        public Builder expect(Function<Notification, ? extends Expected> expect) {
            Given.required(expect, "expect");
            this.expect = (notification, merchant) -> expect.apply(notification);
            return this;
        }

        /**
         * The same for a handler that serves several merchants.
         *
         * @param expect gets the notification, and whose it is
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where the handler serves one
         */
        public Builder expect(BiFunction<Notification, ServedMerchant, ? extends Expected> expect) {
            checkServesSeveral("expect");
            this.expect = Given.required(expect, "expect");
            return this;
        }

        /**
         * Has certificates that are not known yet downloaded in the background; see {@link CertificateRefresher#seen}.
         *
         * @param refresher of the parser; it stays the caller's to start and to close
         * @return this
         */
        public Builder refresher(CertificateRefresher refresher) {
            this.refresher = Given.required(refresher, "refresher");
            return this;
        }

        /**
         * What is answered where no route takes a notification.
         *
         * @param unhandled {@link Unhandled#REFUSE} unless given
         * @return this
         */
        public Builder unhandled(Unhandled unhandled) {
            settings.put("unhandled", Given.required(unhandled, "unhandled").name().toLowerCase(Locale.ROOT));
            return this;
        }

        /**
         * The hook: told what became of each delivery, beside the log: that is the {@code java.util.logging} logger
         * {@code io.github.wxnotify.handler}, which has a line for each. What the hook throws harms nothing.
         *
         * @param observe gets the outcome, on any thread, before the answer goes out, so it must be quick
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
            return new NotificationHandler(this, Database.Lent.of(inbox));
        }
    }
}
