// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deduction contract for combined orders, signed or ended (收付通合单代扣).
 *
 * <p>Kind {@code ecommerce_entrust}, carried by {@code ECOMMERCE_ENTRUST.SIGN}, {@code ECOMMERCE_ENTRUST.TERMINATE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012881605">pay.weixin.qq.com/doc/v3/partner/4012881605</a>
 */
public final class EcommerceEntrust extends Event {
    private final String mchid;
    private final String outContractCode;
    private final long planId;
    private final String appid;
    private final String openid;
    private final String contractExpiredTime;
    private final String operateTime;
    private final String attach;
    private final String contractTerminationMode;

    EcommerceEntrust(Fields from) {
        mchid = from.value("mchid", String.class);
        outContractCode = from.value("out_contract_code", String.class);
        planId = from.value("plan_id", Long.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        contractExpiredTime = from.value("contract_expired_time", String.class);
        operateTime = from.value("operate_time", String.class);
        attach = from.value("attach", String.class);
        contractTerminationMode = from.value("contract_termination_mode", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.ECOMMERCE_ENTRUST;
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
     * The merchant's number of the contract.
     *
     * @return {@code out_contract_code}
     */
    public String getOutContractCode() {
        return outContractCode;
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

    /**
     * When the contract expires. RFC 3339 with offset.
     *
     * @return {@code contract_expired_time}, or null
     */
    public @Nullable String getContractExpiredTime() {
        return contractExpiredTime;
    }

    /**
     * When the contract was signed or ended. RFC 3339 with offset.
     *
     * @return {@code operate_time}
     */
    public String getOperateTime() {
        return operateTime;
    }

    /**
     * The merchant's own data, returned as it was given.
     *
     * @return {@code attach}, or null
     */
    public @Nullable String getAttach() {
        return attach;
    }

    /**
     * How the contract was ended; absent when it was signed. Uncertain: values differ between sources.
     *
     * @return {@code contract_termination_mode}, or null
     */
    public @Nullable String getContractTerminationMode() {
        return contractTerminationMode;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("out_contract_code", outContractCode)
                .put("plan_id", planId)
                .put("appid", appid)
                .put("openid", openid)
                .put("contract_expired_time", contractExpiredTime)
                .put("operate_time", operateTime)
                .put("attach", attach)
                .put("contract_termination_mode", contractTerminationMode)
                .unmodifiable();
    }
}
