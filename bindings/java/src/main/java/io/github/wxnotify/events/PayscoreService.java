// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payscore service opened or closed by the user (支付分).
 *
 * <p>Kind {@code payscore.service}, carried by {@code PAYSCORE.USER_CLOSE_SERVICE}, {@code PAYSCORE.USER_OPEN_SERVICE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012160692">pay.weixin.qq.com/doc/v3/partner/4012160692</a>
 */
public final class PayscoreService extends Event {
    private final String appid;
    private final String mchid;
    private final String subAppid;
    private final String subMchid;
    private final String channelId;
    private final String serviceId;
    private final String openid;
    private final String subOpenid;
    private final String userServiceStatus;
    private final String openorcloseTime;
    private final String authorizationCode;
    private final String outRequestNo;
    private final String contractId;
    private final String planId;
    private final String contractStatus;
    private final String createTime;
    private final String outContractCode;
    private final String mchId;
    private final String subMchId;

    PayscoreService(Fields from) {
        appid = from.value("appid", String.class);
        mchid = from.value("mchid", String.class);
        subAppid = from.value("sub_appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        channelId = from.value("channel_id", String.class);
        serviceId = from.value("service_id", String.class);
        openid = from.value("openid", String.class);
        subOpenid = from.value("sub_openid", String.class);
        userServiceStatus = from.value("user_service_status", String.class);
        openorcloseTime = from.value("openorclose_time", String.class);
        authorizationCode = from.value("authorization_code", String.class);
        outRequestNo = from.value("out_request_no", String.class);
        contractId = from.value("contract_id", String.class);
        planId = from.value("plan_id", String.class);
        contractStatus = from.value("contract_status", String.class);
        createTime = from.value("create_time", String.class);
        outContractCode = from.value("out_contract_code", String.class);
        mchId = from.value("mch_id", String.class);
        subMchId = from.value("sub_mch_id", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PAYSCORE_SERVICE;
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
     * The merchant number.
     *
     * @return {@code mchid}, or null
     */
    public @Nullable String getMchid() {
        return mchid;
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
     * The user's id under the application.
     *
     * @return {@code openid}, or null
     */
    public @Nullable String getOpenid() {
        return openid;
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
     * The merchant number. Uncertain: elsewhere {@code mchid}.
     *
     * @return {@code mch_id}, or null
     */
    public @Nullable String getMchId() {
        return mchId;
    }

    /**
     * The merchant number of the sub-merchant. Uncertain: elsewhere {@code sub_mchid}.
     *
     * @return {@code sub_mch_id}, or null
     */
    public @Nullable String getSubMchId() {
        return subMchId;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("mchid", mchid)
                .put("sub_appid", subAppid)
                .put("sub_mchid", subMchid)
                .put("channel_id", channelId)
                .put("service_id", serviceId)
                .put("openid", openid)
                .put("sub_openid", subOpenid)
                .put("user_service_status", userServiceStatus)
                .put("openorclose_time", openorcloseTime)
                .put("authorization_code", authorizationCode)
                .put("out_request_no", outRequestNo)
                .put("contract_id", contractId)
                .put("plan_id", planId)
                .put("contract_status", contractStatus)
                .put("create_time", createTime)
                .put("out_contract_code", outContractCode)
                .put("mch_id", mchId)
                .put("sub_mch_id", subMchId)
                .unmodifiable();
    }
}
