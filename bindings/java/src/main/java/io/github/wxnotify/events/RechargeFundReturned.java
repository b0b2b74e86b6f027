// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recharge's funds returned (平台收付通商家充值).
 *
 * <p>Kind {@code recharge.fund_returned}, carried by {@code RECHARGE.FUND_RETURNED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012973125">pay.weixin.qq.com/doc/v3/partner/4012973125</a>
 */
public final class RechargeFundReturned extends Event {
    private final String rechargeReturnedId;
    private final String spMchid;
    private final String subMchid;
    private final String outRechargeNo;
    private final String rechargeId;
    private final String rechargeChannel;
    private final Detail detail;

    RechargeFundReturned(Fields from) {
        rechargeReturnedId = from.value("recharge_returned_id", String.class);
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        outRechargeNo = from.value("out_recharge_no", String.class);
        rechargeId = from.value("recharge_id", String.class);
        rechargeChannel = from.value("recharge_channel", String.class);
        detail = from.object("detail", Detail::new);
    }

    @Override
    public Kind getKind() {
        return Kind.RECHARGE_FUND_RETURNED;
    }

    /**
     * WeChat Pay's number of the return.
     *
     * @return {@code recharge_returned_id}, or null
     */
    public @Nullable String getRechargeReturnedId() {
        return rechargeReturnedId;
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
     * The merchant's number of the recharge.
     *
     * @return {@code out_recharge_no}, or null
     */
    public @Nullable String getOutRechargeNo() {
        return outRechargeNo;
    }

    /**
     * WeChat Pay's number of the recharge.
     *
     * @return {@code recharge_id}, or null
     */
    public @Nullable String getRechargeId() {
        return rechargeId;
    }

    /**
     * How the recharge was made, such as BANK_TRANSFER.
     *
     * @return {@code recharge_channel}, or null
     */
    public @Nullable String getRechargeChannel() {
        return rechargeChannel;
    }

    /**
     * The returned funds.
     *
     * @return {@code detail}, or null
     */
    public @Nullable Detail getDetail() {
        return detail;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("recharge_returned_id", rechargeReturnedId)
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("out_recharge_no", outRechargeNo)
                .put("recharge_id", rechargeId)
                .put("recharge_channel", rechargeChannel)
                .put("detail", detail)
                .unmodifiable();
    }

    /** The returned funds: {@code detail}. */
    public static final class Detail extends EventObject {
        private final String bankName;
        private final String bankCardTail;
        private final String bankAccountName;
        private final Long amount;
        private final String currency;
        private final String memo;
        private final String returnTime;
        private final String returnReason;
        private final String onlineBankType;

        Detail(Fields from) {
            bankName = from.value("bank_name", String.class);
            bankCardTail = from.value("bank_card_tail", String.class);
            bankAccountName = from.value("bank_account_name", String.class);
            amount = from.value("amount", Long.class);
            currency = from.value("currency", String.class);
            memo = from.value("memo", String.class);
            returnTime = from.value("return_time", String.class);
            returnReason = from.value("return_reason", String.class);
            onlineBankType = from.value("online_bank_type", String.class);
        }

        /**
         * Name of the bank.
         *
         * @return {@code bank_name}
         */
        public String getBankName() {
            return bankName;
        }

        /**
         * Last digits of the bank account.
         *
         * @return {@code bank_card_tail}
         */
        public String getBankCardTail() {
            return bankCardTail;
        }

        /**
         * Name of the bank account's holder.
         *
         * @return {@code bank_account_name}, or null
         */
        public @Nullable String getBankAccountName() {
            return bankAccountName;
        }

        /**
         * The amount returned. In the currency's minor unit (分 for CNY).
         *
         * @return {@code amount}, or null
         */
        public @Nullable Long getAmount() {
            return amount;
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
         * Note on the bank transfer.
         *
         * @return {@code memo}, or null
         */
        public @Nullable String getMemo() {
            return memo;
        }

        /**
         * When the funds were returned. RFC 3339 with offset.
         *
         * @return {@code return_time}
         */
        public String getReturnTime() {
            return returnTime;
        }

        /**
         * Why the funds were returned.
         *
         * @return {@code return_reason}
         */
        public String getReturnReason() {
            return returnReason;
        }

        /**
         * The online bank. Uncertain: values not documented in public.
         *
         * @return {@code online_bank_type}, or null
         */
        public @Nullable String getOnlineBankType() {
            return onlineBankType;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("bank_name", bankName)
                    .put("bank_card_tail", bankCardTail)
                    .put("bank_account_name", bankAccountName)
                    .put("amount", amount)
                    .put("currency", currency)
                    .put("memo", memo)
                    .put("return_time", returnTime)
                    .put("return_reason", returnReason)
                    .put("online_bank_type", onlineBankType)
                    .unmodifiable();
        }
    }
}
