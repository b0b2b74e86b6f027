package io.github.wxnotify.testing;

import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.PlatformKeys;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.NativeHandle;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import org.jspecify.annotations.Nullable;

/**
 * A pretend platform, <b>for tests only</b>: it signs and encrypts notifications as WeChat Pay does, with a key pair of
 * its own, so that a merchant's handler can be tested without WeChat Pay, which has no sandbox for APIv3.
 *
 * <pre>{@code
 * try (Platform platform = Platform.create(); NotificationParser parser = platform.parser()) {
 *     String payment = Sample.of("TRANSACTION.SUCCESS", Collections.singletonMap("out_trade_no", "A1"));
 *     Delivery paid = platform.notification("TRANSACTION.SUCCESS", payment).build();
 *     assertEquals("A1", parser.parse(paid.getHeaders(), paid.getBody()).getResource().get("out_trade_no"));
 *
 *     Delivery forged = platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build();
 *     assertThrows(VerificationException.class, () -> parser.parse(forged.getHeaders(), forged.getBody()));
 * }
 * }</pre>
 */
public final class Platform implements AutoCloseable {
    private final String serial;
    private final String apiV3Key;
    private final String certificatePem;
    private final String publicKeyPem;
    private final String privateKeyPem;
    private final NativeHandle handle;

    private Platform(Reply reply) {
        serial = reply.text();
        apiV3Key = reply.text();
        certificatePem = reply.text();
        publicKeyPem = reply.text();
        privateKeyPem = reply.text();
        handle = new NativeHandle(this, "testing.Platform", reply.integer(), Native::platformFree);
    }

    /**
     * An RSA platform in certificate mode, with everything made on the spot.
     *
     * @return the platform
     */
    public static Platform create() {
        return builder().build();
    }

    /**
     * An RSA platform in public-key mode.
     *
     * @param id the key's id, {@code PUB_KEY_ID_...}
     * @return the platform
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for an id that is none
     */
    public static Platform withPublicKey(String id) {
        return builder().publicKeyId(id).build();
    }

    /**
     * An SM2 platform in certificate mode, which encrypts with SM4-GCM.
     *
     * @return the platform
     */
    public static Platform sm2() {
        return builder().algorithm("SM2").build();
    }

    /**
     * Begins a platform of given parts.
     *
     * @return a builder; what is not given is made on the spot
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A platform of options in JSON, in the same form in every language of wxnotify.
     *
     * @param json an object with any of {@code algorithm} ({@code RSA} or {@code SM2}), {@code private_key} and
     *     {@code stranger_private_key} (PEM), {@code public_key_id}, {@code serial} (hex), {@code not_before},
     *     {@code not_after} (seconds since the epoch), {@code api_v3_key}
     * @return the platform
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} where the JSON is not that, and those of
     *     {@link Builder#build()}
     */
    public static Platform fromJson(String json) {
        return new Platform(new Request(4096).text(json).send(Native::platformFromJson));
    }

    /**
     * What it puts into {@code Wechatpay-Serial}.
     *
     * @return its certificate's serial, or its public key's id
     */
    public String getSerial() {
        return serial;
    }

    /**
     * The APIv3 key that it encrypts with.
     *
     * @return 32 characters
     */
    public String getApiV3Key() {
        return apiV3Key;
    }

    /**
     * Its certificate.
     *
     * @return PEM, or null in public-key mode
     */
    public @Nullable String getCertificatePem() {
        return certificatePem;
    }

    /**
     * Its public key.
     *
     * @return PEM (SPKI)
     */
    public String getPublicKeyPem() {
        return publicKeyPem;
    }

    /**
     * Its private key, so that a test can make the same platform again.
     *
     * @return PEM (PKCS#8)
     */
    public String getPrivateKeyPem() {
        return privateKeyPem;
    }

    /**
     * What a merchant must trust to receive from it.
     *
     * @return its one key
     */
    public PlatformKeys platformKeys() {
        PlatformKeys.Builder keys = PlatformKeys.builder();
        return (certificatePem != null ? keys.certificates(certificatePem) : keys.publicKey(serial, publicKeyPem)).build();
    }

    /**
     * A parser that trusts this platform, with default options.
     *
     * @return a new parser, to be closed
     */
    public NotificationParser parser() {
        return NotificationParser.builder().platformKeys(platformKeys()).apiV3Key(apiV3Key).build();
    }

