// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A credit card repaid by deduction (信用卡还款).
 *
 * <p>Kind {@code credit_repayment.deduction}, carried by {@code CREDIT_REPAYMENT.DEDUCTION_PAY}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4016790592">pay.weixin.qq.com/doc/v3/partner/4016790592</a>
 */
public final class CreditRepaymentDeduction extends Event {
    private final String spMchid;
    private final String subMchid;
    private final String appid;
    private final String subAppid;
    private final String openid;
    private final String orderState;
    private final String outTradeNo;
    private final String outRecordId;
    private final String contractId;
    private final Object deductAmount;
    private final Object paySuccessAmount;
    private final String description;
    private final String attach;
    private final String transactionId;

    CreditRepaymentDeduction(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        appid = from.value("appid", String.class);
        subAppid = from.value("sub_appid", String.class);
        openid = from.value("openid", String.class);
        orderState = from.value("order_state", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        outRecordId = from.value("out_record_id", String.class);
        contractId = from.value("contract_id", String.class);
        deductAmount = from.value("deduct_amount", Object.class);
        paySuccessAmount = from.value("pay_success_amount", Object.class);
        description = from.value("description", String.class);
        attach = from.value("attach", String.class);
        transactionId = from.value("transaction_id", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.CREDIT_REPAYMENT_DEDUCTION;
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
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}
     */
    public String getAppid() {
        return appid;
    }

    /**
     * The application id of the sub-merchant.
     *
     * @return {@code sub_appid}
     */
    public String getSubAppid() {
        return subAppid;
    }

    /**
     * The user's id under the application.
     *
     * @return {@code openid}
     */
    public String getOpenid() {
        return openid;
    }

    /**
     * State of the repayment, such as DEDUCT_ORDER_STATE_PAY_SUCCESS.
     *
     * @return {@code order_state}
     */
    public String getOrderState() {
        return orderState;
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
     * The merchant's number of the scheduled repayment.
     *
     * @return {@code out_record_id}
     */
    public String getOutRecordId() {
        return outRecordId;
    }

    /**
     * WeChat Pay's number of the contract.
     *
     * @return {@code contract_id}
     */
    public String getContractId() {
        return contractId;
    }

    /**
     * The amount to deduct. Uncertain: a string in one place, an integer in the request that starts it: take both.
     *
     * @return {@code deduct_amount}
     */
    public Object getDeductAmount() {
        return deductAmount;
    }

    /**
     * What was repaid. Uncertain: a string in one place, an integer in the request that starts it: take both.
     *
     * @return {@code pay_success_amount}, or null
     */
    public @Nullable Object getPaySuccessAmount() {
        return paySuccessAmount;
    }

    /**
     * Description of what is paid for.
     *
     * @return {@code description}
     */
    public String getDescription() {
        return description;
    }

    /**
     * The merchant's own data, returned as it was given.
     *
     * @return {@code attach}, or null
     */
    public @Nullable String getAttach() {
        return attach;
    }

    /**
     * WeChat Pay's number of the transaction.
     *
     * @return {@code transaction_id}, or null
     */
    public @Nullable String getTransactionId() {
        return transactionId;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("appid", appid)
                .put("sub_appid", subAppid)
                .put("openid", openid)
                .put("order_state", orderState)
                .put("out_trade_no", outTradeNo)
                .put("out_record_id", outRecordId)
                .put("contract_id", contractId)
                .put("deduct_amount", deductAmount)
                .put("pay_success_amount", paySuccessAmount)
                .put("description", description)
                .put("attach", attach)
                .put("transaction_id", transactionId)
                .unmodifiable();
    }
}
