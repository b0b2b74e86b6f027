// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment by a company's quota card (企业支付).
 *
 * <p>Kind {@code webizpay.payment}, carried by {@code WEBIZPAY.PAYMENTSUCCESS}.
 *
 * <p>The times are numbers here, not RFC 3339; their unit is not documented.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4015764398">pay.weixin.qq.com/doc/v3/partner/4015764398</a>
 */
public final class WebizpayPayment extends Event {
    private final String spMchid;
    private final String subMchid;
    private final String cardNo;
    private final String employeeId;
    private final String receiveMchName;
    private final String receiveMchFullName;
    private final String receiveMchOrganizationCode;
    private final String acquirer;
    private final String transactionId;
    private final String outTradeNo;
    private final String refundId;
    private final String outRefundNo;
    private final String transactionState;
    private final long amount;
    private final Object goodsName;
    private final Object paySuccessTime;

    WebizpayPayment(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        cardNo = from.value("card_no", String.class);
        employeeId = from.value("employee_id", String.class);
        receiveMchName = from.value("receive_mch_name", String.class);
        receiveMchFullName = from.value("receive_mch_full_name", String.class);
        receiveMchOrganizationCode = from.value("receive_mch_organization_code", String.class);
        acquirer = from.value("acquirer", String.class);
        transactionId = from.value("transaction_id", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        refundId = from.value("refund_id", String.class);
        outRefundNo = from.value("out_refund_no", String.class);
        transactionState = from.value("transaction_state", String.class);
        amount = from.value("amount", Long.class);
        goodsName = from.value("goods_name", Object.class);
        paySuccessTime = from.value("pay_success_time", Object.class);
    }

    @Override
    public Kind getKind() {
        return Kind.WEBIZPAY_PAYMENT;
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
     * Short name of the receiving merchant.
     *
     * @return {@code receive_mch_name}
     */
    public String getReceiveMchName() {
        return receiveMchName;
    }

    /**
     * Full name of the receiving merchant.
     *
     * @return {@code receive_mch_full_name}
     */
    public String getReceiveMchFullName() {
        return receiveMchFullName;
    }

    /**
     * Organization code of the receiving merchant.
     *
     * @return {@code receive_mch_organization_code}
     */
    public String getReceiveMchOrganizationCode() {
        return receiveMchOrganizationCode;
    }

    /**
     * Institution that acquires the receiving merchant's payments.
     *
     * @return {@code acquirer}
     */
    public String getAcquirer() {
        return acquirer;
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
     * @return {@code refund_id}, or null
     */
    public @Nullable String getRefundId() {
        return refundId;
    }

    /**
     * The merchant's number of the refund.
     *
     * @return {@code out_refund_no}, or null
     */
    public @Nullable String getOutRefundNo() {
        return outRefundNo;
    }

    /**
     * State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
     *
     * @return {@code transaction_state}
     */
    public String getTransactionState() {
        return transactionState;
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
     * Name of the goods. Uncertain: documented as a number, which a name can't be.
     *
     * @return {@code goods_name}
     */
    public Object getGoodsName() {
        return goodsName;
    }

    /**
     * When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970.
     *
     * @return {@code pay_success_time}
     */
    public Object getPaySuccessTime() {
        return paySuccessTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("card_no", cardNo)
                .put("employee_id", employeeId)
                .put("receive_mch_name", receiveMchName)
                .put("receive_mch_full_name", receiveMchFullName)
                .put("receive_mch_organization_code", receiveMchOrganizationCode)
                .put("acquirer", acquirer)
                .put("transaction_id", transactionId)
                .put("out_trade_no", outTradeNo)
                .put("refund_id", refundId)
                .put("out_refund_no", outRefundNo)
                .put("transaction_state", transactionState)
                .put("amount", amount)
                .put("goods_name", goodsName)
                .put("pay_success_time", paySuccessTime)
                .unmodifiable();
    }
}
