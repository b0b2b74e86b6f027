// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A consumer's complaint, new or changed (消费者投诉).
 *
 * <p>Kind {@code complaint}, carried by {@code COMPLAINT.CREATE}, {@code COMPLAINT.STATE_CHANGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012289719">pay.weixin.qq.com/doc/v3/merchant/4012289719</a>
 */
public final class Complaint extends Event {
    private final String complaintId;
    private final String actionType;

    Complaint(Fields from) {
        complaintId = from.value("complaint_id", String.class);
        actionType = from.value("action_type", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.COMPLAINT;
    }

    /**
     * WeChat Pay's number of the complaint.
     *
     * @return {@code complaint_id}
     */
    public String getComplaintId() {
        return complaintId;
    }

    /**
     * What happened to the complaint, such as CREATE_COMPLAINT, CONTINUE_COMPLAINT, USER_RESPONSE, SELLER_REFUND.
     *
     * @return {@code action_type}
     */
    public String getActionType() {
        return actionType;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("complaint_id", complaintId)
                .put("action_type", actionType)
                .unmodifiable();
    }
}
