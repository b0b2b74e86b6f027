// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A power bank's insurance taken or changed (租用充电宝保险).
 *
 * <p>Kind {@code power_bank.insurance}, carried by {@code HIRE_POWER_BANK.RECEIVE_INSURANCE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html">pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html</a>
 */
public final class PowerBankInsurance extends Event {
    private final String orderId;
    private final String outOrderNo;
    private final String openid;
    private final long maxClaimCount;
    private final long claimedCount;
    private final String orderReceiveTime;
    private final String orderReceiveState;
    private final String orderBeginTime;
    private final String orderEndTime;

    PowerBankInsurance(Fields from) {
        orderId = from.value("order_id", String.class);
        outOrderNo = from.value("out_order_no", String.class);
        openid = from.value("openid", String.class);
        maxClaimCount = from.value("max_claim_count", Long.class);
        claimedCount = from.value("claimed_count", Long.class);
        orderReceiveTime = from.value("order_receive_time", String.class);
        orderReceiveState = from.value("order_receive_state", String.class);
        orderBeginTime = from.value("order_begin_time", String.class);
        orderEndTime = from.value("order_end_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.POWER_BANK_INSURANCE;
    }

    /**
     * WeChat Pay's number of the insurance order.
     *
     * @return {@code order_id}
     */
    public String getOrderId() {
        return orderId;
    }

    /**
     * The merchant's number of the insurance order.
     *
     * @return {@code out_order_no}
     */
    public String getOutOrderNo() {
        return outOrderNo;
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
     * How many claims can be made.
     *
     * @return {@code max_claim_count}
     */
    public long getMaxClaimCount() {
        return maxClaimCount;
    }

    /**
     * How many claims were made.
     *
     * @return {@code claimed_count}
     */
    public long getClaimedCount() {
        return claimedCount;
    }

    /**
     * When the user took the insurance. RFC 3339 with offset.
     *
     * @return {@code order_receive_time}
     */
    public String getOrderReceiveTime() {
        return orderReceiveTime;
    }

    /**
     * Whether the user took the insurance, such as RECEIVED.
     *
     * @return {@code order_receive_state}
     */
    public String getOrderReceiveState() {
        return orderReceiveState;
    }

    /**
     * When the insurance begins. RFC 3339 with offset.
     *
     * @return {@code order_begin_time}, or null
     */
    public @Nullable String getOrderBeginTime() {
        return orderBeginTime;
    }

    /**
     * When the insurance ends. RFC 3339 with offset.
     *
     * @return {@code order_end_time}, or null
     */
    public @Nullable String getOrderEndTime() {
        return orderEndTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("order_id", orderId)
                .put("out_order_no", outOrderNo)
                .put("openid", openid)
                .put("max_claim_count", maxClaimCount)
                .put("claimed_count", claimedCount)
                .put("order_receive_time", orderReceiveTime)
                .put("order_receive_state", orderReceiveState)
                .put("order_begin_time", orderBeginTime)
                .put("order_end_time", orderEndTime)
                .unmodifiable();
    }
}
