package io.github.wxnotify;

import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The keys that the platform signs with: platform certificates (平台证书) and WeChat Pay public keys (微信支付公钥), in any
 * mix, which is how a merchant moves from the one to the other. Immutable, and checked.
 */
public final class PlatformKeys {
    private final List<Entry> entries;
    private final List<String> serials;

    private PlatformKeys(List<Entry> entries) {
        this.entries = entries;
        Request request = new Request();
        write(request);
        Reply reply = new Reply(Native.platformKeysSerials(request.whole()));
        List<String> serials = new ArrayList<>();
        for (int left = reply.length(); left > 0; left--) {
            serials.add(reply.text());
        }
        this.serials = Collections.unmodifiableList(serials);
    }

    /**
     * Begins a set of keys.
     *
     * @return a builder without keys
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What {@code Wechatpay-Serial} can say: a certificate's serial number in upper-case hex without leading zeros, or a
     * public key's id.
     *
     * @return one for each key, in the order of adding
     */
    public List<String> getSerials() {
        return serials;
    }

    void write(Request request) {
        request.list(entries.size());
        for (Entry entry : entries) {
            request.text(entry.id).text(entry.pem);
        }
    }

    /** The serials. */
    @Override
    public String toString() {
        return "PlatformKeys" + serials;
    }

    /** A public key with its id, or certificates, without. */
    private static final class Entry {
        final String id;
        final String pem;

        Entry(String id, String pem) {
            this.id = id;
            this.pem = pem == null ? "" : pem;
        }
    }

    /** Collects keys; see {@link PlatformKeys#builder()}. */
    public static final class Builder {
        private final List<Entry> entries = new ArrayList<>();

        private Builder() {}

        /**
         * Adds every certificate of a PEM text. Each names its own serial.
         *
         * @param pem one certificate or several
         * @return this
         */
        public Builder certificates(String pem) {
            entries.add(new Entry(null, pem));
            return this;
        }

        /**
         * Adds the certificates of an answer that {@link Certificates#parse} checked.
         *
         * @param certificates the certificates
         * @return this
         */
        public Builder certificates(Iterable<PlatformCertificate> certificates) {
            Given.required(certificates, "certificates").forEach(certificate -> certificates(certificate.getPem()));
            return this;
        }

        /**
         * Adds a WeChat Pay public key.
         *
         * @param id the {@code PUB_KEY_ID_...} that the merchant platform shows beside it (账户中心 → API安全)
         * @param pem the key (SPKI or PKCS#1)
         * @return this
         */
        public Builder publicKey(String id, String pem) {
            entries.add(new Entry(id == null ? "" : id, pem));
            return this;
        }

        /**
         * Reads and checks the keys.
         *
         * @return the keys; none is possible here, though not in a parser
         * @throws ConfigurationException {@code PEM_INVALID}, {@code KEY_UNSUPPORTED}, {@code MERCHANT_CERTIFICATE} (your
         *     own certificate), {@code PRIVATE_KEY_GIVEN}, and {@code OPTION_INVALID} for an id that is none, or where
         *     two different keys have one serial
         */
        public PlatformKeys build() {
            return new PlatformKeys(new ArrayList<>(entries));
        }
    }
}
