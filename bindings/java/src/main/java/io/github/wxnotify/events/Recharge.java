// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sub-merchant's recharge, successful or closed (平台收付通商家充值).
 *
 * <p>Kind {@code recharge}, carried by {@code RECHARGE.CLOSED}, {@code RECHARGE.SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012763652">pay.weixin.qq.com/doc/v3/partner/4012763652</a>
 */
public final class Recharge extends Event {
    private final String spMchid;
    private final String subMchid;
    private final String outRechargeNo;
    private final String rechargeId;
    private final String rechargeChannel;
    private final String accountType;
    private final String rechargeScene;
    private final String rechargeState;
    private final String rechargeStateDesc;
    private final RechargeAmount rechargeAmount;
    private final String remark;
    private final BankTransferInfo bankTransferInfo;
    private final QrRechargeInfo qrRechargeInfo;
    private final String acceptTime;
    private final String successTime;
    private final String closeTime;
    private final OnlineBankRechargeInfo onlineBankRechargeInfo;
    private final List<String> availableRechargeChannels;

    Recharge(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        outRechargeNo = from.value("out_recharge_no", String.class);
        rechargeId = from.value("recharge_id", String.class);
        rechargeChannel = from.value("recharge_channel", String.class);
        accountType = from.value("account_type", String.class);
        rechargeScene = from.value("recharge_scene", String.class);
        rechargeState = from.value("recharge_state", String.class);
        rechargeStateDesc = from.value("recharge_state_desc", String.class);
        rechargeAmount = from.object("recharge_amount", RechargeAmount::new);
        remark = from.value("remark", String.class);
        bankTransferInfo = from.object("bank_transfer_info", BankTransferInfo::new);
        qrRechargeInfo = from.object("qr_recharge_info", QrRechargeInfo::new);
        acceptTime = from.value("accept_time", String.class);
        successTime = from.value("success_time", String.class);
        closeTime = from.value("close_time", String.class);
        onlineBankRechargeInfo = from.object("online_bank_recharge_info", OnlineBankRechargeInfo::new);
        availableRechargeChannels = from.list("available_recharge_channels", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.RECHARGE;
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
     * The merchant's number of the recharge.
     *
     * @return {@code out_recharge_no}
     */
    public String getOutRechargeNo() {
        return outRechargeNo;
    }

    /**
     * WeChat Pay's number of the recharge.
     *
     * @return {@code recharge_id}
     */
    public String getRechargeId() {
        return rechargeId;
    }

    /**
     * How the recharge was made, such as BANK_TRANSFER.
     *
     * @return {@code recharge_channel}
     */
    public String getRechargeChannel() {
        return rechargeChannel;
    }

    /**
     * Account that receives the money, such as DEPOSIT. Uncertain: values not documented in full.
     *
     * @return {@code account_type}
     */
    public String getAccountType() {
        return accountType;
    }

    /**
     * What the recharge is for. Uncertain: values not documented in public.
     *
     * @return {@code recharge_scene}
     */
    public String getRechargeScene() {
        return rechargeScene;
    }

    /**
     * State of the recharge, such as SUCCESS.
     *
     * @return {@code recharge_state}
     */
    public String getRechargeState() {
        return rechargeState;
    }

    /**
     * State of the recharge, in words.
     *
     * @return {@code recharge_state_desc}, or null
     */
    public @Nullable String getRechargeStateDesc() {
        return rechargeStateDesc;
    }

    /**
     * The amounts.
     *
     * @return {@code recharge_amount}
     */
    public RechargeAmount getRechargeAmount() {
        return rechargeAmount;
    }

    /**
     * Note.
     *
     * @return {@code remark}, or null
     */
    public @Nullable String getRemark() {
        return remark;
    }

    /**
     * The bank transfer, when the recharge was made by one.
     *
     * @return {@code bank_transfer_info}, or null
     */
    public @Nullable BankTransferInfo getBankTransferInfo() {
        return bankTransferInfo;
    }

    /**
     * The recharge by QR code, when it was made by one.
     *
     * @return {@code qr_recharge_info}, or null
     */
    public @Nullable QrRechargeInfo getQrRechargeInfo() {
        return qrRechargeInfo;
    }

    /**
     * When the recharge was accepted. RFC 3339 with offset.
     *
     * @return {@code accept_time}
     */
    public String getAcceptTime() {
        return acceptTime;
    }

    /**
     * When the recharge succeeded; absent unless it did. RFC 3339 with offset.
     *
     * @return {@code success_time}, or null
     */
    public @Nullable String getSuccessTime() {
        return successTime;
    }

    /**
     * When it was closed. RFC 3339 with offset.
     *
     * @return {@code close_time}, or null
     */
    public @Nullable String getCloseTime() {
        return closeTime;
    }

    /**
     * The payment by online bank, when the recharge was made by one.
     *
     * @return {@code online_bank_recharge_info}, or null
     */
    public @Nullable OnlineBankRechargeInfo getOnlineBankRechargeInfo() {
        return onlineBankRechargeInfo;
    }

    /**
     * The channels the recharge may use.
     *
     * @return {@code available_recharge_channels}, empty where there is none
     */
    public List<String> getAvailableRechargeChannels() {
        return availableRechargeChannels;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("out_recharge_no", outRechargeNo)
                .put("recharge_id", rechargeId)
                .put("recharge_channel", rechargeChannel)
                .put("account_type", accountType)
                .put("recharge_scene", rechargeScene)
                .put("recharge_state", rechargeState)
                .put("recharge_state_desc", rechargeStateDesc)
                .put("recharge_amount", rechargeAmount)
                .put("remark", remark)
                .put("bank_transfer_info", bankTransferInfo)
                .put("qr_recharge_info", qrRechargeInfo)
                .put("accept_time", acceptTime)
                .put("success_time", successTime)
                .put("close_time", closeTime)
                .put("online_bank_recharge_info", onlineBankRechargeInfo)
                .put("available_recharge_channels", availableRechargeChannels)
                .unmodifiable();
    }

    /** The amounts: {@code recharge_amount}. */
    public static final class RechargeAmount extends EventObject {
        private final long amount;
        private final String currency;

        RechargeAmount(Fields from) {
            amount = from.value("amount", Long.class);
            currency = from.value("currency", String.class);
        }

        /**
         * The amount recharged. In the currency's minor unit (分 for CNY).
         *
         * @return {@code amount}
         */
        public long getAmount() {
            return amount;
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
                    .put("amount", amount)
                    .put("currency", currency)
                    .unmodifiable();
        }
    }

    /** The bank transfer, when the recharge was made by one: {@code bank_transfer_info}. */
    public static final class BankTransferInfo extends EventObject {
        private final String memo;
        private final String billNo;
        private final String bankName;
        private final String bankCardTail;
        private final String bankAccountName;

        BankTransferInfo(Fields from) {
            memo = from.value("memo", String.class);
            billNo = from.value("bill_no", String.class);
            bankName = from.value("bank_name", String.class);
            bankCardTail = from.value("bank_card_tail", String.class);
            bankAccountName = from.value("bank_account_name", String.class);
        }

        /**
         * Note on the bank transfer.
         *
         * @return {@code memo}
         */
        public String getMemo() {
            return memo;
        }

        /**
         * The bank's number of the transfer.
         *
         * @return {@code bill_no}
         */
        public String getBillNo() {
            return billNo;
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

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("memo", memo)
                    .put("bill_no", billNo)
                    .put("bank_name", bankName)
                    .put("bank_card_tail", bankCardTail)
                    .put("bank_account_name", bankAccountName)
                    .unmodifiable();
        }
    }

    /** The recharge by QR code, when it was made by one: {@code qr_recharge_info}. */
    public static final class QrRechargeInfo extends EventObject {
        private final String employeeType;
        private final String openid;

        QrRechargeInfo(Fields from) {
            employeeType = from.value("employee_type", String.class);
            openid = from.value("openid", String.class);
        }

        /**
         * Kind of employee who recharged. Uncertain: one source has it beside qr_recharge_info.
         *
         * @return {@code employee_type}, or null
         */
        public @Nullable String getEmployeeType() {
            return employeeType;
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
                    .put("employee_type", employeeType)
                    .put("openid", openid)
                    .unmodifiable();
        }
    }

    /** The payment by online bank, when the recharge was made by one: {@code online_bank_recharge_info}. */
    public static final class OnlineBankRechargeInfo extends EventObject {
        private final String billNo;
        private final String returnTime;
        private final String returnReason;
        private final String bankName;
        private final String onlineBankType;
        private final String bankCardTail;
        private final String bankAccountName;

        OnlineBankRechargeInfo(Fields from) {
            billNo = from.value("bill_no", String.class);
            returnTime = from.value("return_time", String.class);
            returnReason = from.value("return_reason", String.class);
            bankName = from.value("bank_name", String.class);
            onlineBankType = from.value("online_bank_type", String.class);
            bankCardTail = from.value("bank_card_tail", String.class);
            bankAccountName = from.value("bank_account_name", String.class);
        }

        /**
         * The bank's number of the transfer.
         *
         * @return {@code bill_no}, or null
         */
        public @Nullable String getBillNo() {
            return billNo;
        }

        /**
         * When the funds were returned. RFC 3339 with offset.
         *
         * @return {@code return_time}, or null
         */
        public @Nullable String getReturnTime() {
            return returnTime;
        }

        /**
         * Why the funds were returned.
         *
         * @return {@code return_reason}, or null
         */
        public @Nullable String getReturnReason() {
            return returnReason;
        }

        /**
         * Name of the bank.
         *
         * @return {@code bank_name}, or null
         */
        public @Nullable String getBankName() {
            return bankName;
        }

        /**
         * The online bank. Uncertain: values not documented in public.
         *
         * @return {@code online_bank_type}, or null
         */
        public @Nullable String getOnlineBankType() {
            return onlineBankType;
        }

        /**
         * Last digits of the bank account.
         *
         * @return {@code bank_card_tail}, or null
         */
        public @Nullable String getBankCardTail() {
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

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("bill_no", billNo)
                    .put("return_time", returnTime)
                    .put("return_reason", returnReason)
                    .put("bank_name", bankName)
                    .put("online_bank_type", onlineBankType)
                    .put("bank_card_tail", bankCardTail)
                    .put("bank_account_name", bankAccountName)
                    .unmodifiable();
        }
    }
}
