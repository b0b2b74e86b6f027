package io.github.wxnotify;

import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import java.util.EnumMap;
import java.util.Map;

/**
 * An acknowledgement: what to put into the HTTP response.
 *
 * <p>WeChat Pay takes 200 and 204 as received, and sends everything else again, for up to 24 hours.
 */
public final class Ack {
    private static final Ack SUCCESS = make("success");
    private static final Ack SUCCESS_NO_CONTENT = make("success_no_content");
    private static final Ack HANDLER_FAILED = make("handler_failed");
    private static final Ack BUSY = make("busy");
    private static final Map<ErrorCode, Ack> FAILURES = new EnumMap<>(ErrorCode.class);

    static {
        for (ErrorCode code : ErrorCode.values()) {
            FAILURES.put(code, make(code.name()));
        }
    }

    private final int status;
    private final String contentType;
    private final String body;

    private Ack(int status, String contentType, String body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    private static Ack make(String which) {
        return read(new Request().text(which).send(Native::ack));
    }

    private static Ack read(Reply reply) {
        return new Ack((int) reply.integer(), reply.text(), reply.text());
    }

    /**
     * Received and processed.
     *
     * @return 200 with {@code {"code":"SUCCESS"}}
     */
    public static Ack success() {
        return SUCCESS;
    }

    /**
     * Received and processed. Official pages show both; take this one only where a proxy or framework minds the body.
     *
     * @return 204 without a body
     */
    public static Ack successNoContent() {
        return SUCCESS_NO_CONTENT;
    }

    /**
     * Received, and answered with data: for the events that ask for something, {@code PARKING_FEE.QUERY_TRANS_INFO} and
     * {@code CROSS_BORDER_PAY.GET_MCH_INFO}.
     *
     * @param body a JSON object, which is sent as it is
     * @return 200 with that body
     * @throws ConfigurationException {@code OPTION_INVALID} where the body is no JSON object
     */
    public static Ack answer(String body) {
        return read(new Request().text(Given.required(body, "body")).send(Native::ackAnswer));
    }

    /**
     * The merchant's own processing failed, so WeChat Pay is to send it again.
     *
     * @return 500
     */
    public static Ack handlerFailed() {
        return HANDLER_FAILED;
    }

    /**
     * The same, with a text of the merchant's own.
     *
     * @param message what failed, at most 64 characters: what is longer is cut
     * @return 500 with the message
     */
    public static Ack failed(String message) {
        return ofCall(new Call("fail").with("message", Given.required(message, "message")));
    }

    /**
     * Another worker is processing the same notification, so WeChat Pay is to send it again.
     *
     * @return 503
     */
    public static Ack busy() {
        return BUSY;
    }

    /**
     * Not received, for this reason.
     *
     * @param code the reason
     * @return status and fixed text of the code
     */
    public static Ack of(ErrorCode code) {
        return FAILURES.get(Given.required(code, "code"));
    }

    /**
     * Received and processed, as APIv2 wants to be told.
     *
     * @return 200 with {@code return_code} SUCCESS in XML
     */
    public static Ack successV2() {
        return ofCall(new Call("ack_v2"));
    }

    /**
     * Not received, for this reason, as APIv2 wants to be told.
     *
     * @param code the reason
     * @return status and fixed text of the code, in XML
     */
    public static Ack ofV2(ErrorCode code) {
        return ofCall(new Call("ack_v2").with("code", Given.required(code, "code")));
    }

    private static Ack ofCall(Call call) {
        Map<?, ?> ack = (Map<?, ?>) call.value();
        return new Ack(((Long) ack.get("status")).intValue(), (String) ack.get("content_type"), (String) ack.get("body"));
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
     * The {@code Content-Type}.
     *
     * @return {@code application/json}, for APIv2 {@code text/xml}, or an empty string where there is no body
     */
    public String getContentType() {
        return contentType;
    }

    /**
     * The body: JSON (XML for APIv2), to be sent in UTF-8. Those of {@link #answer answer} and {@link #failed failed} can hold more than ASCII.
     *
     * @return the body, or an empty string
     */
    public String getBody() {
        return body;
    }

    /** Status and body. */
    @Override
    public String toString() {
        return status + " " + body;
    }
}
