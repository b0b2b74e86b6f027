// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to a user finished (商家转账).
 *
 * <p>Kind {@code transfer.bill}, carried by {@code MCHTRANSFER.BILL.FINISHED}.
 *
 * <p>The merchant number is in {@code mch_id} or in {@code mchid}, depending on the product. Take whichever is there.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012712115">pay.weixin.qq.com/doc/v3/merchant/4012712115</a>
 */
public final class TransferBill extends Event {
    private final String outBillNo;
    private final String transferBillNo;
    private final String state;
    private final String mchId;
    private final String mchid;
    private final String subMchid;
    private final long transferAmount;
    private final String openid;
    private final String failReason;
    private final String createTime;
    private final String updateTime;
    private final String paymentMethodType;

    TransferBill(Fields from) {
        outBillNo = from.value("out_bill_no", String.class);
        transferBillNo = from.value("transfer_bill_no", String.class);
        state = from.value("state", String.class);
        mchId = from.value("mch_id", String.class);
        mchid = from.value("mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        transferAmount = from.value("transfer_amount", Long.class);
        openid = from.value("openid", String.class);
        failReason = from.value("fail_reason", String.class);
        createTime = from.value("create_time", String.class);
        updateTime = from.value("update_time", String.class);
        paymentMethodType = from.value("payment_method_type", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.TRANSFER_BILL;
    }

    /**
     * The merchant's number of the transfer.
     *
     * @return {@code out_bill_no}
     */
    public String getOutBillNo() {
        return outBillNo;
    }

    /**
     * WeChat Pay's number of the transfer.
     *
     * @return {@code transfer_bill_no}
     */
    public String getTransferBillNo() {
        return transferBillNo;
    }

    /**
     * State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
     * CANCELLED.
     *
     * @return {@code state}
     */
    public String getState() {
        return state;
    }

    /**
     * The merchant number.
     *
     * @return {@code mch_id}, or null
     */
    public @Nullable String getMchId() {
        return mchId;
    }

    /**
     * The merchant number.
     *
     * @return {@code mchid}, or null
     */
    public @Nullable String getMchid() {
        return mchid;
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
     * The amount transferred. In the currency's minor unit (分 for CNY).
     *
     * @return {@code transfer_amount}
     */
    public long getTransferAmount() {
        return transferAmount;
    }

    /**
     * The user's id under the application.
     *
     * @return {@code openid}, or null
     */
    public @Nullable String getOpenid() {
        return openid;
    }

    /**
     * Why the transfer failed.
     *
     * @return {@code fail_reason}, or null
     */
    public @Nullable String getFailReason() {
        return failReason;
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
     * How the transfer was paid out. Uncertain: values not documented in public.
     *
     * @return {@code payment_method_type}, or null
     */
    public @Nullable String getPaymentMethodType() {
        return paymentMethodType;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("out_bill_no", outBillNo)
                .put("transfer_bill_no", transferBillNo)
                .put("state", state)
                .put("mch_id", mchId)
                .put("mchid", mchid)
                .put("sub_mchid", subMchid)
                .put("transfer_amount", transferAmount)
                .put("openid", openid)
                .put("fail_reason", failReason)
                .put("create_time", createTime)
                .put("update_time", updateTime)
                .put("payment_method_type", paymentMethodType)
                .unmodifiable();
    }
}
