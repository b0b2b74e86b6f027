package io.github.wxnotify;

import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.NativeHandle;
import io.github.wxnotify.internal.RawBody;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import io.github.wxnotify.internal.Restored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Verifies and decrypts notifications. Make one when the program starts and share it: every method is safe to call from
 * any thread at any time.
 *
 * <pre>{@code
 * NotificationParser parser = NotificationParser.builder()
 *         .publicKey("PUB_KEY_ID_0114232134912410000000000000", publicKeyPem)
 *         .apiV3Key(apiV3Key)
 *         .build();
 *
 * Ack ack;
 * try {
 *     Notification notification = parser.parse(headers, body);
 *     // ... what the merchant does, once for each notification.getId()
 *     ack = Ack.success();
 * } catch (WxNotifyException error) {
 *     log.warn("{}", error.toString());
 *     ack = error.getAck();
 * }
 * }</pre>
 *
 * <p>It holds memory outside the heap, which {@link #close()} frees; one that is forgotten is freed after the garbage
 * collector found it.
 */
public final class NotificationParser implements AutoCloseable {
    private static final long DEFAULT_MAX_BODY_BYTES = 1 << 20;

    private final NativeHandle handle;
    private final long maxBodyBytes;

    private NotificationParser(long address, Long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes == null ? DEFAULT_MAX_BODY_BYTES : maxBodyBytes;
        handle = new NativeHandle(this, "NotificationParser", address, new Free());
    }

    /**
     * Begins a configuration: at least one platform key and one APIv3 key are needed.
     *
     * @return a builder with the default options
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Verifies and decrypts a notification, now by the system clock.
     *
     * @param headers all headers of the request: {@code Map<String, String>}, {@code Map<String, List<String>>} or
     *     alike; see {@link Headers} for what is no map
     * @param body the raw body as received, before any parser or filter touched it
     * @return the notification, genuine and decrypted
     * @throws MalformedNotificationException {@code BODY_TOO_LARGE}, {@code HEADER_MISSING}, {@code HEADER_INVALID},
     *     {@code TIMESTAMP_INVALID}, {@code ENVELOPE_INVALID}, {@code RESOURCE_UNSUPPORTED}
     * @throws VerificationException {@code TIMESTAMP_OUT_OF_RANGE}, {@code SIGNATURE_PROBE}, {@code SERIAL_UNKNOWN},
     *     {@code SIGNATURE_TYPE_UNSUPPORTED}, {@code CERTIFICATE_EXPIRED}, {@code SIGNATURE_INVALID}
     * @throws DecryptionException {@code DECRYPTION_FAILED}, {@code PLAINTEXT_INVALID}
     * @throws WxNotifyException {@code ARGUMENT_INVALID} for null, a header that is not text, or a closed parser
     */
    public Notification parse(Map<String, ?> headers, byte[] body) {
        return parse(Headers.of(headers), body, now());
    }

    /**
     * The same at another time: for tests, and for replaying saved samples.
     *
     * @param headers all headers of the request
     * @param body the raw body as received
     * @param now in seconds since the epoch
     * @return the notification
     * @throws WxNotifyException as {@link #parse(Map, byte[])}
     */
    public Notification parse(Map<String, ?> headers, byte[] body, long now) {
        return parse(Headers.of(headers), body, now);
    }

    /**
     * The same for headers that are no map.
     *
     * @param headers all headers of the request
     * @param body the raw body as received
     * @return the notification
     * @throws WxNotifyException as {@link #parse(Map, byte[])}
     */
    public Notification parse(Headers headers, byte[] body) {
        return parse(headers, body, now());
    }

    /**
     * The same for headers that are no map, at another time.
     *
     * @param headers all headers of the request
     * @param body the raw body as received
     * @param now in seconds since the epoch
     * @return the notification
     * @throws WxNotifyException as {@link #parse(Map, byte[])}
     */
    public Notification parse(Headers headers, byte[] body, long now) {
        return new Notification(new Reply(reply(headers, body, now)));
    }

    /** Its error is thrown only after it has returned: every frame that an exception leaves costs. */
    private byte[] reply(Headers headers, byte[] body, long now) {
        Headers given = check(headers, body);
        Request request = new Request(1024).integer(handle.acquire());
        try {
            write(request, given, now);
            return Native.parserParse(request.wholeWith(body));
        } finally {
            handle.release();
        }
    }

    /**
     * Always throws, and says how to get the raw body in the usual frameworks. What was decoded to text, or parsed to
     * objects, can't be turned back into the bytes that were signed.
     *
     * @param headers all headers of the request
     * @param body anything but a {@code byte[]}
     * @return never
     * @throws WxNotifyException {@code ARGUMENT_INVALID}, always
     * @deprecated give the raw body, a {@code byte[]}
     */
    @Deprecated
    public Notification parse(Map<String, ?> headers, Object body) {
        throw RawBody.notBytes(body);
    }

    /**
     * Always throws, and says how to get the raw body in the usual frameworks.
     *
     * @param headers all headers of the request
     * @param body anything but a {@code byte[]}
     * @return never
     * @throws WxNotifyException {@code ARGUMENT_INVALID}, always
     * @deprecated give the raw body, a {@code byte[]}
     */
    @Deprecated
    public Notification parse(Headers headers, Object body) {
        throw RawBody.notBytes(body);
    }

    /**
     * Verifies or decrypts an APIv2 notification (微信支付 V2), whose body is XML: refunds that are made on the merchant
     * platform, 付款码 payments, and the deductions and contracts of older merchants still come so. Its kind is
     * {@code v2.pay}, {@code v2.refund} or {@code v2.contract}; its resource has the fields of the XML, all of them texts;
     * its id is made of what counts once.
     *
     * <p>It says less than an APIv3 notification: no clock is in it, so that only an inbox makes a recorded one count once;
     * whoever can verify it can forge it; and nothing authenticates a refund's encryption. Compare it with what was asked for,
     * and look a refund up before it moves goods or money. The answer is {@link Ack#successV2()}, or
     * {@link WxNotifyException#getAckV2()}.
     *
     * @param body the raw body as received, at most 1 MiB; there are no headers to be looked at
     * @param keys APIv2 keys, of which those of the body's {@code mch_id} are tried, in their order
     * @return the notification
     * @throws MalformedNotificationException {@code BODY_TOO_LARGE}; {@code ENVELOPE_INVALID} for what is not APIv2's XML, or
     *     none of the three notifications
     * @throws VerificationException {@code SIGNATURE_INVALID}
     * @throws DecryptionException {@code DECRYPTION_FAILED}, {@code PLAINTEXT_INVALID}, of a refund
     * @throws ConfigurationException {@code OPTION_INVALID} where there is no key
     */
    public static Notification parseV2(byte[] body, Collection<ApiV2Key> keys) {
        return parseV2(body, keys, DEFAULT_MAX_BODY_BYTES);
    }

    /**
     * The same with another limit.
     *
     * @param body the raw body as received
     * @param keys APIv2 keys
     * @param maxBodyBytes the longest body that is taken
     * @return the notification
     * @throws WxNotifyException as {@link #parseV2(byte[], Collection)}
     */
    public static Notification parseV2(byte[] body, Collection<ApiV2Key> keys, long maxBodyBytes) {
        Object fields = new Call("parse_v2")
                .with("body", Base64.getEncoder().encodeToString(RawBody.check(body)))
                .with("keys", ApiV2Key.forms(Given.required(keys, "keys")))
                .with("max_body_bytes", maxBodyBytes)
                .value();
        return Restored.notification((Map<?, ?>) fields);
    }

    /**
     * Says what usually went wrong with a notification that {@link #parse parse} refuses: a body that was re-serialized,
     * a line break lost, headers swapped and more. For people, never for the request path: it takes thousands of times
     * as long, and its answer may tell an attacker what would have passed. It accepts nothing.
     *
     * @param headers all headers of the request
     * @param body the raw body as received
     * @param now in seconds since the epoch
     * @return what was found
     * @throws WxNotifyException {@code ARGUMENT_INVALID} for null, or a closed parser
     */
    public Diagnosis diagnose(Headers headers, byte[] body, long now) {
        return new Diagnosis(call(Native::parserDiagnose, headers, body, now));
    }

    /**
     * The same for headers in a map.
     *
     * @param headers all headers of the request
     * @param body the raw body as received
     * @param now in seconds since the epoch
     * @return what was found
     * @throws WxNotifyException {@code ARGUMENT_INVALID} for null, or a closed parser
     */
    public Diagnosis diagnose(Map<String, ?> headers, byte[] body, long now) {
        return diagnose(Headers.of(headers), body, now);
    }

    /**
     * Verifies an answer of WeChat Pay's API, now by the system clock: its {@code Wechatpay-*} headers are those of a notification, and
     * so is its signature, over the raw body. Returns where it is genuine. There is nothing to decrypt here, and the status is for
     * the caller to look at: an error that WeChat Pay itself answers with is signed, too.
     *
     * @param headers all headers of the answer
     * @param body the raw body as received; empty where there is none, as with 204
     * @throws MalformedNotificationException {@code BODY_TOO_LARGE}, {@code HEADER_MISSING}, {@code HEADER_INVALID},
     *     {@code TIMESTAMP_INVALID}
     * @throws VerificationException {@code TIMESTAMP_OUT_OF_RANGE}, {@code SIGNATURE_PROBE}, {@code SERIAL_UNKNOWN},
     *     {@code SIGNATURE_TYPE_UNSUPPORTED}, {@code CERTIFICATE_EXPIRED}, {@code SIGNATURE_INVALID}
     * @throws WxNotifyException {@code ARGUMENT_INVALID} for null, a header that is not text, or a closed parser
     */
    public void verifyAnswer(Map<String, ?> headers, byte[] body) {
        verifyAnswer(Headers.of(headers), body, now());
    }

    /**
     * The same at another time: for tests.
     *
     * @param headers all headers of the answer
     * @param body the raw body as received
     * @param now in seconds since the epoch
     * @throws WxNotifyException as {@link #verifyAnswer(Map, byte[])}
     */
    public void verifyAnswer(Map<String, ?> headers, byte[] body, long now) {
        verifyAnswer(Headers.of(headers), body, now);
    }

    /**
     * The same for headers that are no map.
     *
     * @param headers all headers of the answer
     * @param body the raw body as received
     * @throws WxNotifyException as {@link #verifyAnswer(Map, byte[])}
     */
    public void verifyAnswer(Headers headers, byte[] body) {
        verifyAnswer(headers, body, now());
    }

    /**
     * The same for headers that are no map, at another time.
     *
     * @param headers all headers of the answer
     * @param body the raw body as received
     * @param now in seconds since the epoch
     * @throws WxNotifyException as {@link #verifyAnswer(Map, byte[])}
     */
    public void verifyAnswer(Headers headers, byte[] body, long now) {
        call(Native::parserVerifyAnswer, headers, body, now);
    }

    private Reply call(UnaryOperator<byte[]> function, Headers headers, byte[] body, long now) {
        Headers given = check(headers, body);
        return handle.call(function, 1024 + body.length, request -> {
            write(request, given, now);
            request.bytes(body);
        });
    }

    private static Headers check(Headers headers, byte[] body) {
        RawBody.check(body);
        return headers == null ? Headers.of((Map<String, ?>) null) : headers;
    }

    private static void write(Request request, Headers headers, long now) {
        request.integer(now);
        headers.write(request);
    }

    static long now() {
        return Math.floorDiv(System.currentTimeMillis(), 1000L);
    }

    /**
     * Replaces all platform keys at once, safely while other threads parse: each call sees the old keys or the new ones,
     * whole.
     *
     * @param keys the new keys
     * @throws ConfigurationException {@code NO_PLATFORM_KEY} for an empty set; the old keys stay
     */
    public void replacePlatformKeys(PlatformKeys keys) {
        handle.call(Native::parserReplacePlatformKeys, 4096, Given.required(keys, "keys")::write);
    }

    /**
     * Replaces all APIv3 keys at once, safely while other threads parse: each call sees the old keys or the new ones, whole.
     * Where the merchant's key changes, give the new one and the old one for as long as something may come that the old one
     * opens.
     *
     * @param keys the new keys, tried in their order
     * @throws ConfigurationException {@code API_V3_KEY_INVALID} where there is none; the old keys stay
     */
    public void replaceApiV3Keys(List<ApiV3Key> keys) {
        List<ApiV3Key> given = new ArrayList<>();
        for (ApiV3Key key : Given.required(keys, "keys")) {
            given.add(Given.required(key, "keys"));
        }
        handle.call(Native::parserReplaceApiV3Keys, 1024, request -> ApiV3Key.writeAll(given, request));
    }

    /**
     * The serials and ids of the platform keys in use.
     *
     * @return one for each key
     */
    public List<String> getPlatformSerials() {
        return handle.call(Native::parserSerials, 0, request -> {}).list(Reply::text);
    }

    /**
     * The longest body that it takes: whoever reads one can stop there.
     *
     * @return in bytes
     */
    public long getMaxBodyBytes() {
        return maxBodyBytes;
    }

    /** Frees it. Calls that are under way finish; later ones throw {@code ARGUMENT_INVALID}. Once more does nothing. */
    @Override
    public void close() {
        handle.close();
    }

    /** No method reference: see {@link Request#send}. */
    private static final class Free implements UnaryOperator<byte[]> {
        @Override
        public byte[] apply(byte[] request) {
            return Native.parserFree(request);
        }
    }

    /** Collects a parser's configuration; see {@link NotificationParser#builder()}. */
    public static final class Builder {
        private final PlatformKeys.Builder added = PlatformKeys.builder();
        private PlatformKeys platformKeys;
        private final List<ApiV3Key> apiV3Keys = new ArrayList<>();
        private Long clockTolerance;
        private Long maxBodyBytes;
        private boolean rejectExpiredCertificates;

        private Builder() {}

        /**
         * Adds the platform certificates of a PEM text.
         *
         * @param pem one certificate or several
         * @return this
         */
        public Builder certificates(String pem) {
            added.certificates(pem);
            return this;
        }

        /**
         * Adds a WeChat Pay public key.
         *
         * @param id the {@code PUB_KEY_ID_...} that the merchant platform shows beside it
         * @param pem the key (SPKI or PKCS#1)
         * @return this
         */
        public Builder publicKey(String id, String pem) {
            added.publicKey(id, pem);
            return this;
        }

        /**
         * Uses these platform keys, and none that were added singly.
         *
         * @param keys the keys
         * @return this
         */
        public Builder platformKeys(PlatformKeys keys) {
            platformKeys = Given.required(keys, "keys");
            return this;
        }

        /**
         * Adds an APIv3 key.
         *
         * @param key the 32 characters that the merchant set on the merchant platform
         * @return this
         * @throws ConfigurationException {@code API_V3_KEY_INVALID}; the message says what was found
         */
        public Builder apiV3Key(String key) {
            return apiV3Key(ApiV3Key.of(key));
        }

        /**
         * Adds an APIv3 key. Several are tried in the order of adding: while one is being changed, or for many merchants
         * behind one URL.
         *
         * @param key the key, with its label
         * @return this
         */
        public Builder apiV3Key(ApiV3Key key) {
            apiV3Keys.add(Given.required(key, "key"));
            return this;
        }

        /**
         * How far {@code Wechatpay-Timestamp} may be from now, in both directions.
         *
         * @param tolerance 0 seconds to 1 day, and 300 seconds unless set, as WeChat Pay's rules say
         * @return this
         */
        public Builder clockTolerance(Duration tolerance) {
            clockTolerance = Given.required(tolerance, "tolerance").getSeconds();
            return this;
        }

        /**
         * The longest body.
         *
         * @param bytes 1 to 64 MiB, and 1 MiB unless set
         * @return this
         */
        public Builder maxBodyBytes(long bytes) {
            maxBodyBytes = bytes;
            return this;
        }

        /**
         * Whether a certificate must be within its dates.
         *
         * @param reject off unless set: the platform signs with certificates past the date in the PEM, and says which
         *     are good by listing them
         * @return this
         */
        public Builder rejectExpiredCertificates(boolean reject) {
            rejectExpiredCertificates = reject;
            return this;
        }

        /**
         * Checks the configuration and makes the parser.
         *
         * @return the parser
         * @throws ConfigurationException those of {@link PlatformKeys.Builder#build()}, {@code NO_PLATFORM_KEY},
         *     {@code API_V3_KEY_INVALID} where none was given, {@code OPTION_INVALID}
         */
        public NotificationParser build() {
            Request request = new Request(4096);
            (platformKeys == null ? added.build() : platformKeys).write(request);
            ApiV3Key.writeAll(apiV3Keys, request);
            request.optionalInteger(clockTolerance).optionalInteger(maxBodyBytes).bool(rejectExpiredCertificates);
            return new NotificationParser(new Reply(Native.parserNew(request.whole())).integer(), maxBodyBytes);
        }
    }
}
