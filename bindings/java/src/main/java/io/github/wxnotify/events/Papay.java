// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deduction contract abroad, signed or ended (境外委托代扣).
 *
 * <p>Kind {@code papay}, carried by {@code PAPAY.SIGN}, {@code PAPAY.TERMINATE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4013015485">pay.weixin.qq.com/doc/global/v3/zh/4013015485</a>
 */
public final class Papay extends Event {
    private final String mchid;
    private final String outContractCode;
    private final String appid;
    private final String openid;
    private final String contractTerminationMode;
    private final String contractId;
    private final Long planId;
    private final String operateTime;
    private final String contractExpiredTime;
    private final String spMchid;
    private final String spAppid;
    private final String subMchid;
    private final String subAppid;
    private final String spOpenid;
    private final String subOpenid;

    Papay(Fields from) {
        mchid = from.value("mchid", String.class);
        outContractCode = from.value("out_contract_code", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        contractTerminationMode = from.value("contract_termination_mode", String.class);
        contractId = from.value("contract_id", String.class);
        planId = from.value("plan_id", Long.class);
        operateTime = from.value("operate_time", String.class);
        contractExpiredTime = from.value("contract_expired_time", String.class);
        spMchid = from.value("sp_mchid", String.class);
        spAppid = from.value("sp_appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        subAppid = from.value("sub_appid", String.class);
        spOpenid = from.value("sp_openid", String.class);
        subOpenid = from.value("sub_openid", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PAPAY;
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
     * The merchant's number of the contract.
     *
     * @return {@code out_contract_code}, or null
     */
    public @Nullable String getOutContractCode() {
        return outContractCode;
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
     * The user's id under the application.
     *
     * @return {@code openid}, or null
     */
    public @Nullable String getOpenid() {
        return openid;
    }

    /**
     * Who ended the contract: USER, MERCHANT, PLATFORM.
     *
     * @return {@code contract_termination_mode}, or null
     */
    public @Nullable String getContractTerminationMode() {
        return contractTerminationMode;
    }

    /**
     * WeChat Pay's number of the contract.
     *
     * @return {@code contract_id}, or null
     */
    public @Nullable String getContractId() {
        return contractId;
    }

    /**
     * Id of the plan or template.
     *
     * @return {@code plan_id}, or null
     */
    public @Nullable Long getPlanId() {
        return planId;
    }

    /**
     * When the contract was signed or ended. RFC 3339 with offset.
     *
     * @return {@code operate_time}, or null
     */
    public @Nullable String getOperateTime() {
        return operateTime;
    }

    /**
     * When the contract expires. RFC 3339 with offset.
     *
     * @return {@code contract_expired_time}, or null
     */
    public @Nullable String getContractExpiredTime() {
        return contractExpiredTime;
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

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("out_contract_code", outContractCode)
                .put("appid", appid)
                .put("openid", openid)
                .put("contract_termination_mode", contractTerminationMode)
                .put("contract_id", contractId)
                .put("plan_id", planId)
                .put("operate_time", operateTime)
                .put("contract_expired_time", contractExpiredTime)
                .put("sp_mchid", spMchid)
                .put("sp_appid", spAppid)
                .put("sub_mchid", subMchid)
                .put("sub_appid", subAppid)
                .put("sp_openid", spOpenid)
                .put("sub_openid", subOpenid)
                .unmodifiable();
    }
}
