// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member's payment in a business circle (智慧商圈).
 *
 * <p>Kind {@code mall.transaction}, carried by {@code MALL_TRANSACTION.SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012285856">pay.weixin.qq.com/doc/v3/merchant/4012285856</a>
 */
public final class MallTransaction extends Event {
    private final String mchid;
    private final String merchantName;
    private final String shopName;
    private final String shopNumber;
    private final String appid;
    private final String openid;
    private final String timeEnd;
    private final long amount;
    private final String transactionId;
    private final String commitTag;
    private final String code;
    private final String authType;

    MallTransaction(Fields from) {
        mchid = from.value("mchid", String.class);
        merchantName = from.value("merchant_name", String.class);
        shopName = from.value("shop_name", String.class);
        shopNumber = from.value("shop_number", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        timeEnd = from.value("time_end", String.class);
        amount = from.value("amount", Long.class);
        transactionId = from.value("transaction_id", String.class);
        commitTag = from.value("commit_tag", String.class);
        code = from.value("code", String.class);
        authType = from.value("auth_type", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.MALL_TRANSACTION;
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
     * When the payment was complete. RFC 3339 with offset.
     *
     * @return {@code time_end}
     */
    public String getTimeEnd() {
        return timeEnd;
    }

    /**
     * What the user paid. In the currency's minor unit (分 for CNY).
     *
     * @return {@code amount}
     */
    public long getAmount() {
        return amount;
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
     * Present when the user asked for the points by hand. Uncertain: value not documented in public.
     *
     * @return {@code commit_tag}, or null
     */
    public @Nullable String getCommitTag() {
        return commitTag;
    }

    /**
     * Number of the user's member card of the business circle. Uncertain: in one source only.
     *
     * @return {@code code}, or null
     */
    public @Nullable String getCode() {
        return code;
    }

    /**
     * How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: in one source only.
     *
     * @return {@code auth_type}, or null
     */
    public @Nullable String getAuthType() {
        return authType;
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
                .put("time_end", timeEnd)
                .put("amount", amount)
                .put("transaction_id", transactionId)
                .put("commit_tag", commitTag)
                .put("code", code)
                .put("auth_type", authType)
                .unmodifiable();
    }
}
