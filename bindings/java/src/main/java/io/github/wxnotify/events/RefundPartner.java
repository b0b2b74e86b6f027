// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service provider's refund: has {@code sp_mchid} (退款).
 *
 * <p>Kind {@code refund.partner}, carried by {@code REFUND.ABNORMAL}, {@code REFUND.CLOSED}, {@code REFUND.SUCCESS}.
 *
 * <p>The state is in {@code refund_status} here, and in {@code status} in the answers of the query API: code shared by
 * the two must look for both.
 * The amounts of {@code amount} are in the currency's minor unit.
 * A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012085298">pay.weixin.qq.com/doc/v3/partner/4012085298</a>
 */
public final class RefundPartner extends Event {
    private final String spMchid;
    private final String subMchid;
    private final String outTradeNo;
    private final String transactionId;
    private final String outRefundNo;
    private final String refundId;
    private final String refundStatus;
    private final String successTime;
    private final String userReceivedAccount;
    private final Amount amount;
    private final String refundAccount;
    private final String individualAuthId;
    private final String recvAccount;
    private final String fundSource;

    RefundPartner(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        transactionId = from.value("transaction_id", String.class);
        outRefundNo = from.value("out_refund_no", String.class);
        refundId = from.value("refund_id", String.class);
        refundStatus = from.value("refund_status", String.class);
        successTime = from.value("success_time", String.class);
        userReceivedAccount = from.value("user_received_account", String.class);
        amount = from.object("amount", Amount::new);
        refundAccount = from.value("refund_account", String.class);
        individualAuthId = from.value("individual_auth_id", String.class);
        recvAccount = from.value("recv_account", String.class);
        fundSource = from.value("fund_source", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.REFUND_PARTNER;
    }

    /**
     * The merchant number of the service provider.
     *
     * @return {@code sp_mchid}
     */
    public String getSpMchid() {
        return spMchid;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mchid}
     */
    public String getSubMchid() {
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
     * WeChat Pay's number of the transaction.
     *
     * @return {@code transaction_id}
     */
    public String getTransactionId() {
        return transactionId;
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
     * WeChat Pay's number of the refund.
     *
     * @return {@code refund_id}
     */
    public String getRefundId() {
        return refundId;
    }

    /**
     * State of the refund: SUCCESS, CLOSED, ABNORMAL.
     *
     * @return {@code refund_status}
     */
    public String getRefundStatus() {
        return refundStatus;
    }

    /**
     * When the refund succeeded; absent unless it did. RFC 3339 with offset.
     *
     * @return {@code success_time}, or null
     */
    public @Nullable String getSuccessTime() {
        return successTime;
    }

    /**
     * Where the refund goes, in words.
     *
     * @return {@code user_received_account}, or null
     */
    public @Nullable String getUserReceivedAccount() {
        return userReceivedAccount;
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
     * Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it), REFUND_SOURCE_SUB_MERCHANT.
     *
     * @return {@code refund_account}, or null
     */
    public @Nullable String getRefundAccount() {
        return refundAccount;
    }

    /**
     * Id of the individual who receives the money. Uncertain: in one source only.
     *
     * @return {@code individual_auth_id}, or null
     */
    public @Nullable String getIndividualAuthId() {
        return individualAuthId;
    }

    /**
     * Where the refund goes.
     *
     * @return {@code recv_account}, or null
     */
    public @Nullable String getRecvAccount() {
        return recvAccount;
    }

    /**
     * Account the refund was taken from.
     *
     * @return {@code fund_source}, or null
     */
    public @Nullable String getFundSource() {
        return fundSource;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("out_trade_no", outTradeNo)
                .put("transaction_id", transactionId)
                .put("out_refund_no", outRefundNo)
                .put("refund_id", refundId)
                .put("refund_status", refundStatus)
                .put("success_time", successTime)
                .put("user_received_account", userReceivedAccount)
                .put("amount", amount)
                .put("refund_account", refundAccount)
                .put("individual_auth_id", individualAuthId)
                .put("recv_account", recvAccount)
                .put("fund_source", fundSource)
                .unmodifiable();
    }

    /** The amounts: {@code amount}. */
    public static final class Amount extends EventObject {
        private final long total;
        private final long refund;
        private final Long payerTotal;
        private final Long payerRefund;
        private final String currency;
        private final String payerCurrency;
        private final ExchangeRate exchangeRate;
        private final Long settlementRefund;
        private final String settlementCurrency;

        Amount(Fields from) {
            total = from.value("total", Long.class);
            refund = from.value("refund", Long.class);
            payerTotal = from.value("payer_total", Long.class);
            payerRefund = from.value("payer_refund", Long.class);
            currency = from.value("currency", String.class);
            payerCurrency = from.value("payer_currency", String.class);
            exchangeRate = from.object("exchange_rate", ExchangeRate::new);
            settlementRefund = from.value("settlement_refund", Long.class);
            settlementCurrency = from.value("settlement_currency", String.class);
        }

        /**
         * The amount of the order that is refunded. In the currency's minor unit (分 for CNY).
         *
         * @return {@code total}
         */
        public long getTotal() {
            return total;
        }

        /**
         * The amount refunded. In the currency's minor unit (分 for CNY).
         *
         * @return {@code refund}
         */
        public long getRefund() {
            return refund;
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
         * What the user gets back, without coupons. In the currency's minor unit (分 for CNY).
         *
         * @return {@code payer_refund}, or null
         */
        public @Nullable Long getPayerRefund() {
            return payerRefund;
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

        /**
         * The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain: in one
         * source only.
         *
         * @return {@code settlement_refund}, or null
         */
        public @Nullable Long getSettlementRefund() {
            return settlementRefund;
        }

        /**
         * Currency of the settlement, by ISO 4217. Uncertain: in one source only.
         *
         * @return {@code settlement_currency}, or null
         */
        public @Nullable String getSettlementCurrency() {
            return settlementCurrency;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("total", total)
                    .put("refund", refund)
                    .put("payer_total", payerTotal)
                    .put("payer_refund", payerRefund)
                    .put("currency", currency)
                    .put("payer_currency", payerCurrency)
                    .put("exchange_rate", exchangeRate)
                    .put("settlement_refund", settlementRefund)
                    .put("settlement_currency", settlementCurrency)
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
}
