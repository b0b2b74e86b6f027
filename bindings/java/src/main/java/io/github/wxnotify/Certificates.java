package io.github.wxnotify;

import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.RawBody;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetching platform certificates ({@code GET /v3/certificates}), without the fetching: the signed request, and the check
 * and decryption of its answer. The program sends the one and receives the other with its own HTTP client.
 */
public final class Certificates {
    /** Where the certificates are, at {@code api.mch.weixin.qq.com}. */
    public static final String PATH = "/v3/certificates";

    /** Where those for merchants abroad are, at {@code apihk.mch.weixin.qq.com}. */
    public static final String GLOBAL_PATH = "/v3/global/certificates";

    private Certificates() {}

    /**
     * Signs a request, now by the system clock.
     *
     * @param mchid the merchant's number
     * @param merchantSerial the serial of the merchant's own API certificate, in hex
     * @param merchantPrivateKey its private key in PEM (apiclient_key.pem)
     * @return the request, good for one use within 5 minutes
     * @throws ConfigurationException {@code OPTION_INVALID} for a mchid that is not digits or a serial that is not hex,
     *     {@code PEM_INVALID}, {@code KEY_UNSUPPORTED}
     */
    public static CertificatesRequest request(String mchid, String merchantSerial, String merchantPrivateKey) {
        return request(mchid, merchantSerial, merchantPrivateKey, null, null, null);
    }

    /**
     * The same at another time and with a nonce of the caller's: for tests.
     *
     * @param mchid the merchant's number
     * @param merchantSerial the serial of the merchant's own API certificate, in hex
     * @param merchantPrivateKey its private key in PEM
     * @param now in seconds since the epoch
     * @param nonce 1 to 32 letters and digits
     * @return the request
     * @throws ConfigurationException as {@link #request(String, String, String)}
     */
    public static CertificatesRequest request(
            String mchid, String merchantSerial, String merchantPrivateKey, long now, String nonce) {
        return request(mchid, merchantSerial, merchantPrivateKey, null, Long.valueOf(now), nonce);
    }

    /**
     * Signs a request for the certificates of a merchant abroad, whose host is {@code apihk.mch.weixin.qq.com}. What comes of
     * it, and notifications under these certificates, are checked as everywhere; they are RSA alone.
     *
     * @param mchid the merchant's number
     * @param merchantSerial the serial of the merchant's own API certificate, in hex
     * @param merchantPrivateKey its private key in PEM
     * @param path {@link #GLOBAL_PATH}, or null for {@link #PATH}
     * @return the request, good for one use within 5 minutes
     * @throws ConfigurationException as {@link #request(String, String, String)}; {@code OPTION_INVALID} for another path, and
     *     for an SM2 key abroad
     */
    public static CertificatesRequest request(
            String mchid, String merchantSerial, String merchantPrivateKey, @Nullable String path) {
        return request(mchid, merchantSerial, merchantPrivateKey, path, null, null);
    }

    /**
     * The same at another time and with a nonce of the caller's: for tests.
     *
     * @param mchid the merchant's number
     * @param merchantSerial the serial of the merchant's own API certificate, in hex
     * @param merchantPrivateKey its private key in PEM
     * @param path {@link #GLOBAL_PATH}, or null for {@link #PATH}
     * @param now in seconds since the epoch
     * @param nonce 1 to 32 letters and digits
     * @return the request
     * @throws ConfigurationException as {@link #request(String, String, String, String)}
     */
    public static CertificatesRequest request(
            String mchid, String merchantSerial, String merchantPrivateKey, @Nullable String path, long now, String nonce) {
        return request(mchid, merchantSerial, merchantPrivateKey, path, Long.valueOf(now), nonce);
    }

    private static CertificatesRequest request(
            String mchid, String serial, String key, String path, Long now, String nonce) {
        Request request = new Request(2048).text(orEmpty(mchid)).text(orEmpty(serial)).text(orEmpty(key));
        return new CertificatesRequest(
                request.text(path).optionalInteger(now).text(nonce).send(Native::certificatesRequest));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /**
     * Checks an answer, now by the system clock, and decrypts its certificates.
     *
     * @param headers all headers of the answer, such as {@code response.headers().map()}
     * @param body the raw body
     * @param apiV3Keys the merchant's APIv3 keys
     * @param knownKeys the platform keys in use, to verify with; null the first time, when the certificate inside that
     *     the serial names takes their place
     * @return the certificates
     * @throws WxNotifyException those of {@link NotificationParser#parse(Map, byte[])}, but for the envelope's
     */
    public static List<PlatformCertificate> parse(
            Map<String, ?> headers, byte[] body, Collection<ApiV3Key> apiV3Keys, @Nullable PlatformKeys knownKeys) {
        return parse(headers, body, apiV3Keys, knownKeys, NotificationParser.now());
    }

    /**
     * The same at another time: for tests.
     *
     * @param headers all headers of the answer
     * @param body the raw body
     * @param apiV3Keys the merchant's APIv3 keys
     * @param knownKeys the platform keys in use, or null
     * @param now in seconds since the epoch
     * @return the certificates
     * @throws WxNotifyException those of {@link NotificationParser#parse(Map, byte[])}, but for the envelope's
     */
    public static List<PlatformCertificate> parse(
            Map<String, ?> headers, byte[] body, Collection<ApiV3Key> apiV3Keys, @Nullable PlatformKeys knownKeys, long now) {
        return parse(Headers.of(headers), body, apiV3Keys, knownKeys, now);
    }

    /**
     * The same for headers that are no map.
     *
     * @param headers all headers of the answer
     * @param body the raw body
     * @param apiV3Keys the merchant's APIv3 keys
     * @param knownKeys the platform keys in use, or null
     * @param now in seconds since the epoch
     * @return the certificates
     * @throws WxNotifyException those of {@link NotificationParser#parse(Map, byte[])}, but for the envelope's
     */
    public static List<PlatformCertificate> parse(
            Headers headers, byte[] body, Collection<ApiV3Key> apiV3Keys, @Nullable PlatformKeys knownKeys, long now) {
        RawBody.check(body);
        Request request = new Request(body.length + 1024).integer(now);
        Given.required(headers, "headers").write(request);
        request.bytes(body);
        ApiV3Key.writeAll(Given.required(apiV3Keys, "apiV3Keys"), request);
        request.bool(knownKeys != null);
        if (knownKeys != null) {
            knownKeys.write(request);
        }
        return request.send(Native::parseCertificates).list(PlatformCertificate::new);
    }
}
