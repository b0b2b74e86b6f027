// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A face payment user signed or ended the contract (刷脸支付).
 *
 * <p>Kind {@code facepay.user}, carried by {@code FACEPAY.USER_STATE_CHANGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html">pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html</a>
 */
public final class FacepayUser extends Event {
    private final String userId;
    private final String outUserId;
    private final String organizationId;
    private final String mchId;
    private final String notifyCreateTime;
    private final String appid;
    private final String openid;
    private final String contractId;

    FacepayUser(Fields from) {
        userId = from.value("user_id", String.class);
        outUserId = from.value("out_user_id", String.class);
        organizationId = from.value("organization_id", String.class);
        mchId = from.value("mch_id", String.class);
        notifyCreateTime = from.value("notify_create_time", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        contractId = from.value("contract_id", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.FACEPAY_USER;
    }

    /**
     * WeChat Pay's id of the face payment user.
     *
     * @return {@code user_id}
     */
    public String getUserId() {
        return userId;
    }

    /**
     * The merchant's id of the face payment user.
     *
     * @return {@code out_user_id}
     */
    public String getOutUserId() {
        return outUserId;
    }

    /**
     * Number of the institution.
     *
     * @return {@code organization_id}
     */
    public String getOrganizationId() {
        return organizationId;
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
     * When the notification was created. Uncertain: format not documented in public.
     *
     * @return {@code notify_create_time}
     */
    public String getNotifyCreateTime() {
        return notifyCreateTime;
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
     * Number of the contract for face payments.
     *
     * @return {@code contract_id}
     */
    public String getContractId() {
        return contractId;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("user_id", userId)
                .put("out_user_id", outUserId)
                .put("organization_id", organizationId)
                .put("mch_id", mchId)
                .put("notify_create_time", notifyCreateTime)
                .put("appid", appid)
                .put("openid", openid)
                .put("contract_id", contractId)
                .unmodifiable();
    }
}
