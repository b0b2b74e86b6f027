package io.github.wxnotify.handler;

import io.github.wxnotify.Headers;
import io.github.wxnotify.Notification;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.NativeHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The core's handler, which decides everything. It is forgotten there once it is nobody's here. */
final class CoreHandler {
    /** The headers that an answer goes by. */
    private static final List<String> SIGNED = Arrays.asList(
            "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial", "Wechatpay-Signature-Type");

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

    /**
     * @param v2 whether it is APIv2's, and is to be answered in XML
     * @param merchant whose it is, where the handler serves several; else null
     */
    Call receive(Notification notification, boolean v2, String merchant) {
        return of(notification, "receive").with("delivered", delivered(notification, v2, merchant));
    }

    Call reconcile(Map<String, Object> merchant, Map<String, String> order) {
        return ask("reconcile").with("merchant", merchant).with("order", order);
    }

    Call work(long pauseMs, Long purgeOlderThan, long now) {
        return ask("work")
                .with("pause_ms", pauseMs)
                .with("purge_older_than", purgeOlderThan)
                .with("now", now);
    }

    /** What is answered to a request that did not become a notification. */
    Map<?, ?> refuse(WxNotifyException error, String requestId, boolean v2, String merchant) {
        return refuse(Failures.refused(error), requestId, v2, merchant);
    }

    Map<?, ?> refuse(Object error, String requestId, boolean v2, String merchant) {
        Call refuse = ask("refuse").with("error", error).with("request_id", requestId).with("v2", v2);
        return (Map<?, ?>) refuse.with("merchant", merchant).value();
    }

    /**
     * What is answered where there is no merchant for a request.
     *
     * @param reply what came of the merchant's function
     */
    Map<?, ?> refuseMerchant(Object reply, Headers headers, String requestId) {
        List<List<String>> signed = new ArrayList<>();
        for (String name : SIGNED) {
            String value = headers.get(name);
            if (value != null) {
                signed.add(Arrays.asList(name, value));
            }
        }
        return (Map<?, ?>) ask("refuse_merchant").with("reply", reply).with("headers", signed).with("request_id", requestId).value();
    }

    Map<?, ?> outOfTime(Notification notification, boolean v2, String merchant) {
        return (Map<?, ?>) of(notification, "out_of_time").with("delivered", delivered(notification, v2, merchant)).value();
    }

    long inFlight() {
        return (Long) ask("in_flight").value();
    }

    void close() {
        ask("close").value();
    }

    /** Of the plaintext the core takes the merchant's number, for the log, and what it counts by. */
    private Call of(Notification notification, String what) {
        return ask(what).withJson("plaintext", notification.getPlaintext());
    }

    private static Map<String, Object> delivered(Notification notification, boolean v2, String merchant) {
        Map<String, Object> delivered = new LinkedHashMap<>();
        delivered.put("id", notification.getId());
        delivered.put("event_type", notification.getEventType());
        delivered.put("kind", notification.getKind().getName());
        delivered.put("request_id", notification.getRequestId());
        delivered.put("v2", v2);
        delivered.put("merchant", merchant);
        return delivered;
    }
}
