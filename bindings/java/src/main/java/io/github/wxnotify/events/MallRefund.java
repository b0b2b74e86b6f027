// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refund of a member's payment in a business circle (智慧商圈).
 *
 * <p>Kind {@code mall.refund}, carried by {@code MALL_REFUND.SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012285869">pay.weixin.qq.com/doc/v3/merchant/4012285869</a>
 */
public final class MallRefund extends Event {
    private final String mchid;
    private final String merchantName;
    private final String shopName;
    private final String shopNumber;
    private final String appid;
    private final String openid;
    private final String refundTime;
    private final long payAmount;
    private final long refundAmount;
    private final String transactionId;
    private final String refundId;

    MallRefund(Fields from) {
        mchid = from.value("mchid", String.class);
        merchantName = from.value("merchant_name", String.class);
        shopName = from.value("shop_name", String.class);
        shopNumber = from.value("shop_number", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        refundTime = from.value("refund_time", String.class);
        payAmount = from.value("pay_amount", Long.class);
        refundAmount = from.value("refund_amount", Long.class);
        transactionId = from.value("transaction_id", String.class);
        refundId = from.value("refund_id", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.MALL_REFUND;
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
     * Name of the business circle's merchant.
     *
     * @return {@code merchant_name}
     */
    public String getMerchantName() {
        return merchantName;
    }

    /**
     * Name of the shop.
     *
     * @return {@code shop_name}
     */
    public String getShopName() {
        return shopName;
    }

    /**
     * Number of the shop in the business circle.
     *
     * @return {@code shop_number}
     */
    public String getShopNumber() {
        return shopNumber;
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
     * When the refund was made. RFC 3339 with offset.
     *
     * @return {@code refund_time}
     */
    public String getRefundTime() {
        return refundTime;
    }

    /**
     * What the user paid. In the currency's minor unit (分 for CNY).
     *
     * @return {@code pay_amount}
     */
    public long getPayAmount() {
        return payAmount;
    }

    /**
     * The amount refunded. In the currency's minor unit (分 for CNY).
     *
     * @return {@code refund_amount}
     */
    public long getRefundAmount() {
        return refundAmount;
    }

    /**
     * WeChat Pay's number of the transaction.
     *
     * @return {@code transaction_id}
     */
    public String getTransactionId() {
        return transactionId;
    }

    /**
     * WeChat Pay's number of the refund.
     *
     * @return {@code refund_id}
     */
    public String getRefundId() {
        return refundId;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("merchant_name", merchantName)
                .put("shop_name", shopName)
                .put("shop_number", shopNumber)
                .put("appid", appid)
                .put("openid", openid)
                .put("refund_time", refundTime)
                .put("pay_amount", payAmount)
                .put("refund_amount", refundAmount)
                .put("transaction_id", transactionId)
                .put("refund_id", refundId)
                .unmodifiable();
    }
}
