package io.github.wxnotify;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import io.github.wxnotify.testing.V2;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What many tests need: a platform, and a payment by it. */
public final class Samples {
    public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0114232134912410000000000000";

    public static final String PAYMENT = "{\"mchid\":\"1900007291\",\"appid\":\"wxd678efh567hg6787\",\"out_trade_no\":\"A1\","
            + "\"trade_state\":\"SUCCESS\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";

    public static final String REFUND = "{\"mchid\":\"1900007291\",\"out_trade_no\":\"A1\",\"out_refund_no\":\"R1\","
            + "\"refund_status\":\"SUCCESS\",\"transaction_id\":\"1\",\"refund_id\":\"1\",\"user_received_account\":\"x\","
            + "\"amount\":{\"total\":100,\"refund\":100,\"payer_total\":100,\"payer_refund\":100}}";

    public static final String MCHID = "1900007291";

    public static final String API_V2_KEY = "0123456789abcdefghijklmnopqrstuv";

    public static final Map<String, String> PAYMENT_V2 = texts(
            "appid", "wxd678efh567hg6787", "attach", "订单 <1> & 2", "mch_id", "1900007291", "out_trade_no", "A1",
            "result_code", "SUCCESS", "time_end", "20261121103456", "total_fee", "100", "transaction_id", "42");

    public static final Map<String, String> REFUND_V2 = texts(
            "out_refund_no", "R1", "out_trade_no", "A1", "refund_fee", "40", "refund_id", "50", "refund_status", "SUCCESS",
            "total_fee", "100", "transaction_id", "42");

    private Samples() {}

    /** Names and texts in their order. */
    private static Map<String, String> texts(String... namesAndTexts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return Collections.unmodifiableMap(texts);
    }

    public static Delivery paymentV2() {
        return V2.notification(PAYMENT_V2, API_V2_KEY);
    }

    public static Delivery refundV2() {
        return V2.refund(texts("appid", "wxd678efh567hg6787", "mch_id", "1900007291"), REFUND_V2, API_V2_KEY);
    }

    public static Delivery contractV2() {
        return V2.notification(
                texts("change_type", "ADD", "contract_code", "K1", "contract_id", "C1", "mch_id", "1900007291",
                        "operate_time", "2026-11-21 10:34:56", "plan_id", "1", "result_code", "SUCCESS"),
                API_V2_KEY);
    }

    public static Delivery payment(Platform platform) {
        return platform.notification("TRANSACTION.SUCCESS", PAYMENT).build();
    }

    public static Notification parse(Platform platform, Delivery delivery) {
        try (NotificationParser parser = platform.parser()) {
            return parser.parse(delivery.getHeaders(), delivery.getBody());
        }
    }
}
