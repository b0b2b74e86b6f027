// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coupon given to a user (商家券).
 *
 * <p>Kind {@code coupon.send}, carried by {@code COUPON.SEND}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012285279">pay.weixin.qq.com/doc/v3/merchant/4012285279</a>
 */
public final class CouponSend extends Event {
    private final String eventType;
    private final String couponCode;
    private final String stockId;
    private final String sendTime;
    private final String openid;
    private final String unionid;
    private final String sendChannel;
    private final String sendMerchant;
    private final String actId;
    private final AttachInfo attachInfo;

    CouponSend(Fields from) {
        eventType = from.value("event_type", String.class);
        couponCode = from.value("coupon_code", String.class);
        stockId = from.value("stock_id", String.class);
        sendTime = from.value("send_time", String.class);
        openid = from.value("openid", String.class);
        unionid = from.value("unionid", String.class);
        sendChannel = from.value("send_channel", String.class);
        sendMerchant = from.value("send_merchant", String.class);
        actId = from.value("act_id", String.class);
        attachInfo = from.object("attach_info", AttachInfo::new);
    }

    @Override
    public Kind getKind() {
        return Kind.COUPON_SEND;
    }

    /**
     * Finer kind of event.
     *
     * @return {@code event_type}, or null
     */
    public @Nullable String getEventType() {
        return eventType;
    }

    /**
     * Code of the user's coupon.
     *
     * @return {@code coupon_code}
     */
    public String getCouponCode() {
        return couponCode;
    }

    /**
     * Id of the coupon's stock.
     *
     * @return {@code stock_id}
     */
    public String getStockId() {
        return stockId;
    }

    /**
     * When the coupon was given. RFC 3339 with offset.
     *
     * @return {@code send_time}
     */
    public String getSendTime() {
        return sendTime;
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
     * The user's id across the merchant's applications.
     *
     * @return {@code unionid}, or null
     */
    public @Nullable String getUnionid() {
        return unionid;
    }

    /**
     * How the coupon was given, such as BUSICOUPON_SEND_CHANNEL_MINIAPP, BUSICOUPON_SEND_CHANNEL_API,
     * BUSICOUPON_SEND_CHANNEL_PAYGIFT.
     *
     * @return {@code send_channel}
     */
    public String getSendChannel() {
        return sendChannel;
    }

    /**
     * Merchant number that gave the coupon.
     *
     * @return {@code send_merchant}
     */
    public String getSendMerchant() {
        return sendMerchant;
    }

    /**
     * Id of the activity in which the coupon was given.
     *
     * @return {@code act_id}, or null
     */
    public @Nullable String getActId() {
        return actId;
    }

    /**
     * Where the coupon came from; only for some channels.
     *
     * @return {@code attach_info}, or null
     */
    public @Nullable AttachInfo getAttachInfo() {
        return attachInfo;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("event_type", eventType)
                .put("coupon_code", couponCode)
                .put("stock_id", stockId)
                .put("send_time", sendTime)
                .put("openid", openid)
                .put("unionid", unionid)
                .put("send_channel", sendChannel)
                .put("send_merchant", sendMerchant)
                .put("act_id", actId)
                .put("attach_info", attachInfo)
                .unmodifiable();
    }

    /** Where the coupon came from; only for some channels: {@code attach_info}. */
    public static final class AttachInfo extends EventObject {
        private final String transactionId;
        private final String actCode;
        private final String hallCode;
        private final Long hallBelongMchId;
        private final String cardId;
        private final String code;
        private final String activityId;
        private final String phoneNumber;
        private final String countryCode;

        AttachInfo(Fields from) {
            transactionId = from.value("transaction_id", String.class);
            actCode = from.value("act_code", String.class);
            hallCode = from.value("hall_code", String.class);
            hallBelongMchId = from.value("hall_belong_mch_id", Long.class);
            cardId = from.value("card_id", String.class);
            code = from.value("code", String.class);
            activityId = from.value("activity_id", String.class);
            phoneNumber = from.value("phone_number", String.class);
            countryCode = from.value("country_code", String.class);
        }

        /**
         * The payment that the coupon was given for; only for coupons given after paying.
         *
         * @return {@code transaction_id}, or null
         */
        public @Nullable String getTransactionId() {
            return transactionId;
        }

        /**
         * Id of the coupon hall's activity; only for coupons taken by scanning.
         *
         * @return {@code act_code}, or null
         */
        public @Nullable String getActCode() {
            return actCode;
        }

        /**
         * Id of the coupon hall; only for coupons taken by scanning.
         *
         * @return {@code hall_code}, or null
         */
        public @Nullable String getHallCode() {
            return hallCode;
        }

        /**
         * Merchant number of the coupon hall's owner; only for coupons taken by scanning.
         *
         * @return {@code hall_belong_mch_id}, or null
         */
        public @Nullable Long getHallBelongMchId() {
            return hallBelongMchId;
        }

        /**
         * Id of the member card; only for coupons given by a card's activity.
         *
         * @return {@code card_id}, or null
         */
        public @Nullable String getCardId() {
            return cardId;
        }

        /**
         * Number of the user's member card; only for coupons given by a card's activity.
         *
         * @return {@code code}, or null
         */
        public @Nullable String getCode() {
            return code;
        }

        /**
         * Id of the member activity; only for coupons given by one.
         *
         * @return {@code activity_id}, or null
         */
        public @Nullable String getActivityId() {
            return activityId;
        }

        /**
         * The user's phone number. Uncertain: in one source only.
         *
         * @return {@code phone_number}, or null
         */
        public @Nullable String getPhoneNumber() {
            return phoneNumber;
        }

        /**
         * Country code of the phone number. Uncertain: in one source only.
         *
         * @return {@code country_code}, or null
         */
        public @Nullable String getCountryCode() {
            return countryCode;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("transaction_id", transactionId)
                    .put("act_code", actCode)
                    .put("hall_code", hallCode)
                    .put("hall_belong_mch_id", hallBelongMchId)
                    .put("card_id", cardId)
                    .put("code", code)
                    .put("activity_id", activityId)
                    .put("phone_number", phoneNumber)
                    .put("country_code", countryCode)
                    .unmodifiable();
        }
    }
}
