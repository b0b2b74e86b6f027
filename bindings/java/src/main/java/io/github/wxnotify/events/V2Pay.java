// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An APIv2 payment or deduction, successful or not (支付结果通知).
 *
 * <p>Kind {@code v2.pay}, carried by {@code V2.PAY}.
 *
 * <p>XML of APIv2, which only {@code parse_v2} opens. Every field is a text: the amounts are digits in fen.
 * Look at {@code result_code}: a payment that failed is told of as well.
 * Numbered fields ({@code coupon_id_0}, {@code coupon_type_0}, {@code coupon_fee_0}, {@code coupon_id_1}, ...) are in
 * the raw resource.
 * Nothing in it says when it was sent, and whoever can verify it could have made it.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v2/merchant/4011937248">pay.weixin.qq.com/doc/v2/merchant/4011937248</a>
 */
public final class V2Pay extends Event {
    private final String appid;
    private final String mchId;
    private final String subAppid;
    private final String subMchId;
    private final String deviceInfo;
    private final String signType;
    private final String resultCode;
    private final String errCode;
    private final String errCodeDes;
    private final String openid;
    private final String isSubscribe;
    private final String subOpenid;
    private final String subIsSubscribe;
    private final String tradeType;
    private final String tradeState;
    private final String bankType;
    private final String totalFee;
    private final String settlementTotalFee;
    private final String feeType;
    private final String cashFee;
    private final String cashFeeType;
    private final String couponFee;
    private final String couponCount;
    private final String transactionId;
    private final String outTradeNo;
    private final String attach;
    private final String timeEnd;
    private final String contractId;

