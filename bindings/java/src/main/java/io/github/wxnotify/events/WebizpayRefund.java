// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A refund to a company's quota card (企业支付).
 *
 * <p>Kind {@code webizpay.refund}, carried by {@code WEBIZPAY.PAYMENTREFUNDSUCCESS}.
 *
 * <p>The times are numbers here, not RFC 3339; their unit is not documented.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4015764405">pay.weixin.qq.com/doc/v3/partner/4015764405</a>
 */
public final class WebizpayRefund extends Event {
    private final String spMchid;
    private final String subMchid;
    private final String cardNo;
    private final String employeeId;
    private final String transactionId;
    private final String outTradeNo;
    private final String refundId;
    private final String outRefundNo;
    private final long amount;
    private final Object paySuccessTime;
    private final long refundedAmount;
    private final long refundAmount;
    private final String refundState;
    private final Object refundCreateTime;
    private final Object refundSuccessTime;

    WebizpayRefund(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        cardNo = from.value("card_no", String.class);
        employeeId = from.value("employee_id", String.class);
        transactionId = from.value("transaction_id", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        refundId = from.value("refund_id", String.class);
        outRefundNo = from.value("out_refund_no", String.class);
        amount = from.value("amount", Long.class);
        paySuccessTime = from.value("pay_success_time", Object.class);
        refundedAmount = from.value("refunded_amount", Long.class);
        refundAmount = from.value("refund_amount", Long.class);
        refundState = from.value("refund_state", String.class);
        refundCreateTime = from.value("refund_create_time", Object.class);
        refundSuccessTime = from.value("refund_success_time", Object.class);
    }

    @Override
    public Kind getKind() {
        return Kind.WEBIZPAY_REFUND;
    }

    /**
     * The merchant number of the service provider.
     *
     * @return {@code sp_mchid}
     */
    public String getSpMchid() {
        return spMchid;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mchid}
     */
    public String getSubMchid() {
        return subMchid;
    }

    /**
     * Number of the company's quota card.
     *
     * @return {@code card_no}
     */
    public String getCardNo() {
        return cardNo;
    }

    /**
     * WeChat Pay's id of the employee's authorization.
     *
     * @return {@code employee_id}
     */
    public String getEmployeeId() {
        return employeeId;
    }

    /**
     * WeChat Pay's number of the transaction.
     *
     * @return {@code transaction_id}
     */
    public String getTransactionId() {
        return transactionId;
    }

    /**
     * The merchant's order number.
     *
     * @return {@code out_trade_no}
     */
    public String getOutTradeNo() {
        return outTradeNo;
    }

    /**
     * WeChat Pay's number of the refund.
     *
     * @return {@code refund_id}
     */
    public String getRefundId() {
        return refundId;
    }

    /**
     * The merchant's number of the refund.
     *
     * @return {@code out_refund_no}
     */
    public String getOutRefundNo() {
        return outRefundNo;
    }

    /**
     * The amount of the payment. In the currency's minor unit (分 for CNY).
     *
     * @return {@code amount}
     */
    public long getAmount() {
        return amount;
    }

    /**
     * When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970.
     *
     * @return {@code pay_success_time}
     */
    public Object getPaySuccessTime() {
        return paySuccessTime;
    }

    /**
     * What had been refunded of the payment. In the currency's minor unit (分 for CNY).
     *
     * @return {@code refunded_amount}
     */
    public long getRefundedAmount() {
        return refundedAmount;
    }

    /**
     * The amount of this refund. In the currency's minor unit (分 for CNY).
     *
     * @return {@code refund_amount}
     */
    public long getRefundAmount() {
        return refundAmount;
    }

    /**
     * State of the refund, such as SUCCESS.
     *
     * @return {@code refund_state}
     */
    public String getRefundState() {
        return refundState;
    }

    /**
     * When the refund was created. Uncertain: documented as a number; likely seconds since 1970.
     *
     * @return {@code refund_create_time}
     */
    public Object getRefundCreateTime() {
        return refundCreateTime;
    }

    /**
     * When the refund succeeded. Uncertain: documented as a number; likely seconds since 1970.
     *
     * @return {@code refund_success_time}
     */
    public Object getRefundSuccessTime() {
        return refundSuccessTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("card_no", cardNo)
                .put("employee_id", employeeId)
                .put("transaction_id", transactionId)
                .put("out_trade_no", outTradeNo)
                .put("refund_id", refundId)
                .put("out_refund_no", outRefundNo)
                .put("amount", amount)
                .put("pay_success_time", paySuccessTime)
                .put("refunded_amount", refundedAmount)
                .put("refund_amount", refundAmount)
                .put("refund_state", refundState)
                .put("refund_create_time", refundCreateTime)
                .put("refund_success_time", refundSuccessTime)
                .unmodifiable();
    }
}
