// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user gave or activated a business circle's authorization (智慧商圈).
 *
 * <p>Kind {@code mall.auth}, carried by {@code MALL_AUTH.ACTIVATE_CARD}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012285836">pay.weixin.qq.com/doc/v3/merchant/4012285836</a>
 */
public final class MallAuth extends Event {
    private final String openid;
    private final String code;
    private final String mchid;
    private final String authType;

    MallAuth(Fields from) {
        openid = from.value("openid", String.class);
        code = from.value("code", String.class);
        mchid = from.value("mchid", String.class);
        authType = from.value("auth_type", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.MALL_AUTH;
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
     * Number of the user's member card of the business circle.
     *
     * @return {@code code}
     */
    public String getCode() {
        return code;
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
     * How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: values not documented in full.
     *
     * @return {@code auth_type}
     */
    public String getAuthType() {
        return authType;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("openid", openid)
                .put("code", code)
                .put("mchid", mchid)
                .put("auth_type", authType)
                .unmodifiable();
    }
}
