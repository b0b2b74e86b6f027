// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).
 *
 * <p>Kind {@code insurance_entrust}, carried by {@code INSURANCE_ENTRUST.RENEW}, {@code INSURANCE_ENTRUST.SIGN}, {@code
 * INSURANCE_ENTRUST.TERMINATE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012289466">pay.weixin.qq.com/doc/v3/merchant/4012289466</a>
 */
public final class InsuranceEntrust extends Event {
    private final String mchid;
    private final String contractId;
    private final String appid;
    private final long planId;
    private final String outContractCode;
    private final String insuredDisplayName;
    private final String contractState;
    private final String contractSignedTime;
    private final String contractExpiredTime;
    private final String openid;
    private final ContractTerminateInfo contractTerminateInfo;
    private final String outUserCode;

    InsuranceEntrust(Fields from) {
        mchid = from.value("mchid", String.class);
        contractId = from.value("contract_id", String.class);
        appid = from.value("appid", String.class);
        planId = from.value("plan_id", Long.class);
        outContractCode = from.value("out_contract_code", String.class);
        insuredDisplayName = from.value("insured_display_name", String.class);
        contractState = from.value("contract_state", String.class);
        contractSignedTime = from.value("contract_signed_time", String.class);
        contractExpiredTime = from.value("contract_expired_time", String.class);
        openid = from.value("openid", String.class);
        contractTerminateInfo = from.object("contract_terminate_info", ContractTerminateInfo::new);
        outUserCode = from.value("out_user_code", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.INSURANCE_ENTRUST;
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
     * @return {@code appid}
     */
    public String getAppid() {
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
     * Name of the insured as it is shown.
     *
     * @return {@code insured_display_name}
     */
    public String getInsuredDisplayName() {
        return insuredDisplayName;
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
     * @return {@code openid}
     */
    public String getOpenid() {
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
                .put("insured_display_name", insuredDisplayName)
                .put("contract_state", contractState)
                .put("contract_signed_time", contractSignedTime)
                .put("contract_expired_time", contractExpiredTime)
                .put("openid", openid)
                .put("contract_terminate_info", contractTerminateInfo)
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
         * How the contract was ended, such as USER_TERMINATE.
         *
         * @return {@code contract_termination_mode}
         */
        public String getContractTerminationMode() {
            return contractTerminationMode;
        }

        /**
         * When the contract was ended. RFC 3339 with offset.
         *
         * @return {@code contract_terminated_time}
         */
        public String getContractTerminatedTime() {
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
}
