package io.github.wxnotify.handler;

import io.github.wxnotify.Notification;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.NativeHandle;
import java.util.LinkedHashMap;
import java.util.Map;

/** The core's handler, which decides everything. It is forgotten there once it is nobody's here. */
final class CoreHandler {
    private final long number;

    /** @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID}, naming the option */
    CoreHandler(Map<String, Object> settings) {
        Call make = new Call("handler");
        settings.forEach(make::with);
        number = (Long) make.value();
        long dropped = number;
        new NativeHandle(this, "handler", number, address -> new Call("drop_handler").with("handler", dropped).send());
    }

    private Call ask(String what) {
        return new Call(what).with("handler", number);
    }

    void register(String route, boolean isCustom) {
        ask("register").with("route", route).with("custom", isCustom).value();
    }

    Call receive(Notification notification) {
        return ask("receive").with("delivered", delivered(notification));
    }

    Call work(long pauseMs, Long purgeOlderThan) {
        return ask("work")
                .with("pause_ms", pauseMs)
                .with("purge_older_than", purgeOlderThan)
                .with("now", System.currentTimeMillis() / 1000);
    }

    /** What is answered to a request that did not become a notification. */
    Map<?, ?> refuse(WxNotifyException error, String requestId) {
        return refuse(Failures.refused(error), requestId);
    }

    Map<?, ?> refuse(Object error, String requestId) {
        return (Map<?, ?>) ask("refuse").with("error", error).with("request_id", requestId).value();
    }

    Map<?, ?> outOfTime(Notification notification) {
        return (Map<?, ?>) ask("out_of_time").with("delivered", delivered(notification)).value();
    }

    long inFlight() {
        return (Long) ask("in_flight").value();
    }

    void close() {
        ask("close").value();
    }

    private static Map<String, Object> delivered(Notification notification) {
        Map<String, Object> delivered = new LinkedHashMap<>();
        delivered.put("id", notification.getId());
        delivered.put("event_type", notification.getEventType());
        delivered.put("kind", notification.getKind().getName());
        delivered.put("request_id", notification.getRequestId());
        return delivered;
    }
}
