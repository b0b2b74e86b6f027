package io.github.wxnotify.internal;

import io.github.wxnotify.NotificationParser;
import java.util.Map;
import java.util.function.BiFunction;

/** Asks WeChat Pay's API for one program of the core. */
public interface Asking {
    /** Who asks, as the core is told. */
    Map<String, Object> merchant();

    /** Sends the request of a step {@code fetch}, and never throws. */
    Object fetch(Map<String, Object> step);

    /** Whether the platform signed what was fetched last. */
    Object verify();

    /** What the client threw, or null. */
    Throwable failure();

    /** A merchant has no public method that asks: it lends it here, when its class is loaded. */
    final class Lent {
        private static volatile BiFunction<Object, NotificationParser, Asking> of;

        private Lent() {}

        public static void by(BiFunction<Object, NotificationParser, Asking> lender) {
            of = lender;
        }

        /** @param parser what verifies, or null where the core does it by itself */
        public static Asking of(Object merchant, NotificationParser parser) {
            return of.apply(merchant, parser);
        }
    }
}
