// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A user allowed an insurance policy to be shown (微信保单服务).
 *
 * <p>Kind {@code insurance_policy}, carried by {@code INSURANCE_POLICY_MANAGEMENT.GRANTED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4016943540">pay.weixin.qq.com/doc/v3/merchant/4016943540</a>
 */
public final class InsurancePolicy extends Event {
    private final String outInsuranceNo;
    private final String insuranceName;
    private final String authState;
    private final String userAuthTime;

    InsurancePolicy(Fields from) {
        outInsuranceNo = from.value("out_insurance_no", String.class);
        insuranceName = from.value("insurance_name", String.class);
        authState = from.value("auth_state", String.class);
        userAuthTime = from.value("user_auth_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.INSURANCE_POLICY;
    }

    /**
     * The merchant's number of the insurance.
     *
     * @return {@code out_insurance_no}
     */
    public String getOutInsuranceNo() {
        return outInsuranceNo;
    }

    /**
     * Name of the insurance.
     *
     * @return {@code insurance_name}
     */
    public String getInsuranceName() {
        return insuranceName;
    }

    /**
     * State of the authorization: AUTH_STATE_INIT, AUTH_STATE_PENDING, AUTH_STATE_GRANTED, AUTH_STATE_DENIED,
     * AUTH_STATE_INEFFECTIE (the platform's spelling).
     *
     * @return {@code auth_state}
     */
    public String getAuthState() {
        return authState;
    }

    /**
     * When the user gave the authorization. RFC 3339 with offset.
     *
     * @return {@code user_auth_time}
     */
    public String getUserAuthTime() {
        return userAuthTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("out_insurance_no", outInsuranceNo)
                .put("insurance_name", insuranceName)
                .put("auth_state", authState)
                .put("user_auth_time", userAuthTime)
                .unmodifiable();
    }
}
