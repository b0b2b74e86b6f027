package io.github.wxnotify;

import io.github.wxnotify.internal.Request;

/**
 * What a notification should say, for {@link Notification#expect}. What is not given is not compared.
 *
 * <pre>{@code
 * notification.expect(Expectation.builder()
 *         .mchid("1900007291")
 *         .outTradeNo("A20261121")
 *         .amountTotal(100) // in the currency's minor unit: 分 for CNY
 *         .build());
 * }</pre>
 */
public final class Expectation {
    private final Builder given;

    private Expectation(Builder given) {
        this.given = given.copy();
    }

    /**
     * Begins an expectation.
     *
     * @return a builder that expects nothing yet
     */
    public static Builder builder() {
        return new Builder();
    }

    void write(Request request) {
        request.text(given.mchid)
                .text(given.appid)
                .text(given.outTradeNo)
                .optionalInteger(given.amountTotal)
                .text(given.currency);
    }

    /** Collects an expectation; see {@link Expectation#builder()}. Null is "not given". */
    public static final class Builder {
        private String mchid;
        private String appid;
        private String outTradeNo;
        private Long amountTotal;
        private String currency;

        private Builder() {}

        private Builder copy() {
            Builder copy = new Builder();
            copy.mchid = mchid;
            copy.appid = appid;
            copy.outTradeNo = outTradeNo;
            copy.amountTotal = amountTotal;
            copy.currency = currency;
            return copy;
        }

        /**
         * The merchant.
         *
         * @param mchid {@code mchid}; of a partner's notification {@code sp_mchid} or {@code sub_mchid}; of a combined
         *     payment {@code combine_mchid}
         * @return this
         */
        public Builder mchid(String mchid) {
            this.mchid = mchid;
            return this;
        }

        /**
         * The app.
         *
         * @param appid {@code appid}; of a partner's notification {@code sp_appid} or {@code sub_appid}; of a combined
         *     payment {@code combine_appid}
         * @return this
         */
        public Builder appid(String appid) {
            this.appid = appid;
            return this;
        }

        /**
         * The merchant's order number.
         *
         * @param outTradeNo {@code out_trade_no}; of a combined payment {@code combine_out_trade_no}
         * @return this
         */
        public Builder outTradeNo(String outTradeNo) {
            this.outTradeNo = outTradeNo;
            return this;
        }

        /**
         * The amount in the currency's minor unit (分 for CNY).
         *
         * @param amountTotal {@code amount.total}; of a refund {@code amount.refund}; of a combined payment the sum of
         *     its sub-orders; of payscore {@code total_amount}; of a transfer {@code transfer_amount}
         * @return this
         */
        public Builder amountTotal(long amountTotal) {
            this.amountTotal = amountTotal;
            return this;
        }

        /**
         * The currency.
         *
         * @param currency such as {@code CNY}: {@code amount.currency}; of a combined payment that of every sub-order
         * @return this
         */
        public Builder currency(String currency) {
            this.currency = currency;
            return this;
        }

        /**
         * Makes the expectation.
         *
         * @return the expectation
         */
        public Expectation build() {
            return new Expectation(this);
        }
    }
}