    V2Pay(Fields from) {
        appid = from.value("appid", String.class);
        mchId = from.value("mch_id", String.class);
        subAppid = from.value("sub_appid", String.class);
        subMchId = from.value("sub_mch_id", String.class);
        deviceInfo = from.value("device_info", String.class);
        signType = from.value("sign_type", String.class);
        resultCode = from.value("result_code", String.class);
        errCode = from.value("err_code", String.class);
        errCodeDes = from.value("err_code_des", String.class);
        openid = from.value("openid", String.class);
        isSubscribe = from.value("is_subscribe", String.class);
        subOpenid = from.value("sub_openid", String.class);
        subIsSubscribe = from.value("sub_is_subscribe", String.class);
        tradeType = from.value("trade_type", String.class);
        tradeState = from.value("trade_state", String.class);
        bankType = from.value("bank_type", String.class);
        totalFee = from.value("total_fee", String.class);
        settlementTotalFee = from.value("settlement_total_fee", String.class);
        feeType = from.value("fee_type", String.class);
        cashFee = from.value("cash_fee", String.class);
        cashFeeType = from.value("cash_fee_type", String.class);
        couponFee = from.value("coupon_fee", String.class);
        couponCount = from.value("coupon_count", String.class);
        transactionId = from.value("transaction_id", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        attach = from.value("attach", String.class);
        timeEnd = from.value("time_end", String.class);
        contractId = from.value("contract_id", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.V2_PAY;
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
     * The device, as the merchant named it.
     *
     * @return {@code device_info}, or null
     */
    public @Nullable String getDeviceInfo() {
        return deviceInfo;
    }

    /**
     * How it is signed: MD5, HMAC-SHA256.
     *
     * @return {@code sign_type}, or null
     */
    public @Nullable String getSignType() {
        return signType;
    }

    /**
     * The outcome: SUCCESS, FAIL.
     *
     * @return {@code result_code}
     */
    public String getResultCode() {
        return resultCode;
    }

    /**
     * Why it failed.
     *
     * @return {@code err_code}, or null
     */
    public @Nullable String getErrCode() {
        return errCode;
    }

    /**
     * Why it failed, in words.
     *
     * @return {@code err_code_des}, or null
     */
    public @Nullable String getErrCodeDes() {
        return errCodeDes;
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
     * Whether the user follows the official account: Y, N.
     *
     * @return {@code is_subscribe}, or null
     */
    public @Nullable String getIsSubscribe() {
        return isSubscribe;
    }

    /**
     * The user's id under the sub-merchant's application.
     *
     * @return {@code sub_openid}, or null
     */
    public @Nullable String getSubOpenid() {
        return subOpenid;
    }

    /**
     * Whether the user follows the sub-merchant's official account: Y, N.
     *
     * @return {@code sub_is_subscribe}, or null
     */
    public @Nullable String getSubIsSubscribe() {
        return subIsSubscribe;
    }

    /**
     * How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
     *
     * @return {@code trade_type}, or null
     */
    public @Nullable String getTradeType() {
        return tradeType;
    }

    /**
     * State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. Uncertain: in deductions
     * of one source only.
     *
     * @return {@code trade_state}, or null
     */
    public @Nullable String getTradeState() {
        return tradeState;
    }

    /**
     * Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
     *
     * @return {@code bank_type}, or null
     */
    public @Nullable String getBankType() {
        return bankType;
    }

    /**
     * The order's amount, as digits, in fen.
     *
     * @return {@code total_fee}, or null
     */
    public @Nullable String getTotalFee() {
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
     * Currency, by ISO 4217; CNY where it is absent.
     *
     * @return {@code fee_type}, or null
     */
    public @Nullable String getFeeType() {
        return feeType;
    }

    /**
     * What the user paid in cash, as digits, in fen.
     *
     * @return {@code cash_fee}, or null
     */
    public @Nullable String getCashFee() {
        return cashFee;
    }

    /**
     * Currency of what the user paid, by ISO 4217.
     *
     * @return {@code cash_fee_type}, or null
     */
    public @Nullable String getCashFeeType() {
        return cashFeeType;
    }

    /**
     * The sum of all coupons, as digits, in fen.
     *
     * @return {@code coupon_fee}, or null
     */
    public @Nullable String getCouponFee() {
        return couponFee;
    }

    /**
     * How many coupons were used, as digits.
     *
     * @return {@code coupon_count}, or null
     */
    public @Nullable String getCouponCount() {
        return couponCount;
    }

    /**
     * WeChat Pay's number of the transaction.
     *
     * @return {@code transaction_id}, or null
     */
    public @Nullable String getTransactionId() {
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
     * The merchant's own data, returned as it was given.
     *
     * @return {@code attach}, or null
     */
    public @Nullable String getAttach() {
        return attach;
    }

    /**
     * When the payment was complete, Beijing time. As {@code yyyyMMddHHmmss}.
     *
     * @return {@code time_end}, or null
     */
    public @Nullable String getTimeEnd() {
        return timeEnd;
    }

    /**
     * WeChat Pay's number of the contract; of deductions.
     *
     * @return {@code contract_id}, or null
     */
    public @Nullable String getContractId() {
        return contractId;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("mch_id", mchId)
                .put("sub_appid", subAppid)
                .put("sub_mch_id", subMchId)
                .put("device_info", deviceInfo)
                .put("sign_type", signType)
                .put("result_code", resultCode)
                .put("err_code", errCode)
                .put("err_code_des", errCodeDes)
                .put("openid", openid)
                .put("is_subscribe", isSubscribe)
                .put("sub_openid", subOpenid)
                .put("sub_is_subscribe", subIsSubscribe)
                .put("trade_type", tradeType)
                .put("trade_state", tradeState)
                .put("bank_type", bankType)
                .put("total_fee", totalFee)
                .put("settlement_total_fee", settlementTotalFee)
                .put("fee_type", feeType)
                .put("cash_fee", cashFee)
                .put("cash_fee_type", cashFeeType)
                .put("coupon_fee", couponFee)
                .put("coupon_count", couponCount)
                .put("transaction_id", transactionId)
                .put("out_trade_no", outTradeNo)
                .put("attach", attach)
                .put("time_end", timeEnd)
                .put("contract_id", contractId)
                .unmodifiable();
    }
}
