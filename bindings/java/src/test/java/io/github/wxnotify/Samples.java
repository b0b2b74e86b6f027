package io.github.wxnotify;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;

/** What many tests need: a platform, and a payment by it. */
public final class Samples {
    public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0114232134912410000000000000";

    public static final String PAYMENT = "{\"mchid\":\"1900007291\",\"appid\":\"wxd678efh567hg6787\",\"out_trade_no\":\"A1\","
            + "\"trade_state\":\"SUCCESS\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";

    public static final String REFUND = "{\"mchid\":\"1900007291\",\"out_trade_no\":\"A1\",\"out_refund_no\":\"R1\","
            + "\"refund_status\":\"SUCCESS\",\"transaction_id\":\"1\",\"refund_id\":\"1\",\"user_received_account\":\"x\","
            + "\"amount\":{\"total\":100,\"refund\":100,\"payer_total\":100,\"payer_refund\":100}}";

    private Samples() {}

    public static Delivery payment(Platform platform) {
        return platform.notification("TRANSACTION.SUCCESS", PAYMENT).build();
    }

    public static Notification parse(Platform platform, Delivery delivery) {
        try (NotificationParser parser = platform.parser()) {
            return parser.parse(delivery.getHeaders(), delivery.getBody());
        }
    }
}
