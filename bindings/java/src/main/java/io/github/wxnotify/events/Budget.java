// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A budget for donations locked, closed or used up (公益捐赠).
 *
 * <p>Kind {@code budget}, carried by {@code BUDGET.CLOSED}, {@code BUDGET.FINISHED}, {@code BUDGET.LOCKED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4015555114">pay.weixin.qq.com/doc/v3/partner/4015555114</a>
 */
public final class Budget extends Event {
    private final String spMchid;
    private final String outBudgetNo;
    private final String budgetId;
    private final long amount;
    private final String sponsorMchid;
    private final String activityName;
    private final String activityRemark;
    private final String state;
    private final String unlockRemark;
    private final String closedTime;
    private final String finishedTime;
    private final String lockedTime;

    Budget(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        outBudgetNo = from.value("out_budget_no", String.class);
        budgetId = from.value("budget_id", String.class);
        amount = from.value("amount", Long.class);
        sponsorMchid = from.value("sponsor_mchid", String.class);
        activityName = from.value("activity_name", String.class);
        activityRemark = from.value("activity_remark", String.class);
        state = from.value("state", String.class);
        unlockRemark = from.value("unlock_remark", String.class);
        closedTime = from.value("closed_time", String.class);
        finishedTime = from.value("finished_time", String.class);
        lockedTime = from.value("locked_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.BUDGET;
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
     * The merchant's number of the budget.
     *
     * @return {@code out_budget_no}
     */
    public String getOutBudgetNo() {
        return outBudgetNo;
    }

    /**
     * WeChat Pay's number of the budget.
     *
     * @return {@code budget_id}
     */
    public String getBudgetId() {
        return budgetId;
    }

    /**
     * The whole budget. In the currency's minor unit (分 for CNY).
     *
     * @return {@code amount}
     */
    public long getAmount() {
        return amount;
    }

    /**
     * Merchant number that funds the budget.
     *
     * @return {@code sponsor_mchid}
     */
    public String getSponsorMchid() {
        return sponsorMchid;
    }

    /**
     * Name of the activity.
     *
     * @return {@code activity_name}
     */
    public String getActivityName() {
        return activityName;
    }

    /**
     * Description of the activity.
     *
     * @return {@code activity_remark}
     */
    public String getActivityRemark() {
        return activityRemark;
    }

    /**
     * State of the budget, such as CLOSED.
     *
     * @return {@code state}
     */
    public String getState() {
        return state;
    }

    /**
     * Why the budget was unlocked.
     *
     * @return {@code unlock_remark}, or null
     */
    public @Nullable String getUnlockRemark() {
        return unlockRemark;
    }

    /**
     * When the budget was closed. RFC 3339 with offset.
     *
     * @return {@code closed_time}, or null
     */
    public @Nullable String getClosedTime() {
        return closedTime;
    }

    /**
     * When the budget was used up. RFC 3339 with offset.
     *
     * @return {@code finished_time}, or null
     */
    public @Nullable String getFinishedTime() {
        return finishedTime;
    }

    /**
     * When the budget was locked. RFC 3339 with offset.
     *
     * @return {@code locked_time}, or null
     */
    public @Nullable String getLockedTime() {
        return lockedTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("out_budget_no", outBudgetNo)
                .put("budget_id", budgetId)
                .put("amount", amount)
                .put("sponsor_mchid", sponsorMchid)
                .put("activity_name", activityName)
                .put("activity_remark", activityRemark)
                .put("state", state)
                .put("unlock_remark", unlockRemark)
                .put("closed_time", closedTime)
                .put("finished_time", finishedTime)
                .put("locked_time", lockedTime)
                .unmodifiable();
    }
}
