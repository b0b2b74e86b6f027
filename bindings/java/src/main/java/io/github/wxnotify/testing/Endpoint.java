package io.github.wxnotify.testing;

/**
 * What a {@link Courier} brings notifications to, called without a socket. {@link ServletEndpoint} and {@link JavaxServletEndpoint} make
 * one of a servlet; of a Spring MVC controller it is {@code MockMvc}:
 *
 * <pre>{@code
 * courier.to(delivery -> {
 *     MockHttpServletRequestBuilder request = post("/notify").content(delivery.getBody());
 *     delivery.getHeaders().forEach(request::header);
 *     MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
 *     return new Endpoint.Answer(answer.getStatus(), answer.getContentAsString());
 * });
 * }</pre>
 */
@FunctionalInterface
public interface Endpoint {
    /**
     * Receives a notification.
     *
     * @param delivery headers and body of the POST
     * @return what it answers
     * @throws Exception where it answers nothing
     */
    Answer receive(Delivery delivery) throws Exception;

    /** What an endpoint answers. Immutable. */
    final class Answer {
        private final int status;
        private final String body;

        /**
         * An answer.
         *
         * @param status the HTTP status
         * @param body the body
         */
        public Answer(int status, String body) {
            this.status = status;
            this.body = body;
        }

        /**
         * The HTTP status.
         *
         * @return such as 200
         */
        public int getStatus() {
            return status;
        }

        /**
         * The body.
         *
         * @return as text
         */
        public String getBody() {
            return body;
        }

        /** The status. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
