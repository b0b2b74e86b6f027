package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Call;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * APIv2's notifications, genuine under a key of the test's own, <b>for tests only</b>.
 *
 * <pre>{@code
 * Map<String, String> fields = new LinkedHashMap<>();
 * fields.put("mch_id", "1900007291");
 * fields.put("transaction_id", "42");
 * fields.put("out_trade_no", "A1");
 * fields.put("result_code", "SUCCESS");
 * Delivery paid = V2.notification(fields, apiV2Key);
 * assertEquals("42", NotificationParser.parseV2(paid.getBody(), keys).getId());
 * }</pre>
 */
public final class V2 {
    private V2() {}

    /**
     * A signed notification: a payment or a contract. It is signed with MD5.
     *
     * @param fields names and texts in their order; {@code return_code} and {@code nonce_str} are added where they are not among
     *     them, and {@code sign} at the end
     * @param apiV2Key 32 characters
     * @return the body, and no headers
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for a key that is none, or a field that has not a
     *     field's name
     */
    public static Delivery notification(Map<String, String> fields, String apiV2Key) {
        return notification(fields, apiV2Key, "MD5");
    }

    /**
     * The same, signed as is said.
     *
     * @param fields names and texts in their order
     * @param apiV2Key 32 characters
     * @param signType {@code MD5} or {@code HMAC-SHA256}
     * @return the body, and no headers
     * @throws io.github.wxnotify.ConfigurationException as {@link #notification(Map, String)}, and for another sign type
     */
    public static Delivery notification(Map<String, String> fields, String apiV2Key, String signType) {
        return delivery(new Call("testing_v2").with("key", apiV2Key).with("fields", fields).with("sign_type", signType));
    }

    /**
     * A refund.
     *
     * @param outer what nobody signed or encrypted: {@code appid}, {@code mch_id} and the like; {@code return_code} and
     *     {@code nonce_str} are added where they are not among them
     * @param inner what is encrypted into {@code req_info}
     * @param apiV2Key 32 characters
     * @return the body, and no headers
     * @throws io.github.wxnotify.ConfigurationException as {@link #notification(Map, String)}
     */
    public static Delivery refund(Map<String, String> outer, Map<String, String> inner, String apiV2Key) {
        return delivery(new Call("testing_v2").with("key", apiV2Key).with("outer", outer).with("inner", inner));
    }

    private static Delivery delivery(Call made) {
        return Delivery.ofBody(((String) made.value()).getBytes(StandardCharsets.UTF_8));
    }
}
