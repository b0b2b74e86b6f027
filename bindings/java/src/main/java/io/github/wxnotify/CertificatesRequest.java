package io.github.wxnotify;

import io.github.wxnotify.internal.Reply;

/**
 * A request that is ready to be sent to {@code https://api.mch.weixin.qq.com}, with the headers
 * {@code Accept: application/json} and {@code Authorization}.
 */
public final class CertificatesRequest {
    private final String method;
    private final String path;
    private final String authorization;

    CertificatesRequest(Reply reply) {
        method = reply.text();
        path = reply.text();
        authorization = reply.text();
    }

    /**
     * The method.
     *
     * @return {@code GET}
     */
    public String getMethod() {
        return method;
    }

    /**
     * The path.
     *
     * @return {@code /v3/certificates}, with its query: exactly what was signed
     */
    public String getPath() {
        return path;
    }

    /**
     * The value of the {@code Authorization} header.
     *
     * @return good for one request within 5 minutes
     */
    public String getAuthorization() {
        return authorization;
    }

    /** Method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
