// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member card taken or activated (会员卡).
 *
 * <p>Kind {@code membercard}, carried by {@code MEMBERCARD.ACCEPT_CARD}, {@code MEMBERCARD.ACTIVATE_CARD}, {@code
 * MEMBERCARD.USERCARD_MANAGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012288215">pay.weixin.qq.com/doc/v3/merchant/4012288215</a>
 */
public final class Membercard extends Event {
    private final String eventType;
    private final String cardId;
    private final String code;
    private final String eventTime;
    private final String openid;
    private final String unionid;
    private final String phoneNumber;
    private final String outerStr;
    private final String activateScene;

    Membercard(Fields from) {
        eventType = from.value("event_type", String.class);
        cardId = from.value("card_id", String.class);
        code = from.value("code", String.class);
        eventTime = from.value("event_time", String.class);
        openid = from.value("openid", String.class);
        unionid = from.value("unionid", String.class);
        phoneNumber = from.value("phone_number", String.class);
        outerStr = from.value("outer_str", String.class);
        activateScene = from.value("activate_scene", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.MEMBERCARD;
    }

    /**
     * What happened, such as MEMBER_CARD_ACTIVATE.
     *
     * @return {@code event_type}
     */
    public String getEventType() {
        return eventType;
    }

    /**
     * Id of the card.
     *
     * @return {@code card_id}
     */
    public String getCardId() {
        return cardId;
    }

    /**
     * Number of the user's card.
     *
     * @return {@code code}, or null
     */
    public @Nullable String getCode() {
        return code;
    }

    /**
     * When it happened. RFC 3339 with offset.
     *
     * @return {@code event_time}
     */
    public String getEventTime() {
        return eventTime;
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
     * The user's phone number.
     *
     * @return {@code phone_number}, or null
     */
    public @Nullable String getPhoneNumber() {
        return phoneNumber;
    }

    /**
     * The merchant's own data on where the card was taken.
     *
     * @return {@code outer_str}, or null
     */
    public @Nullable String getOuterStr() {
        return outerStr;
    }

    /**
     * Where the user activated the card. Uncertain: values not documented in public.
     *
     * @return {@code activate_scene}, or null
     */
    public @Nullable String getActivateScene() {
        return activateScene;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("event_type", eventType)
                .put("card_id", cardId)
                .put("code", code)
                .put("event_time", eventTime)
                .put("openid", openid)
                .put("unionid", unionid)
                .put("phone_number", phoneNumber)
                .put("outer_str", outerStr)
                .put("activate_scene", activateScene)
                .unmodifiable();
    }
}
