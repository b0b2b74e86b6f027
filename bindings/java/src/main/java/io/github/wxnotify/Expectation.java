package io.github.wxnotify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a notification should say, field by field, for {@link Notification#expect}. What is not given is not compared, and
 * where nothing is given, nothing passes. That a notification is a payment, and was paid, this does not say: see
 * {@link PaidOrder}.
 *
 * <pre>{@code
 * // a contract, say, of which there is nothing to be paid
 * notification.expect(Expectation.builder().eventType("PAPAY.SIGN").mchid("1900007291").build());
 * }</pre>
 */
public final class Expectation extends Expected {
    private final Map<String, Object> fields;

    private Expectation(Map<String, Object> given) {
        fields = new LinkedHashMap<>(given);
    }

    @Override
    Object form() {
        return Collections.singletonMap("fields", fields);
    }

    /**
     * Begins an expectation.
     *
     * @return a builder that expects nothing yet
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Collects an expectation; see {@link Expectation#builder()}. A null is no value to compare with: the comparison then
     * fails with {@code OPTION_INVALID}, and names the field.
     */
    public static final class Builder {
        private final Map<String, Object> given = new LinkedHashMap<>();

        private Builder() {}

        private Builder put(String name, Object value) {
            given.put(name, value);
            return this;
        }

        /**
         * The event type.
         *
         * @param eventType such as {@code TRANSACTION.SUCCESS}
         * @return this
         */
        public Builder eventType(String eventType) {
            return put("event_type", eventType);
        }

        /**
         * The kind.
         *
         * @param kind such as {@code Kind.TRANSACTION_PARTNER}
         * @return this
         */
        public Builder kind(Kind kind) {
            return kind(kind == null ? null : kind.getName());
        }

        /**
         * The kind by its name.
         *
         * @param kind such as {@code transaction.partner}
         * @return this
         */
        public Builder kind(String kind) {
            return put("kind", kind);
        }

        /**
         * The merchant.
         *
         * @param mchid {@code mchid}; of a partner's notification {@code sp_mchid} or {@code sub_mchid}; of a combined
         *     payment {@code combine_mchid}
         * @return this
         */
        public Builder mchid(String mchid) {
            return put("mchid", mchid);
        }

        /**
         * The service provider of a partner's notification.
         *
         * @param spMchid {@code sp_mchid}
         * @return this
         */
        public Builder spMchid(String spMchid) {
            return put("sp_mchid", spMchid);
        }

        /**
         * The sub-merchant of a partner's notification.
         *
         * @param subMchid {@code sub_mchid}
         * @return this
         */
        public Builder subMchid(String subMchid) {
            return put("sub_mchid", subMchid);
        }

        /**
         * The app.
         *
         * @param appid {@code appid}; of a partner's notification {@code sp_appid} or {@code sub_appid}; of a combined
         *     payment {@code combine_appid}
         * @return this
         */
        public Builder appid(String appid) {
            return put("appid", appid);
        }

        /**
         * The sub-merchant's app.
         *
         * @param subAppid {@code sub_appid}
         * @return this
         */
        public Builder subAppid(String subAppid) {
            return put("sub_appid", subAppid);
        }

        /**
         * The merchant's order number.
         *
         * @param outTradeNo {@code out_trade_no}; of a combined payment {@code combine_out_trade_no}
         * @return this
         */
        public Builder outTradeNo(String outTradeNo) {
            return put("out_trade_no", outTradeNo);
        }

        /**
         * The merchant's refund number.
         *
         * @param outRefundNo {@code out_refund_no}
         * @return this
         */
        public Builder outRefundNo(String outRefundNo) {
            return put("out_refund_no", outRefundNo);
        }

        /**
         * The amount in the currency's minor unit (分 for CNY).
         *
         * @param amountTotal {@code amount.total}; of a refund {@code amount.refund}; of a combined payment the sum of
         *     its sub-orders; of payscore {@code total_amount}; of a transfer {@code transfer_amount}
         * @return this
         */
        public Builder amountTotal(long amountTotal) {
            return put("amount_total", amountTotal);
        }

        /**
         * The currency.
         *
         * @param currency such as {@code CNY}: {@code amount.currency}; of a combined payment that of every sub-order
         * @return this
         */
        public Builder currency(String currency) {
            return put("currency", currency);
        }

        /**
         * Makes the expectation.
         *
         * @return the expectation
         */
        public Expectation build() {
            return new Expectation(given);
        }
    }
}
