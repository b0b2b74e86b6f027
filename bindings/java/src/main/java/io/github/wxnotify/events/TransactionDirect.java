// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A direct merchant's payment (普通支付).
 *
 * <p>Kind {@code transaction.direct}, carried by {@code TRANSACTION.FAIL}, {@code TRANSACTION.PAY_BACK}, {@code
 * TRANSACTION.SUCCESS}.
 *
 * <p>Abroad (the global API) the number of the transaction is {@code id} instead of {@code transaction_id}. Take
 * whichever is there.
 * {@code amount.total} is the price, {@code amount.payer_total} what the user paid after coupons. Compare {@code
 * total} with your order.
 * {@code exchange_rate} comes only across borders.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012286313">pay.weixin.qq.com/doc/v3/merchant/4012286313</a>
 */
public final class TransactionDirect extends Event {
    private final String transactionId;
    private final Amount amount;
    private final String mchid;
    private final String tradeState;
    private final String bankType;
    private final List<PromotionDetail> promotionDetail;
    private final String successTime;
    private final Payer payer;
    private final String outTradeNo;
    private final String appid;
    private final String tradeStateDesc;
    private final String tradeType;
    private final String attach;
    private final SceneInfo sceneInfo;
    private final String id;
    private final String description;
    private final String createTime;
    private final String tradeStateDescription;
    private final String userRepaid;
    private final String openid;
    private final String planId;
    private final ContractInformation contractInformation;
    private final DeviceInformation deviceInformation;
    private final DeviceInfo deviceInfo;

    TransactionDirect(Fields from) {
        transactionId = from.value("transaction_id", String.class);
        amount = from.object("amount", Amount::new);
        mchid = from.value("mchid", String.class);
        tradeState = from.value("trade_state", String.class);
        bankType = from.value("bank_type", String.class);
        promotionDetail = from.objects("promotion_detail", PromotionDetail::new);
        successTime = from.value("success_time", String.class);
        payer = from.object("payer", Payer::new);
        outTradeNo = from.value("out_trade_no", String.class);
        appid = from.value("appid", String.class);
        tradeStateDesc = from.value("trade_state_desc", String.class);
        tradeType = from.value("trade_type", String.class);
        attach = from.value("attach", String.class);
        sceneInfo = from.object("scene_info", SceneInfo::new);
        id = from.value("id", String.class);
        description = from.value("description", String.class);
        createTime = from.value("create_time", String.class);
        tradeStateDescription = from.value("trade_state_description", String.class);
        userRepaid = from.value("user_repaid", String.class);
        openid = from.value("openid", String.class);
        planId = from.value("plan_id", String.class);
        contractInformation = from.object("contract_information", ContractInformation::new);
        deviceInformation = from.object("device_information", DeviceInformation::new);
        deviceInfo = from.object("device_info", DeviceInfo::new);
    }

