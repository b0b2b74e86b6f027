package io.github.wxnotify;

import java.util.Collections;
import java.util.Map;

/**
 * An order that is to be paid, for {@link Notification#expectPaid}. Immutable.
 *
 * <pre>{@code
 * notification.expectPaid(PaidOrder.of("1900007291", "A20261121", 100)); // 100 分
 * }</pre>
 */
public final class PaidOrder extends Expected {
    private final Map<String, Object> fields;

    private PaidOrder(Map<String, Object> fields) {
        this.fields = fields;
    }

    @Override
    Object form() {
        return Collections.singletonMap("paid", fields);
    }

    /**
     * An order.
     *
     * @param mchid the merchant's number: of a partner's order the service provider's, of a combined payment
     *     {@code combine_mchid}
     * @param outTradeNo the order's number: of a combined payment {@code combine_out_trade_no}
     * @param amountTotal its price in the currency's minor unit, 分 for CNY: of a combined payment the sum of its sub-orders
     * @return the order, in CNY
     */
    public static PaidOrder of(String mchid, String outTradeNo, long amountTotal) {
        Map<String, Object> fields = with(Collections.emptyMap(), "mchid", mchid);
        return new PaidOrder(with(with(fields, "out_trade_no", outTradeNo), "amount_total", amountTotal));
    }

    /**
     * The same order of a sub-merchant. Without it no partner's payment passes.
     *
     * @param subMchid {@code sub_mchid}
     * @return a new order
     */
    public PaidOrder subMchid(String subMchid) {
        return new PaidOrder(with(fields, "sub_mchid", subMchid));
    }

    /**
     * The same order in another currency.
     *
     * @param currency by ISO 4217, such as {@code HKD}; an amount without a currency is in CNY
     * @return a new order
     */
    public PaidOrder currency(String currency) {
        return new PaidOrder(with(fields, "currency", currency));
    }
}
