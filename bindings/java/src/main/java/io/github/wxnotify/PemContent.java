package io.github.wxnotify;

import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a block of a PEM text is, for people who are not sure what they hold. */
public final class PemContent {
    private final Type type;
    private final String serial;
    private final String mchid;
    private final String algorithm;
    private final String subject;
    private final Long notBefore;
    private final Long notAfter;

    private PemContent(Reply reply) {
        type = Type.valueOf(reply.text());
        serial = reply.text();
        mchid = reply.text();
        algorithm = reply.text();
        subject = reply.text();
        notBefore = reply.optionalInteger();
        notAfter = reply.optionalInteger();
    }

    /** What a block can be. */
    public enum Type {
        /** A platform certificate, or at least none of a merchant's. */
        PLATFORM_CERTIFICATE,
        /** The merchant's own API certificate: it signs requests and verifies nothing. */
        MERCHANT_CERTIFICATE,
        /** A public key. Its id stands beside it on the merchant platform, not in it. */
        PUBLIC_KEY,
        /** A private key, which must never leave its owner. */
        PRIVATE_KEY,
        /** What this version has no name for. */
        OTHER
    }

    /**
     * Says what each block of a PEM text is.
     *
     * @param pem the text
     * @return one for each block
     * @throws ConfigurationException {@code PEM_INVALID} where the text cannot be read, {@code KEY_UNSUPPORTED} where a
     *     key is none that WeChat Pay uses
     */
    public static List<PemContent> inspect(String pem) {
        return new Request(4096).text(pem == null ? "" : pem).send(Native::inspectPem).list(PemContent::new);
    }

    /**
     * What it is.
     *
     * @return the type
     */
    public Type getType() {
        return type;
    }

    /**
     * A certificate's serial number.
     *
     * @return upper-case hex without leading zeros, or null
     */
    public @Nullable String getSerial() {
        return serial;
    }

    /**
     * The merchant's number in a merchant's certificate.
     *
     * @return digits, or null
     */
    public @Nullable String getMchid() {
        return mchid;
    }

    /**
     * The algorithm of a platform certificate or public key.
     *
     * @return {@code RSA} or {@code SM2}, or null
     */
    public @Nullable String getAlgorithm() {
        return algorithm;
    }

    /**
     * A platform certificate's subject.
     *
     * @return as RFC 4514 writes it, or null
     */
    public @Nullable String getSubject() {
        return subject;
    }

    /**
     * From when a certificate is valid.
     *
     * @return seconds since the epoch, or null
     */
    public @Nullable Long getNotBefore() {
        return notBefore;
    }

    /**
     * Until when a certificate is valid.
     *
     * @return seconds since the epoch, or null
     */
    public @Nullable Long getNotAfter() {
        return notAfter;
    }

    /** Type, serial, mchid and algorithm. */
    @Override
    public String toString() {
        return "PemContent[type=" + type + ", serial=" + serial + ", mchid=" + mchid + ", algorithm=" + algorithm + "]";
    }
}
