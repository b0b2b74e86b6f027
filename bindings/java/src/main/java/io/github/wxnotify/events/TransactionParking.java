// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parking fee deducted: {@code trade_scene} is {@code PARKING} (微信支付分停车服务).
 *
 * <p>Kind {@code transaction.parking}, carried by {@code TRANSACTION.FAIL}, {@code TRANSACTION.PAY_BACK}, {@code
 * TRANSACTION.SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012284177">pay.weixin.qq.com/doc/v3/merchant/4012284177</a>
 */
public final class TransactionParking extends Event {
    private final String appid;
    private final String spMchid;
    private final String subAppid;
    private final String subMchid;
    private final String outTradeNo;
    private final String tradeState;
    private final String tradeStateDescription;
    private final String bankType;
    private final String attach;
    private final String successTime;
    private final String createTime;
    private final String userRepaid;
    private final String description;
    private final String tradeScene;
    private final Payer payer;
    private final Amount amount;
    private final ParkingInfo parkingInfo;
    private final List<PromotionDetail> promotionDetail;
    private final String transactionId;
    private final String tradeType;

    TransactionParking(Fields from) {
        appid = from.value("appid", String.class);
        spMchid = from.value("sp_mchid", String.class);
        subAppid = from.value("sub_appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        tradeState = from.value("trade_state", String.class);
        tradeStateDescription = from.value("trade_state_description", String.class);
        bankType = from.value("bank_type", String.class);
        attach = from.value("attach", String.class);
        successTime = from.value("success_time", String.class);
        createTime = from.value("create_time", String.class);
        userRepaid = from.value("user_repaid", String.class);
        description = from.value("description", String.class);
        tradeScene = from.value("trade_scene", String.class);
        payer = from.object("payer", Payer::new);
        amount = from.object("amount", Amount::new);
        parkingInfo = from.object("parking_info", ParkingInfo::new);
        promotionDetail = from.objects("promotion_detail", PromotionDetail::new);
        transactionId = from.value("transaction_id", String.class);
        tradeType = from.value("trade_type", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.TRANSACTION_PARKING;
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
     * The merchant number of the service provider.
     *
     * @return {@code sp_mchid}, or null
     */
    public @Nullable String getSpMchid() {
        return spMchid;
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
     * @return {@code sub_mchid}, or null
     */
    public @Nullable String getSubMchid() {
        return subMchid;
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
     * @return {@code trade_state_description}, or null
     */
    public @Nullable String getTradeStateDescription() {
        return tradeStateDescription;
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
     * When the order was created. RFC 3339 with offset.
     *
     * @return {@code create_time}, or null
     */
    public @Nullable String getCreateTime() {
        return createTime;
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
     * Description of what is paid for.
     *
     * @return {@code description}, or null
     */
    public @Nullable String getDescription() {
        return description;
    }

    /**
     * Scene of the deduction: PARKING.
     *
     * @return {@code trade_scene}
     */
    public String getTradeScene() {
        return tradeScene;
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
     * The stay in the car park.
     *
     * @return {@code parking_info}
     */
    public ParkingInfo getParkingInfo() {
        return parkingInfo;
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
     * WeChat Pay's number of the transaction.
     *
     * @return {@code transaction_id}, or null
     */
    public @Nullable String getTransactionId() {
        return transactionId;
    }

    /**
     * How the user paid, such as AUTH (a deduction).
     *
     * @return {@code trade_type}, or null
     */
    public @Nullable String getTradeType() {
        return tradeType;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("sp_mchid", spMchid)
                .put("sub_appid", subAppid)
                .put("sub_mchid", subMchid)
                .put("out_trade_no", outTradeNo)
                .put("trade_state", tradeState)
                .put("trade_state_description", tradeStateDescription)
                .put("bank_type", bankType)
                .put("attach", attach)
                .put("success_time", successTime)
                .put("create_time", createTime)
                .put("user_repaid", userRepaid)
                .put("description", description)
                .put("trade_scene", tradeScene)
                .put("payer", payer)
                .put("amount", amount)
                .put("parking_info", parkingInfo)
                .put("promotion_detail", promotionDetail)
                .put("transaction_id", transactionId)
                .put("trade_type", tradeType)
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
        private final Long discountTotal;
        private final Long payerTotal;
        private final String currency;
        private final String payerCurrency;
        private final ExchangeRate exchangeRate;

        Amount(Fields from) {
            total = from.value("total", Long.class);
            discountTotal = from.value("discount_total", Long.class);
            payerTotal = from.value("payer_total", Long.class);
            currency = from.value("currency", String.class);
            payerCurrency = from.value("payer_currency", String.class);
            exchangeRate = from.object("exchange_rate", ExchangeRate::new);
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
         * Sum of the discounts. In the currency's minor unit (分 for CNY).
         *
         * @return {@code discount_total}, or null
         */
        public @Nullable Long getDiscountTotal() {
            return discountTotal;
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
                    .put("total", total)
                    .put("discount_total", discountTotal)
                    .put("payer_total", payerTotal)
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

    /** The stay in the car park: {@code parking_info}. */
    public static final class ParkingInfo extends EventObject {
        private final String parkingId;
        private final String plateNumber;
        private final String plateColor;
        private final String startTime;
        private final String endTime;
        private final String parkingName;
        private final Long chargingDuration;
        private final String deviceId;

        ParkingInfo(Fields from) {
            parkingId = from.value("parking_id", String.class);
            plateNumber = from.value("plate_number", String.class);
            plateColor = from.value("plate_color", String.class);
            startTime = from.value("start_time", String.class);
            endTime = from.value("end_time", String.class);
            parkingName = from.value("parking_name", String.class);
            chargingDuration = from.value("charging_duration", Long.class);
            deviceId = from.value("device_id", String.class);
        }

        /**
         * WeChat Pay's id of the stay.
         *
         * @return {@code parking_id}, or null
         */
        public @Nullable String getParkingId() {
            return parkingId;
        }

        /**
         * The licence plate, without special characters.
         *
         * @return {@code plate_number}
         */
        public String getPlateNumber() {
            return plateNumber;
        }

        /**
         * Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN.
         *
         * @return {@code plate_color}, or null
         */
        public @Nullable String getPlateColor() {
            return plateColor;
        }

        /**
         * When the vehicle entered. RFC 3339 with offset.
         *
         * @return {@code start_time}, or null
         */
        public @Nullable String getStartTime() {
            return startTime;
        }

        /**
         * When the vehicle left. RFC 3339 with offset.
         *
         * @return {@code end_time}, or null
         */
        public @Nullable String getEndTime() {
            return endTime;
        }

        /**
         * Name of the car park.
         *
         * @return {@code parking_name}, or null
         */
        public @Nullable String getParkingName() {
            return parkingName;
        }

        /**
         * How long the stay was charged for. In seconds.
         *
         * @return {@code charging_duration}, or null
         */
        public @Nullable Long getChargingDuration() {
            return chargingDuration;
        }

        /**
         * Id of the car park's device.
         *
         * @return {@code device_id}, or null
         */
        public @Nullable String getDeviceId() {
            return deviceId;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("parking_id", parkingId)
                    .put("plate_number", plateNumber)
                    .put("plate_color", plateColor)
                    .put("start_time", startTime)
                    .put("end_time", endTime)
                    .put("parking_name", parkingName)
                    .put("charging_duration", chargingDuration)
                    .put("device_id", deviceId)
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
        private final String activityId;
        private final String currency;

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
            activityId = from.value("activity_id", String.class);
            currency = from.value("currency", String.class);
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

        /**
         * Id of the activity in the merchant platform.
         *
         * @return {@code activity_id}, or null
         */
        public @Nullable String getActivityId() {
            return activityId;
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
                    .put("coupon_id", couponId)
                    .put("name", name)
                    .put("scope", scope)
                    .put("type", type)
                    .put("amount", amount)
                    .put("stock_id", stockId)
                    .put("wechatpay_contribute", wechatpayContribute)
                    .put("merchant_contribute", merchantContribute)
                    .put("other_contribute", otherContribute)
                    .put("activity_id", activityId)
                    .put("currency", currency)
                    .unmodifiable();
        }
    }
}
