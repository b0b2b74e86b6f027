// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An employee's authorization of company payments, given or revoked (企业支付).
 *
 * <p>Kind {@code webizpay.authorization}, carried by {@code WEBIZPAY.AUTHORIZED}, {@code WEBIZPAY.REVOKED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4014612130">pay.weixin.qq.com/doc/v3/partner/4014612130</a>
 */
public final class WebizpayAuthorization extends Event {
    private final String spMchid;
    private final String subMchid;
    private final String userId;
    private final String employeeId;
    private final String authorizationTime;
    private final String authorizationState;
    private final String authorizationRevokedTime;
    private final String reason;

    WebizpayAuthorization(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        userId = from.value("user_id", String.class);
        employeeId = from.value("employee_id", String.class);
        authorizationTime = from.value("authorization_time", String.class);
        authorizationState = from.value("authorization_state", String.class);
        authorizationRevokedTime = from.value("authorization_revoked_time", String.class);
        reason = from.value("reason", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.WEBIZPAY_AUTHORIZATION;
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
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mchid}
     */
    public String getSubMchid() {
        return subMchid;
    }

    /**
     * The company's id of the employee.
     *
     * @return {@code user_id}
     */
    public String getUserId() {
        return userId;
    }

    /**
     * WeChat Pay's id of the employee's authorization.
     *
     * @return {@code employee_id}, or null
     */
    public @Nullable String getEmployeeId() {
        return employeeId;
    }

    /**
     * When the employee was authorized. Uncertain: format not documented in public.
     *
     * @return {@code authorization_time}, or null
     */
    public @Nullable String getAuthorizationTime() {
        return authorizationTime;
    }

    /**
     * State of the employee's authorization: AUTHORIZED, REVOKED.
     *
     * @return {@code authorization_state}, or null
     */
    public @Nullable String getAuthorizationState() {
        return authorizationState;
    }

    /**
     * When the authorization was revoked. Uncertain: format not documented in public.
     *
     * @return {@code authorization_revoked_time}, or null
     */
    public @Nullable String getAuthorizationRevokedTime() {
        return authorizationRevokedTime;
    }

    /**
     * Why the authorization was revoked: 企业发起 (by the company), 员工注销 (by the employee).
     *
     * @return {@code reason}, or null
     */
    public @Nullable String getReason() {
        return reason;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("user_id", userId)
                .put("employee_id", employeeId)
                .put("authorization_time", authorizationTime)
                .put("authorization_state", authorizationState)
                .put("authorization_revoked_time", authorizationRevokedTime)
                .put("reason", reason)
                .unmodifiable();
    }
}
