// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An APIv2 contract for deductions, signed or ended (签约、解约结果通知).
 *
 * <p>Kind {@code v2.contract}, carried by {@code V2.CONTRACT}.
 *
 * <p>XML of APIv2, which only {@code parse_v2} opens. Every field is a text.
 * Nothing in it says when it was sent, and whoever can verify it could have made it.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml">pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml</a>
 */
public final class V2Contract extends Event {
    private final String mchId;
    private final String subMchId;
    private final String appid;
    private final String subAppid;
    private final String resultCode;
    private final String contractCode;
    private final String planId;
    private final String openid;
    private final String changeType;
    private final String operateTime;
    private final String contractId;
    private final String contractExpiredTime;
    private final String contractTerminationMode;
    private final String requestSerial;

    V2Contract(Fields from) {
        mchId = from.value("mch_id", String.class);
        subMchId = from.value("sub_mch_id", String.class);
        appid = from.value("appid", String.class);
        subAppid = from.value("sub_appid", String.class);
        resultCode = from.value("result_code", String.class);
        contractCode = from.value("contract_code", String.class);
        planId = from.value("plan_id", String.class);
        openid = from.value("openid", String.class);
        changeType = from.value("change_type", String.class);
        operateTime = from.value("operate_time", String.class);
        contractId = from.value("contract_id", String.class);
        contractExpiredTime = from.value("contract_expired_time", String.class);
        contractTerminationMode = from.value("contract_termination_mode", String.class);
        requestSerial = from.value("request_serial", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.V2_CONTRACT;
    }

    /**
     * The merchant number.
     *
     * @return {@code mch_id}
     */
    public String getMchId() {
        return mchId;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mch_id}, or null
     */
    public @Nullable String getSubMchId() {
        return subMchId;
    }

    /**
     * The application id of the merchant, or of the service provider. Uncertain: the official page does not list it.
     *
     * @return {@code appid}, or null
     */
    public @Nullable String getAppid() {
        return appid;
    }

    /**
     * The application id of the sub-merchant. Uncertain: the official page does not list it.
     *
     * @return {@code sub_appid}, or null
     */
    public @Nullable String getSubAppid() {
        return subAppid;
    }

    /**
     * The outcome: SUCCESS, FAIL.
     *
     * @return {@code result_code}, or null
     */
    public @Nullable String getResultCode() {
        return resultCode;
    }

    /**
     * The merchant's number of the contract.
     *
     * @return {@code contract_code}
     */
    public String getContractCode() {
        return contractCode;
    }

    /**
     * Id of the plan or template.
     *
     * @return {@code plan_id}
     */
    public String getPlanId() {
        return planId;
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
     * What happened to the contract: ADD (signed), DELETE (ended).
     *
     * @return {@code change_type}
     */
    public String getChangeType() {
        return changeType;
    }

    /**
     * When the contract was signed or ended, Beijing time. As {@code yyyy-MM-dd HH:mm:ss}.
     *
     * @return {@code operate_time}
     */
    public String getOperateTime() {
        return operateTime;
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
     * When the contract expires, Beijing time. As {@code yyyy-MM-dd HH:mm:ss}.
     *
     * @return {@code contract_expired_time}, or null
     */
    public @Nullable String getContractExpiredTime() {
        return contractExpiredTime;
    }

    /**
     * How the contract was ended: 1 expired, 2 by the user, 3 by the merchant through the API, 4 by the merchant on
     * its platform, 5 account closed.
     *
     * @return {@code contract_termination_mode}, or null
     */
    public @Nullable String getContractTerminationMode() {
        return contractTerminationMode;
    }

    /**
     * The merchant's number of the request to sign, as digits.
     *
     * @return {@code request_serial}, or null
     */
    public @Nullable String getRequestSerial() {
        return requestSerial;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mch_id", mchId)
                .put("sub_mch_id", subMchId)
                .put("appid", appid)
                .put("sub_appid", subAppid)
                .put("result_code", resultCode)
                .put("contract_code", contractCode)
                .put("plan_id", planId)
                .put("openid", openid)
                .put("change_type", changeType)
                .put("operate_time", operateTime)
                .put("contract_id", contractId)
                .put("contract_expired_time", contractExpiredTime)
                .put("contract_termination_mode", contractTerminationMode)
                .put("request_serial", requestSerial)
                .unmodifiable();
    }
}
