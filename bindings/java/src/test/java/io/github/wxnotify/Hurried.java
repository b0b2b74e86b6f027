package io.github.wxnotify;

/** What takes a minute otherwise takes a fifth of a second. */
public final class Hurried {
    private Hurried() {}

    public static CertificateRefresher refresher(Merchant merchant, String apiV3Key) {
        return CertificateRefresher.builder(merchant).apiV3Key(apiV3Key).pauseMs(200).build();
    }
}
