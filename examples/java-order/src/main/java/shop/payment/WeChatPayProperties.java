package shop.payment;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What {@code application.properties} says of WeChat Pay.
 *
 * @param publicKeyId {@code PUB_KEY_ID_...}
 * @param publicKey 微信支付公钥, in PEM
 * @param apiV3Key APIv3密钥, 32 characters
 */
@ConfigurationProperties("wechatpay")
public record WeChatPayProperties(String publicKeyId, String publicKey, String apiV3Key) {
    /** Without the keys. */
    @Override
    public String toString() {
        return "WeChatPayProperties[publicKeyId=" + publicKeyId + "]";
    }
}
