// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user about to end a deduction contract, to be retained (委托代扣).
 *
 * <p>Kind {@code entrust.terminate_retention}, carried by {@code ENTRUST.TERMINATE_RETENTION}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012312222">pay.weixin.qq.com/doc/v3/merchant/4012312222</a>
 */
public final class EntrustTerminateRetention extends Event {
    private final String mchid;
    private final String contractId;
    private final String appid;
    private final Long planId;
    private final String outContractCode;
    private final String openid;

    EntrustTerminateRetention(Fields from) {
        mchid = from.value("mchid", String.class);
        contractId = from.value("contract_id", String.class);
        appid = from.value("appid", String.class);
        planId = from.value("plan_id", Long.class);
        outContractCode = from.value("out_contract_code", String.class);
        openid = from.value("openid", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.ENTRUST_TERMINATE_RETENTION;
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
     * @return {@code contract_id}, or null
     */
    public @Nullable String getContractId() {
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
     * @return {@code plan_id}, or null
     */
    public @Nullable Long getPlanId() {
        return planId;
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
                .put("mchid", mchid)
                .put("contract_id", contractId)
                .put("appid", appid)
                .put("plan_id", planId)
                .put("out_contract_code", outContractCode)
                .put("openid", openid)
                .unmodifiable();
    }
}
