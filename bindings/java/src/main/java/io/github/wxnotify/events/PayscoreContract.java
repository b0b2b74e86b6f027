// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payscore contract accepted (支付分).
 *
 * <p>Kind {@code payscore.contract}, carried by {@code PAYSCORE.USER_ACCEPTED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/wiki/doc/apiv3/payscore.php?chapter=14_8&amp;index=8">pay.weixin.qq.com/wiki/doc/apiv3/payscore.php?chapter=14_8&amp;index=8</a>
 */
public final class PayscoreContract extends Event {
    private final String contractId;
    private final String mchid;
    private final String appid;
    private final String openid;
    private final String planId;
    private final String contractStatus;
    private final String createTime;
    private final String outContractCode;
    private final String subAppid;
    private final String subMchid;
    private final String channelId;
    private final String serviceId;
    private final String subOpenid;
    private final String userServiceStatus;
    private final String openorcloseTime;
    private final String authorizationCode;
    private final String outRequestNo;

    PayscoreContract(Fields from) {
        contractId = from.value("contract_id", String.class);
        mchid = from.value("mchid", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        planId = from.value("plan_id", String.class);
        contractStatus = from.value("contract_status", String.class);
        createTime = from.value("create_time", String.class);
        outContractCode = from.value("out_contract_code", String.class);
        subAppid = from.value("sub_appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        channelId = from.value("channel_id", String.class);
        serviceId = from.value("service_id", String.class);
        subOpenid = from.value("sub_openid", String.class);
        userServiceStatus = from.value("user_service_status", String.class);
        openorcloseTime = from.value("openorclose_time", String.class);
        authorizationCode = from.value("authorization_code", String.class);
        outRequestNo = from.value("out_request_no", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PAYSCORE_CONTRACT;
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
     * The merchant number.
     *
     * @return {@code mchid}, or null
     */
    public @Nullable String getMchid() {
        return mchid;
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
     * Id of the plan or template.
     *
     * @return {@code plan_id}, or null
     */
    public @Nullable String getPlanId() {
        return planId;
    }

    /**
     * State of the contract. Uncertain: values not documented for payscore.
     *
     * @return {@code contract_status}, or null
     */
    public @Nullable String getContractStatus() {
        return contractStatus;
    }

    /**
     * When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore.
     *
     * @return {@code create_time}, or null
     */
    public @Nullable String getCreateTime() {
        return createTime;
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
     * The application id of the sub-merchant.
     *
     * @return {@code sub_appid}, or null
     */
    public @Nullable String getSubAppid() {
        return subAppid;
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
     * Merchant number of the channel partner.
     *
     * @return {@code channel_id}, or null
     */
    public @Nullable String getChannelId() {
        return channelId;
    }

    /**
     * Id of the payscore service.
     *
     * @return {@code service_id}, or null
     */
    public @Nullable String getServiceId() {
        return serviceId;
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
     * Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE.
     *
     * @return {@code user_service_status}, or null
     */
    public @Nullable String getUserServiceStatus() {
        return userServiceStatus;
    }

    /**
     * When the service was opened or closed. As {@code yyyyMMddHHmmss}.
     *
     * @return {@code openorclose_time}, or null
     */
    public @Nullable String getOpenorcloseTime() {
        return openorcloseTime;
    }

    /**
     * The merchant's number of the authorization; only for a pre-authorization.
     *
     * @return {@code authorization_code}, or null
     */
    public @Nullable String getAuthorizationCode() {
        return authorizationCode;
    }

    /**
     * The merchant's number of the request.
     *
     * @return {@code out_request_no}, or null
     */
    public @Nullable String getOutRequestNo() {
        return outRequestNo;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("contract_id", contractId)
                .put("mchid", mchid)
                .put("appid", appid)
                .put("openid", openid)
                .put("plan_id", planId)
                .put("contract_status", contractStatus)
                .put("create_time", createTime)
                .put("out_contract_code", outContractCode)
                .put("sub_appid", subAppid)
                .put("sub_mchid", subMchid)
                .put("channel_id", channelId)
                .put("service_id", serviceId)
                .put("sub_openid", subOpenid)
                .put("user_service_status", userServiceStatus)
                .put("openorclose_time", openorcloseTime)
                .put("authorization_code", authorizationCode)
                .put("out_request_no", outRequestNo)
                .unmodifiable();
    }
}
