// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A combined payment: has {@code combine_mchid} and sub-orders (合单支付).
 *
 * <p>Kind {@code transaction.combine}, carried by {@code TRANSACTION.FAIL}, {@code TRANSACTION.PAY_BACK}, {@code
 * TRANSACTION.SUCCESS}.
 *
 * <p>The amounts are {@code total_amount} and {@code payer_amount} in each sub-order, not {@code total} and {@code
 * payer_total} as elsewhere.
 * Each sub-order has a {@code trade_state} of its own; there is none for the whole.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012166360">pay.weixin.qq.com/doc/v3/merchant/4012166360</a>
 */
public final class TransactionCombine extends Event {
    private final String combineAppid;
    private final String combineOutTradeNo;
    private final String combineMchid;
    private final SceneInfo sceneInfo;
    private final List<SubOrders> subOrders;
    private final CombinePayerInfo combinePayerInfo;
    private final String combineTransactionId;
    private final InstallmentInfo installmentInfo;

    TransactionCombine(Fields from) {
        combineAppid = from.value("combine_appid", String.class);
        combineOutTradeNo = from.value("combine_out_trade_no", String.class);
        combineMchid = from.value("combine_mchid", String.class);
        sceneInfo = from.object("scene_info", SceneInfo::new);
        subOrders = from.objects("sub_orders", SubOrders::new);
        combinePayerInfo = from.object("combine_payer_info", CombinePayerInfo::new);
        combineTransactionId = from.value("combine_transaction_id", String.class);
        installmentInfo = from.object("installment_info", InstallmentInfo::new);
    }

    @Override
    public Kind getKind() {
        return Kind.TRANSACTION_COMBINE;
    }

    /**
     * Application id of the combined order's initiator.
     *
     * @return {@code combine_appid}, or null
     */
    public @Nullable String getCombineAppid() {
        return combineAppid;
    }

    /**
     * The merchant's number of the combined order.
     *
     * @return {@code combine_out_trade_no}
     */
    public String getCombineOutTradeNo() {
        return combineOutTradeNo;
    }

