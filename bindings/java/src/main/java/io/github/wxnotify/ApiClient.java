package io.github.wxnotify;

import java.time.Duration;

/**
 * The HTTP client that asks WeChat Pay's API. A {@link Merchant} has one over {@code java.net.HttpURLConnection}, unless it is given
 * another, such as one over {@code java.net.http}:
 *
 * <pre>{@code
 * HttpClient http = HttpClient.newHttpClient(); // it follows no redirection
 * Merchant merchant = Merchant.of(mchid, serial, privateKey).client((request, timeout) -> {
 *     HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(request.getUrl())).timeout(timeout);
 *     request.getHeaders().forEach(asked::header);
 *     HttpResponse<InputStream> answer = http.send(asked.build(), HttpResponse.BodyHandlers.ofInputStream());
 *     return ApiAnswer.of(answer.statusCode(), answer.headers().map(), answer.body());
 * });
 * }</pre>
 */
@FunctionalInterface
public interface ApiClient {
    /**
     * Sends a request, and follows no redirection. Any thread may call it, and several at once.
     *
     * @param request a {@code GET} without a body, to be sent with its headers as they are
     * @param timeout how long it may take
     * @return the answer: an error's status is one, too
     * @throws Exception where there is none
     */
    ApiAnswer send(SignedRequest request, Duration timeout) throws Exception;
}
