// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's member card of a brand, created or deleted (商家名片会员卡).
 *
 * <p>Kind {@code brand_membercard}, carried by {@code BRAND_MEMBER_CARD.USER_CARD.CREATE}, {@code
 * BRAND_MEMBER_CARD.USER_CARD.DELETE}, {@code BRAND_MEMBER_CARD_SP.USER_CARD.CREATE}, {@code
 * BRAND_MEMBER_CARD_SP.USER_CARD.DELETE}.
 *
 * <p>{@code phone_number} and what the user filled in ({@code value}, {@code user_chosen_values}) are encrypted with the
 * merchant's public key, inside the decrypted notification.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4015283692">pay.weixin.qq.com/doc/v3/partner/4015283692</a>
 */
public final class BrandMembercard extends Event {
    private final String userCardCode;
    private final String cardId;
    private final String openid;
    private final String cardColor;
    private final String cardPictureUrl;
    private final String brandId;
    private final String cardType;
    private final String phoneNumber;
    private final String level;
    private final ValidDateInformation validDateInformation;
    private final String pickupTime;
    private final UserInformation userInformation;
    private final String attach;
    private final String userCardState;
    private final String invalidReason;
    private final String invalidTime;
    private final String createTime;
    private final String modifyTime;

    BrandMembercard(Fields from) {
        userCardCode = from.value("user_card_code", String.class);
        cardId = from.value("card_id", String.class);
        openid = from.value("openid", String.class);
        cardColor = from.value("card_color", String.class);
        cardPictureUrl = from.value("card_picture_url", String.class);
        brandId = from.value("brand_id", String.class);
        cardType = from.value("card_type", String.class);
        phoneNumber = from.value("phone_number", String.class);
        level = from.value("level", String.class);
        validDateInformation = from.object("valid_date_information", ValidDateInformation::new);
        pickupTime = from.value("pickup_time", String.class);
        userInformation = from.object("user_information", UserInformation::new);
        attach = from.value("attach", String.class);
        userCardState = from.value("user_card_state", String.class);
        invalidReason = from.value("invalid_reason", String.class);
        invalidTime = from.value("invalid_time", String.class);
        createTime = from.value("create_time", String.class);
        modifyTime = from.value("modify_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.BRAND_MEMBERCARD;
    }

    /**
     * Number of the user's member card.
     *
     * @return {@code user_card_code}, or null
     */
    public @Nullable String getUserCardCode() {
        return userCardCode;
    }

    /**
     * Id of the card's template.
     *
     * @return {@code card_id}
     */
    public String getCardId() {
        return cardId;
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
     * Background colour of the card, as RGB in hexadecimal.
     *
     * @return {@code card_color}
     */
    public String getCardColor() {
        return cardColor;
    }

    /**
     * Background picture of the card. A URL.
     *
     * @return {@code card_picture_url}
     */
    public String getCardPictureUrl() {
        return cardPictureUrl;
    }

    /**
     * WeChat Pay's id of the brand.
     *
     * @return {@code brand_id}
     */
    public String getBrandId() {
        return brandId;
    }

    /**
     * Kind of member card: PURCHASE, NORMAL, BALANCE.
     *
     * @return {@code card_type}
     */
    public String getCardType() {
        return cardType;
    }

    /**
     * The user's phone number, encrypted with the merchant's public key. Base64.
     *
     * @return {@code phone_number}, or null
     */
    public @Nullable String getPhoneNumber() {
        return phoneNumber;
    }

    /**
     * Level of the member.
     *
     * @return {@code level}, or null
     */
    public @Nullable String getLevel() {
        return level;
    }

    /**
     * When the card is valid.
     *
     * @return {@code valid_date_information}
     */
    public ValidDateInformation getValidDateInformation() {
        return validDateInformation;
    }

    /**
     * When the user took the card. RFC 3339 with offset.
     *
     * @return {@code pickup_time}
     */
    public String getPickupTime() {
        return pickupTime;
    }

    /**
     * What the user filled in to get the card.
     *
     * @return {@code user_information}, or null
     */
    public @Nullable UserInformation getUserInformation() {
        return userInformation;
    }

    /**
     * The merchant's own data, returned as it was given.
     *
     * @return {@code attach}, or null
     */
    public @Nullable String getAttach() {
        return attach;
    }

    /**
     * State of the user's card: NOT_EFFECTIVE, EFFECTIVE, EXPIRED, UNAVAILABLE, DELETE.
     *
     * @return {@code user_card_state}
     */
    public String getUserCardState() {
        return userCardState;
    }

    /**
     * Why the card became invalid.
     *
     * @return {@code invalid_reason}, or null
     */
    public @Nullable String getInvalidReason() {
        return invalidReason;
    }

    /**
     * When the card became invalid. RFC 3339 with offset.
     *
     * @return {@code invalid_time}, or null
     */
    public @Nullable String getInvalidTime() {
        return invalidTime;
    }

    /**
     * When the record was created. RFC 3339 with offset.
     *
     * @return {@code create_time}
     */
    public String getCreateTime() {
        return createTime;
    }

    /**
     * When the record last changed. RFC 3339 with offset.
     *
     * @return {@code modify_time}
     */
    public String getModifyTime() {
        return modifyTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("user_card_code", userCardCode)
                .put("card_id", cardId)
                .put("openid", openid)
                .put("card_color", cardColor)
                .put("card_picture_url", cardPictureUrl)
                .put("brand_id", brandId)
                .put("card_type", cardType)
                .put("phone_number", phoneNumber)
                .put("level", level)
                .put("valid_date_information", validDateInformation)
                .put("pickup_time", pickupTime)
                .put("user_information", userInformation)
                .put("attach", attach)
                .put("user_card_state", userCardState)
                .put("invalid_reason", invalidReason)
                .put("invalid_time", invalidTime)
                .put("create_time", createTime)
                .put("modify_time", modifyTime)
                .unmodifiable();
    }

    /** When the card is valid: {@code valid_date_information}. */
    public static final class ValidDateInformation extends EventObject {
        private final String type;
        private final String availableBeginTime;
        private final String availableEndTime;
        private final Long availableDayAfterReceive;

        ValidDateInformation(Fields from) {
            type = from.value("type", String.class);
            availableBeginTime = from.value("available_begin_time", String.class);
            availableEndTime = from.value("available_end_time", String.class);
            availableDayAfterReceive = from.value("available_day_after_receive", Long.class);
        }

        /**
         * Kind of validity: FIX_TIME_RANGE, FIX_TERM, PERMANENT.
         *
         * @return {@code type}
         */
        public String getType() {
            return type;
        }

        /**
         * From when it can be used. RFC 3339 with offset.
         *
         * @return {@code available_begin_time}, or null
         */
        public @Nullable String getAvailableBeginTime() {
            return availableBeginTime;
        }

        /**
         * Until when it can be used. RFC 3339 with offset.
         *
         * @return {@code available_end_time}, or null
         */
        public @Nullable String getAvailableEndTime() {
            return availableEndTime;
        }

        /**
         * For how many days the card is valid. In days.
         *
         * @return {@code available_day_after_receive}, or null
         */
        public @Nullable Long getAvailableDayAfterReceive() {
            return availableDayAfterReceive;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("type", type)
                    .put("available_begin_time", availableBeginTime)
                    .put("available_end_time", availableEndTime)
                    .put("available_day_after_receive", availableDayAfterReceive)
                    .unmodifiable();
        }
    }

    /** What the user filled in to get the card: {@code user_information}. */
    public static final class UserInformation extends EventObject {
        private final List<CommonFieldList> commonFieldList;
        private final List<CustomFieldList> customFieldList;

        UserInformation(Fields from) {
            commonFieldList = from.objects("common_field_list", CommonFieldList::new);
            customFieldList = from.objects("custom_field_list", CustomFieldList::new);
        }

        /**
         * The platform's fields the user filled in.
         *
         * @return {@code common_field_list}, empty where there is none
         */
        public List<CommonFieldList> getCommonFieldList() {
            return commonFieldList;
        }

        /**
         * The merchant's own fields the user filled in.
         *
         * @return {@code custom_field_list}, empty where there is none
         */
        public List<CustomFieldList> getCustomFieldList() {
            return customFieldList;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("common_field_list", commonFieldList)
                    .put("custom_field_list", customFieldList)
                    .unmodifiable();
        }

        /** The platform's fields the user filled in: {@code user_information.common_field_list[]}. */
        public static final class CommonFieldList extends EventObject {
            private final String name;
            private final String value;

            CommonFieldList(Fields from) {
                name = from.value("name", String.class);
                value = from.value("value", String.class);
            }

            /**
             * Which field: USER_FORM_FLAG_SEX, USER_FORM_FLAG_NAME, USER_FORM_FLAG_BIRTHDAY, USER_FORM_FLAG_ADDRESS,
             * USER_FORM_FLAG_EMAIL, USER_FORM_FLAG_CITY.
             *
             * @return {@code name}, or null
             */
            public @Nullable String getName() {
                return name;
            }

            /**
             * What the user filled in, encrypted with the merchant's public key. Base64.
             *
             * @return {@code value}, or null
             */
            public @Nullable String getValue() {
                return value;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("name", name)
                        .put("value", value)
                        .unmodifiable();
            }
        }

        /** The merchant's own fields the user filled in: {@code user_information.custom_field_list[]}. */
        public static final class CustomFieldList extends EventObject {
            private final String name;
            private final List<String> userChosenValues;

            CustomFieldList(Fields from) {
                name = from.value("name", String.class);
                userChosenValues = from.list("user_chosen_values", String.class);
            }

            /**
             * Name of the field.
             *
             * @return {@code name}, or null
             */
            public @Nullable String getName() {
                return name;
            }

            /**
             * What the user chose, each value encrypted with the merchant's public key. Base64.
             *
             * @return {@code user_chosen_values}, empty where there is none
             */
            public List<String> getUserChosenValues() {
                return userChosenValues;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("name", name)
                        .put("user_chosen_values", userChosenValues)
                        .unmodifiable();
            }
        }
    }
}
