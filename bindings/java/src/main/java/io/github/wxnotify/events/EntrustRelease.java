// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract for school fees ended by the user (教育续费通).
 *
 * <p>Kind {@code entrust.release}, carried by {@code ENTRUST.RELEASE}.
 *
 * <p>The field lists for the end of the contract and for the payment are the same in public sources: without a payment,
 * expect only the contract's fields.
 * {@code device_information.payer_total} is described as the IP address of the device, not as an amount.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012286235">pay.weixin.qq.com/doc/v3/merchant/4012286235</a>
 */
public final class EntrustRelease extends Event {
    private final String appid;
    private final String outTradeNo;
    private final String transactionId;
    private final String attach;
    private final String bankType;
    private final String successTime;
    private final String tradeState;
    private final String tradeStateDescription;
    private final Payer payer;
    private final Amount amount;
    private final DeviceInformation deviceInformation;
    private final List<PromotionDetail> promotionDetail;
    private final String spMchid;
    private final String subMchid;
    private final String subAppid;
    private final String openid;
    private final String subOpenid;
    private final String planId;
    private final ContractInformation contractInformation;

    EntrustRelease(Fields from) {
        appid = from.value("appid", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        transactionId = from.value("transaction_id", String.class);
        attach = from.value("attach", String.class);
        bankType = from.value("bank_type", String.class);
        successTime = from.value("success_time", String.class);
        tradeState = from.value("trade_state", String.class);
        tradeStateDescription = from.value("trade_state_description", String.class);
        payer = from.object("payer", Payer::new);
        amount = from.object("amount", Amount::new);
        deviceInformation = from.object("device_information", DeviceInformation::new);
        promotionDetail = from.objects("promotion_detail", PromotionDetail::new);
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        subAppid = from.value("sub_appid", String.class);
        openid = from.value("openid", String.class);
        subOpenid = from.value("sub_openid", String.class);
        planId = from.value("plan_id", String.class);
        contractInformation = from.object("contract_information", ContractInformation::new);
    }

    @Override
    public Kind getKind() {
        return Kind.ENTRUST_RELEASE;
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
     * The merchant's own data, returned as it was given.
     *
     * @return {@code attach}, or null
     */
    public @Nullable String getAttach() {
        return attach;
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
     * When it succeeded. RFC 3339 with offset.
     *
     * @return {@code success_time}, or null
     */
    public @Nullable String getSuccessTime() {
        return successTime;
    }

    /**
     * State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL.
     *
     * @return {@code trade_state}
     */
    public String getTradeState() {
        return tradeState;
    }

    /**
     * State of the payment, in words.
     *
     * @return {@code trade_state_description}, or null
     */
    public @Nullable String getTradeStateDescription() {
        return tradeStateDescription;
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
     * @return {@code amount}, or null
     */
    public @Nullable Amount getAmount() {
        return amount;
    }

    /**
     * The device.
     *
     * @return {@code device_information}, or null
     */
    public @Nullable DeviceInformation getDeviceInformation() {
        return deviceInformation;
    }

    /**
     * The promotions that were applied.
     *
     * @return {@code promotion_detail}, empty where there is none
     */
    public List<PromotionDetail> getPromotionDetail() {
        return promotionDetail;
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
     * The user's id under the application.
     *
     * @return {@code openid}, or null
     */
    public @Nullable String getOpenid() {
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

    /**
     * Id of the plan or template.
     *
     * @return {@code plan_id}, or null
     */
    public @Nullable String getPlanId() {
        return planId;
    }

    /**
     * The contract.
     *
     * @return {@code contract_information}, or null
     */
    public @Nullable ContractInformation getContractInformation() {
        return contractInformation;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("out_trade_no", outTradeNo)
                .put("transaction_id", transactionId)
                .put("attach", attach)
                .put("bank_type", bankType)
                .put("success_time", successTime)
                .put("trade_state", tradeState)
                .put("trade_state_description", tradeStateDescription)
                .put("payer", payer)
                .put("amount", amount)
                .put("device_information", deviceInformation)
                .put("promotion_detail", promotionDetail)
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("sub_appid", subAppid)
                .put("openid", openid)
                .put("sub_openid", subOpenid)
                .put("plan_id", planId)
                .put("contract_information", contractInformation)
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
         * @return {@code openid}, or null
         */
        public @Nullable String getOpenid() {
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
         * @return {@code currency}, or null
         */
        public @Nullable String getCurrency() {
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

    /** The device: {@code device_information}. */
    public static final class DeviceInformation extends EventObject {
        private final String deviceId;
        private final Object payerTotal;

        DeviceInformation(Fields from) {
            deviceId = from.value("device_id", String.class);
            payerTotal = from.value("payer_total", Object.class);
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
         * IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description
         * an IP address.
         *
         * @return {@code payer_total}, or null
         */
        public @Nullable Object getPayerTotal() {
            return payerTotal;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("device_id", deviceId)
                    .put("payer_total", payerTotal)
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
         * Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount).
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

    /** The contract: {@code contract_information}. */
    public static final class ContractInformation extends EventObject {
        private final String contractId;
        private final String contractStatus;
        private final String createTime;

        ContractInformation(Fields from) {
            contractId = from.value("contract_id", String.class);
            contractStatus = from.value("contract_status", String.class);
            createTime = from.value("create_time", String.class);
        }

        /**
         * WeChat Pay's number of the contract.
         *
         * @return {@code contract_id}, or null
         */
        public @Nullable String getContractId() {
            return contractId;
        }

        /**
         * Whether the contract was signed or ended: ADD, DELETE.
         *
         * @return {@code contract_status}
         */
        public String getContractStatus() {
            return contractStatus;
        }

        /**
         * When the contract was signed. RFC 3339 with offset.
         *
         * @return {@code create_time}, or null
         */
        public @Nullable String getCreateTime() {
            return createTime;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("contract_id", contractId)
                    .put("contract_status", contractStatus)
                    .put("create_time", createTime)
                    .unmodifiable();
        }
    }
}
