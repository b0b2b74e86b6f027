// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry whether a deduction contract may be ended (委托代扣).
 *
 * <p>Kind {@code entrust.terminate_inquiry}, carried by {@code ENTRUST.TERMINATE_INQUIRY}.
 *
 * <p>The platform asks whether the contract may be ended. The field list in public sources mixes the question with the
 * answer ({@code code}, {@code messsage} with three s).
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012978455">pay.weixin.qq.com/doc/v3/merchant/4012978455</a>
 */
public final class EntrustTerminateInquiry extends Event {
    private final String code;
    private final String messsage;
    private final String mchid;
    private final String appid;
    private final String openid;
    private final long planId;
    private final String outContractCode;
    private final String outUserCode;
    private final String contractId;
    private final String contractDisplayAccount;
    private final String contractState;
    private final String contractSignedTime;

    EntrustTerminateInquiry(Fields from) {
        code = from.value("code", String.class);
        messsage = from.value("messsage", String.class);
        mchid = from.value("mchid", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        planId = from.value("plan_id", Long.class);
        outContractCode = from.value("out_contract_code", String.class);
        outUserCode = from.value("out_user_code", String.class);
        contractId = from.value("contract_id", String.class);
        contractDisplayAccount = from.value("contract_display_account", String.class);
        contractState = from.value("contract_state", String.class);
        contractSignedTime = from.value("contract_signed_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.ENTRUST_TERMINATE_INQUIRY;
    }

    /**
     * Code of the result. Uncertain: looks like a field of the answer.
     *
     * @return {@code code}, or null
     */
    public @Nullable String getCode() {
        return code;
    }

    /**
     * Text of the result, in the platform's spelling. Uncertain: looks like a field of the answer.
     *
     * @return {@code messsage}, or null
     */
    public @Nullable String getMesssage() {
        return messsage;
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
     * @return {@code openid}, or null
     */
    public @Nullable String getOpenid() {
        return openid;
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
     * The merchant's id of the user.
     *
     * @return {@code out_user_code}
     */
    public String getOutUserCode() {
        return outUserCode;
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
     * The user's name in the contract, as the merchant gave it.
     *
     * @return {@code contract_display_account}, or null
     */
    public @Nullable String getContractDisplayAccount() {
        return contractDisplayAccount;
    }

    /**
     * State of the contract: SIGNED, TERMINATED.
     *
     * @return {@code contract_state}, or null
     */
    public @Nullable String getContractState() {
        return contractState;
    }

    /**
     * When the contract was signed. RFC 3339 with offset.
     *
     * @return {@code contract_signed_time}, or null
     */
    public @Nullable String getContractSignedTime() {
        return contractSignedTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("code", code)
                .put("messsage", messsage)
                .put("mchid", mchid)
                .put("appid", appid)
                .put("openid", openid)
                .put("plan_id", planId)
                .put("out_contract_code", outContractCode)
                .put("out_user_code", outUserCode)
                .put("contract_id", contractId)
                .put("contract_display_account", contractDisplayAccount)
                .put("contract_state", contractState)
                .put("contract_signed_time", contractSignedTime)
                .unmodifiable();
    }
}
