package io.github.wxnotify.testing;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Request;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A way for a notification to be wrong. */
public enum Fault {
    /** Signed an hour ago. */
    STALE,
    /** Signed an hour from now. */
    FUTURE,
    /** The platform's probe: a signature that begins {@code WECHATPAY/SIGNTEST/}. */
    PROBE,
    /** Signed with a key that nobody trusts, under the trusted serial. */
    FORGED,
    /** One byte of the body changed after signing. */
    TAMPERED,
    /** Another serial than the key's. */
    WRONG_SERIAL,
    /** Encrypted with another APIv3 key. */
    WRONG_API_V3_KEY,
    /** No {@code Wechatpay-Signature}. */
    MISSING_SIGNATURE,
    /** A genuine signature over something that is not JSON. */
    NOT_JSON,
    /** A genuine notification whose plaintext is not JSON. */
    PLAINTEXT_NOT_JSON,
    /** A body of 1 MiB and one byte, genuinely signed. */
    OVERSIZED;

    /** The names and the errors, as the core knows them. */
    static final Map<String, ErrorCode> CODES = new TreeMap<>();

    static {
        new Request().send(Native::faults).list(fault -> CODES.put(fault.text(), ErrorCode.of((int) fault.integer())));
    }

    /**
     * What a parser with default options answers to it.
     *
     * @return the code of its error
     */
    public ErrorCode getErrorCode() {
        return CODES.get(coreName());
    }

    String coreName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
