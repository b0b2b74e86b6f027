package io.github.wxnotify;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;

/** The client that every JDK has, through the proxies that its system properties name. */
final class JdkClient implements ApiClient {
    @Override
    public ApiAnswer send(SignedRequest request, Duration timeout) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(request.getUrl()).openConnection();
        connection.setRequestMethod(request.getMethod());
        request.getHeaders().forEach(connection::setRequestProperty);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("the answer is not HTTP");
        }
        return ApiAnswer.of(
                status, connection.getHeaderFields(), status < 400 ? connection.getInputStream() : connection.getErrorStream());
    }
}
