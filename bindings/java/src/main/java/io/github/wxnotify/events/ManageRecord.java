// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A sub-merchant's management record, new or changed (商户管控).
 *
 * <p>Kind {@code merchant_control.manage}, carried by {@code MANAGERECORD.CHANGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4014940982">pay.weixin.qq.com/doc/v3/partner/4014940982</a>
 */
public final class ManageRecord extends Event {
    private final String subMchid;
    private final String manageRecordId;
    private final String manageRecordState;

    ManageRecord(Fields from) {
        subMchid = from.value("sub_mchid", String.class);
        manageRecordId = from.value("manage_record_id", String.class);
        manageRecordState = from.value("manage_record_state", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.MERCHANT_CONTROL_MANAGE;
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
     * Id of the management record.
     *
     * @return {@code manage_record_id}
     */
    public String getManageRecordId() {
        return manageRecordId;
    }

    /**
     * State of the management record: PENDING, SUBMITTED, EXPIRED, UNDER_REVIEW, RECOVERED, REJECTED.
     *
     * @return {@code manage_record_state}
     */
    public String getManageRecordState() {
        return manageRecordState;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sub_mchid", subMchid)
                .put("manage_record_id", manageRecordId)
                .put("manage_record_state", manageRecordState)
                .unmodifiable();
    }
}
