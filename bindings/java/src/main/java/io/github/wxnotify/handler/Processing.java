package io.github.wxnotify.handler;

import io.github.wxnotify.ContentMismatchException;
import io.github.wxnotify.Expected;
import io.github.wxnotify.Kind;
import io.github.wxnotify.Notification;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.internal.Asking;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Program;
import io.github.wxnotify.internal.Restored;
import java.util.Collections;
import java.util.Map;
import java.util.function.BiFunction;

/** The merchant's part in a handler's programs: callbacks, key and expectation. */
final class Processing {
    private static final String DONE = "done";

    private final Map<String, Route> routes;
    private final BiFunction<Notification, ServedMerchant, String> key;
    private final BiFunction<Notification, ServedMerchant, ? extends Expected> expect;
    private final Program.Runner runner;
    /** Where a worker finds the merchant of what was stored; null where the handler serves one. */
    private final Merchants merchants;

    Processing(NotificationHandler.Builder builder, Program.Runner runner) {
        routes = builder.routes();
        key = builder.key;
        expect = builder.expect;
        this.runner = runner;
        merchants = builder.merchants();
    }

    /**
     * One program, before it begins.
     *
     * @param received what was delivered, or null where stored notifications are worked on, or WeChat Pay is asked
     * @param served whose it is, or null where that is not known yet, or the handler serves one
     */
    Run of(Notification received, ServedMerchant served, Telling telling) {
        return new Run(received, served, telling);
    }

    /** A program on its way. */
    final class Run implements Program.Merchant {
        private final Telling telling;
        private Notification received;
        private ServedMerchant served;
        private Asking asking;
        private String state;

        private Run(Notification received, ServedMerchant served, Telling telling) {
            this.received = received;
            this.served = served;
            this.telling = telling;
        }

        /** The same, where WeChat Pay is asked. */
        Run asking(Asking asking) {
            this.asking = asking;
            return this;
        }

        /** Of an order that WeChat Pay was asked for, where there was an event: else null. */
        String state() {
            return state;
        }

        /** Runs it to its end. */
        void go(Call program, Program.End end) {
            runner.run(program, this, end);
        }

        @Override
        public Object reply(Map<String, Object> step, Object connection, Runnable renewal) throws Exception {
            switch ((String) step.get("step")) {
                case "callback":
                    return callBack(step, connection, renewal);
                case "merchant":
                    served = merchants.get((String) step.get("merchant"));
                    return served == null ? Collections.singletonMap("returned", null) : DONE;
                case "key":
                    return Collections.singletonMap("text", Given.required(key.apply(received, served), "key"));
                case "compare":
                    received.expect(expect.apply(received, served));
                    return DONE;
                case "write_down":
                    return Collections.singletonMap("text", received.toJson());
                case "fetch":
                    return asking.fetch(step);
                case "verify":
                    return asking.verify();
                case "received":
                    received = Restored.notification((String) step.get("notification"));
                    state = (String) step.get("state");
                    return DONE;
                default: // observe
                    telling.tell(step, null, false);
                    return DONE;
            }
        }

        private Object callBack(Map<String, Object> step, Object connection, Runnable renewal) throws Exception {
            String stored = (String) step.get("notification");
            Notification notification = stored == null ? received : Restored.notification(stored);
            Route route = routes.get(step.get("route"));
            Event event;
            try {
                event = route.isTyped() ? event(notification, Kind.of((String) step.get("kind"))) : null;
            } catch (ContentMismatchException untyped) {
                return Collections.singletonMap("untyped", Failures.refused(untyped));
            }
            return route.take(
                    new NotificationDelivery(notification, event, connection, (Long) step.get("attempts"), renewal, served));
        }
    }

    /** Of a kind that may be another than the notification's own: a deduction is paid like a direct transaction. */
    private static Event event(Notification notification, Kind kind) {
        return Event.of(notification.getEventType(), kind, notification.getPlaintext());
    }
}
