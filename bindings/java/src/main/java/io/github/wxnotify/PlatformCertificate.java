package io.github.wxnotify;

import io.github.wxnotify.internal.Reply;

/** A platform certificate out of an answer of {@code GET /v3/certificates}. */
public final class PlatformCertificate {
    private final String serial;
    private final String pem;
    private final Long notBefore;
    private final Long notAfter;
    private final String effectiveTime;
    private final String expireTime;

    PlatformCertificate(Reply reply) {
        serial = reply.text();
        pem = reply.text();
        notBefore = reply.optionalInteger();
        notAfter = reply.optionalInteger();
        effectiveTime = reply.text();
        expireTime = reply.text();
    }

    /**
     * The serial number, as in {@code Wechatpay-Serial}.
     *
     * @return upper-case hex without leading zeros
     */
    public String getSerial() {
        return serial;
    }

    /**
     * The certificate, to be saved.
     *
     * @return PEM
     */
    public String getPem() {
        return pem;
    }

    /**
     * From when it is valid by its own dates.
     *
     * @return seconds since the epoch
     */
    public long getNotBefore() {
        return notBefore;
    }

    /**
     * Until when it is valid by its own dates.
     *
     * @return seconds since the epoch
     */
    public long getNotAfter() {
        return notAfter;
    }

    /**
     * From when the platform says to use it.
     *
     * @return RFC 3339 with offset
     */
    public String getEffectiveTime() {
        return effectiveTime;
    }

    /**
     * Until when the platform says to use it. It may differ from the certificate's own date.
     *
     * @return RFC 3339 with offset
     */
    public String getExpireTime() {
        return expireTime;
    }

    /** The serial and until when to use it. */
    @Override
    public String toString() {
        return "PlatformCertificate[serial=" + serial + ", expireTime=" + expireTime + "]";
    }
}
