// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to a QQ wallet finished (商家转账到QQ钱包).
 *
 * <p>Kind {@code transfer.qqwallet_bill}, carried by {@code MCHTRANSFER.QQWALLETBILL.FINISHED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4014301851">pay.weixin.qq.com/doc/v3/merchant/4014301851</a>
 */
public final class TransferQqwalletBill extends Event {
    private final String mchid;
    private final String outBillNo;
    private final String transferBillNo;
    private final String appid;
    private final String state;
    private final long transferAmount;
    private final String transferRemark;
    private final String openid;
    private final String userQq;
    private final String userName;
    private final String failReason;
    private final String createTime;
    private final String updateTime;

    TransferQqwalletBill(Fields from) {
        mchid = from.value("mchid", String.class);
        outBillNo = from.value("out_bill_no", String.class);
        transferBillNo = from.value("transfer_bill_no", String.class);
        appid = from.value("appid", String.class);
        state = from.value("state", String.class);
        transferAmount = from.value("transfer_amount", Long.class);
        transferRemark = from.value("transfer_remark", String.class);
        openid = from.value("openid", String.class);
        userQq = from.value("user_qq", String.class);
        userName = from.value("user_name", String.class);
        failReason = from.value("fail_reason", String.class);
        createTime = from.value("create_time", String.class);
        updateTime = from.value("update_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.TRANSFER_QQWALLET_BILL;
    }

    /**
     * The merchant number.
     *
     * @return {@code mchid}
     */
    public String getMchid() {
        return mchid;
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
     * Application id on the QQ Connect platform.
     *
     * @return {@code appid}
     */
    public String getAppid() {
        return appid;
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
     * The amount transferred. In the currency's minor unit (分 for CNY).
     *
     * @return {@code transfer_amount}
     */
    public long getTransferAmount() {
        return transferAmount;
    }

    /**
     * Note the user sees with the transfer.
     *
     * @return {@code transfer_remark}
     */
    public String getTransferRemark() {
        return transferRemark;
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
     * The user's QQ number.
     *
     * @return {@code user_qq}, or null
     */
    public @Nullable String getUserQq() {
        return userQq;
    }

    /**
     * The user's name, encrypted with the merchant's public key. Base64.
     *
     * @return {@code user_name}, or null
     */
    public @Nullable String getUserName() {
        return userName;
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

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("out_bill_no", outBillNo)
                .put("transfer_bill_no", transferBillNo)
                .put("appid", appid)
                .put("state", state)
                .put("transfer_amount", transferAmount)
                .put("transfer_remark", transferRemark)
                .put("openid", openid)
                .put("user_qq", userQq)
                .put("user_name", userName)
                .put("fail_reason", failReason)
                .put("create_time", createTime)
                .put("update_time", updateTime)
                .unmodifiable();
    }
}
