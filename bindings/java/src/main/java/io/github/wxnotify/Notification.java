package io.github.wxnotify;

import io.github.wxnotify.events.Event;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Constructors;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A notification whose signature was verified and whose resource was decrypted.
 *
 * <p>It is genuine, and nothing more: before shipping goods compare it with the order ({@link #expectPaid}), and make
 * sure that a repeated one changes nothing. Immutable; it holds nothing that must be closed. {@link #toString()} shows
 * the envelope, and of the plaintext only its length.
 */
public final class Notification {
    static {
        // No method reference: it would take a program's start milliseconds.
        Constructors.lend(Notification.class, new Function<Reply, Notification>() {
            @Override
            public Notification apply(Reply reply) {
                return new Notification(reply);
            }
        });
    }

    /** All fields as the native library wrote them, for what the core does with them; the plaintext is a part. */
    private final byte[] reply;

    private final String id;
    private final String createTime;
    private final String eventType;
    private final String resourceType;
    private final String summary;
    private final String originalType;
    private final String associatedData;
    private final int plaintextLength;
    private final int plaintextStart;
    private final String serial;
    private final long timestamp;
    private final String nonce;
    private final String requestId;
    private final String apiV3KeyLabel;
    private final Kind kind;
    private final Long certificateExpiresAt;

    private volatile Map<String, Object> resource;

    Notification(Reply reply) {
        this.reply = reply.whole();
        id = reply.text();
        createTime = reply.text();
        eventType = reply.text();
        resourceType = reply.text();
        summary = reply.text();
        originalType = reply.text();
        associatedData = reply.text();
        plaintextLength = reply.length();
        plaintextStart = reply.pass(plaintextLength);
        serial = reply.text();
        timestamp = reply.integer();
        nonce = reply.text();
        requestId = reply.text();
        apiV3KeyLabel = reply.text();
        kind = Kind.of(reply.text());
        certificateExpiresAt = reply.optionalInteger();
    }

    /**
     * The notification's id, the same in every repetition: what to count it once by.
     *
     * @return the id
     */
    public String getId() {
        return id;
    }

    /**
     * When the platform made it.
     *
     * @return RFC 3339 with offset, or null
     */
    public @Nullable String getCreateTime() {
        return createTime;
    }

    /**
     * What happened.
     *
     * @return such as {@code TRANSACTION.SUCCESS}
     */
    public String getEventType() {
        return eventType;
    }

    /**
     * The type of the resource.
     *
     * @return {@code encrypt-resource}
     */
    public String getResourceType() {
        return resourceType;
    }

    /**
     * A few words for people.
     *
     * @return such as 支付成功, or null
     */
    public @Nullable String getSummary() {
        return summary;
    }

    /**
     * What the resource was before encryption.
     *
     * @return such as {@code transaction}, or null
     */
    public @Nullable String getOriginalType() {
        return originalType;
    }

    /**
     * The associated data of the encryption.
     *
     * @return the data; empty where there was none
     */
    public String getAssociatedData() {
        return associatedData;
    }

    /**
     * The decrypted resource, to the byte: a JSON object in UTF-8. What to give to a JSON library.
     *
     * @return a copy
     */
    public byte[] getPlaintext() {
        return Arrays.copyOfRange(reply, plaintextStart, plaintextStart + plaintextLength);
    }

    /**
     * The decrypted resource as text.
     *
     * @return a JSON object
     */
    public String getPlaintextAsString() {
        return new String(reply, plaintextStart, plaintextLength, StandardCharsets.UTF_8);
    }

    /**
     * The decrypted resource as an unmodifiable map in the order of the text, made when first asked for.
     *
     * <p>Its values are {@code String}, {@code Long} (every integer that fits, amounts among them), {@code BigInteger}
     * (from 2<sup>63</sup> to 2<sup>64</sup> - 1), {@code Double} (other numbers), {@code Boolean}, null,
     * {@code Map<String, Object>} and {@code List<Object>}.
     *
     * @return the map
     */
    public Map<String, @Nullable Object> getResource() {
        Map<String, Object> made = resource;
        if (made == null) {
            made = new Request(plaintextLength + 8)
                    .bytes(reply, plaintextStart, plaintextLength)
                    .send(Native::notificationResource)
                    .object();
            resource = made;
        }
        return made;
    }

    /**
     * The key that signed.
     *
     * @return a certificate's serial in upper-case hex without leading zeros, or a public key's id
     */
    public String getSerial() {
        return serial;
    }

    /**
     * {@code Wechatpay-Timestamp}: when it was signed.
     *
     * @return seconds since the epoch
     */
    public long getTimestamp() {
        return timestamp;
    }

    /**
     * {@code Wechatpay-Nonce}.
     *
     * @return the nonce
     */
    public String getNonce() {
        return nonce;
    }

    /**
     * {@code Request-ID}: what WeChat Pay's support asks for.
     *
     * @return the id, or null
     */
    public @Nullable String getRequestId() {
        return requestId;
    }

    /**
     * The label of the APIv3 key that opened it.
     *
     * @return the label, or null where that key has none
     */
    public @Nullable String getApiV3KeyLabel() {
        return apiV3KeyLabel;
    }

    /**
     * What the plaintext is.
     *
     * @return the kind
     */
    public Kind getKind() {
        return kind;
    }

    /**
     * When the certificate that signed expires.
     *
     * @return seconds since the epoch, or null for a public key
     */
    public @Nullable Long getCertificateExpiresAt() {
        return certificateExpiresAt;
    }

    /**
     * The resource as the class of its kind, made anew by every call: {@code instanceof} tells which it is.
     *
     * @return an instance of a class of {@code io.github.wxnotify.events}
     * @throws ContentMismatchException {@code EVENT_UNTYPED} where the resource does not have the type of its kind, naming
     *     the field, or no type is known for it; {@link #getResource()} has it all the same
     */
    public Event event() {
        return Event.of(eventType, kind, getPlaintext());
    }

    /**
     * Compares the notification with an order that is to be paid: a payment's event and kind, its state is success, and
     * merchant, order number, amount and currency are the order's. What ships the goods should have asked this.
     *
     * @param order what is to be paid
     * @throws ContentMismatchException {@code CONTENT_MISMATCH} for the first thing that differs, naming the field, what was
     *     expected and what was found
     * @throws ConfigurationException {@code OPTION_INVALID} for null, and for an order that cannot be one: a text that is null
     *     or empty, an amount below 1
     */
    public void expectPaid(PaidOrder order) {
        compare(order == null ? null : order.form());
    }

    /**
     * Compares the notification with a refund that is to be done: {@code REFUND.SUCCESS}, its state is success, and merchant,
     * refund number and refunded amount are the refund's.
     *
     * @param refund what is to be refunded
     * @throws ContentMismatchException as {@link #expectPaid}
     * @throws ConfigurationException as {@link #expectPaid}
     */
    public void expectRefunded(RefundedOrder refund) {
        compare(refund == null ? null : refund.form());
    }

    /**
     * Compares the notification with what it should be: single fields by its kind ({@link Expectation}), or any other
     * {@link Expected}.
     *
     * @param expected what it should be
     * @throws ContentMismatchException {@code CONTENT_MISMATCH} for the first field that differs, naming it, what was
     *     expected and what was found; a field that the notification does not have differs
     * @throws ConfigurationException {@code OPTION_INVALID} where there is nothing to compare: null, no field, a field that is
     *     null
     */
    public void expect(Expected expected) {
        compare(expected == null ? null : expected.form());
    }

    /** Each calls it by itself, or to verify this class the JVM would load the orders' to see what they extend. */
    private void compare(Object form) {
        new Call("compare")
                .with("event_type", eventType)
                .with("kind", kind.getName())
                .with("plaintext", getPlaintextAsString())
                .withNullable("expected", form)
                .value();
    }

    /**
     * The whole notification as one JSON object on one line, the same bytes in every language of wxnotify: what to put
     * into a queue. It holds the plaintext.
     *
     * @return the JSON
     */
    public String toJson() {
        return request().send(Native::notificationToJson).text();
    }

    private Request request() {
        return new Request(reply.length + 128).bytes(reply);
    }

    /** The envelope, and of the plaintext only its length. */
    @Override
    public String toString() {
        return "Notification[id=" + id + ", eventType=" + eventType + ", kind=" + kind + ", createTime=" + createTime
                + ", serial=" + serial + ", timestamp=" + timestamp + ", apiV3KeyLabel=" + apiV3KeyLabel
                + ", plaintext=" + plaintextLength + " bytes]";
    }
}
