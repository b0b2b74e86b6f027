package io.github.wxnotify.internal;

/**
 * The functions of the native library. Each takes a {@link Request} and returns a {@link Reply}, as bytes; what they
 * hold stands beside each function in {@code crates/wxnotify-jni}.
 */
public final class Native {
    static {
        if (!NativeLibrary.load()) {
            NativeLibrary.checkVersion(new Request().send(Native::version).text());
        }
    }

    private Native() {}

    // Parser
    public static native byte[] parserNew(byte[] request);

    public static native byte[] parserFree(byte[] request);

    public static native byte[] parserParse(byte[] request);

    public static native byte[] parserVerifyAnswer(byte[] request);

    public static native byte[] parserDiagnose(byte[] request);

    public static native byte[] parserReplacePlatformKeys(byte[] request);

    public static native byte[] parserReplaceApiV3Keys(byte[] request);

    public static native byte[] parserSerials(byte[] request);

    // Keys
    public static native byte[] platformKeysSerials(byte[] request);

    public static native byte[] apiV3KeyCheck(byte[] request);

    public static native byte[] inspectPem(byte[] request);

    // Notification
    public static native byte[] notificationToJson(byte[] request);

    public static native byte[] notificationResource(byte[] request);

    public static native byte[] notificationFromJson(byte[] request);

    public static native byte[] event(byte[] request);

    // Handlers and the inbox
    public static native byte[] call(byte[] request);

    // Certificates
    public static native byte[] certificatesRequest(byte[] request);

    public static native byte[] parseCertificates(byte[] request);

    // Primitives
    public static native byte[] signingMessage(byte[] request);

    public static native byte[] verifySignature(byte[] request);

    public static native byte[] decryptResource(byte[] request);

    // Tables
    public static native byte[] ack(byte[] request);

    public static native byte[] ackAnswer(byte[] request);

    public static native byte[] version(byte[] request);

    public static native byte[] codes(byte[] request);

    public static native byte[] kinds(byte[] request);

    public static native byte[] faults(byte[] request);

    // Testing
    public static native byte[] platformNew(byte[] request);

    public static native byte[] platformFromJson(byte[] request);

    public static native byte[] platformFree(byte[] request);

    public static native byte[] platformNotification(byte[] request);

    public static native byte[] platformNotificationFromJson(byte[] request);

    public static native byte[] platformCertificatesAnswer(byte[] request);

    public static native byte[] platformSign(byte[] request);

    public static native byte[] merchantNew(byte[] request);

    public static native byte[] merchantFromParts(byte[] request);

    // For the test that a panic becomes an exception
    static native byte[] panicOnPurpose(byte[] request);
}
