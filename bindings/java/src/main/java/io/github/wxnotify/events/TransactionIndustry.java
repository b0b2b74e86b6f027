// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campus or industry deduction, successful or not (校园/行业轻松付).
 *
 * <p>Kind {@code transaction.industry}, carried by {@code TRANSACTION.INDUSTRY_FAILED}, {@code
 * TRANSACTION.INDUSTRY_SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012161063">pay.weixin.qq.com/doc/v3/partner/4012161063</a>
 */
public final class TransactionIndustry extends Event {
    private final String mchid;
    private final String appid;
    private final String subMchid;
    private final String subAppid;
    private final String outTradeNo;
    private final String transactionId;
    private final String tradeType;
    private final String tradeState;
    private final String tradeStateDesc;
    private final String bankType;
    private final String attach;
    private final String successTime;
    private final Payer payer;
    private final Amount amount;
    private final DeviceInfo deviceInfo;
    private final List<PromotionDetail> promotionDetail;

    TransactionIndustry(Fields from) {
        mchid = from.value("mchid", String.class);
        appid = from.value("appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        subAppid = from.value("sub_appid", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        transactionId = from.value("transaction_id", String.class);
        tradeType = from.value("trade_type", String.class);
        tradeState = from.value("trade_state", String.class);
        tradeStateDesc = from.value("trade_state_desc", String.class);
        bankType = from.value("bank_type", String.class);
        attach = from.value("attach", String.class);
        successTime = from.value("success_time", String.class);
        payer = from.object("payer", Payer::new);
        amount = from.object("amount", Amount::new);
        deviceInfo = from.object("device_info", DeviceInfo::new);
        promotionDetail = from.objects("promotion_detail", PromotionDetail::new);
    }

    @Override
    public Kind getKind() {
        return Kind.TRANSACTION_INDUSTRY;
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
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}
     */
    public String getAppid() {
        return appid;
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
     * The application id of the sub-merchant.
     *
     * @return {@code sub_appid}, or null
     */
    public @Nullable String getSubAppid() {
        return subAppid;
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
     * WeChat Pay's number of the transaction.
     *
     * @return {@code transaction_id}, or null
     */
    public @Nullable String getTransactionId() {
        return transactionId;
    }

    /**
     * How the user paid: AUTH (a deduction); absent until deducted.
     *
     * @return {@code trade_type}, or null
     */
    public @Nullable String getTradeType() {
        return tradeType;
    }

    /**
     * State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND.
     *
     * @return {@code trade_state}
     */
    public String getTradeState() {
        return tradeState;
    }

    /**
     * State of the payment, in words.
     *
     * @return {@code trade_state_desc}, or null
     */
    public @Nullable String getTradeStateDesc() {
        return tradeStateDesc;
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
     * The merchant's own data, returned as it was given.
     *
     * @return {@code attach}, or null
     */
    public @Nullable String getAttach() {
        return attach;
    }

    /**
     * When the payment succeeded; absent unless it did. RFC 3339 with offset.
     *
     * @return {@code success_time}, or null
     */
    public @Nullable String getSuccessTime() {
        return successTime;
    }

    /**
     * Who paid.
     *
     * @return {@code payer}, or null
     */
    public @Nullable Payer getPayer() {
        return payer;
    }

    /**
     * The amounts.
     *
     * @return {@code amount}
     */
    public Amount getAmount() {
        return amount;
    }

    /**
     * The device.
     *
     * @return {@code device_info}
     */
    public DeviceInfo getDeviceInfo() {
        return deviceInfo;
    }

    /**
     * The promotions that were applied.
     *
     * @return {@code promotion_detail}, empty where there is none
     */
    public List<PromotionDetail> getPromotionDetail() {
        return promotionDetail;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("appid", appid)
                .put("sub_mchid", subMchid)
                .put("sub_appid", subAppid)
                .put("out_trade_no", outTradeNo)
                .put("transaction_id", transactionId)
                .put("trade_type", tradeType)
                .put("trade_state", tradeState)
                .put("trade_state_desc", tradeStateDesc)
                .put("bank_type", bankType)
                .put("attach", attach)
                .put("success_time", successTime)
                .put("payer", payer)
                .put("amount", amount)
                .put("device_info", deviceInfo)
                .put("promotion_detail", promotionDetail)
                .unmodifiable();
    }

    /** Who paid: {@code payer}. */
    public static final class Payer extends EventObject {
        private final String openid;
        private final String subOpenid;

        Payer(Fields from) {
            openid = from.value("openid", String.class);
            subOpenid = from.value("sub_openid", String.class);
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
         * The user's id under the sub-merchant's application.
         *
         * @return {@code sub_openid}, or null
         */
        public @Nullable String getSubOpenid() {
            return subOpenid;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("openid", openid)
                    .put("sub_openid", subOpenid)
                    .unmodifiable();
        }
    }

    /** The amounts: {@code amount}. */
    public static final class Amount extends EventObject {
        private final long total;
        private final Long payerTotal;
        private final Long discountTotal;
        private final String currency;

        Amount(Fields from) {
            total = from.value("total", Long.class);
            payerTotal = from.value("payer_total", Long.class);
            discountTotal = from.value("discount_total", Long.class);
            currency = from.value("currency", String.class);
        }

        /**
         * The amount of the order. In the currency's minor unit (分 for CNY).
         *
         * @return {@code total}
         */
        public long getTotal() {
            return total;
        }

        /**
         * What the user paid. In the currency's minor unit (分 for CNY).
         *
         * @return {@code payer_total}, or null
         */
        public @Nullable Long getPayerTotal() {
            return payerTotal;
        }

        /**
         * Sum of the discounts. In the currency's minor unit (分 for CNY).
         *
         * @return {@code discount_total}, or null
         */
        public @Nullable Long getDiscountTotal() {
            return discountTotal;
        }

        /**
         * Currency, by ISO 4217; CNY in mainland China.
         *
         * @return {@code currency}
         */
        public String getCurrency() {
            return currency;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("total", total)
                    .put("payer_total", payerTotal)
                    .put("discount_total", discountTotal)
                    .put("currency", currency)
                    .unmodifiable();
        }
    }

    /** The device: {@code device_info}. */
    public static final class DeviceInfo extends EventObject {
        private final String deviceId;
        private final String deviceIp;

        DeviceInfo(Fields from) {
            deviceId = from.value("device_id", String.class);
            deviceIp = from.value("device_ip", String.class);
        }

        /**
         * The merchant's number of the device or shop.
         *
         * @return {@code device_id}, or null
         */
        public @Nullable String getDeviceId() {
            return deviceId;
        }

        /**
         * IP address of the device.
         *
         * @return {@code device_ip}
         */
        public String getDeviceIp() {
            return deviceIp;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("device_id", deviceId)
                    .put("device_ip", deviceIp)
                    .unmodifiable();
        }
    }

    /** The promotions that were applied: {@code promotion_detail[]}. */
    public static final class PromotionDetail extends EventObject {
        private final String couponId;
        private final String name;
        private final String scope;
        private final String type;
        private final Long amount;
        private final String stockId;
        private final Long wechatpayContribute;
        private final Long merchantContribute;
        private final Long otherContribute;

        PromotionDetail(Fields from) {
            couponId = from.value("coupon_id", String.class);
            name = from.value("name", String.class);
            scope = from.value("scope", String.class);
            type = from.value("type", String.class);
            amount = from.value("amount", Long.class);
            stockId = from.value("stock_id", String.class);
            wechatpayContribute = from.value("wechatpay_contribute", Long.class);
            merchantContribute = from.value("merchant_contribute", Long.class);
            otherContribute = from.value("other_contribute", Long.class);
        }

        /**
         * Id of the coupon.
         *
         * @return {@code coupon_id}, or null
         */
        public @Nullable String getCouponId() {
            return couponId;
        }

        /**
         * Name of the promotion.
         *
         * @return {@code name}, or null
         */
        public @Nullable String getName() {
            return name;
        }

        /**
         * What the promotion applies to: GLOBAL (the order), SINGLE (an item).
         *
         * @return {@code scope}, or null
         */
        public @Nullable String getScope() {
            return scope;
        }

        /**
         * Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
         *
         * @return {@code type}, or null
         */
        public @Nullable String getType() {
            return type;
        }

        /**
         * Value of the promotion. In the currency's minor unit (分 for CNY).
         *
         * @return {@code amount}, or null
         */
        public @Nullable Long getAmount() {
            return amount;
        }

        /**
         * Id of the coupon's stock.
         *
         * @return {@code stock_id}, or null
         */
        public @Nullable String getStockId() {
            return stockId;
        }

        /**
         * Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
         *
         * @return {@code wechatpay_contribute}, or null
         */
        public @Nullable Long getWechatpayContribute() {
            return wechatpayContribute;
        }

        /**
         * Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
         *
         * @return {@code merchant_contribute}, or null
         */
        public @Nullable Long getMerchantContribute() {
            return merchantContribute;
        }

        /**
         * Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
         *
         * @return {@code other_contribute}, or null
         */
        public @Nullable Long getOtherContribute() {
            return otherContribute;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("coupon_id", couponId)
                    .put("name", name)
                    .put("scope", scope)
                    .put("type", type)
                    .put("amount", amount)
                    .put("stock_id", stockId)
                    .put("wechatpay_contribute", wechatpayContribute)
                    .put("merchant_contribute", merchantContribute)
                    .put("other_contribute", otherContribute)
                    .unmodifiable();
        }
    }
}
