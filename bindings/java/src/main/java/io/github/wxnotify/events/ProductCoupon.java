// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product coupon given, used or returned (商品券).
 *
 * <p>Kind {@code product_coupon}, carried by {@code PRODUCT_COUPON.RETURN}, {@code PRODUCT_COUPON.SEND}, {@code
 * PRODUCT_COUPON.USE}, {@code PRODUCT_COUPON_SP.SEND}.
 *
 * <p>Only the coupon given ({@code PRODUCT_COUPON_SP.SEND}) is publicly documented in full; for a coupon used or
 * returned the fields come from public sample code. So none is required.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4015780862">pay.weixin.qq.com/doc/v3/partner/4015780862</a>
 */
public final class ProductCoupon extends Event {
    private final String brandId;
    private final String couponCode;
    private final String productCouponId;
    private final String stockId;
    private final String stockBundleId;
    private final String userCouponBundleId;
    private final String appid;
    private final String openid;
    private final String unionid;
    private final String receiveTime;
    private final String sendRequestNo;
    private final String sendChannel;
    private final String validBeginTime;
    private final String validEndTime;
    private final String phoneNumber;
    private final String countryCode;
    private final String attach;
    private final String channelCustomInfo;

    ProductCoupon(Fields from) {
        brandId = from.value("brand_id", String.class);
        couponCode = from.value("coupon_code", String.class);
        productCouponId = from.value("product_coupon_id", String.class);
        stockId = from.value("stock_id", String.class);
        stockBundleId = from.value("stock_bundle_id", String.class);
        userCouponBundleId = from.value("user_coupon_bundle_id", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        unionid = from.value("unionid", String.class);
        receiveTime = from.value("receive_time", String.class);
        sendRequestNo = from.value("send_request_no", String.class);
        sendChannel = from.value("send_channel", String.class);
        validBeginTime = from.value("valid_begin_time", String.class);
        validEndTime = from.value("valid_end_time", String.class);
        phoneNumber = from.value("phone_number", String.class);
        countryCode = from.value("country_code", String.class);
        attach = from.value("attach", String.class);
        channelCustomInfo = from.value("channel_custom_info", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PRODUCT_COUPON;
    }

    /**
     * WeChat Pay's id of the brand.
     *
     * @return {@code brand_id}, or null
     */
    public @Nullable String getBrandId() {
        return brandId;
    }

    /**
     * Code of the user's coupon.
     *
     * @return {@code coupon_code}, or null
     */
    public @Nullable String getCouponCode() {
        return couponCode;
    }

    /**
     * Id of the product coupon.
     *
     * @return {@code product_coupon_id}, or null
     */
    public @Nullable String getProductCouponId() {
        return productCouponId;
    }

    /**
     * Id of the coupon's stock.
     *
     * @return {@code stock_id}, or null
     */
    public @Nullable String getStockId() {
        return stockId;
    }

    /**
     * Id of the bundle of coupon stocks.
     *
     * @return {@code stock_bundle_id}, or null
     */
    public @Nullable String getStockBundleId() {
        return stockBundleId;
    }

    /**
     * Id of the user's bundle of coupons.
     *
     * @return {@code user_coupon_bundle_id}, or null
     */
    public @Nullable String getUserCouponBundleId() {
        return userCouponBundleId;
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
     * The user's id across the merchant's applications.
     *
     * @return {@code unionid}, or null
     */
    public @Nullable String getUnionid() {
        return unionid;
    }

    /**
     * When the user got the coupon. RFC 3339 with offset.
     *
     * @return {@code receive_time}, or null
     */
    public @Nullable String getReceiveTime() {
        return receiveTime;
    }

    /**
     * Number of the request to give the coupon.
     *
     * @return {@code send_request_no}, or null
     */
    public @Nullable String getSendRequestNo() {
        return sendRequestNo;
    }

    /**
     * How the coupon was given: API, BRAND_MANAGE, MERCHANT_CARD, MEMBER, SMALL_ACTIVITY.
     *
     * @return {@code send_channel}, or null
     */
    public @Nullable String getSendChannel() {
        return sendChannel;
    }

    /**
     * From when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only.
     *
     * @return {@code valid_begin_time}, or null
     */
    public @Nullable String getValidBeginTime() {
        return validBeginTime;
    }

    /**
     * Until when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only.
     *
     * @return {@code valid_end_time}, or null
     */
    public @Nullable String getValidEndTime() {
        return validEndTime;
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
     * Country code of the phone number.
     *
     * @return {@code country_code}, or null
     */
    public @Nullable String getCountryCode() {
        return countryCode;
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
     * The channel's own data.
     *
     * @return {@code channel_custom_info}, or null
     */
    public @Nullable String getChannelCustomInfo() {
        return channelCustomInfo;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("brand_id", brandId)
                .put("coupon_code", couponCode)
                .put("product_coupon_id", productCouponId)
                .put("stock_id", stockId)
                .put("stock_bundle_id", stockBundleId)
                .put("user_coupon_bundle_id", userCouponBundleId)
                .put("appid", appid)
                .put("openid", openid)
                .put("unionid", unionid)
                .put("receive_time", receiveTime)
                .put("send_request_no", sendRequestNo)
                .put("send_channel", sendChannel)
                .put("valid_begin_time", validBeginTime)
                .put("valid_end_time", validEndTime)
                .put("phone_number", phoneNumber)
                .put("country_code", countryCode)
                .put("attach", attach)
                .put("channel_custom_info", channelCustomInfo)
                .unmodifiable();
    }
}
