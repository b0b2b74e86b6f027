package io.github.wxnotify.handler;

import io.github.wxnotify.internal.Given;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which order or refund {@link NotificationHandler#reconcile} asks for. Immutable. */
public final class OrderNumber {
    private final Map<String, String> form;

    private OrderNumber(Map<String, String> form) {
        this.form = form;
    }

    /**
     * An order, by the merchant's own number.
     *
     * @param outTradeNo {@code out_trade_no}
     * @return the number
     */
    public static OrderNumber outTradeNo(String outTradeNo) {
        return new OrderNumber(Collections.singletonMap("out_trade_no", Given.required(outTradeNo, "outTradeNo")));
    }

    /**
     * An order, by WeChat Pay's number.
     *
     * @param transactionId {@code transaction_id}
     * @return the number
     */
    public static OrderNumber transactionId(String transactionId) {
        return new OrderNumber(Collections.singletonMap("transaction_id", Given.required(transactionId, "transactionId")));
    }

    /**
     * A refund, by the merchant's own number.
     *
     * @param outRefundNo {@code out_refund_no}
     * @return the number
     */
    public static OrderNumber outRefundNo(String outRefundNo) {
        return new OrderNumber(Collections.singletonMap("out_refund_no", Given.required(outRefundNo, "outRefundNo")));
    }

    /**
     * The same of a partner's (服务商) sub-merchant. Who asks is the service provider then, the {@code sp_mchid}.
     *
     * @param subMchid {@code sub_mchid}
     * @return a new number
     */
    public OrderNumber subMchid(String subMchid) {
        Map<String, String> changed = new LinkedHashMap<>(form);
        changed.put("sub_mchid", Given.required(subMchid, "subMchid"));
        return new OrderNumber(changed);
    }

    /** As the core takes it. */
    Map<String, String> form(ServedMerchant served) {
        Map<String, String> order = new LinkedHashMap<>(form);
        order.put("served", ServedMerchant.name(served));
        return order;
    }

    /** The number by its name. */
    @Override
    public String toString() {
        return "OrderNumber" + form;
    }
}