    @Override
    public Kind getKind() {
        return Kind.TRANSACTION_DIRECT;
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
     * The amounts.
     *
     * @return {@code amount}
     */
    public Amount getAmount() {
        return amount;
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
     * State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
     *
     * @return {@code trade_state}
     */
    public String getTradeState() {
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
     * The promotions that were applied.
     *
     * @return {@code promotion_detail}, empty where there is none
     */
    public List<PromotionDetail> getPromotionDetail() {
        return promotionDetail;
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
     * The merchant's order number.
     *
     * @return {@code out_trade_no}
     */
    public String getOutTradeNo() {
        return outTradeNo;
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
     * State of the payment, in words.
     *
     * @return {@code trade_state_desc}, or null
     */
    public @Nullable String getTradeStateDesc() {
        return tradeStateDesc;
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
     * The merchant's own data, returned as it was given.
     *
     * @return {@code attach}, or null
     */
    public @Nullable String getAttach() {
        return attach;
    }

    /**
     * Where the payment was made.
     *
     * @return {@code scene_info}, or null
     */
    public @Nullable SceneInfo getSceneInfo() {
        return sceneInfo;
    }

    /**
     * WeChat Pay's number of the transaction, abroad.
     *
     * @return {@code id}, or null
     */
    public @Nullable String getId() {
        return id;
    }

    /**
     * Description of what is paid for.
     *
     * @return {@code description}, or null
     */
    public @Nullable String getDescription() {
        return description;
    }

    /**
     * When the order was created. RFC 3339 with offset.
     *
     * @return {@code create_time}, or null
     */
    public @Nullable String getCreateTime() {
        return createTime;
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
     * Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
     * trade_state is SUCCESS.
     *
     * @return {@code user_repaid}, or null
     */
    public @Nullable String getUserRepaid() {
        return userRepaid;
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
     * Id of the plan or template.
     *
     * @return {@code plan_id}, or null
     */
    public @Nullable String getPlanId() {
        return planId;
    }

    /**
     * The contract signed with the payment.
     *
     * @return {@code contract_information}, or null
     */
    public @Nullable ContractInformation getContractInformation() {
        return contractInformation;
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
     * The device.
     *
     * @return {@code device_info}, or null
     */
    public @Nullable DeviceInfo getDeviceInfo() {
        return deviceInfo;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("transaction_id", transactionId)
                .put("amount", amount)
                .put("mchid", mchid)
                .put("trade_state", tradeState)
                .put("bank_type", bankType)
                .put("promotion_detail", promotionDetail)
                .put("success_time", successTime)
                .put("payer", payer)
                .put("out_trade_no", outTradeNo)
                .put("appid", appid)
                .put("trade_state_desc", tradeStateDesc)
                .put("trade_type", tradeType)
                .put("attach", attach)
                .put("scene_info", sceneInfo)
                .put("id", id)
                .put("description", description)
                .put("create_time", createTime)
                .put("trade_state_description", tradeStateDescription)
                .put("user_repaid", userRepaid)
                .put("openid", openid)
                .put("plan_id", planId)
                .put("contract_information", contractInformation)
                .put("device_information", deviceInformation)
                .put("device_info", deviceInfo)
                .unmodifiable();
    }

    /** The amounts: {@code amount}. */
    public static final class Amount extends EventObject {
        private final Long payerTotal;
        private final long total;
        private final String currency;
        private final String payerCurrency;
        private final ExchangeRate exchangeRate;

        Amount(Fields from) {
            payerTotal = from.value("payer_total", Long.class);
            total = from.value("total", Long.class);
            currency = from.value("currency", String.class);
            payerCurrency = from.value("payer_currency", String.class);
            exchangeRate = from.object("exchange_rate", ExchangeRate::new);
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
         * The amount of the order. In the currency's minor unit (分 for CNY).
         *
         * @return {@code total}
         */
        public long getTotal() {
            return total;
        }

        /**
         * Currency, by ISO 4217; CNY in mainland China.
         *
         * @return {@code currency}, or null
         */
        public @Nullable String getCurrency() {
            return currency;
        }

        /**
         * Currency the user paid in, by ISO 4217.
         *
         * @return {@code payer_currency}, or null
         */
        public @Nullable String getPayerCurrency() {
            return payerCurrency;
        }

        /**
         * The exchange rate; only across borders.
         *
         * @return {@code exchange_rate}, or null
         */
        public @Nullable ExchangeRate getExchangeRate() {
            return exchangeRate;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("payer_total", payerTotal)
                    .put("total", total)
                    .put("currency", currency)
                    .put("payer_currency", payerCurrency)
                    .put("exchange_rate", exchangeRate)
                    .unmodifiable();
        }

        /** The exchange rate; only across borders: {@code amount.exchange_rate}. */
        public static final class ExchangeRate extends EventObject {
            private final String type;
            private final Long rate;

            ExchangeRate(Fields from) {
                type = from.value("type", String.class);
                rate = from.value("rate", Long.class);
            }

            /**
             * Kind of exchange rate, such as SETTLEMENT_RATE.
             *
             * @return {@code type}, or null
             */
            public @Nullable String getType() {
                return type;
            }

            /**
             * The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
             *
             * @return {@code rate}, or null
             */
            public @Nullable Long getRate() {
                return rate;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("type", type)
                        .put("rate", rate)
                        .unmodifiable();
            }
        }
    }

    /** The promotions that were applied: {@code promotion_detail[]}. */
    public static final class PromotionDetail extends EventObject {
        private final Long amount;
        private final Long wechatpayContribute;
        private final String couponId;
        private final String scope;
        private final Long merchantContribute;
        private final String name;
        private final Long otherContribute;
        private final String currency;
        private final String stockId;
        private final List<GoodsDetail> goodsDetail;
        private final String promotionId;
        private final String type;
        private final String activityId;
        private final Long wechatpayContributeAmount;
        private final Long merchantContributeAmount;
        private final Long otherContributeAmount;

        PromotionDetail(Fields from) {
            amount = from.value("amount", Long.class);
            wechatpayContribute = from.value("wechatpay_contribute", Long.class);
            couponId = from.value("coupon_id", String.class);
            scope = from.value("scope", String.class);
            merchantContribute = from.value("merchant_contribute", Long.class);
            name = from.value("name", String.class);
            otherContribute = from.value("other_contribute", Long.class);
            currency = from.value("currency", String.class);
            stockId = from.value("stock_id", String.class);
            goodsDetail = from.objects("goods_detail", GoodsDetail::new);
            promotionId = from.value("promotion_id", String.class);
            type = from.value("type", String.class);
            activityId = from.value("activity_id", String.class);
            wechatpayContributeAmount = from.value("wechatpay_contribute_amount", Long.class);
            merchantContributeAmount = from.value("merchant_contribute_amount", Long.class);
            otherContributeAmount = from.value("other_contribute_amount", Long.class);
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
         * Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
         *
         * @return {@code wechatpay_contribute}, or null
         */
        public @Nullable Long getWechatpayContribute() {
            return wechatpayContribute;
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
         * What the promotion applies to: GLOBAL (the order), SINGLE (an item).
         *
         * @return {@code scope}, or null
         */
        public @Nullable String getScope() {
            return scope;
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
         * Name of the promotion.
         *
         * @return {@code name}, or null
         */
        public @Nullable String getName() {
            return name;
        }

        /**
         * Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
         *
         * @return {@code other_contribute}, or null
         */
        public @Nullable Long getOtherContribute() {
            return otherContribute;
        }

        /**
         * Currency, by ISO 4217; CNY in mainland China.
         *
         * @return {@code currency}, or null
         */
        public @Nullable String getCurrency() {
            return currency;
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
         * The goods.
         *
         * @return {@code goods_detail}, empty where there is none
         */
        public List<GoodsDetail> getGoodsDetail() {
            return goodsDetail;
        }

        /**
         * Id of the coupon or promotion.
         *
         * @return {@code promotion_id}, or null
         */
        public @Nullable String getPromotionId() {
            return promotionId;
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
         * Id of the activity in the merchant platform.
         *
         * @return {@code activity_id}, or null
         */
        public @Nullable String getActivityId() {
            return activityId;
        }

        /**
         * Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
         *
         * @return {@code wechatpay_contribute_amount}, or null
         */
        public @Nullable Long getWechatpayContributeAmount() {
            return wechatpayContributeAmount;
        }

        /**
         * Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
         *
         * @return {@code merchant_contribute_amount}, or null
         */
        public @Nullable Long getMerchantContributeAmount() {
            return merchantContributeAmount;
        }

        /**
         * Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
         *
         * @return {@code other_contribute_amount}, or null
         */
        public @Nullable Long getOtherContributeAmount() {
            return otherContributeAmount;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("amount", amount)
                    .put("wechatpay_contribute", wechatpayContribute)
                    .put("coupon_id", couponId)
                    .put("scope", scope)
                    .put("merchant_contribute", merchantContribute)
                    .put("name", name)
                    .put("other_contribute", otherContribute)
                    .put("currency", currency)
                    .put("stock_id", stockId)
                    .put("goods_detail", goodsDetail)
                    .put("promotion_id", promotionId)
                    .put("type", type)
                    .put("activity_id", activityId)
                    .put("wechatpay_contribute_amount", wechatpayContributeAmount)
                    .put("merchant_contribute_amount", merchantContributeAmount)
                    .put("other_contribute_amount", otherContributeAmount)
                    .unmodifiable();
        }

        /** The goods: {@code promotion_detail[].goods_detail[]}. */
        public static final class GoodsDetail extends EventObject {
            private final String goodsRemark;
            private final Long quantity;
            private final Long discountAmount;
            private final String goodsId;
            private final Long unitPrice;
            private final Long price;

            GoodsDetail(Fields from) {
                goodsRemark = from.value("goods_remark", String.class);
                quantity = from.value("quantity", Long.class);
                discountAmount = from.value("discount_amount", Long.class);
                goodsId = from.value("goods_id", String.class);
                unitPrice = from.value("unit_price", Long.class);
                price = from.value("price", Long.class);
            }

            /**
             * Note on the item.
             *
             * @return {@code goods_remark}, or null
             */
            public @Nullable String getGoodsRemark() {
                return goodsRemark;
            }

            /**
             * How many of the item.
             *
             * @return {@code quantity}, or null
             */
            public @Nullable Long getQuantity() {
                return quantity;
            }

            /**
             * Discount on the item. In the currency's minor unit (分 for CNY).
             *
             * @return {@code discount_amount}, or null
             */
            public @Nullable Long getDiscountAmount() {
                return discountAmount;
            }

            /**
             * The merchant's number of the item.
             *
             * @return {@code goods_id}, or null
             */
            public @Nullable String getGoodsId() {
                return goodsId;
            }

            /**
             * Price of one item. In the currency's minor unit (分 for CNY).
             *
             * @return {@code unit_price}, or null
             */
            public @Nullable Long getUnitPrice() {
                return unitPrice;
            }

            /**
             * Price of one item. In the currency's minor unit (分 for CNY).
             *
             * @return {@code price}, or null
             */
            public @Nullable Long getPrice() {
                return price;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("goods_remark", goodsRemark)
                        .put("quantity", quantity)
                        .put("discount_amount", discountAmount)
                        .put("goods_id", goodsId)
                        .put("unit_price", unitPrice)
                        .put("price", price)
                        .unmodifiable();
            }
        }
    }

    /** Who paid: {@code payer}. */
    public static final class Payer extends EventObject {
        private final String openid;

        Payer(Fields from) {
            openid = from.value("openid", String.class);
        }

        /**
         * The user's id under the application.
         *
         * @return {@code openid}, or null
         */
        public @Nullable String getOpenid() {
            return openid;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("openid", openid)
                    .unmodifiable();
        }
    }

    /** Where the payment was made: {@code scene_info}. */
    public static final class SceneInfo extends EventObject {
        private final String deviceId;

        SceneInfo(Fields from) {
            deviceId = from.value("device_id", String.class);
        }

        /**
         * The merchant's number of the device or shop.
         *
         * @return {@code device_id}, or null
         */
        public @Nullable String getDeviceId() {
            return deviceId;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("device_id", deviceId)
                    .unmodifiable();
        }
    }

    /** The contract signed with the payment: {@code contract_information}. */
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
         * @return {@code contract_status}, or null
         */
        public @Nullable String getContractStatus() {
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

    /** The device: {@code device_info}. */
    public static final class DeviceInfo extends EventObject {
        private final String deviceId;

        DeviceInfo(Fields from) {
            deviceId = from.value("device_id", String.class);
        }

        /**
         * The merchant's number of the device or shop.
         *
         * @return {@code device_id}, or null
         */
        public @Nullable String getDeviceId() {
            return deviceId;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("device_id", deviceId)
                    .unmodifiable();
        }
    }
}
