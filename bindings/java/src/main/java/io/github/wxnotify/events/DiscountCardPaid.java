// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A discount card paid for (微信先享卡).
 *
 * <p>Kind {@code discount_card.paid}, carried by {@code DISCOUNT_CARD.USER_PAID}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml">pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml</a>
 */
public final class DiscountCardPaid extends Event {
    private final String appid;
    private final String openid;
    private final String cardId;
    private final String cardTemplateId;
    private final String outCardCode;
    private final String mchid;
    private final String state;
    private final String unfinishedReason;
    private final String totalAmount;
    private final PayInformation payInformation;

    DiscountCardPaid(Fields from) {
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        cardId = from.value("card_id", String.class);
        cardTemplateId = from.value("card_template_id", String.class);
        outCardCode = from.value("out_card_code", String.class);
        mchid = from.value("mchid", String.class);
        state = from.value("state", String.class);
        unfinishedReason = from.value("unfinished_reason", String.class);
        totalAmount = from.value("total_amount", String.class);
        payInformation = from.object("pay_information", PayInformation::new);
    }

    @Override
    public Kind getKind() {
        return Kind.DISCOUNT_CARD_PAID;
    }

    /**
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}, or null
     */
    public @Nullable String getAppid() {
        return appid;
    }

    /**
     * The user's id under the application.
     *
     * @return {@code openid}, or null
     */
    public @Nullable String getOpenid() {
        return openid;
    }

    /**
     * WeChat Pay's id of the discount card.
     *
     * @return {@code card_id}, or null
     */
    public @Nullable String getCardId() {
        return cardId;
    }

    /**
     * Id of the card's template.
     *
     * @return {@code card_template_id}, or null
     */
    public @Nullable String getCardTemplateId() {
        return cardTemplateId;
    }

    /**
     * The merchant's number of the card.
     *
     * @return {@code out_card_code}, or null
     */
    public @Nullable String getOutCardCode() {
        return outCardCode;
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
     * State of the card. Uncertain: values not documented in public.
     *
     * @return {@code state}, or null
     */
    public @Nullable String getState() {
        return state;
    }

    /**
     * Why the user did not keep the promise. Uncertain: values not documented in public.
     *
     * @return {@code unfinished_reason}, or null
     */
    public @Nullable String getUnfinishedReason() {
        return unfinishedReason;
    }

    /**
     * The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented.
     *
     * @return {@code total_amount}, or null
     */
    public @Nullable String getTotalAmount() {
        return totalAmount;
    }

    /**
     * The payment.
     *
     * @return {@code pay_information}, or null
     */
    public @Nullable PayInformation getPayInformation() {
        return payInformation;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("openid", openid)
                .put("card_id", cardId)
                .put("card_template_id", cardTemplateId)
                .put("out_card_code", outCardCode)
                .put("mchid", mchid)
                .put("state", state)
                .put("unfinished_reason", unfinishedReason)
                .put("total_amount", totalAmount)
                .put("pay_information", payInformation)
                .unmodifiable();
    }

    /** The payment: {@code pay_information}. */
    public static final class PayInformation extends EventObject {
        private final String transactionId;
        private final String payState;
        private final String payAmount;
        private final String payTime;

        PayInformation(Fields from) {
            transactionId = from.value("transaction_id", String.class);
            payState = from.value("pay_state", String.class);
            payAmount = from.value("pay_amount", String.class);
            payTime = from.value("pay_time", String.class);
        }

        /**
         * WeChat Pay's number of the transaction.
         *
         * @return {@code transaction_id}, or null
         */
        public @Nullable String getTransactionId() {
            return transactionId;
        }

        /**
         * State of the payment. Uncertain: values not documented in public.
         *
         * @return {@code pay_state}, or null
         */
        public @Nullable String getPayState() {
            return payState;
        }

        /**
         * What the user paid, as a string. Uncertain: an amount given as a string; the unit is not documented.
         *
         * @return {@code pay_amount}, or null
         */
        public @Nullable String getPayAmount() {
            return payAmount;
        }

        /**
         * When the user paid. RFC 3339 with offset.
         *
         * @return {@code pay_time}, or null
         */
        public @Nullable String getPayTime() {
            return payTime;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("transaction_id", transactionId)
                    .put("pay_state", payState)
                    .put("pay_amount", payAmount)
                    .put("pay_time", payTime)
                    .unmodifiable();
        }
    }
}
