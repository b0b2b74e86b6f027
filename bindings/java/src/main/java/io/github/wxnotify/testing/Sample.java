package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import java.util.Map;

/**
 * Made-up plaintexts, <b>for tests only</b>: what to put into a notification of a {@link Platform}.
 *
 * <pre>{@code
 * String paid = Sample.of("TRANSACTION.SUCCESS", Map.of("out_trade_no", "A1", "amount.total", 100));
 * Delivery delivery = platform.notification("TRANSACTION.SUCCESS", paid).build();
 * }</pre>
 */
public final class Sample {
    private Sample() {}

    /**
     * A plaintext with all fields that its kind has. Of an event type's kinds it is the plainest: a paid direct transaction,
     * say.
     *
     * @param event an event type, such as {@code TRANSACTION.SUCCESS}, or a kind, such as {@code transaction.partner}
     * @param overrides what goes over it: values in the form of
     *     {@link io.github.wxnotify.Notification#getResource() getResource}, by a field's name or its path
     *     ({@code amount.total}); of a list's items each has the fields of the sample's own
     * @return a JSON object
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for an event type or kind that is not known, and
     *     for a field that the kind has not: with the name that may have been meant
     */
    public static String of(String event, Map<String, ?> overrides) {
        return (String) sample(event, overrides).value();
    }

    /**
     * The same of one of the kinds that an event type carries.
     *
     * @param eventType such as {@code TRANSACTION.SUCCESS}
     * @param kind such as {@code transaction.partner}
     * @param overrides what goes over it
     * @return a JSON object
     * @throws io.github.wxnotify.ConfigurationException as {@link #of(String, Map)}, and for a kind that the event type does not
     *     carry
     */
    public static String of(String eventType, String kind, Map<String, ?> overrides) {
        return (String) sample(eventType, overrides).with("kind", Given.required(kind, "kind")).value();
    }

    private static Call sample(String event, Map<String, ?> overrides) {
        return new Call("sample")
                .with("event", Given.required(event, "event"))
                .with("overrides", Given.required(overrides, "overrides"));
    }
}
