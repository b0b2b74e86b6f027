package io.github.wxnotify.handler;

import io.github.wxnotify.ApiV2Key;
import io.github.wxnotify.CertificateRefresher;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Expected;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.events.RefundDirect;
import io.github.wxnotify.events.TransactionDirect;
import io.github.wxnotify.inbox.R2dbcInbox;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.ReactiveDatabase;
import io.github.wxnotify.internal.ReactiveProgram;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A {@link NotificationHandler} whose callbacks are publishers, and whose inbox is over R2DBC: no thread waits.
 *
 * <pre>{@code
 * ReactiveNotificationHandler handler = ReactiveNotificationHandler.builder(parser)
 *         .inbox(R2dbcInbox.of(connectionFactory))
 *         .onPaid((paid, delivery) -> Flux.from(delivery.getConnection()
 *                 .createStatement("UPDATE orders SET paid = paid + 1 WHERE number = $1").bind(0, paid.getOutTradeNo())
 *                 .execute()).flatMap(Result::getRowsUpdated))
 *         .build();
 * }</pre>
 *
 * <p>In Spring WebFlux {@code NotificationWebHandler} of the artifact {@code wxnotify-spring-boot-starter} calls it. It needs
 * {@code reactor-core} and {@code r2dbc-spi}, which every R2DBC driver brings. Leases are not renewed, what is stored
 * ({@link Mode#STORED}) is worked off by JDBC alone, and {@code reconcile} is the other handler's: these need threads that wait.
 */
public final class ReactiveNotificationHandler implements AutoCloseable {
    private final NotificationHandler handler;

    private ReactiveNotificationHandler(NotificationHandler handler) {
        this.handler = handler;
    }

    /**
     * Begins a handler: at least one route is needed.
     *
     * @param parser verifies and decrypts
     * @return a builder with the default options
     */
    public static Builder builder(NotificationParser parser) {
        return new Builder(NotificationHandler.builder(parser), false);
    }

    /**
     * Begins a handler for several merchants behind one endpoint, as {@link NotificationHandler#forMerchants}.
     *
     * @param finder finds a request's merchant; it may block, on a thread of the handler's own
     * @return a builder with the default options
     */
    public static Builder forMerchants(MerchantFinder finder) {
        return new Builder(NotificationHandler.forMerchants(finder), true);
    }

    /**
     * Handles a request. Once it has begun it goes on, whoever cancels.
     *
     * @param request the request, but for its body
     * @param body the raw body; no more of it is needed than a byte beyond {@link #getMaxBodyBytes()}
     * @return what to answer, within the deadline; every failure but that of the body is one
     */
    public Mono<Response> handle(Request request, Mono<byte[]> body) {
        return Mono.create(answer -> handler.handle(request, body.toFuture()).whenComplete((response, gone) -> {
            if (gone == null) {
                answer.success(response);
            } else {
                answer.error(gone);
            }
        }));
    }

    /**
     * How long a body may be.
     *
     * @return in bytes
     */
    public long getMaxBodyBytes() {
        return handler.getMaxBodyBytes();
    }

    /**
     * Stops taking notifications, which are answered 503, and waits, on this thread, for what is on its way.
     *
     * @param timeout how long to wait, at most
     * @return how many notifications are left on their way: 0 where all came to their end
     */
    public int shutdown(Duration timeout) {
        return handler.shutdown(timeout);
    }

    /** {@link #shutdown} with 5 seconds. */
    @Override
    public void close() {
        handler.close();
    }

    /** Collects a handler's routes and options; see {@link ReactiveNotificationHandler#builder}. */
    public static final class Builder {
        private final NotificationHandler.Builder options;
        private final boolean servesSeveral;
        private R2dbcInbox inbox;

        private Builder(NotificationHandler.Builder options, boolean servesSeveral) {
            this.options = options;
            this.servesSeveral = servesSeveral;
        }

        /**
         * A direct merchant's order is paid; see {@link NotificationHandler.Builder#onPaid}.
         *
         * @param callback what to do then
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public Builder onPaid(ReactiveEventCallback<TransactionDirect> callback) {
            return add("paid", false, typed(TransactionDirect.class, callback));
        }

        /**
         * A direct merchant's refund has succeeded; see {@link NotificationHandler.Builder#onRefunded}.
         *
         * @param callback what to do then
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public Builder onRefunded(ReactiveEventCallback<RefundDirect> callback) {
            return add("refunded", false, typed(RefundDirect.class, callback));
        }

        /**
         * Events of a class; see {@link NotificationHandler.Builder#on(Class, EventCallback)}.
         *
         * @param type such as {@code TransactionPartner.class}
         * @param callback what to do with one
         * @param <E> the class
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public <E extends Event> Builder on(Class<E> type, ReactiveEventCallback<? super E> callback) {
            return add(Event.kindOf(type).getName(), false, typed(type, callback));
        }

        /**
         * Notifications of an event type or a kind.
         *
         * @param route such as {@code "REFUND.ABNORMAL"} or {@code "transaction.partner"}
         * @param callback what to do with one
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where no event type or kind is known by this name, or it has one already
         */
        public Builder on(String route, ReactiveCallback callback) {
            return add(Given.required(route, "route"), false, untyped(callback));
        }

        /**
         * Notifications of an event type that this library does not know.
         *
         * @param eventType such as {@code "NEW_PRODUCT.CREATED"}
         * @param callback what to do with one
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it is not in the form of an event type, or has one already
         */
        public Builder onCustom(String eventType, ReactiveCallback callback) {
            return add(Given.required(eventType, "eventType"), true, untyped(callback));
        }

        /**
         * What no other route takes, and what does not have the type of the route that would take it.
         *
         * @param callback what to do with it
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where it has one already
         */
        public Builder otherwise(ReactiveCallback callback) {
            return add("otherwise", false, untyped(callback));
        }

        private Builder add(String name, boolean isCustom, Route route) {
            options.add(name, isCustom, route);
            return this;
        }

        private static <E extends Event> Route typed(Class<E> type, ReactiveEventCallback<? super E> callback) {
            Given.required(callback, "callback");
            return Route.typed(delivery ->
                    completion(callback.receive(type.cast(delivery.getEvent()), new ReactiveDelivery(delivery))));
        }

        private static Route untyped(ReactiveCallback callback) {
            Given.required(callback, "callback");
            return delivery -> completion(callback.receive(new ReactiveDelivery(delivery)));
        }

        private static Mono<Object> completion(Publisher<?> work) {
            return Mono.ignoreElements((Publisher<?>) Given.required(work, "publisher"))
                    .then(Mono.fromSupplier(() -> Route.returned(null)));
        }

        /**
         * Makes each notification count once. Without one, a repeated notification calls the callback again.
         *
         * @param inbox in the merchant's database
         * @return this
         */
        public Builder inbox(R2dbcInbox inbox) {
            this.inbox = Given.required(inbox, "inbox");
            return this;
        }

        /**
         * How the inbox is used.
         *
         * @param mode {@link Mode#TRANSACTION} unless given
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} for {@link Mode#STORED}, whose workers are JDBC's
         */
        public Builder mode(Mode mode) {
            if (mode == Mode.STORED) {
                throw new ConfigurationException(
                        ErrorCode.OPTION_INVALID, "what is stored is worked off by JDBC; give a NotificationHandler for Mode.STORED", "mode");
            }
            options.mode(mode);
            return this;
        }

        /**
         * When to answer at the latest, from the beginning of the request on. The callback goes on, and its late result still counts.
         *
         * @param deadline more than 0 and less than 5 seconds; 4.5 seconds unless given; null for never
         * @return this
         */
        public Builder deadline(@Nullable Duration deadline) {
            options.deadline(deadline);
            return this;
        }

        /**
         * How many notifications are worked on at once; what comes beyond is answered 503.
         *
         * @param most at least 1; 64 unless given
         * @return this
         */
        public Builder maxInFlight(int most) {
            options.maxInFlight(most);
            return this;
        }

        /**
         * For tests; see {@link NotificationHandler.Builder#clock}.
         *
         * @param clock the system's unless given
         * @return this
         */
        public Builder clock(Clock clock) {
            options.clock(clock);
            return this;
        }

        /**
         * Takes APIv2's notifications on the same URL; see {@link NotificationHandler.Builder#apiV2Key(ApiV2Key)}.
         *
         * @param key the key, which names its merchant
         * @return this
         */
        public Builder apiV2Key(ApiV2Key key) {
            options.apiV2Key(key);
            return this;
        }

        /**
         * By what the inbox tells one notification from another.
         *
         * @param key its id unless given; it must not block
         * @return this
         */
        public Builder key(Function<Notification, String> key) {
            options.key(key);
            return this;
        }

        /**
         * The same for a handler that serves several merchants.
         *
         * @param key gets the notification, and whose it is
         * @return this
         * @throws ConfigurationException {@code OPTION_INVALID} where the handler serves one
         */
        public Builder key(BiFunction<Notification, ServedMerchant, String> key) {
            options.key(key);
            return this;
        }

        /**
         * Counts payments and refunds by what happened; see {@link NotificationHandler.Builder#businessKey()}.
         *
         * @return this
         */
        public Builder businessKey() {
            options.businessKey();
            return this;
        }

        /**
         * What each notification must be, before any route. It must not block: where the order is read from the database, compare in the
         * callback, by {@code delivery.getNotification().expectPaid(...)}.
         *
         * @param expect says what
         * @return this
         */
        public Builder expect(Function<Notification, ? extends Expected> expect) {
            options.expect(expect);
            return this;
        }

        /**
         * Has certificates that are not known yet downloaded in the background; see {@link CertificateRefresher#seen}.
         *
         * @param refresher of the parser
         * @return this
         */
        public Builder refresher(CertificateRefresher refresher) {
            options.refresher(refresher);
            return this;
        }

        /**
         * What is answered where no route takes a notification.
         *
         * @param unhandled {@link Unhandled#REFUSE} unless given
         * @return this
         */
        public Builder unhandled(Unhandled unhandled) {
            options.unhandled(unhandled);
            return this;
        }

        /**
         * The hook; see {@link NotificationHandler.Builder#observe}.
         *
         * @param observe gets the outcome, on any thread, and must not block
         * @return this
         */
        public Builder observe(Consumer<Outcome> observe) {
            options.observe(observe);
            return this;
        }

        /**
         * Checks the options and makes the handler.
         *
         * @return the handler
         * @throws ConfigurationException {@code OPTION_INVALID}, naming the option
         */
        public ReactiveNotificationHandler build() {
            ReactiveDatabase database = ReactiveDatabase.Lent.of(inbox);
            // Finders may block.
            return new ReactiveNotificationHandler(new NotificationHandler(
                    options, database, (request, merchant, end) -> ReactiveProgram.run(request, database, merchant, end), servesSeveral));
        }
    }
}
