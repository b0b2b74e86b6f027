package io.github.wxnotify.handler;

import io.github.wxnotify.Ack;
import io.github.wxnotify.ContentMismatchException;
import io.github.wxnotify.Expected;
import io.github.wxnotify.Kind;
import io.github.wxnotify.Notification;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Database;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Program;
import io.github.wxnotify.internal.Restored;
import java.sql.Connection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The merchant's part in a handler's programs: callbacks, key and expectation. */
final class Processing {
    private static final String DONE = "done";

    private final Map<String, Route> routes;
    private final Function<Notification, String> key;
    private final Function<Notification, ? extends Expected> expect;
    private final Database database;

    Processing(NotificationHandler.Builder builder) {
        routes = builder.routes();
        key = builder.key;
        expect = builder.expect;
        database = Database.Lent.of(builder.inbox);
    }

    /**
     * Runs a program.
     *
     * @param received what was delivered, or null where stored notifications are worked on
     */
    void run(Call program, Notification received, Telling telling, Program.End end) {
        Program.run(program, database, (step, connection, renewal) -> {
            switch ((String) step.get("step")) {
                case "callback":
                    return callBack(step, received, connection, renewal);
                case "key":
                    return Collections.singletonMap("text", Given.required(key.apply(received), "key"));
                case "compare":
                    received.expect(expect.apply(received));
                    return DONE;
                case "write_down":
                    return Collections.singletonMap("text", received.toJson());
                default: // observe
                    telling.tell(step, null, false);
                    return DONE;
            }
        }, end);
    }

    private Object callBack(Map<String, Object> step, Notification received, Connection connection, Runnable renewal)
            throws Exception {
        String stored = (String) step.get("notification");
        Notification notification = stored == null ? received : Restored.notification(stored);
        Route route = routes.get(step.get("route"));
        Event event;
        try {
            event = route.isTyped() ? event(notification, Kind.of((String) step.get("kind"))) : null;
        } catch (ContentMismatchException untyped) {
            return Collections.singletonMap("untyped", Failures.refused(untyped));
        }
        Ack ack = route.take(
                new NotificationDelivery(notification, event, connection, (Long) step.get("attempts"), renewal));
        return Collections.singletonMap("returned", ack == null ? null : answered(ack));
    }

    /** Of a kind that may be another than the notification's own: a deduction is paid like a direct transaction. */
    private static Event event(Notification notification, Kind kind) {
        return Event.of(notification.getEventType(), kind, notification.getPlaintext());
    }

    private static Map<String, Object> answered(Ack ack) {
        Map<String, Object> answered = new LinkedHashMap<>();
        answered.put("status", ack.getStatus());
        answered.put("content_type", ack.getContentType());
        answered.put("body", ack.getBody());
        return answered;
    }
}
