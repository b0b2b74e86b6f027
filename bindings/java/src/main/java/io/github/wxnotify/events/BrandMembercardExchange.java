// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user wants to exchange a brand's points for a coupon (商家名片会员卡).
 *
 * <p>Kind {@code brand_membercard.exchange}, carried by {@code BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON}, {@code
 * BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON}.
 *
 * <p>After the exchange, report its outcome by the API call that synchronizes it: the acknowledgement does not carry it.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4015878622">pay.weixin.qq.com/doc/v3/partner/4015878622</a>
 */
public final class BrandMembercardExchange extends Event {
    private final String recordId;
    private final String brandId;
    private final String cardId;
    private final String openid;
    private final String userCardCode;
    private final String exchangeCouponTemplateId;
    private final long deductPoints;
    private final String stockId;
    private final String appid;
    private final String productCouponId;
    private final String productCouponStockType;

    BrandMembercardExchange(Fields from) {
        recordId = from.value("record_id", String.class);
        brandId = from.value("brand_id", String.class);
        cardId = from.value("card_id", String.class);
        openid = from.value("openid", String.class);
        userCardCode = from.value("user_card_code", String.class);
        exchangeCouponTemplateId = from.value("exchange_coupon_template_id", String.class);
        deductPoints = from.value("deduct_points", Long.class);
        stockId = from.value("stock_id", String.class);
        appid = from.value("appid", String.class);
        productCouponId = from.value("product_coupon_id", String.class);
        productCouponStockType = from.value("product_coupon_stock_type", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.BRAND_MEMBERCARD_EXCHANGE;
    }

    /**
     * Id of the exchange.
     *
     * @return {@code record_id}
     */
    public String getRecordId() {
        return recordId;
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

    /**
     * Id of the offer to exchange points for a coupon.
     *
     * @return {@code exchange_coupon_template_id}
     */
    public String getExchangeCouponTemplateId() {
        return exchangeCouponTemplateId;
    }

    /**
     * How many points the coupon costs.
     *
     * @return {@code deduct_points}
     */
    public long getDeductPoints() {
        return deductPoints;
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
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}, or null
     */
    public @Nullable String getAppid() {
        return appid;
    }

    /**
     * Id of the product coupon. Uncertain: in one source only.
     *
     * @return {@code product_coupon_id}, or null
     */
    public @Nullable String getProductCouponId() {
        return productCouponId;
    }

    /**
     * Kind of the product coupon's stock. Uncertain: in one source only.
     *
     * @return {@code product_coupon_stock_type}, or null
     */
    public @Nullable String getProductCouponStockType() {
        return productCouponStockType;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("record_id", recordId)
                .put("brand_id", brandId)
                .put("card_id", cardId)
                .put("openid", openid)
                .put("user_card_code", userCardCode)
                .put("exchange_coupon_template_id", exchangeCouponTemplateId)
                .put("deduct_points", deductPoints)
                .put("stock_id", stockId)
                .put("appid", appid)
                .put("product_coupon_id", productCouponId)
                .put("product_coupon_stock_type", productCouponStockType)
                .unmodifiable();
    }
}
