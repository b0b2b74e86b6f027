package io.github.wxnotify;

import io.github.wxnotify.internal.Asking;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A merchant who asks WeChat Pay's API: for certificates ({@link CertificateRefresher}), and for what became of an order
 * ({@link io.github.wxnotify.handler.NotificationHandler#reconcile reconcile}). Immutable; {@link #toString()} shows no key.
 *
 * <pre>{@code
 * Merchant merchant = Merchant.of("1900007291", "7132D72A03E93CDDF8C03BBD1F37EEDF5D1CE6B2", apiclientKeyPem);
 * }</pre>
 */
public final class Merchant {
    private static final String AGENT = "wxnotify-java/" + WxNotify.VERSION;

    static {
        Asking.Lent.by((merchant, parser) -> new ByClient(((Merchant) merchant).told, ((Merchant) merchant).client, parser));
    }

    private final Map<String, Object> told;
    private final ApiClient client;

    private Merchant(Map<String, Object> told, ApiClient client) {
        this.told = told;
        this.client = client;
        sign("GET", "/"); // which is not sent: it shows whether the key is good
    }

    /**
     * A merchant.
     *
     * @param mchid the merchant's number (商户号)
     * @param serial the serial of its own API certificate, in hex
     * @param privateKey the private key of that, in PEM (apiclient_key.pem)
     * @return the merchant, who asks {@code https://api.mch.weixin.qq.com}
     * @throws ConfigurationException {@code OPTION_INVALID} for a mchid that is not digits or a serial that is not hex,
     *     {@code PEM_INVALID}, {@code KEY_UNSUPPORTED}
     */
    public static Merchant of(String mchid, String serial, String privateKey) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("mchid", Given.required(mchid, "mchid"));
        told.put("serial", Given.required(serial, "serial"));
        told.put("private_key", Given.required(privateKey, "privateKey"));
        told.put("agent", AGENT);
        return new Merchant(told, new JdkClient());
    }

    /**
     * The same merchant, who asks another host.
     *
     * @param host such as {@code https://apihk.mch.weixin.qq.com}, and nothing behind it
     * @return a new merchant
     * @throws ConfigurationException {@code OPTION_INVALID} for what is no host
     */
    public Merchant host(String host) {
        Map<String, Object> changed = new LinkedHashMap<>(told);
        changed.put("host", Given.required(host, "host"));
        return new Merchant(changed, client);
    }

    /**
     * The same merchant, who asks by another HTTP client.
     *
     * @param client the client
     * @return a new merchant
     */
    public Merchant client(ApiClient client) {
        return new Merchant(told, Given.required(client, "client"));
    }

    /**
     * The merchant's number.
     *
     * @return digits
     */
    public String getMchid() {
        return (String) told.get("mchid");
    }

    /**
     * Signs a request without a body, for whatever else is asked of WeChat Pay.
     *
     * @param method such as {@code GET}
     * @param path with its query, percent-encoded: exactly what is sent
     * @return the request, good for one use within 5 minutes
     * @throws ConfigurationException {@code OPTION_INVALID} for a method or path that is none
     */
    public SignedRequest sign(String method, String path) {
        return sign(method, path, new byte[0]);
    }

    /**
     * Signs a request.
     *
     * @param method such as {@code POST}
     * @param path with its query, percent-encoded: exactly what is sent
     * @param body JSON in UTF-8, the bytes that are sent
     * @return the request, good for one use within 5 minutes
     * @throws ConfigurationException {@code OPTION_INVALID} for a method or path that is none
     */
    public SignedRequest sign(String method, String path, byte[] body) {
        Object signed = new Call("sign")
                .with("merchant", told)
                .with("method", Given.required(method, "method"))
                .with("path", Given.required(path, "path"))
                .with("body", Base64.getEncoder().encodeToString(Given.required(body, "body")))
                .value();
        return new SignedRequest((Map<?, ?>) signed);
    }

    /** The merchant's number. */
    @Override
    public String toString() {
        return "Merchant[mchid=" + getMchid() + "]";
    }
}
