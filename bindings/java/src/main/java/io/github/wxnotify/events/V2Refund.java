// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An APIv2 refund (退款结果通知).
 *
 * <p>Kind {@code v2.refund}, carried by {@code V2.REFUND}.
 *
 * <p>XML of APIv2, which only {@code parse_v2} opens. Every field is a text: the amounts are digits in fen.
 * Refunds that are made by hand on the merchant platform come so, also to merchants of APIv3.
 * Its encryption (AES in ECB mode) says nothing of who made it, and {@code appid}, {@code mch_id} and {@code sub_*}
 * stand outside of it: compare it with the refund that you asked for, and look it up before it moves goods or money.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v2/partner/4011989265">pay.weixin.qq.com/doc/v2/partner/4011989265</a>
 */
public final class V2Refund extends Event {
    private final String appid;
    private final String mchId;
    private final String subAppid;
    private final String subMchId;
    private final String transactionId;
    private final String outTradeNo;
    private final String refundId;
    private final String outRefundNo;
    private final String totalFee;
    private final String settlementTotalFee;
    private final String refundFee;
    private final String settlementRefundFee;
    private final String refundStatus;
    private final String successTime;
    private final String refundRecvAccout;
    private final String refundAccount;
    private final String refundRequestSource;

    V2Refund(Fields from) {
        appid = from.value("appid", String.class);
        mchId = from.value("mch_id", String.class);
        subAppid = from.value("sub_appid", String.class);
        subMchId = from.value("sub_mch_id", String.class);
        transactionId = from.value("transaction_id", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        refundId = from.value("refund_id", String.class);
        outRefundNo = from.value("out_refund_no", String.class);
        totalFee = from.value("total_fee", String.class);
        settlementTotalFee = from.value("settlement_total_fee", String.class);
        refundFee = from.value("refund_fee", String.class);
        settlementRefundFee = from.value("settlement_refund_fee", String.class);
        refundStatus = from.value("refund_status", String.class);
        successTime = from.value("success_time", String.class);
        refundRecvAccout = from.value("refund_recv_accout", String.class);
        refundAccount = from.value("refund_account", String.class);
        refundRequestSource = from.value("refund_request_source", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.V2_REFUND;
    }

    /**
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}, or null
     */
    public @Nullable String getAppid() {
        return appid;
    }

    /**
     * The merchant number.
     *
     * @return {@code mch_id}
     */
    public String getMchId() {
        return mchId;
    }

    /**
     * The application id of the sub-merchant.
     *
     * @return {@code sub_appid}, or null
     */
    public @Nullable String getSubAppid() {
        return subAppid;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mch_id}, or null
     */
    public @Nullable String getSubMchId() {
        return subMchId;
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
     * The order's amount, as digits, in fen.
     *
     * @return {@code total_fee}
     */
    public String getTotalFee() {
        return totalFee;
    }

    /**
     * The order's amount less coupons that nobody settles, as digits, in fen.
     *
     * @return {@code settlement_total_fee}, or null
     */
    public @Nullable String getSettlementTotalFee() {
        return settlementTotalFee;
    }

    /**
     * The amount that is refunded, as digits, in fen.
     *
     * @return {@code refund_fee}
     */
    public String getRefundFee() {
        return refundFee;
    }

    /**
     * The amount that is refunded less coupons that nobody settles, as digits, in fen.
     *
     * @return {@code settlement_refund_fee}, or null
     */
    public @Nullable String getSettlementRefundFee() {
        return settlementRefundFee;
    }

    /**
     * State of the refund: SUCCESS, CHANGE (it went wrong), REFUNDCLOSE.
     *
     * @return {@code refund_status}
     */
    public String getRefundStatus() {
        return refundStatus;
    }

    /**
     * When it succeeded, Beijing time; absent unless it did. As {@code yyyy-MM-dd HH:mm:ss}.
     *
     * @return {@code success_time}, or null
     */
    public @Nullable String getSuccessTime() {
        return successTime;
    }

    /**
     * Where the refund goes (the platform's spelling).
     *
     * @return {@code refund_recv_accout}, or null
     */
    public @Nullable String getRefundRecvAccout() {
        return refundRecvAccout;
    }

    /**
     * Which funds it is paid from: REFUND_SOURCE_RECHARGE_FUNDS, REFUND_SOURCE_UNSETTLED_FUNDS.
     *
     * @return {@code refund_account}, or null
     */
    public @Nullable String getRefundAccount() {
        return refundAccount;
    }

    /**
     * Who asked for the refund: API, VENDOR_PLATFORM (made by hand on the merchant platform).
     *
     * @return {@code refund_request_source}, or null
     */
    public @Nullable String getRefundRequestSource() {
        return refundRequestSource;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("mch_id", mchId)
                .put("sub_appid", subAppid)
                .put("sub_mch_id", subMchId)
                .put("transaction_id", transactionId)
                .put("out_trade_no", outTradeNo)
                .put("refund_id", refundId)
                .put("out_refund_no", outRefundNo)
                .put("total_fee", totalFee)
                .put("settlement_total_fee", settlementTotalFee)
                .put("refund_fee", refundFee)
                .put("settlement_refund_fee", settlementRefundFee)
                .put("refund_status", refundStatus)
                .put("success_time", successTime)
                .put("refund_recv_accout", refundRecvAccout)
                .put("refund_account", refundAccount)
                .put("refund_request_source", refundRequestSource)
                .unmodifiable();
    }
}