    /**
     * Merchant number of the combined order's initiator.
     *
     * @return {@code combine_mchid}
     */
    public String getCombineMchid() {
        return combineMchid;
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
     * The orders of the combined payment.
     *
     * @return {@code sub_orders}, empty where there is none
     */
    public List<SubOrders> getSubOrders() {
        return subOrders;
    }

    /**
     * Who paid.
     *
     * @return {@code combine_payer_info}, or null
     */
    public @Nullable CombinePayerInfo getCombinePayerInfo() {
        return combinePayerInfo;
    }

    /**
     * WeChat Pay's number of the combined order. Uncertain: in one source only.
     *
     * @return {@code combine_transaction_id}, or null
     */
    public @Nullable String getCombineTransactionId() {
        return combineTransactionId;
    }

    /**
     * The instalments, when the user pays in some.
     *
     * @return {@code installment_info}, or null
     */
    public @Nullable InstallmentInfo getInstallmentInfo() {
        return installmentInfo;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("combine_appid", combineAppid)
                .put("combine_out_trade_no", combineOutTradeNo)
                .put("combine_mchid", combineMchid)
                .put("scene_info", sceneInfo)
                .put("sub_orders", subOrders)
                .put("combine_payer_info", combinePayerInfo)
                .put("combine_transaction_id", combineTransactionId)
                .put("installment_info", installmentInfo)
                .unmodifiable();
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

    /** The orders of the combined payment: {@code sub_orders[]}. */
    public static final class SubOrders extends EventObject {
        private final String mchid;
        private final String tradeType;
        private final String tradeState;
        private final String bankType;
        private final String attach;
        private final Amount amount;
        private final String successTime;
        private final String transactionId;
        private final String outTradeNo;
        private final String individualAuthId;
        private final String individualName;

        SubOrders(Fields from) {
            mchid = from.value("mchid", String.class);
            tradeType = from.value("trade_type", String.class);
            tradeState = from.value("trade_state", String.class);
            bankType = from.value("bank_type", String.class);
            attach = from.value("attach", String.class);
            amount = from.object("amount", Amount::new);
            successTime = from.value("success_time", String.class);
            transactionId = from.value("transaction_id", String.class);
            outTradeNo = from.value("out_trade_no", String.class);
            individualAuthId = from.value("individual_auth_id", String.class);
            individualName = from.value("individual_name", String.class);
        }

        /**
         * Merchant number of the sub-order.
         *
         * @return {@code mchid}
         */
        public String getMchid() {
            return mchid;
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
         * The merchant's own data, returned as it was given.
         *
         * @return {@code attach}, or null
         */
        public @Nullable String getAttach() {
            return attach;
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
         * When the payment succeeded; absent unless it did. RFC 3339 with offset.
         *
         * @return {@code success_time}, or null
         */
        public @Nullable String getSuccessTime() {
            return successTime;
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
         * The merchant's number of the sub-order.
         *
         * @return {@code out_trade_no}
         */
        public String getOutTradeNo() {
            return outTradeNo;
        }

        /**
         * Id of the individual who receives the money.
         *
         * @return {@code individual_auth_id}, or null
         */
        public @Nullable String getIndividualAuthId() {
            return individualAuthId;
        }

        /**
         * Name of the individual who receives the money.
         *
         * @return {@code individual_name}, or null
         */
        public @Nullable String getIndividualName() {
            return individualName;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("mchid", mchid)
                    .put("trade_type", tradeType)
                    .put("trade_state", tradeState)
                    .put("bank_type", bankType)
                    .put("attach", attach)
                    .put("amount", amount)
                    .put("success_time", successTime)
                    .put("transaction_id", transactionId)
                    .put("out_trade_no", outTradeNo)
                    .put("individual_auth_id", individualAuthId)
                    .put("individual_name", individualName)
                    .unmodifiable();
        }

        /** The amounts: {@code sub_orders[].amount}. */
        public static final class Amount extends EventObject {
            private final long totalAmount;
            private final String currency;
            private final Long payerAmount;
            private final String payerCurrency;
            private final Long settlementRate;

            Amount(Fields from) {
                totalAmount = from.value("total_amount", Long.class);
                currency = from.value("currency", String.class);
                payerAmount = from.value("payer_amount", Long.class);
                payerCurrency = from.value("payer_currency", String.class);
                settlementRate = from.value("settlement_rate", Long.class);
            }

            /**
             * The amount of the sub-order. In the currency's minor unit (分 for CNY).
             *
             * @return {@code total_amount}
             */
            public long getTotalAmount() {
                return totalAmount;
            }

            /**
             * Currency, by ISO 4217; CNY in mainland China.
             *
             * @return {@code currency}
             */
            public String getCurrency() {
                return currency;
            }

            /**
             * What the user paid. In the currency's minor unit (分 for CNY).
             *
             * @return {@code payer_amount}, or null
             */
            public @Nullable Long getPayerAmount() {
                return payerAmount;
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
             * The exchange rate of the settlement, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
             * Uncertain: in one source only.
             *
             * @return {@code settlement_rate}, or null
             */
            public @Nullable Long getSettlementRate() {
                return settlementRate;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("total_amount", totalAmount)
                        .put("currency", currency)
                        .put("payer_amount", payerAmount)
                        .put("payer_currency", payerCurrency)
                        .put("settlement_rate", settlementRate)
                        .unmodifiable();
            }
        }
    }

    /** Who paid: {@code combine_payer_info}. */
    public static final class CombinePayerInfo extends EventObject {
        private final String openid;

        CombinePayerInfo(Fields from) {
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

    /** The instalments, when the user pays in some: {@code installment_info}. */
    public static final class InstallmentInfo extends EventObject {
        private final Boolean useSubsidy;
        private final Long selectedInstallmentNumber;

        InstallmentInfo(Fields from) {
            useSubsidy = from.value("use_subsidy", Boolean.class);
            selectedInstallmentNumber = from.value("selected_installment_number", Long.class);
        }

        /**
         * Whether the instalments are subsidized.
         *
         * @return {@code use_subsidy}, or null
         */
        public @Nullable Boolean getUseSubsidy() {
            return useSubsidy;
        }

        /**
         * How many instalments the user chose.
         *
         * @return {@code selected_installment_number}, or null
         */
        public @Nullable Long getSelectedInstallmentNumber() {
            return selectedInstallmentNumber;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("use_subsidy", useSubsidy)
                    .put("selected_installment_number", selectedInstallmentNumber)
                    .unmodifiable();
        }
    }
}
