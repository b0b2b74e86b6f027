// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sub-merchant punished, blocked or heard on appeal (商户违规通知).
 *
 * <p>Kind {@code violation}, carried by {@code VIOLATION.APPEAL}, {@code VIOLATION.INTERCEPT}, {@code VIOLATION.PUNISH}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012079216">pay.weixin.qq.com/doc/v3/partner/4012079216</a>
 */
public final class Violation extends Event {
    private final String subMchid;
    private final String companyName;
    private final String recordId;
    private final String punishPlan;
    private final String punishTime;
    private final String punishDescription;
    private final String riskType;
    private final String riskDescription;

    Violation(Fields from) {
        subMchid = from.value("sub_mchid", String.class);
        companyName = from.value("company_name", String.class);
        recordId = from.value("record_id", String.class);
        punishPlan = from.value("punish_plan", String.class);
        punishTime = from.value("punish_time", String.class);
        punishDescription = from.value("punish_description", String.class);
        riskType = from.value("risk_type", String.class);
        riskDescription = from.value("risk_description", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.VIOLATION;
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
     * Name of the sub-merchant's company.
     *
     * @return {@code company_name}
     */
    public String getCompanyName() {
        return companyName;
    }

    /**
     * Id of the measure.
     *
     * @return {@code record_id}
     */
    public String getRecordId() {
        return recordId;
    }

    /**
     * The measure taken.
     *
     * @return {@code punish_plan}
     */
    public String getPunishPlan() {
        return punishPlan;
    }

    /**
     * When the measure was taken. RFC 3339 with offset.
     *
     * @return {@code punish_time}
     */
    public String getPunishTime() {
        return punishTime;
    }

    /**
     * Description of the measure.
     *
     * @return {@code punish_description}
     */
    public String getPunishDescription() {
        return punishDescription;
    }

    /**
     * Kind of risk, such as ONE_YUAN_PURCHASES.
     *
     * @return {@code risk_type}
     */
    public String getRiskType() {
        return riskType;
    }

    /**
     * Description of the risk. Uncertain: a public sample has a space after the name.
     *
     * @return {@code risk_description}, or null
     */
    public @Nullable String getRiskDescription() {
        return riskDescription;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sub_mchid", subMchid)
                .put("company_name", companyName)
                .put("record_id", recordId)
                .put("punish_plan", punishPlan)
                .put("punish_time", punishTime)
                .put("punish_description", punishDescription)
                .put("risk_type", riskType)
                .put("risk_description", riskDescription)
                .unmodifiable();
    }
}
