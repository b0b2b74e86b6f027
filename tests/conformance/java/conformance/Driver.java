package conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import io.github.wxnotify.Ack;
import io.github.wxnotify.ApiV2Key;
import io.github.wxnotify.ApiV3Key;
import io.github.wxnotify.Certificates;
import io.github.wxnotify.CertificatesRequest;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Expectation;
import io.github.wxnotify.Headers;
import io.github.wxnotify.Kind;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.PlatformCertificate;
import io.github.wxnotify.PlatformKeys;
import io.github.wxnotify.Primitives;
import io.github.wxnotify.RefundedOrder;
import io.github.wxnotify.WxNotify;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import io.github.wxnotify.testing.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Does with the Java API what each case says, and prints what came of it; see {@code tests/vectors/README.md}. */
public final class Driver {
    /** Whole numbers stay whole. */
    private static final Gson NUMBERS = new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();
    private static final Gson JSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private Driver() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonObject given = JsonParser.parseString(line).getAsJsonObject();
            JsonObject printed = new JsonObject();
            printed.add("name", given.get("name"));
            run(text(given, "operation"), given.getAsJsonObject("input"), printed);
            out.println(JSON.toJson(printed));
        }
        out.flush();
    }

    private static void run(String operation, JsonObject input, JsonObject printed) {
        JsonObject outcome = new JsonObject();
        try {
            Notification notification = run(operation, input, outcome, null);
            if (notification != null) {
                outcome.addProperty("notification", notification.toJson());
                printed.add("fields", fields(notification));
            }
        } catch (WxNotifyException error) {
            outcome = object("error", error(error));
        }
        printed.add("outcome", outcome);
    }

    /** Returns a notification, or writes the outcome. */
    private static Notification run(String operation, JsonObject input, JsonObject outcome, Void none) {
        switch (operation) {
            case "construct":
                construct(input).close();
                outcome.addProperty("ok", true);
                return null;
            case "parse":
                try (NotificationParser parser = construct(input)) {
                    return parse(parser, input);
                }
            case "replace":
                try (NotificationParser parser = construct(input)) {
                    parser.replacePlatformKeys(platformKeys(input.getAsJsonObject("replacement")));
                    return parse(parser, input);
                }
            case "expect":
            case "expect_paid":
            case "expect_refunded":
                try (NotificationParser parser = construct(input)) {
                    expect(operation, parse(parser, input), input.getAsJsonObject("expectation"));
                }
                outcome.addProperty("ok", true);
                return null;
            case "event":
                try (NotificationParser parser = construct(input)) {
                    outcome.add("event", JSON.toJsonTree(parse(parser, input).event().toMap()));
                }
                return null;
            case "parse_v2":
                return NotificationParser.parseV2(bytes(input, "body"), apiV2Keys(input));
            case "event_v2":
                outcome.add("event", JSON.toJsonTree(
                        NotificationParser.parseV2(bytes(input, "body"), apiV2Keys(input)).event().toMap()));
                return null;
            case "ack_v2":
                String which = text(input, "which");
                outcome.add("ack", ack(which.equals("success") ? Ack.successV2() : Ack.ofV2(ErrorCode.valueOf(which))));
                return null;
            case "answer":
                outcome.add("ack", ack(Ack.answer(text(input, "body"))));
                return null;
            case "version":
                outcome.addProperty("version", WxNotify.VERSION);
                return null;
            case "ack":
                outcome.add("ack", ack(ack(text(input, "which"))));
                return null;
            case "signing_message":
                outcome.add("bytes", bytes(Primitives.signingMessage(
                        text(input, "timestamp"), text(input, "nonce"), bytes(input, "body"))));
                return null;
            case "verify_signature":
                outcome.addProperty("valid", Primitives.verifySignature(
                        bytes(input, "message"), text(input, "signature"), text(input, "key")));
                return null;
            case "decrypt_resource":
                outcome.add("bytes", bytes(Primitives.decryptResource(
                        text(input, "api_v3_key"),
                        text(input, "nonce"),
                        text(input, "associated_data"),
                        text(input, "ciphertext"),
                        text(input, "algorithm"))));
                return null;
            case "certificates_request":
                outcome.add("request", request(Certificates.request(
                        text(input, "mchid"),
                        text(input, "merchant_serial"),
                        text(input, "merchant_private_key"),
                        optionalText(input, "path"),
                        now(input),
                        text(input, "nonce"))));
                return null;
            case "parse_certificates":
                outcome.add("certificates", certificates(input));
                return null;
            case "testing_certificates":
                outcome.add("certificates", testingCertificates(input));
                return null;
            case "testing":
                try (Platform platform = Platform.fromJson(input.get("platform").toString());
                        NotificationParser parser = platform.parser()) {
                    Delivery made = platform.notificationFromJson(input.get("notification").toString());
                    return parser.parse(made.getHeaders(), made.getBody(), now(input));
                }
            case "sample":
                outcome.add("sample", JsonParser.parseString(sample(input)));
                return null;
            case "diagnose":
                try (NotificationParser parser = construct(input)) {
                    outcome.addProperty(
                            "diagnosis",
                            parser.diagnose(headers(input), bytes(input, "body"), now(input)).toJson());
                }
                return null;
            case "codes":
                outcome.add("codes", codes());
                return null;
            case "kinds":
                JsonArray kinds = new JsonArray();
                for (Kind kind : Kind.values()) {
                    kinds.add(kind.getName());
                }
                outcome.add("kinds", kinds);
                return null;
            default:
                throw new IllegalArgumentException("no operation is called " + operation);
        }
    }

    private static NotificationParser construct(JsonObject input) {
        JsonObject config = input.getAsJsonObject("config");
        NotificationParser.Builder builder = NotificationParser.builder();
        builder.platformKeys(platformKeys(config.getAsJsonObject("platform_keys")));
        apiV3Keys(config).forEach(builder::apiV3Key);
        JsonElement options = config.get("options");
        if (options != null && options.isJsonObject()) {
            for (Map.Entry<String, JsonElement> option : options.getAsJsonObject().entrySet()) {
                switch (option.getKey()) {
                    case "clock_tolerance":
                        builder.clockTolerance(Duration.ofSeconds(option.getValue().getAsLong()));
                        break;
                    case "max_body_bytes":
                        builder.maxBodyBytes(option.getValue().getAsLong());
                        break;
                    case "reject_expired_certificates":
                        builder.rejectExpiredCertificates(option.getValue().getAsBoolean());
                        break;
                    default:
                        throw new IllegalArgumentException("no option is called " + option.getKey());
                }
            }
        }
        return builder.build();
    }

    private static PlatformKeys platformKeys(JsonObject given) {
        PlatformKeys.Builder builder = PlatformKeys.builder();
        array(given, "certificates").forEach(pem -> builder.certificates(pem.getAsString()));
        for (JsonElement key : array(given, "public_keys")) {
            builder.publicKey(text(key.getAsJsonObject(), "id"), text(key.getAsJsonObject(), "pem"));
        }
        return builder.build();
    }

    private static List<ApiV3Key> apiV3Keys(JsonObject given) {
        List<ApiV3Key> keys = new ArrayList<>();
        for (JsonElement element : given.getAsJsonArray("api_v3_keys")) {
            ApiV3Key key = ApiV3Key.of(text(element.getAsJsonObject(), "key"));
            JsonElement label = element.getAsJsonObject().get("label");
            keys.add(label == null || label.isJsonNull() ? key : key.labelled(label.getAsString()));
        }
        return keys;
    }

    private static List<ApiV2Key> apiV2Keys(JsonObject given) {
        List<ApiV2Key> keys = new ArrayList<>();
        for (JsonElement element : array(given, "keys")) {
            JsonElement mchId = element.getAsJsonObject().get("mch_id");
            keys.add(ApiV2Key.of(
                    mchId == null || mchId.isJsonNull() ? null : mchId.getAsString(), text(element.getAsJsonObject(), "key")));
        }
        return keys;
    }

    private static String sample(JsonObject input) {
        String event = optionalText(input, "event");
        String kind = optionalText(input, "kind");
        Object overrides = NUMBERS.fromJson(input.get("overrides"), Object.class);
        if (!(overrides instanceof Map)) {
            // Java's types do not let it through, so the core itself is asked.
            return (String) new Call("sample").with("event", event).with("kind", kind).with("overrides", overrides).value();
        }
        Map<String, ?> fields = NUMBERS.fromJson(input.get("overrides"), new TypeToken<Map<String, Object>>() {});
        return event != null && kind != null ? Sample.of(event, kind, fields) : Sample.of(event != null ? event : kind, fields);
    }

    private static Notification parse(NotificationParser parser, JsonObject input) {
        return parser.parse(headers(input), bytes(input, "body"), now(input));
    }

    private static void expect(String operation, Notification notification, JsonObject given) {
        switch (operation) {
            case "expect_paid":
                notification.expectPaid(paidOrder(given));
                break;
            case "expect_refunded":
                notification.expectRefunded(refundedOrder(given));
                break;
            default:
                notification.expect(expectation(given));
        }
    }

    private static PaidOrder paidOrder(JsonObject given) {
        PaidOrder order = PaidOrder.of(
                text(given, "mchid"), text(given, "out_trade_no"), given.get("amount_total").getAsLong());
        order = given.has("sub_mchid") ? order.subMchid(text(given, "sub_mchid")) : order;
        return given.has("currency") ? order.currency(text(given, "currency")) : order;
    }

    private static RefundedOrder refundedOrder(JsonObject given) {
        RefundedOrder refund = RefundedOrder.of(
                text(given, "mchid"), text(given, "out_refund_no"), given.get("amount_refund").getAsLong());
        refund = given.has("sub_mchid") ? refund.subMchid(text(given, "sub_mchid")) : refund;
        refund = given.has("out_trade_no") ? refund.outTradeNo(text(given, "out_trade_no")) : refund;
        return given.has("currency") ? refund.currency(text(given, "currency")) : refund;
    }

    private static Expectation expectation(JsonObject given) {
        Expectation.Builder builder = Expectation.builder();
        for (Map.Entry<String, JsonElement> field : given.entrySet()) {
            JsonElement value = field.getValue();
            switch (field.getKey()) {
                case "event_type":
                    builder.eventType(value.getAsString());
                    break;
                case "kind":
                    builder.kind(value.getAsString());
                    break;
                case "mchid":
                    builder.mchid(value.getAsString());
                    break;
                case "sp_mchid":
                    builder.spMchid(value.getAsString());
                    break;
                case "sub_mchid":
                    builder.subMchid(value.getAsString());
                    break;
                case "appid":
                    builder.appid(value.getAsString());
                    break;
                case "sub_appid":
                    builder.subAppid(value.getAsString());
                    break;
                case "out_trade_no":
                    builder.outTradeNo(value.getAsString());
                    break;
                case "out_refund_no":
                    builder.outRefundNo(value.getAsString());
                    break;
                case "amount_total":
                    builder.amountTotal(value.getAsLong());
                    break;
                case "currency":
                    builder.currency(value.getAsString());
                    break;
                default:
                    throw new IllegalArgumentException("nothing called " + field.getKey() + " can be expected");
            }
        }
        return builder.build();
    }

    private static Ack ack(String which) {
        switch (which) {
            case "success":
                return Ack.success();
            case "success_no_content":
                return Ack.successNoContent();
            case "handler_failed":
                return Ack.handlerFailed();
            case "busy":
                return Ack.busy();
            default:
                return Ack.of(ErrorCode.valueOf(which));
        }
    }

    private static JsonArray certificates(JsonObject input) {
        PlatformKeys known =
                input.get("known_keys").isJsonNull() ? null : platformKeys(input.getAsJsonObject("known_keys"));
        return list(Certificates.parse(headers(input), bytes(input, "body"), apiV3Keys(input), known, now(input)));
    }

    private static JsonArray testingCertificates(JsonObject input) {
        try (Platform platform = Platform.fromJson(input.get("platform").toString())) {
            Delivery answer = platform.certificatesAnswer(now(input));
            List<ApiV3Key> keys = List.of(ApiV3Key.of(platform.getApiV3Key()));
            return list(Certificates.parse(answer.getHeaders(), answer.getBody(), keys, null, now(input)));
        }
    }

    private static JsonArray list(List<PlatformCertificate> certificates) {
        JsonArray listed = new JsonArray();
        for (PlatformCertificate certificate : certificates) {
            JsonObject one = new JsonObject();
            one.addProperty("serial", certificate.getSerial());
            one.addProperty("pem", certificate.getPem());
            one.addProperty("not_before", certificate.getNotBefore());
            one.addProperty("not_after", certificate.getNotAfter());
            one.addProperty("effective_time", certificate.getEffectiveTime());
            one.addProperty("expire_time", certificate.getExpireTime());
            listed.add(one);
        }
        return listed;
    }

    private static JsonObject request(CertificatesRequest request) {
        JsonObject outcome = new JsonObject();
        outcome.addProperty("method", request.getMethod());
        outcome.addProperty("path", request.getPath());
        outcome.addProperty("authorization", request.getAuthorization());
        return outcome;
    }

    private static JsonArray codes() {
        JsonArray codes = new JsonArray();
        for (ErrorCode code : ErrorCode.values()) {
            JsonObject one = new JsonObject();
            one.addProperty("code", code.name());
            one.addProperty("number", code.getNumber());
            one.addProperty("ack_status", Ack.of(code).getStatus());
            codes.add(one);
        }
        return codes;
    }

    /** The sixteen fields by their accessors. */
    private static JsonObject fields(Notification notification) {
        JsonObject fields = new JsonObject();
        fields.addProperty("id", notification.getId());
        fields.addProperty("create_time", notification.getCreateTime());
        fields.addProperty("event_type", notification.getEventType());
        fields.addProperty("resource_type", notification.getResourceType());
        fields.addProperty("summary", notification.getSummary());
        fields.addProperty("original_type", notification.getOriginalType());
        fields.addProperty("associated_data", notification.getAssociatedData());
        fields.addProperty("plaintext", new String(notification.getPlaintext(), StandardCharsets.UTF_8));
        fields.add("resource", JSON.toJsonTree(notification.getResource()));
        fields.addProperty("serial", notification.getSerial());
        fields.addProperty("timestamp", notification.getTimestamp());
        fields.addProperty("nonce", notification.getNonce());
        fields.addProperty("request_id", notification.getRequestId());
        fields.addProperty("api_v3_key_label", notification.getApiV3KeyLabel());
        fields.addProperty("kind", notification.getKind().getName());
        fields.addProperty("certificate_expires_at", notification.getCertificateExpiresAt());
        return fields;
    }

    private static JsonObject error(WxNotifyException error) {
        JsonObject outcome = new JsonObject();
        outcome.addProperty("code", error.getCode().name());
        outcome.addProperty("message", error.getMessage());
        outcome.addProperty("field", error.getField());
        outcome.add("ack", ack(error.getAck()));
        outcome.addProperty("is_platform_probe", error.isPlatformProbe());
        return outcome;
    }

    private static JsonObject ack(Ack ack) {
        JsonObject outcome = new JsonObject();
        outcome.addProperty("status", ack.getStatus());
        outcome.addProperty("content_type", ack.getContentType());
        outcome.addProperty("body", ack.getBody());
        return outcome;
    }

    private static JsonObject object(String name, JsonElement value) {
        JsonObject outcome = new JsonObject();
        outcome.add(name, value);
        return outcome;
    }

    /** A name may come twice, which no map can hold. */
    private static Headers headers(JsonObject input) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (JsonElement header : input.getAsJsonArray("headers")) {
            JsonArray pair = header.getAsJsonArray();
            pairs.add(Map.entry(pair.get(0).getAsString(), pair.get(1).getAsString()));
        }
        return Headers.of(pairs);
    }

    private static byte[] bytes(JsonObject input, String name) {
        return Base64.getDecoder().decode(text(input, name));
    }

    private static JsonElement bytes(byte[] bytes) {
        return new JsonPrimitive(Base64.getEncoder().encodeToString(bytes));
    }

    private static long now(JsonObject input) {
        return input.get("now").getAsLong();
    }

    private static String text(JsonObject input, String name) {
        return input.get(name).getAsString();
    }

    private static String optionalText(JsonObject input, String name) {
        JsonElement given = input.get(name);
        return given == null || given.isJsonNull() ? null : given.getAsString();
    }

    private static JsonArray array(JsonObject input, String name) {
        JsonElement given = input.get(name);
        return given == null || given == JsonNull.INSTANCE ? new JsonArray() : given.getAsJsonArray();
    }
}
