// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user filled in the title for an electronic invoice (电子发票).
 *
 * <p>Kind {@code fapiao.user_applied}, carried by {@code FAPIAO.USER_APPLIED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012286035">pay.weixin.qq.com/doc/v3/merchant/4012286035</a>
 */
public final class FapiaoUserApplied extends Event {
    private final String mchid;
    private final String subMchid;
    private final String fapiaoApplyId;
    private final String applyTime;
    private final List<FapiaoInformation> fapiaoInformation;

    FapiaoUserApplied(Fields from) {
        mchid = from.value("mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        fapiaoApplyId = from.value("fapiao_apply_id", String.class);
        applyTime = from.value("apply_time", String.class);
        fapiaoInformation = from.objects("fapiao_information", FapiaoInformation::new);
    }

    @Override
    public Kind getKind() {
        return Kind.FAPIAO_USER_APPLIED;
    }

    /**
     * The merchant number.
     *
     * @return {@code mchid}, or null
     */
    public @Nullable String getMchid() {
        return mchid;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mchid}, or null
     */
    public @Nullable String getSubMchid() {
        return subMchid;
    }

    /**
     * Number of the invoice application: the transaction_id, or the merchant's own number.
     *
     * @return {@code fapiao_apply_id}
     */
    public String getFapiaoApplyId() {
        return fapiaoApplyId;
    }

    /**
     * When the user filled in the invoice title. RFC 3339 with offset.
     *
     * @return {@code apply_time}
     */
    public String getApplyTime() {
        return applyTime;
    }

    /**
     * The invoices.
     *
     * @return {@code fapiao_information}, empty where there is none
     */
    public List<FapiaoInformation> getFapiaoInformation() {
        return fapiaoInformation;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("sub_mchid", subMchid)
                .put("fapiao_apply_id", fapiaoApplyId)
                .put("apply_time", applyTime)
                .put("fapiao_information", fapiaoInformation)
                .unmodifiable();
    }

    /** The invoices: {@code fapiao_information[]}. */
    public static final class FapiaoInformation extends EventObject {
        private final String fapiaoId;
        private final String fapiaoStatus;
        private final String cardStatus;

        FapiaoInformation(Fields from) {
            fapiaoId = from.value("fapiao_id", String.class);
            fapiaoStatus = from.value("fapiao_status", String.class);
            cardStatus = from.value("card_status", String.class);
        }

        /**
         * The merchant's number of the invoice.
         *
         * @return {@code fapiao_id}
         */
        public String getFapiaoId() {
            return fapiaoId;
        }

        /**
         * State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED.
         *
         * @return {@code fapiao_status}
         */
        public String getFapiaoStatus() {
            return fapiaoStatus;
        }

        /**
         * State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED.
         *
         * @return {@code card_status}
         */
        public String getCardStatus() {
            return cardStatus;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("fapiao_id", fapiaoId)
                    .put("fapiao_status", fapiaoStatus)
                    .put("card_status", cardStatus)
                    .unmodifiable();
        }
    }
}
