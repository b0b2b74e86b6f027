// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).
 *
 * <p>Kind {@code security_echo}, carried by {@code SECURITY_ECHO.SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4015164042">pay.weixin.qq.com/doc/v3/merchant/4015164042</a>
 */
public final class SecurityEcho extends Event {
    private final String echoMessage;
    private final String encryptEchoMessage;

    SecurityEcho(Fields from) {
        echoMessage = from.value("echo_message", String.class);
        encryptEchoMessage = from.value("encrypt_echo_message", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.SECURITY_ECHO;
    }

    /**
     * The text the merchant sent to the test, returned.
     *
     * @return {@code echo_message}
     */
    public String getEchoMessage() {
        return echoMessage;
    }

    /**
     * The text, encrypted with the merchant's public key. Base64.
     *
     * @return {@code encrypt_echo_message}, or null
     */
    public @Nullable String getEncryptEchoMessage() {
        return encryptEchoMessage;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("echo_message", echoMessage)
                .put("encrypt_echo_message", encryptEchoMessage)
                .unmodifiable();
    }
}
