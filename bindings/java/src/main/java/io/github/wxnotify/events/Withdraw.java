// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal changed its state (商户提现).
 *
 * <p>Kind {@code withdraw}, carried by {@code MCHWITHDRAW.CHANGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4013049135">pay.weixin.qq.com/doc/v3/partner/4013049135</a>
 */
public final class Withdraw extends Event {
    private final String status;
    private final String withdrawId;
    private final String outRequestNo;
    private final Long amount;
    private final String createTime;
    private final String updateTime;
    private final String reason;
    private final String remark;
    private final String bankMemo;
    private final String accountType;
    private final String solution;
    private final String accountNumber;
    private final String accountBank;
    private final String bankName;
    private final String subMchid;
    private final String spMchid;
    private final Long totalAmount;
    private final Long successAmount;
    private final Long failAmount;
    private final Long refundAmount;

    Withdraw(Fields from) {
        status = from.value("status", String.class);
        withdrawId = from.value("withdraw_id", String.class);
        outRequestNo = from.value("out_request_no", String.class);
        amount = from.value("amount", Long.class);
        createTime = from.value("create_time", String.class);
        updateTime = from.value("update_time", String.class);
        reason = from.value("reason", String.class);
        remark = from.value("remark", String.class);
        bankMemo = from.value("bank_memo", String.class);
        accountType = from.value("account_type", String.class);
        solution = from.value("solution", String.class);
        accountNumber = from.value("account_number", String.class);
        accountBank = from.value("account_bank", String.class);
        bankName = from.value("bank_name", String.class);
        subMchid = from.value("sub_mchid", String.class);
        spMchid = from.value("sp_mchid", String.class);
        totalAmount = from.value("total_amount", Long.class);
        successAmount = from.value("success_amount", Long.class);
        failAmount = from.value("fail_amount", Long.class);
        refundAmount = from.value("refund_amount", Long.class);
    }

    @Override
    public Kind getKind() {
        return Kind.WITHDRAW;
    }

    /**
     * State of the withdrawal: CREATE_SUCCESS, SUCCESS, FAIL, REFUND, CLOSE, INIT.
     *
     * @return {@code status}
     */
    public String getStatus() {
        return status;
    }

    /**
     * WeChat Pay's number of the withdrawal.
     *
     * @return {@code withdraw_id}
     */
    public String getWithdrawId() {
        return withdrawId;
    }

    /**
     * The merchant's number of the withdrawal.
     *
     * @return {@code out_request_no}
     */
    public String getOutRequestNo() {
        return outRequestNo;
    }

    /**
     * The amount withdrawn. In the currency's minor unit (分 for CNY).
     *
     * @return {@code amount}, or null
     */
    public @Nullable Long getAmount() {
        return amount;
    }

    /**
     * When the record was created. RFC 3339 with offset.
     *
     * @return {@code create_time}
     */
    public String getCreateTime() {
        return createTime;
    }

    /**
     * When the record last changed. RFC 3339 with offset.
     *
     * @return {@code update_time}
     */
    public String getUpdateTime() {
        return updateTime;
    }

    /**
     * Why the withdrawal failed.
     *
     * @return {@code reason}, or null
     */
    public @Nullable String getReason() {
        return reason;
    }

    /**
     * Note on the withdrawal.
     *
     * @return {@code remark}, or null
     */
    public @Nullable String getRemark() {
        return remark;
    }

    /**
     * Note to the bank.
     *
     * @return {@code bank_memo}, or null
     */
    public @Nullable String getBankMemo() {
        return bankMemo;
    }

    /**
     * Account the money is taken from: BASIC, OPERATION, FEES.
     *
     * @return {@code account_type}
     */
    public String getAccountType() {
        return accountType;
    }

    /**
     * What to do when the withdrawal failed.
     *
     * @return {@code solution}, or null
     */
    public @Nullable String getSolution() {
        return solution;
    }

    /**
     * Last four digits of the bank account that receives the money.
     *
     * @return {@code account_number}
     */
    public String getAccountNumber() {
        return accountNumber;
    }

    /**
     * Bank that receives the money.
     *
     * @return {@code account_bank}
     */
    public String getAccountBank() {
        return accountBank;
    }

    /**
     * Name of the bank.
     *
     * @return {@code bank_name}, or null
     */
    public @Nullable String getBankName() {
        return bankName;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mchid}, or null
     */
    public @Nullable String getSubMchid() {
        return subMchid;
    }

    /**
     * The merchant number of the service provider.
     *
     * @return {@code sp_mchid}, or null
     */
    public @Nullable String getSpMchid() {
        return spMchid;
    }

    /**
     * The whole amount. In the currency's minor unit (分 for CNY).
     *
     * @return {@code total_amount}, or null
     */
    public @Nullable Long getTotalAmount() {
        return totalAmount;
    }

    /**
     * Sum of what succeeded. In the currency's minor unit (分 for CNY).
     *
     * @return {@code success_amount}, or null
     */
    public @Nullable Long getSuccessAmount() {
        return successAmount;
    }

    /**
     * Sum of what failed. In the currency's minor unit (分 for CNY).
     *
     * @return {@code fail_amount}, or null
     */
    public @Nullable Long getFailAmount() {
        return failAmount;
    }

    /**
     * What the bank returned. In the currency's minor unit (分 for CNY).
     *
     * @return {@code refund_amount}, or null
     */
    public @Nullable Long getRefundAmount() {
        return refundAmount;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("status", status)
                .put("withdraw_id", withdrawId)
                .put("out_request_no", outRequestNo)
                .put("amount", amount)
                .put("create_time", createTime)
                .put("update_time", updateTime)
                .put("reason", reason)
                .put("remark", remark)
                .put("bank_memo", bankMemo)
                .put("account_type", accountType)
                .put("solution", solution)
                .put("account_number", accountNumber)
                .put("account_bank", accountBank)
                .put("bank_name", bankName)
                .put("sub_mchid", subMchid)
                .put("sp_mchid", spMchid)
                .put("total_amount", totalAmount)
                .put("success_amount", successAmount)
                .put("fail_amount", failAmount)
                .put("refund_amount", refundAmount)
                .unmodifiable();
    }
}
