// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract for repaying a credit card, signed or ended (信用卡还款).
 *
 * <p>Kind {@code credit_repayment.contract}, carried by {@code CREDIT_REPAYMENT.SIGN_CONTRACT}, {@code
 * CREDIT_REPAYMENT.TERMINATE_CONTRACT}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4016790583">pay.weixin.qq.com/doc/v3/partner/4016790583</a>
 */
public final class CreditRepaymentContract extends Event {
    private final String spMchid;
    private final String contractId;
    private final long planId;
    private final String outContractCode;
    private final String displayName;
    private final String contractState;
    private final String contractSignedTime;
    private final String contractTerminatedTime;
    private final String contractTerminatedMode;
    private final String contractTerminationRemark;
    private final Long repaymentDay;
    private final String repaymentAmountLimit;
    private final String appid;
    private final String openid;

    CreditRepaymentContract(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        contractId = from.value("contract_id", String.class);
        planId = from.value("plan_id", Long.class);
        outContractCode = from.value("out_contract_code", String.class);
        displayName = from.value("display_name", String.class);
        contractState = from.value("contract_state", String.class);
        contractSignedTime = from.value("contract_signed_time", String.class);
        contractTerminatedTime = from.value("contract_terminated_time", String.class);
        contractTerminatedMode = from.value("contract_terminated_mode", String.class);
        contractTerminationRemark = from.value("contract_termination_remark", String.class);
        repaymentDay = from.value("repayment_day", Long.class);
        repaymentAmountLimit = from.value("repayment_amount_limit", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.CREDIT_REPAYMENT_CONTRACT;
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
     * WeChat Pay's number of the contract.
     *
     * @return {@code contract_id}
     */
    public String getContractId() {
        return contractId;
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
     * The user's name as it is shown.
     *
     * @return {@code display_name}
     */
    public String getDisplayName() {
        return displayName;
    }

    /**
     * State of the contract: CONTRACT_STATE_EFFECTIVE, CONTRACT_STATE_TERMINATED, CONTRACT_STATE_INVALID.
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
     * When the contract was ended. RFC 3339 with offset.
     *
     * @return {@code contract_terminated_time}, or null
     */
    public @Nullable String getContractTerminatedTime() {
        return contractTerminatedTime;
    }

    /**
     * How the contract was ended: TERMINATION_MODE_INVALID (not ended), TERMINATION_MODE_BY_USER,
     * TERMINATION_MODE_BY_MERCHANT, TERMINATION_MODE_BY_CUSTOMER_SERVICE. Uncertain: {@code
     * contract_termination_mode} in another source.
     *
     * @return {@code contract_terminated_mode}, or null
     */
    public @Nullable String getContractTerminatedMode() {
        return contractTerminatedMode;
    }

    /**
     * Why the contract was ended, in words.
     *
     * @return {@code contract_termination_remark}, or null
     */
    public @Nullable String getContractTerminationRemark() {
        return contractTerminationRemark;
    }

    /**
     * Day of the month on which to repay.
     *
     * @return {@code repayment_day}, or null
     */
    public @Nullable Long getRepaymentDay() {
        return repaymentDay;
    }

    /**
     * Most that may be repaid at once. Uncertain: an amount given as a string; the unit is not documented.
     *
     * @return {@code repayment_amount_limit}
     */
    public String getRepaymentAmountLimit() {
        return repaymentAmountLimit;
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
     * The user's id under the application.
     *
     * @return {@code openid}
     */
    public String getOpenid() {
        return openid;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("contract_id", contractId)
                .put("plan_id", planId)
                .put("out_contract_code", outContractCode)
                .put("display_name", displayName)
                .put("contract_state", contractState)
                .put("contract_signed_time", contractSignedTime)
                .put("contract_terminated_time", contractTerminatedTime)
                .put("contract_terminated_mode", contractTerminatedMode)
                .put("contract_termination_remark", contractTerminationRemark)
                .put("repayment_day", repaymentDay)
                .put("repayment_amount_limit", repaymentAmountLimit)
                .put("appid", appid)
                .put("openid", openid)
                .unmodifiable();
    }
}
