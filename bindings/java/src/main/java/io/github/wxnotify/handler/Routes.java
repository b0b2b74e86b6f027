package io.github.wxnotify.handler;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Notification;
import io.github.wxnotify.internal.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The merchant's callbacks, and which of them takes a notification. */
final class Routes {
    private static final String OTHERWISE = "otherwise";

    private final Map<String, Route> routes = new HashMap<>();
    /** What the core said of an event type and kind. */
    private final Map<String, Map<String, Object>> known = new ConcurrentHashMap<>();

    /** One that the core names. */
    void addOwn(String name, Route route) {
        if (routes.putIfAbsent(name, route) != null) {
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID, "the route " + name + " is there already; give each one callback", "route");
        }
    }

    /** One of a kind or an event type. */
    void add(String name, Route route) {
        new Call("check_route").with("route", name).value();
        addOwn(name, route);
    }

    void addOtherwise(Route route) {
        addOwn(OTHERWISE, route);
    }

    Routes copy() {
        Routes copy = new Routes();
        copy.routes.putAll(routes);
        return copy;
    }

    /** The one that takes it, or null. */
    Route find(Notification notification) {
        for (Object name : (List<?>) whatIsKnownOf(notification).get("routes")) {
            Route route = routes.get(name);
            if (route != null) {
                return route;
            }
        }
        return routes.get(OTHERWISE);
    }

    /** Whether it asks for data, so that it is answered each time. */
    boolean asks(Notification notification) {
        return (Boolean) whatIsKnownOf(notification).get("asks");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> whatIsKnownOf(Notification notification) {
        String eventType = notification.getEventType();
        String kind = notification.getKind().getName();
        return known.computeIfAbsent(eventType + " " + kind, key -> (Map<String, Object>)
                new Call("route").with("event_type", eventType).with("kind", kind).value());
    }
}
