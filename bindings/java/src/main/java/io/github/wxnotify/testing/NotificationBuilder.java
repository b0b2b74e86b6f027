package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.NativeHandle;

/** A notification in the making, for tests only; see {@link Platform#notification}. */
public final class NotificationBuilder {
    private final NativeHandle platform;
    private final Options options = new Options();

    NotificationBuilder(NativeHandle platform, String eventType, String resource) {
        this.platform = platform;
        options.put("event_type", eventType);
        options.put("resource", resource);
    }

    /**
     * Its id; unless given, made at random.
     *
     * @param id the id
     * @return this
     */
    public NotificationBuilder id(String id) {
        options.put("id", id);
        return this;
    }

    /**
     * When it was made; unless given, now.
     *
     * @param createTime RFC 3339 with offset
     * @return this
     */
    public NotificationBuilder createTime(String createTime) {
        options.put("create_time", createTime);
        return this;
    }

    /**
     * Its resource type; unless given, {@code encrypt-resource}.
     *
     * @param resourceType the type
     * @return this
     */
    public NotificationBuilder resourceType(String resourceType) {
        options.put("resource_type", resourceType);
        return this;
    }

    /**
     * Its summary; unless given, a few words.
     *
     * @param summary the summary
     * @return this
     */
    public NotificationBuilder summary(String summary) {
        options.put("summary", summary);
        return this;
    }

    /**
     * Its original type; unless given, one that fits the event type.
     *
     * @param originalType the type
     * @return this
     */
    public NotificationBuilder originalType(String originalType) {
        options.put("original_type", originalType);
        return this;
    }

    /**
     * The associated data; unless given, the original type.
     *
     * @param associatedData the data
     * @return this
     */
    public NotificationBuilder associatedData(String associatedData) {
        options.put("associated_data", associatedData);
        return this;
    }

    /**
     * What {@code resource.algorithm} says; unless given, the one that is used.
     *
     * @param algorithm the algorithm
     * @return this
     */
    public NotificationBuilder algorithm(String algorithm) {
        options.put("algorithm", algorithm);
        return this;
    }

    /**
     * The nonce of the encryption; unless given, made at random.
     *
     * @param nonce 12 characters
     * @return this
     */
    public NotificationBuilder resourceNonce(String nonce) {
        options.put("resource_nonce", nonce);
        return this;
    }

    /**
     * The nonce of the signature; unless given, made at random.
     *
     * @param nonce visible ASCII
     * @return this
     */
    public NotificationBuilder nonce(String nonce) {
        options.put("nonce", nonce);
        return this;
    }

    /**
     * The header {@code Request-ID}; unless given, none.
     *
     * @param id visible ASCII
     * @return this
     */
    public NotificationBuilder requestId(String id) {
        options.put("request_id", id);
        return this;
    }

    /**
     * The header {@code Wechatpay-Signature-Type}; unless given, the one that fits the key.
     *
     * @param type visible ASCII
     * @return this
     */
    public NotificationBuilder signatureType(String type) {
        options.put("signature_type", type);
        return this;
    }

    /**
     * When it is signed; unless given, now.
     *
     * @param now in seconds since the epoch
     * @return this
     */
    public NotificationBuilder now(long now) {
        options.put("now", now);
        return this;
    }

    /**
     * Makes it wrong.
     *
     * @param fault in this way
     * @return this
     */
    public NotificationBuilder fault(Fault fault) {
        options.put("fault", fault == null ? null : fault.coreName());
        return this;
    }

    /**
     * Encrypts and signs.
     *
     * @return headers and body
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for a resource nonce that has not 12
     *     bytes, or a header that is not visible ASCII
     */
    public Delivery build() {
        return new Delivery(platform.call(Native::platformNotification, 4096, options::write));
    }
}
