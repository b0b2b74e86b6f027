package io.github.wxnotify;

import java.util.Collections;
import java.util.Map;

/**
 * A refund that is to be done, for {@link Notification#expectRefunded}. Immutable.
 *
 * <pre>{@code
 * notification.expectRefunded(RefundedOrder.of("1900007291", "R20261121", 40)); // 40 分 are refunded
 * }</pre>
 */
public final class RefundedOrder extends Expected {
    private final Map<String, Object> fields;

    private RefundedOrder(Map<String, Object> fields) {
        this.fields = fields;
    }

    @Override
    Object form() {
        return Collections.singletonMap("refunded", fields);
    }

    /**
     * A refund.
     *
     * @param mchid the merchant's number: of a partner's refund the service provider's
     * @param outRefundNo the refund's number
     * @param amountRefund the amount that is refunded, in the currency's minor unit, 分 for CNY
     * @return the refund, in CNY
     */
    public static RefundedOrder of(String mchid, String outRefundNo, long amountRefund) {
        Map<String, Object> fields = with(Collections.emptyMap(), "mchid", mchid);
        return new RefundedOrder(with(with(fields, "out_refund_no", outRefundNo), "amount_refund", amountRefund));
    }

    /**
     * The same refund of a sub-merchant. Without it no partner's refund passes.
     *
     * @param subMchid {@code sub_mchid}
     * @return a new refund
     */
    public RefundedOrder subMchid(String subMchid) {
        return new RefundedOrder(with(fields, "sub_mchid", subMchid));
    }

    /**
     * The same refund of this order. Without it the order's number is not compared.
     *
     * @param outTradeNo {@code out_trade_no}
     * @return a new refund
     */
    public RefundedOrder outTradeNo(String outTradeNo) {
        return new RefundedOrder(with(fields, "out_trade_no", outTradeNo));
    }

    /**
     * The same refund in another currency.
     *
     * @param currency by ISO 4217, such as {@code HKD}; an amount without a currency is in CNY
     * @return a new refund
     */
    public RefundedOrder currency(String currency) {
        return new RefundedOrder(with(fields, "currency", currency));
    }
}
