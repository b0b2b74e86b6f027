// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application to bind a sub-merchant to a payscore service, decided (支付分).
 *
 * <p>Kind {@code payscore.service_account}, carried by {@code PAYSCORE.BIND_SERVICE_ACCOUNT}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012156110">pay.weixin.qq.com/doc/v3/partner/4012156110</a>
 */
public final class PayscoreServiceAccount extends Event {
    private final String serviceId;
    private final String appid;
    private final String mchid;
    private final String subAppid;
    private final String subMchid;
    private final String outApplyNo;
    private final String applyState;
    private final String rejectReason;

    PayscoreServiceAccount(Fields from) {
        serviceId = from.value("service_id", String.class);
        appid = from.value("appid", String.class);
        mchid = from.value("mchid", String.class);
        subAppid = from.value("sub_appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        outApplyNo = from.value("out_apply_no", String.class);
        applyState = from.value("apply_state", String.class);
        rejectReason = from.value("reject_reason", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PAYSCORE_SERVICE_ACCOUNT;
    }

    /**
     * Id of the payscore service.
     *
     * @return {@code service_id}
     */
    public String getServiceId() {
        return serviceId;
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
     * The merchant number.
     *
     * @return {@code mchid}
     */
    public String getMchid() {
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
     * @return {@code sub_mchid}
     */
    public String getSubMchid() {
        return subMchid;
    }

    /**
     * The merchant's number of the application.
     *
     * @return {@code out_apply_no}
     */
    public String getOutApplyNo() {
        return outApplyNo;
    }

    /**
     * State of the application to bind the service. Uncertain: values not documented in public.
     *
     * @return {@code apply_state}
     */
    public String getApplyState() {
        return applyState;
    }

    /**
     * Why the application was rejected.
     *
     * @return {@code reject_reason}, or null
     */
    public @Nullable String getRejectReason() {
        return rejectReason;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("service_id", serviceId)
                .put("appid", appid)
                .put("mchid", mchid)
                .put("sub_appid", subAppid)
                .put("sub_mchid", subMchid)
                .put("out_apply_no", outApplyNo)
                .put("apply_state", applyState)
                .put("reject_reason", rejectReason)
                .unmodifiable();
    }
}
