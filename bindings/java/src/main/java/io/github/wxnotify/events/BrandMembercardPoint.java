// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * Points of a brand's member card to be synchronized (商家名片会员卡).
 *
 * <p>Kind {@code brand_membercard.point}, carried by {@code BRAND_MEMBER_CARD.SYNC_USER_POINT}, {@code
 * BRAND_MEMBER_CARD_SP.SYNC_USER_POINT}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4016096820">pay.weixin.qq.com/doc/v3/partner/4016096820</a>
 */
public final class BrandMembercardPoint extends Event {
    private final String brandId;
    private final String cardId;
    private final String openid;
    private final String userCardCode;

    BrandMembercardPoint(Fields from) {
        brandId = from.value("brand_id", String.class);
        cardId = from.value("card_id", String.class);
        openid = from.value("openid", String.class);
        userCardCode = from.value("user_card_code", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.BRAND_MEMBERCARD_POINT;
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
     * Number of the user's member card.
     *
     * @return {@code user_card_code}
     */
    public String getUserCardCode() {
        return userCardCode;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("brand_id", brandId)
                .put("card_id", cardId)
                .put("openid", openid)
                .put("user_card_code", userCardCode)
                .unmodifiable();
    }
}
