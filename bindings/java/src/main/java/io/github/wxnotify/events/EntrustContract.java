// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deduction contract signed or ended (委托代扣).
 *
 * <p>Kind {@code entrust.contract}, carried by {@code ENTRUST.SIGN}, {@code ENTRUST.TERMINATE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012160323">pay.weixin.qq.com/doc/v3/partner/4012160323</a>
 */
public final class EntrustContract extends Event {
    private final String mchid;
    private final String contractId;
    private final String appid;
    private final long planId;
    private final String outContractCode;
    private final String contractDisplayAccount;
    private final String contractState;
    private final String contractSignedTime;
    private final String contractExpiredTime;
    private final String openid;
    private final ContractTerminateInfo contractTerminateInfo;
    private final DeductSchedule deductSchedule;
    private final String spMchid;
    private final String spAppid;
    private final String subMchid;
    private final String subAppid;
    private final String spOpenid;
    private final String subOpenid;
    private final String outUserCode;

    EntrustContract(Fields from) {
        mchid = from.value("mchid", String.class);
        contractId = from.value("contract_id", String.class);
        appid = from.value("appid", String.class);
        planId = from.value("plan_id", Long.class);
        outContractCode = from.value("out_contract_code", String.class);
        contractDisplayAccount = from.value("contract_display_account", String.class);
        contractState = from.value("contract_state", String.class);
        contractSignedTime = from.value("contract_signed_time", String.class);
        contractExpiredTime = from.value("contract_expired_time", String.class);
        openid = from.value("openid", String.class);
        contractTerminateInfo = from.object("contract_terminate_info", ContractTerminateInfo::new);
        deductSchedule = from.object("deduct_schedule", DeductSchedule::new);
        spMchid = from.value("sp_mchid", String.class);
        spAppid = from.value("sp_appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        subAppid = from.value("sub_appid", String.class);
        spOpenid = from.value("sp_openid", String.class);
        subOpenid = from.value("sub_openid", String.class);
        outUserCode = from.value("out_user_code", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.ENTRUST_CONTRACT;
    }

    /**
     * The merchant number.
     *
     * @return {@code mchid}, or null
     */
    public @Nullable String getMchid() {
        return mchid;
    }

    /**
     * WeChat Pay's number of the contract.
     *
     * @return {@code contract_id}
     */
    public String getContractId() {
        return contractId;
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
     * Id of the plan or template.
     *
     * @return {@code plan_id}
     */
    public long getPlanId() {
        return planId;
    }

    /**
     * The merchant's number of the contract.
     *
     * @return {@code out_contract_code}
     */
    public String getOutContractCode() {
        return outContractCode;
    }

    /**
     * The user's name in the contract, as the merchant gave it.
     *
     * @return {@code contract_display_account}
     */
    public String getContractDisplayAccount() {
        return contractDisplayAccount;
    }

    /**
     * State of the contract: SIGNED, TERMINATED.
     *
     * @return {@code contract_state}
     */
    public String getContractState() {
        return contractState;
    }

    /**
     * When the contract was signed. RFC 3339 with offset.
     *
     * @return {@code contract_signed_time}
     */
    public String getContractSignedTime() {
        return contractSignedTime;
    }

    /**
     * When the contract expires. RFC 3339 with offset.
     *
     * @return {@code contract_expired_time}
     */
    public String getContractExpiredTime() {
        return contractExpiredTime;
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
     * How the contract was ended; only when its state is TERMINATED.
     *
     * @return {@code contract_terminate_info}, or null
     */
    public @Nullable ContractTerminateInfo getContractTerminateInfo() {
        return contractTerminateInfo;
    }

    /**
     * The scheduled deduction; only for contracts that schedule one.
     *
     * @return {@code deduct_schedule}, or null
     */
    public @Nullable DeductSchedule getDeductSchedule() {
        return deductSchedule;
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
     * The application id of the service provider.
     *
     * @return {@code sp_appid}, or null
     */
    public @Nullable String getSpAppid() {
        return spAppid;
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
     * The user's id under the service provider's application.
     *
     * @return {@code sp_openid}, or null
     */
    public @Nullable String getSpOpenid() {
        return spOpenid;
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
     * The merchant's id of the user.
     *
     * @return {@code out_user_code}, or null
     */
    public @Nullable String getOutUserCode() {
        return outUserCode;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("contract_id", contractId)
                .put("appid", appid)
                .put("plan_id", planId)
                .put("out_contract_code", outContractCode)
                .put("contract_display_account", contractDisplayAccount)
                .put("contract_state", contractState)
                .put("contract_signed_time", contractSignedTime)
                .put("contract_expired_time", contractExpiredTime)
                .put("openid", openid)
                .put("contract_terminate_info", contractTerminateInfo)
                .put("deduct_schedule", deductSchedule)
                .put("sp_mchid", spMchid)
                .put("sp_appid", spAppid)
                .put("sub_mchid", subMchid)
                .put("sub_appid", subAppid)
                .put("sp_openid", spOpenid)
                .put("sub_openid", subOpenid)
                .put("out_user_code", outUserCode)
                .unmodifiable();
    }

    /** How the contract was ended; only when its state is TERMINATED: {@code contract_terminate_info}. */
    public static final class ContractTerminateInfo extends EventObject {
        private final String contractTerminationMode;
        private final String contractTerminatedTime;
        private final String contractTerminationRemark;

        ContractTerminateInfo(Fields from) {
            contractTerminationMode = from.value("contract_termination_mode", String.class);
            contractTerminatedTime = from.value("contract_terminated_time", String.class);
            contractTerminationRemark = from.value("contract_termination_remark", String.class);
        }

        /**
         * How the contract was ended: USER_TERMINATE, MCH_API_TERMINATE, API, WEPAY_WEB_TERMINATE,
         * CUSTOMER_SERVICE_TERMINATE, SYSTEM_TERMINATE.
         *
         * @return {@code contract_termination_mode}
         */
        public String getContractTerminationMode() {
            return contractTerminationMode;
        }

        /**
         * When the contract was ended. RFC 3339 with offset.
         *
         * @return {@code contract_terminated_time}, or null
         */
        public @Nullable String getContractTerminatedTime() {
            return contractTerminatedTime;
        }

        /**
         * Why the contract was ended, in words.
         *
         * @return {@code contract_termination_remark}, or null
         */
        public @Nullable String getContractTerminationRemark() {
            return contractTerminationRemark;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("contract_termination_mode", contractTerminationMode)
                    .put("contract_terminated_time", contractTerminatedTime)
                    .put("contract_termination_remark", contractTerminationRemark)
                    .unmodifiable();
        }
    }

    /** The scheduled deduction; only for contracts that schedule one: {@code deduct_schedule}. */
    public static final class DeductSchedule extends EventObject {
        private final String estimatedDeductDate;
        private final EstimatedDeductAmount estimatedDeductAmount;
        private final String scheduleState;
        private final ScheduledAmount scheduledAmount;
        private final DeductAmount deductAmount;
        private final String deductDate;

        DeductSchedule(Fields from) {
            estimatedDeductDate = from.value("estimated_deduct_date", String.class);
            estimatedDeductAmount = from.object("estimated_deduct_amount", EstimatedDeductAmount::new);
            scheduleState = from.value("schedule_state", String.class);
            scheduledAmount = from.object("scheduled_amount", ScheduledAmount::new);
            deductAmount = from.object("deduct_amount", DeductAmount::new);
            deductDate = from.value("deduct_date", String.class);
        }

        /**
         * Day the deduction is expected. As {@code yyyy-MM-dd}.
         *
         * @return {@code estimated_deduct_date}
         */
        public String getEstimatedDeductDate() {
            return estimatedDeductDate;
        }

        /**
         * The amount expected when the contract was signed.
         *
         * @return {@code estimated_deduct_amount}
         */
        public EstimatedDeductAmount getEstimatedDeductAmount() {
            return estimatedDeductAmount;
        }

        /**
         * State of the scheduled deduction: NO_SCHEDULED, SCHEDULED, PAID, EXPIRED.
         *
         * @return {@code schedule_state}
         */
        public String getScheduleState() {
            return scheduleState;
        }

        /**
         * The amount scheduled; present once the state is SCHEDULED or PAID.
         *
         * @return {@code scheduled_amount}, or null
         */
        public @Nullable ScheduledAmount getScheduledAmount() {
            return scheduledAmount;
        }

        /**
         * What was deducted; present once the state is PAID.
         *
         * @return {@code deduct_amount}, or null
         */
        public @Nullable DeductAmount getDeductAmount() {
            return deductAmount;
        }

        /**
         * Day of the deduction. As {@code yyyy-MM-dd}.
         *
         * @return {@code deduct_date}
         */
        public String getDeductDate() {
            return deductDate;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("estimated_deduct_date", estimatedDeductDate)
                    .put("estimated_deduct_amount", estimatedDeductAmount)
                    .put("schedule_state", scheduleState)
                    .put("scheduled_amount", scheduledAmount)
                    .put("deduct_amount", deductAmount)
                    .put("deduct_date", deductDate)
                    .unmodifiable();
        }

        /** The amount expected when the contract was signed: {@code deduct_schedule.estimated_deduct_amount}. */
        public static final class EstimatedDeductAmount extends EventObject {
            private final Long amount;
            private final String currency;
            private final Long total;

            EstimatedDeductAmount(Fields from) {
                amount = from.value("amount", Long.class);
                currency = from.value("currency", String.class);
                total = from.value("total", Long.class);
            }

            /**
             * The amount. In the currency's minor unit (分 for CNY). Uncertain: {@code amount} or {@code total},
             * depending on the source.
             *
             * @return {@code amount}, or null
             */
            public @Nullable Long getAmount() {
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

            /**
             * The amount. In the currency's minor unit (分 for CNY). Uncertain: {@code amount} or {@code total},
             * depending on the source.
             *
             * @return {@code total}, or null
             */
            public @Nullable Long getTotal() {
                return total;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("amount", amount)
                        .put("currency", currency)
                        .put("total", total)
                        .unmodifiable();
            }
        }

        /**
         * The amount scheduled; present once the state is SCHEDULED or PAID: {@code
         * deduct_schedule.scheduled_amount}.
         */
        public static final class ScheduledAmount extends EventObject {
            private final Long amount;
            private final String currency;
            private final Long total;

            ScheduledAmount(Fields from) {
                amount = from.value("amount", Long.class);
                currency = from.value("currency", String.class);
                total = from.value("total", Long.class);
            }

            /**
             * The amount. In the currency's minor unit (分 for CNY). Uncertain: {@code amount} or {@code total},
             * depending on the source.
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
             * The amount. In the currency's minor unit (分 for CNY). Uncertain: {@code amount} or {@code total},
             * depending on the source.
             *
             * @return {@code total}, or null
             */
            public @Nullable Long getTotal() {
                return total;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("amount", amount)
                        .put("currency", currency)
                        .put("total", total)
                        .unmodifiable();
            }
        }

        /** What was deducted; present once the state is PAID: {@code deduct_schedule.deduct_amount}. */
        public static final class DeductAmount extends EventObject {
            private final Long amount;
            private final String currency;
            private final Long total;

            DeductAmount(Fields from) {
                amount = from.value("amount", Long.class);
                currency = from.value("currency", String.class);
                total = from.value("total", Long.class);
            }

            /**
             * The amount. In the currency's minor unit (分 for CNY). Uncertain: {@code amount} or {@code total},
             * depending on the source.
             *
             * @return {@code amount}, or null
             */
            public @Nullable Long getAmount() {
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

            /**
             * The amount. In the currency's minor unit (分 for CNY). Uncertain: {@code amount} or {@code total},
             * depending on the source.
             *
             * @return {@code total}, or null
             */
            public @Nullable Long getTotal() {
                return total;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("amount", amount)
                        .put("currency", currency)
                        .put("total", total)
                        .unmodifiable();
            }
        }
    }
}
