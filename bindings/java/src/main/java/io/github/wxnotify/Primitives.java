package io.github.wxnotify;

import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.RawBody;
import io.github.wxnotify.internal.Request;
import org.jspecify.annotations.Nullable;

/** The single steps, for stacks that replace only their own crypto. */
public final class Primitives {
    private Primitives() {}

    /**
     * The bytes that the platform signs: timestamp, nonce and body, each with a line feed behind it.
     *
     * @param timestamp the header's value as it came
     * @param nonce the header's value as it came
     * @param body the raw body
     * @return the message
     */
    public static byte[] signingMessage(String timestamp, String nonce, byte[] body) {
        RawBody.check(body);
        Request request = new Request(body.length + 128)
                .text(Given.required(timestamp, "timestamp"))
                .text(Given.required(nonce, "nonce"))
                .bytes(body);
        return request.send(Native::signingMessage).bytes();
    }

    /**
     * Whether a signature is the key's of a message. This is the bare check: it looks at no timestamp, so a captured
     * notification passes it for ever.
     *
     * @param message as {@link #signingMessage} makes it
     * @param signature padded base64 in the standard alphabet
     * @param key one platform certificate, or one public key, in PEM; it decides the algorithm, RSA with SHA-256 or SM2
     *     with SM3
     * @return whether it verifies; false for what is not base64 or has the wrong length, too
     * @throws ConfigurationException {@code PEM_INVALID}, {@code KEY_UNSUPPORTED}, {@code MERCHANT_CERTIFICATE},
     *     {@code PRIVATE_KEY_GIVEN}
     */
    public static boolean verifySignature(byte[] message, String signature, String key) {
        Request request = new Request(Given.required(message, "message").length + 2048)
                .bytes(message)
                .text(Given.required(signature, "signature"))
                .text(Given.required(key, "key"));
        return request.send(Native::verifySignature).bool();
    }

    /**
     * Decrypts a resource, and checks its 128-bit tag.
     *
     * @param apiV3Key the APIv3 key, 32 characters
     * @param nonce 12 characters
     * @param associatedData the associated data, empty or null where there is none
     * @param ciphertext padded base64 of ciphertext and tag
     * @param algorithm {@code AEAD_AES_256_GCM} or {@code AEAD_SM4_GCM}
     * @return the plaintext
     * @throws WxNotifyException {@code API_V3_KEY_INVALID}, {@code RESOURCE_UNSUPPORTED} for another algorithm,
     *     {@code DECRYPTION_FAILED}
     */
    public static byte[] decryptResource(
            String apiV3Key, String nonce, @Nullable String associatedData, String ciphertext, String algorithm) {
        return new Request(Given.required(ciphertext, "ciphertext").length() + 256)
                .text(Given.required(apiV3Key, "apiV3Key"))
                .text(Given.required(nonce, "nonce"))
                .text(associatedData == null ? "" : associatedData)
                .text(ciphertext)
                .text(Given.required(algorithm, "algorithm"))
                .send(Native::decryptResource)
                .bytes();
    }
}
