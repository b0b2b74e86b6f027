// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A user's debts for school payments changed (校园轻松付).
 *
 * <p>Kind {@code edu_school.debt}, carried by {@code EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012161155">pay.weixin.qq.com/doc/v3/partner/4012161155</a>
 */
public final class EduSchoolDebt extends Event {
    private final String appid;
    private final String openid;
    private final String state;
    private final long debtCount;
    private final String updateTime;

    EduSchoolDebt(Fields from) {
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        state = from.value("state", String.class);
        debtCount = from.value("debt_count", Long.class);
        updateTime = from.value("update_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.EDU_SCHOOL_DEBT;
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
     * Whether the user's account can be charged: NORMAL, FORBIDDEN.
     *
     * @return {@code state}
     */
    public String getState() {
        return state;
    }

    /**
     * How many of the user's debts are open.
     *
     * @return {@code debt_count}
     */
    public long getDebtCount() {
        return debtCount;
    }

    /**
     * When the debts last changed. RFC 3339 with offset.
     *
     * @return {@code update_time}
     */
    public String getUpdateTime() {
        return updateTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("openid", openid)
                .put("state", state)
                .put("debt_count", debtCount)
                .put("update_time", updateTime)
                .unmodifiable();
    }
}
