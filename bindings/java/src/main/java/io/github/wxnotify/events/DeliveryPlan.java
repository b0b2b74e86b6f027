// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery plan or its review changed (投放计划).
 *
 * <p>Kind {@code delivery_plan}, carried by {@code DELIVERY_PLAN.CHANGE}, {@code DELIVERY_PLAN_STATE.DELIVER}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4016168699">pay.weixin.qq.com/doc/v3/partner/4016168699</a>
 */
public final class DeliveryPlan extends Event {
    private final String planId;
    private final String planState;
    private final String auditState;
    private final String changeReason;
    private final String modifyTime;

    DeliveryPlan(Fields from) {
        planId = from.value("plan_id", String.class);
        planState = from.value("plan_state", String.class);
        auditState = from.value("audit_state", String.class);
        changeReason = from.value("change_reason", String.class);
        modifyTime = from.value("modify_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.DELIVERY_PLAN;
    }

    /**
     * Id of the delivery plan.
     *
     * @return {@code plan_id}, or null
     */
    public @Nullable String getPlanId() {
        return planId;
    }

    /**
     * State of the plan: CREATED, DELIVERING, PAUSED, TERMINATED, PLAN_TERMINATED, EXPIRED. Uncertain: described as
     * the state before the change.
     *
     * @return {@code plan_state}, or null
     */
    public @Nullable String getPlanState() {
        return planState;
    }

    /**
     * State of the review: PROCESSING, PASSED, REJECTED.
     *
     * @return {@code audit_state}, or null
     */
    public @Nullable String getAuditState() {
        return auditState;
    }

    /**
     * Why the state changed.
     *
     * @return {@code change_reason}, or null
     */
    public @Nullable String getChangeReason() {
        return changeReason;
    }

    /**
     * When the record last changed. RFC 3339 with offset.
     *
     * @return {@code modify_time}, or null
     */
    public @Nullable String getModifyTime() {
        return modifyTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("plan_id", planId)
                .put("plan_state", planState)
                .put("audit_state", auditState)
                .put("change_reason", changeReason)
                .put("modify_time", modifyTime)
                .unmodifiable();
    }
}
