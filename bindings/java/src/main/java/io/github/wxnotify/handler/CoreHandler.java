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

    /** @param v2 whether it is APIv2's, and is to be answered in XML */
    Call receive(Notification notification, boolean v2) {
        return ask("receive").with("delivered", delivered(notification, v2));
    }

    Call work(long pauseMs, Long purgeOlderThan) {
        return ask("work")
                .with("pause_ms", pauseMs)
                .with("purge_older_than", purgeOlderThan)
                .with("now", System.currentTimeMillis() / 1000);
    }

    /** What is answered to a request that did not become a notification. */
    Map<?, ?> refuse(WxNotifyException error, String requestId, boolean v2) {
        return refuse(Failures.refused(error), requestId, v2);
    }

    Map<?, ?> refuse(Object error, String requestId, boolean v2) {
        return (Map<?, ?>) ask("refuse").with("error", error).with("request_id", requestId).with("v2", v2).value();
    }

    Map<?, ?> outOfTime(Notification notification, boolean v2) {
        return (Map<?, ?>) ask("out_of_time").with("delivered", delivered(notification, v2)).value();
    }

    long inFlight() {
        return (Long) ask("in_flight").value();
    }

    void close() {
        ask("close").value();
    }

    private static Map<String, Object> delivered(Notification notification, boolean v2) {
        Map<String, Object> delivered = new LinkedHashMap<>();
        delivered.put("id", notification.getId());
        delivered.put("event_type", notification.getEventType());
        delivered.put("kind", notification.getKind().getName());
        delivered.put("request_id", notification.getRequestId());
        delivered.put("v2", v2);
        delivered.put("plaintext", notification.getPlaintextAsString()); // the merchant's number in it is for the log
        return delivered;
    }
}
