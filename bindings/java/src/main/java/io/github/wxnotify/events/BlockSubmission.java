// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * An appeal against blocked payments decided (商户管控).
 *
 * <p>Kind {@code merchant_control.appeal}, carried by {@code BLOCKSUBMISSION.CHANGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4014940982">pay.weixin.qq.com/doc/v3/partner/4014940982</a>
 */
public final class BlockSubmission extends Event {
    private final String subMchid;
    private final String appealRecordId;
    private final String appealResult;

    BlockSubmission(Fields from) {
        subMchid = from.value("sub_mchid", String.class);
        appealRecordId = from.value("appeal_record_id", String.class);
        appealResult = from.value("appeal_result", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.MERCHANT_CONTROL_APPEAL;
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
     * Id of the appeal.
     *
     * @return {@code appeal_record_id}
     */
    public String getAppealRecordId() {
        return appealRecordId;
    }

    /**
     * Outcome of the appeal: PASS, REJECT.
     *
     * @return {@code appeal_result}
     */
    public String getAppealResult() {
        return appealResult;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sub_mchid", subMchid)
                .put("appeal_record_id", appealRecordId)
                .put("appeal_result", appealResult)
                .unmodifiable();
    }
}