    /**
     * Signs any bytes.
     *
     * @param message the bytes
     * @return the signature in base64
     */
    public String sign(byte[] message) {
        return handle.call(Native::platformSign, message.length + 16, request -> request.bytes(message)).text();
    }

    /**
     * Begins a notification.
     *
     * @param eventType such as {@code TRANSACTION.SUCCESS}
     * @param resource the plaintext: a JSON object as text, such as {@link Sample} makes
     * @return a builder
     */
    public NotificationBuilder notification(String eventType, String resource) {
        return new NotificationBuilder(handle, eventType, resource);
    }

    /**
     * Makes a notification of options in JSON, in the same form in every language of wxnotify.
     *
     * @param json an object with {@code event_type}, {@code resource} (the plaintext as text), and any of {@code id},
     *     {@code create_time}, {@code resource_type}, {@code summary}, {@code original_type}, {@code associated_data},
     *     {@code algorithm}, {@code resource_nonce}, {@code now}, {@code nonce}, {@code request_id},
     *     {@code signature_type} and {@code fault} (a name of {@link Fault} in lower case)
     * @return headers and body
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} where the JSON is not that
     */
    public Delivery notificationFromJson(String json) {
        return new Delivery(handle.call(Native::platformNotificationFromJson, 4096, request -> request.text(json)));
    }

    /**
     * A genuine answer of {@code GET /v3/certificates} with this platform's certificate, made now by the system clock.
     *
     * @return headers and body
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} in public-key mode
     */
    public Delivery certificatesAnswer() {
        return certificatesAnswer(null);
    }

    /**
     * The same at another time.
     *
     * @param now in seconds since the epoch
     * @return headers and body
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} in public-key mode
     */
    public Delivery certificatesAnswer(long now) {
        return certificatesAnswer(Long.valueOf(now));
    }

    private Delivery certificatesAnswer(Long now) {
        return new Delivery(
                handle.call(Native::platformCertificatesAnswer, 16, request -> request.optionalInteger(now)));
    }

    /** Frees it. Once more does nothing. */
    @Override
    public void close() {
        handle.close();
    }

    /** The serial. */
    @Override
    public String toString() {
        return "testing.Platform[serial=" + serial + "]";
    }

    /** Collects a platform's parts; see {@link Platform#builder()}. */
    public static final class Builder {
        private final Options options = new Options();

        private Builder() {}

        /**
         * The algorithm of a key made on the spot; a given key decides by itself.
         *
         * @param algorithm {@code RSA} or {@code SM2}
         * @return this
         */
        public Builder algorithm(String algorithm) {
            options.put("algorithm", algorithm);
            return this;
        }

        /**
         * A private key to sign with.
         *
         * @param pem PKCS#8, PKCS#1 or SEC1
         * @return this
         */
        public Builder privateKey(String pem) {
            options.put("private_key", pem);
            return this;
        }

        /**
         * A private key that signs what is forged ({@link Fault#FORGED}).
         *
         * @param pem PKCS#8, PKCS#1 or SEC1
         * @return this
         */
        public Builder strangerPrivateKey(String pem) {
            options.put("stranger_private_key", pem);
            return this;
        }

        /**
         * Puts the platform into public-key mode.
         *
         * @param id {@code PUB_KEY_ID_...}
         * @return this
         */
        public Builder publicKeyId(String id) {
            options.put("public_key_id", id);
            return this;
        }

        /**
         * The serial of its certificate.
         *
         * @param hex up to 40 hex digits
         * @return this
         */
        public Builder serial(String hex) {
            options.put("serial", hex);
            return this;
        }

        /**
         * The dates of its certificate. Unless given, five years around now.
         *
         * @param notBefore in seconds since the epoch
         * @param notAfter in seconds since the epoch
         * @return this
         */
        public Builder validity(long notBefore, long notAfter) {
            options.put("not_before", notBefore);
            options.put("not_after", notAfter);
            return this;
        }

        /**
         * The APIv3 key that it encrypts with.
         *
         * @param key 32 characters
         * @return this
         */
        public Builder apiV3Key(String key) {
            options.put("api_v3_key", key);
            return this;
        }

        /**
         * Makes the platform.
         *
         * @return the platform, to be closed
         * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID}, {@code PEM_INVALID},
         *     {@code KEY_UNSUPPORTED}, {@code API_V3_KEY_INVALID}
         */
        public Platform build() {
            Request request = new Request(4096);
            options.write(request);
            return new Platform(request.send(Native::platformNew));
        }
    }
}
