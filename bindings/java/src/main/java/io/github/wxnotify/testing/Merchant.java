package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;

/**
 * A pretend merchant's own API certificate and key, <b>for tests only</b>: what must be refused where the platform's
 * belongs, and what signs a request for certificates.
 */
public final class Merchant {
    private final String mchid;
    private final String serial;
    private final String certificatePem;
    private final String privateKeyPem;

    private Merchant(String mchid, Reply reply) {
        this.mchid = mchid;
        serial = reply.text();
        certificatePem = reply.text();
        privateKeyPem = reply.text();
    }

    /**
     * A merchant with everything made on the spot.
     *
     * @param mchid the merchant's number
     * @return the merchant
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for a mchid that is not digits
     */
    public static Merchant create(String mchid) {
        return new Merchant(mchid, new Request().text(mchid).send(Native::merchantNew));
    }

    /**
     * A merchant of given parts.
     *
     * @param mchid the merchant's number
     * @param privateKey its private key in PEM
     * @param serial its certificate's serial in hex
     * @param notBefore from when the certificate is valid, in seconds since the epoch
     * @return the merchant
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID}, {@code PEM_INVALID},
     *     {@code KEY_UNSUPPORTED}
     */
    public static Merchant of(String mchid, String privateKey, String serial, long notBefore) {
        Request request = new Request(4096).text(mchid).text(privateKey).text(serial).integer(notBefore);
        return new Merchant(mchid, request.send(Native::merchantFromParts));
    }

    /**
     * The merchant's number.
     *
     * @return digits
     */
    public String getMchid() {
        return mchid;
    }

    /**
     * The certificate's serial.
     *
     * @return hex
     */
    public String getSerial() {
        return serial;
    }

    /**
     * The certificate.
     *
     * @return PEM, as apiclient_cert.pem
     */
    public String getCertificatePem() {
        return certificatePem;
    }

    /**
     * The private key.
     *
     * @return PEM, as apiclient_key.pem
     */
    public String getPrivateKeyPem() {
        return privateKeyPem;
    }

    /** The mchid and serial. */
    @Override
    public String toString() {
        return "testing.Merchant[mchid=" + mchid + ", serial=" + serial + "]";
    }
}
