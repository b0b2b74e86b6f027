/* What a notification says, what it is compared with, and what is answered. */
#include "check.h"

static void every_field_is_there(void) {
    wxn_error *error = NULL;
    wxn_parser *own = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_notification *notification = NULL;
    wxn_bytes *json = NULL;
    wxn_testing_delivery *delivery = delivery_with(
        ",\"id\":\"EV-1\",\"create_time\":\"2026-11-18T10:00:00+08:00\",\"summary\":\"支付成功\",\"original_type\":\"transaction\","
        "\"associated_data\":\"aad\",\"nonce\":\"abc\",\"request_id\":\"req-1\"");
    wxn_api_v3_key api_v3_keys[2] = {API_V3_KEY(SLICE("abcdefghijklmnopqrstuvwxyz012345"), SLICE("old")),
                                     API_V3_KEY(platform->api_v3_key, SLICE("new"))};
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    OK(wxn_parser_new(keys, api_v3_keys, 2, NULL, &own, &error));
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error));

    const char *plaintext =
        "{\"mchid\":\"1900007291\",\"appid\":\"wx1\",\"out_trade_no\":\"A1\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";
    CHECK(equals(notification->id, "EV-1"));
    CHECK(equals(notification->create_time, "2026-11-18T10:00:00+08:00"));
    CHECK(equals(notification->event_type, "TRANSACTION.SUCCESS"));
    CHECK(equals(notification->resource_type, "encrypt-resource"));
    CHECK(equals(notification->summary, "支付成功"));
    CHECK(equals(notification->original_type, "transaction"));
    CHECK(equals(notification->associated_data, "aad"));
    CHECK(equals(notification->plaintext, plaintext));
    CHECK(equals(notification->serial, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"));
    CHECK(notification->timestamp == NOW);
    CHECK(equals(notification->nonce, "abc"));
    CHECK(equals(notification->request_id, "req-1"));
    CHECK(equals(notification->api_v3_key_label, "new"));
    CHECK(equals(notification->kind, "transaction.direct"));
    CHECK(notification->certificate_expires_at && *notification->certificate_expires_at == 1900000000);

    OK(wxn_notification_to_json(notification, &json, &error));
    CHECK(equals((wxn_slice){BYTES(*json)},
                 "{\"id\":\"EV-1\",\"create_time\":\"2026-11-18T10:00:00+08:00\",\"event_type\":\"TRANSACTION.SUCCESS\","
                 "\"resource_type\":\"encrypt-resource\",\"summary\":\"支付成功\",\"original_type\":\"transaction\","
                 "\"associated_data\":\"aad\","
                 "\"plaintext\":\"{\\\"mchid\\\":\\\"1900007291\\\",\\\"appid\\\":\\\"wx1\\\",\\\"out_trade_no\\\":\\\"A1\\\","
                 "\\\"amount\\\":{\\\"total\\\":100,\\\"currency\\\":\\\"CNY\\\"}}\","
                 "\"resource\":{\"mchid\":\"1900007291\",\"appid\":\"wx1\",\"out_trade_no\":\"A1\","
                 "\"amount\":{\"total\":100,\"currency\":\"CNY\"}},"
                 "\"serial\":\"5157F09EFDC096DE15EBE81A47057A7232F1B8E1\",\"timestamp\":1795000000,\"nonce\":\"abc\","
                 "\"request_id\":\"req-1\",\"api_v3_key_label\":\"new\",\"kind\":\"transaction.direct\","
                 "\"certificate_expires_at\":1900000000}"));
    OK(wxn_bytes_free(json));
    OK(wxn_notification_free(notification));
    OK(wxn_parser_free(own));
    OK(wxn_platform_keys_free(keys));
    OK(wxn_testing_delivery_free(delivery));
}

/* A PEM text as it stands in a JSON text, where a line feed is two characters. */
static size_t json_text(wxn_slice text, char *json, size_t room) {
    size_t len = 0;
    for (size_t at = 0; at < text.len; at++) {
        char character = ((const char *)text.ptr)[at];
        if (len + 2 > room) return 0;
        if (character == '\n') json[len++] = '\\';
        json[len++] = character == '\n' ? 'n' : character;
    }
    return len;
}

static void what_is_absent_is_null(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_parser *own = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_platform *in_public_key_mode = NULL;
    wxn_testing_delivery *delivery = NULL;
    char pem[4096], options[8192];
    /* The same key under an id, for the stranger too, because making keys takes long. */
    size_t pem_len = json_text(platform->private_key_pem, pem, sizeof pem);
    int len = snprintf(options, sizeof options,
                       "{\"public_key_id\":\"PUB_KEY_ID_1\",\"private_key\":\"%.*s\",\"stranger_private_key\":\"%.*s\"}",
                       (int)pem_len, pem, (int)pem_len, pem);
    CHECK(pem_len > 0 && len > 0 && (size_t)len < sizeof options);
    OK(wxn_testing_platform_new(options, (size_t)len, &in_public_key_mode, &error));
    CHECK(in_public_key_mode->certificate_pem.ptr == NULL && equals(in_public_key_mode->serial, "PUB_KEY_ID_1"));
    CHECK(in_public_key_mode->public_key_pem.len == platform->public_key_pem.len &&
          !memcmp(in_public_key_mode->public_key_pem.ptr, platform->public_key_pem.ptr, platform->public_key_pem.len));

    wxn_api_v3_key api_v3_key = API_V3_KEY(in_public_key_mode->api_v3_key, NO_LABEL);
    OK(wxn_testing_platform_keys(in_public_key_mode, &keys, &error));
    OK(wxn_parser_new(keys, &api_v3_key, 1, NULL, &own, &error));
    OK(wxn_testing_platform_notification(in_public_key_mode, TEXT("{\"event_type\":\"NEW\",\"resource\":\"{}\"}"), &delivery, &error));
    OK(wxn_parser_parse(own, REQUEST(delivery), WXN_NOW_SYSTEM, &notification, &error));
    CHECK(notification->certificate_expires_at == NULL);
    CHECK(notification->request_id.ptr == NULL && notification->api_v3_key_label.ptr == NULL);
    CHECK(equals(notification->kind, "unknown") && equals(notification->plaintext, "{}"));

    FAILS(wxn_testing_platform_certificates_answer(in_public_key_mode, NOW, &(wxn_testing_delivery *){NULL}, &error),
          WXN_ERROR_OPTION_INVALID, "public_key_id");
    OK(wxn_notification_free(notification));
    OK(wxn_testing_delivery_free(delivery));
    OK(wxn_parser_free(own));
    OK(wxn_platform_keys_free(keys));
    OK(wxn_testing_platform_free(in_public_key_mode));
}

static void an_empty_label_is_not_an_absent_one(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_parser *own = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_delivery *delivery = delivery_with("");
    wxn_api_v3_key api_v3_key = API_V3_KEY(platform->api_v3_key, SLICE(""));
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    OK(wxn_parser_new(keys, &api_v3_key, 1, NULL, &own, &error));
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error));
    CHECK(equals(notification->api_v3_key_label, ""));
    OK(wxn_notification_free(notification));
    OK(wxn_parser_free(own));
    OK(wxn_platform_keys_free(keys));
    OK(wxn_testing_delivery_free(delivery));
}

static void a_notification_is_compared_with_an_order(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_delivery *delivery = delivery_with("");
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error));
    const int64_t paid = 100, more = 101, zero = 0;

    wxn_expectation order = WXN_EXPECTATION_INIT;
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_OPTION_INVALID, "expectation");
    order = (wxn_expectation){.size = sizeof order, .event_type = SLICE("TRANSACTION.SUCCESS"), .kind = SLICE("transaction.direct"),
                              .mchid = SLICE("1900007291"), .appid = SLICE("wx1"), .out_trade_no = SLICE("A1"),
                              .amount_total = &paid, .currency = SLICE("CNY")};
    OK(wxn_notification_expect(notification, &order, &error));

    order.amount_total = &more;
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "amount_total");
    order.amount_total = &zero;
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "amount_total");
    order = (wxn_expectation){.size = sizeof order, .mchid = SLICE("1900007292")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "mchid");
    order = (wxn_expectation){.size = sizeof order, .mchid = SLICE("")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "mchid");
    order = (wxn_expectation){.size = sizeof order, .appid = SLICE("wx2")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "appid");
    order = (wxn_expectation){.size = sizeof order, .out_trade_no = SLICE("A2")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "out_trade_no");
    /* A field that a direct payment does not have differs. */
    order = (wxn_expectation){.size = sizeof order, .event_type = SLICE("REFUND.SUCCESS")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "event_type");
    order = (wxn_expectation){.size = sizeof order, .kind = SLICE("transaction.partner")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "kind");
    order = (wxn_expectation){.size = sizeof order, .sp_mchid = SLICE("1900007291")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "sp_mchid");
    order = (wxn_expectation){.size = sizeof order, .sub_mchid = SLICE("1900007291")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "sub_mchid");
    order = (wxn_expectation){.size = sizeof order, .sub_appid = SLICE("wx1")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "sub_appid");
    order = (wxn_expectation){.size = sizeof order, .out_refund_no = SLICE("A1")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "out_refund_no");
    order = (wxn_expectation){.size = sizeof order, .currency = SLICE("USD")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "currency");
    order = (wxn_expectation){.size = sizeof order, .currency = SLICE("\xff")};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_ARGUMENT_INVALID, "currency");
    order = (wxn_expectation){.size = sizeof order, .currency = {NULL, 3}};
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_ARGUMENT_INVALID, "currency");
    FAILS(wxn_notification_expect(notification, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "expectation");
    OK(wxn_notification_free(notification));
    OK(wxn_testing_delivery_free(delivery));
}

/* A notification that the world's platform sends now, of this event and resource. */
static wxn_notification *received(const char *event_type, const char *resource) {
    char spec[2048];
    size_t len = (size_t)snprintf(spec, sizeof spec, "{\"event_type\":\"%s\",\"now\":%d,\"resource\":\"", event_type, NOW);
    for (; *resource && len + 4 < sizeof spec; resource++) {
        if (*resource == '"') spec[len++] = '\\';
        spec[len++] = *resource;
    }
    memcpy(spec + len, "\"}", 3);
    wxn_testing_delivery *delivery = NULL;
    wxn_notification *notification = NULL;
    if (wxn_testing_platform_notification(platform, TEXT(spec), &delivery, NULL)) return NULL;
    wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, NULL);
    wxn_testing_delivery_free(delivery);
    return notification;
}

static void a_payment_is_the_orders(void) {
    wxn_error *error = NULL;
    const char *paid = "{\"mchid\":\"1900007291\",\"appid\":\"wx1\",\"out_trade_no\":\"A1\",\"trade_type\":\"JSAPI\","
                       "\"trade_state\":\"SUCCESS\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";
    const char *unpaid = "{\"mchid\":\"1900007291\",\"appid\":\"wx1\",\"out_trade_no\":\"A1\",\"trade_type\":\"JSAPI\","
                         "\"trade_state\":\"NOTPAY\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";
    wxn_notification *notification = received("TRANSACTION.SUCCESS", paid);
    CHECK(notification);
    wxn_paid_order order = WXN_PAID_ORDER_INIT;
    order.mchid = SLICE("1900007291"), order.out_trade_no = SLICE("A1"), order.amount_total = 100;
    OK(wxn_notification_expect_paid(notification, &order, &error));
    order.currency = SLICE("CNY");
    OK(wxn_notification_expect_paid(notification, &order, &error));

    order.currency = SLICE("USD");
    FAILS(wxn_notification_expect_paid(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "currency");
    order.currency = (wxn_slice){NULL, 0}, order.sub_mchid = SLICE("1900007292");
    FAILS(wxn_notification_expect_paid(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "sub_mchid");
    order.sub_mchid = (wxn_slice){NULL, 0}, order.amount_total = 101;
    FAILS(wxn_notification_expect_paid(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "amount_total");
    /* An order that nobody filled in is none. */
    wxn_paid_order none = WXN_PAID_ORDER_INIT;
    FAILS(wxn_notification_expect_paid(notification, &none, &error), WXN_ERROR_OPTION_INVALID, "mchid");
    none = order, none.amount_total = 0;
    FAILS(wxn_notification_expect_paid(notification, &none, &error), WXN_ERROR_OPTION_INVALID, "amount_total");
    none = order, none.size = 0;
    FAILS(wxn_notification_expect_paid(notification, &none, &error), WXN_ERROR_ARGUMENT_INVALID, "order.size");
    FAILS(wxn_notification_expect_paid(notification, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "order");
    OK(wxn_notification_free(notification));

    order.amount_total = 100;
    notification = received("TRANSACTION.SUCCESS", unpaid);
    CHECK(notification);
    FAILS(wxn_notification_expect_paid(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "trade_state");
    OK(wxn_notification_free(notification));
}

static void a_refund_is_the_orders(void) {
    wxn_error *error = NULL;
    const char *refunded =
        "{\"mchid\":\"1900007291\",\"out_trade_no\":\"A1\",\"out_refund_no\":\"R1\",\"refund_status\":\"SUCCESS\","
        "\"amount\":{\"total\":100,\"refund\":60,\"payer_total\":100,\"payer_refund\":60}}";
    wxn_notification *notification = received("REFUND.SUCCESS", refunded);
    CHECK(notification);
    wxn_refunded_order refund = WXN_REFUNDED_ORDER_INIT;
    refund.mchid = SLICE("1900007291"), refund.out_refund_no = SLICE("R1"), refund.amount_refund = 60;
    OK(wxn_notification_expect_refunded(notification, &refund, &error));
    refund.out_trade_no = SLICE("A1");
    OK(wxn_notification_expect_refunded(notification, &refund, &error));
    refund.out_trade_no = SLICE("A2");
    FAILS(wxn_notification_expect_refunded(notification, &refund, &error), WXN_ERROR_CONTENT_MISMATCH, "out_trade_no");
    refund.out_trade_no = (wxn_slice){NULL, 0}, refund.amount_refund = 100;
    FAILS(wxn_notification_expect_refunded(notification, &refund, &error), WXN_ERROR_CONTENT_MISMATCH, "amount_refund");
    refund.size = 1;
    FAILS(wxn_notification_expect_refunded(notification, &refund, &error), WXN_ERROR_ARGUMENT_INVALID, "refund.size");
    /* A refund is no payment, of whatever amount. */
    wxn_paid_order order = WXN_PAID_ORDER_INIT;
    order.mchid = SLICE("1900007291"), order.out_trade_no = SLICE("A1"), order.amount_total = 100;
    FAILS(wxn_notification_expect_paid(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "event_type");
    OK(wxn_notification_free(notification));
}

static void a_freed_notification_comes_back_from_its_fields(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL, *restored = NULL;
    wxn_bytes *json = NULL, *json_again = NULL;
    wxn_testing_delivery *delivery = delivery_with(",\"request_id\":\"req-1\"");
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error));
    wxn_notification_fields fields = {
        sizeof fields,
        notification->id,          notification->create_time,      notification->event_type,
        notification->resource_type, notification->summary,        notification->original_type,
        notification->associated_data, notification->plaintext,    notification->serial,
        notification->timestamp,   notification->nonce,            notification->request_id,
        notification->api_v3_key_label, notification->kind,        notification->certificate_expires_at};
    OK(wxn_notification_restore(&fields, &restored, &error));
    OK(wxn_notification_to_json(notification, &json, &error));
    OK(wxn_notification_free(notification));
    OK(wxn_notification_to_json(restored, &json_again, &error));
    CHECK(json->len == json_again->len && !memcmp(json->ptr, json_again->ptr, json->len));
    wxn_expectation order = {.size = sizeof order, .out_trade_no = SLICE("A1")};
    OK(wxn_notification_expect(restored, &order, &error));
    order.out_trade_no = SLICE("A2");
    FAILS(wxn_notification_expect(restored, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "out_trade_no");

    OK(wxn_notification_free(restored));
    OK(wxn_bytes_free(json));
    OK(wxn_bytes_free(json_again));
    OK(wxn_testing_delivery_free(delivery));
}

static void a_written_notification_comes_back_from_its_json(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL, *stored = NULL;
    wxn_bytes *json = NULL, *json_again = NULL;
    wxn_testing_delivery *delivery = delivery_with(",\"request_id\":\"req-1\"");
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error));
    OK(wxn_notification_to_json(notification, &json, &error));
    OK(wxn_notification_from_json(BYTES(*json), &stored, &error));
    OK(wxn_notification_to_json(stored, &json_again, &error));
    CHECK(json->len == json_again->len && !memcmp(json->ptr, json_again->ptr, json->len));
    OK(wxn_notification_free(notification));
    OK(wxn_notification_free(stored));
    OK(wxn_bytes_free(json));
    OK(wxn_bytes_free(json_again));
    OK(wxn_testing_delivery_free(delivery));
    FAILS(wxn_notification_from_json(TEXT("{}"), &stored, &error), WXN_ERROR_ARGUMENT_INVALID, "notification");
    FAILS(wxn_notification_from_json(TEXT("\xff"), &stored, &error), WXN_ERROR_ARGUMENT_INVALID, "json");
    FAILS(wxn_notification_from_json(NULL, 1, &stored, &error), WXN_ERROR_ARGUMENT_INVALID, "json");
    FAILS(wxn_notification_from_json(TEXT("{}"), NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
}

static void a_call_is_asked_and_answered_in_json(void) {
    wxn_error *error = NULL;
    wxn_bytes *answer = NULL;
    OK(wxn_call(TEXT("{\"do\":\"drop_handler\",\"handler\":0}"), &answer, &error));
    CHECK(equals((wxn_slice){BYTES(*answer)}, "{\"value\":false}"));
    OK(wxn_bytes_free(answer));
    FAILS(wxn_call(TEXT("{\"do\":\"close\",\"handler\":0}"), &answer, &error), WXN_ERROR_ARGUMENT_INVALID, "handler");
    FAILS(wxn_call(TEXT("{\"do\":\"explain_inbox\",\"inbox\":{\"dialect\":\"a\"}}"), &answer, &error), WXN_ERROR_OPTION_INVALID,
          "dialect");
    FAILS(wxn_call(TEXT("{}"), &answer, &error), WXN_ERROR_ARGUMENT_INVALID, "request");
    FAILS(wxn_call(NULL, 1, &answer, &error), WXN_ERROR_ARGUMENT_INVALID, "request");
    FAILS(wxn_call(TEXT("{}"), NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
}

static void fields_that_no_notification_had_are_refused(void) {
    wxn_error *error = NULL;
    wxn_notification *restored = NULL;
    wxn_notification_fields fields = {.size = sizeof fields, .plaintext = SLICE("{}"), .kind = SLICE("unknown")};
    OK(wxn_notification_restore(&fields, &restored, &error));
    OK(wxn_notification_free(restored));
    fields.kind = SLICE("transaction");
    FAILS(wxn_notification_restore(&fields, &restored, &error), WXN_ERROR_ARGUMENT_INVALID, "kind");
    fields.kind = SLICE("unknown");
    fields.plaintext = SLICE("[]");
    FAILS(wxn_notification_restore(&fields, &restored, &error), WXN_ERROR_ARGUMENT_INVALID, "plaintext");
    fields.plaintext = SLICE("{\"a\":");
    FAILS(wxn_notification_restore(&fields, &restored, &error), WXN_ERROR_ARGUMENT_INVALID, "plaintext");
    fields.plaintext = SLICE("{}");
    fields.nonce = SLICE("\xff");
    FAILS(wxn_notification_restore(&fields, &restored, &error), WXN_ERROR_ARGUMENT_INVALID, "nonce");
    FAILS(wxn_notification_restore(NULL, &restored, &error), WXN_ERROR_ARGUMENT_INVALID, "fields");
}

static void an_event_is_checked(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_delivery *delivery = delivery_with("");
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error));
    /* The world's payment has no trade_state, which is always there. */
    FAILS(wxn_check_event(BYTES(notification->event_type), BYTES(notification->kind), BYTES(notification->plaintext), &error),
          WXN_ERROR_EVENT_UNTYPED, "trade_state");
    OK(wxn_notification_free(notification));
    OK(wxn_testing_delivery_free(delivery));

#define CHECK_EVENT(kind, plaintext) wxn_check_event(TEXT("TRANSACTION.SUCCESS"), TEXT(kind), TEXT(plaintext), &error)
#define PAYMENT "{\"mchid\":\"1\",\"out_trade_no\":\"A1\",\"trade_state\":\"SUCCESS\",\"amount\":"
    OK(CHECK_EVENT("transaction.direct", PAYMENT "{\"total\":100}}"));
    OK(CHECK_EVENT("transaction.direct", PAYMENT "{\"total\":100},\"attach\":null,\"nobody_knows\":{\"this\":[1]}}"));
    FAILS(CHECK_EVENT("transaction.direct", PAYMENT "{\"total\":\"100\"}}"), WXN_ERROR_EVENT_UNTYPED, "amount.total");
    FAILS(CHECK_EVENT("transaction.direct", PAYMENT "{\"total\":1},\"promotion_detail\":[{},1]}"), WXN_ERROR_EVENT_UNTYPED, ANY);
    FAILS(CHECK_EVENT("unknown", "{}"), WXN_ERROR_EVENT_UNTYPED, "event_type");

    /* What no notification had is a mistake of the caller's. */
    FAILS(CHECK_EVENT("transaction", "{}"), WXN_ERROR_ARGUMENT_INVALID, "kind");
    FAILS(CHECK_EVENT("transaction.direct", "[]"), WXN_ERROR_ARGUMENT_INVALID, "plaintext");
    FAILS(CHECK_EVENT("transaction.direct", ""), WXN_ERROR_ARGUMENT_INVALID, "plaintext");
    FAILS(CHECK_EVENT("transaction.direct", "{\"mchid\":\"\xff\"}"), WXN_ERROR_ARGUMENT_INVALID, "plaintext");
    FAILS(CHECK_EVENT("\xff", "{}"), WXN_ERROR_ARGUMENT_INVALID, "kind");
    FAILS(wxn_check_event(NULL, 3, TEXT("unknown"), TEXT("{}"), &error), WXN_ERROR_ARGUMENT_INVALID, "event_type");
    CHECK(wxn_check_event(TEXT("A"), TEXT("unknown"), TEXT("{}"), NULL) == WXN_ERROR_EVENT_UNTYPED);
#undef PAYMENT
#undef CHECK_EVENT
}

static void every_kind_but_unknown_has_a_type(void) {
    wxn_error *error = NULL;
    const wxn_slice *kinds = NULL;
    size_t len = 0;
    OK(wxn_kinds(&kinds, &len, &error));
    for (size_t index = 0; index < len; index++) {
        int32_t code = wxn_check_event(TEXT("A"), BYTES(kinds[index]), TEXT("{}"), &error);
        /* A type may ask for nothing; else a field is missing. */
        CHECK(code == WXN_OK || code == WXN_ERROR_EVENT_UNTYPED);
        bool is_untyped = code != WXN_OK && !contains(error->message, "does not have the type of");
        CHECK(is_untyped == equals(kinds[index], "unknown"));
        OK((wxn_error_free(error), error = NULL, WXN_OK));
    }
}

static void an_answer_with_data_is_the_callers_body(void) {
    wxn_error *error = NULL;
    const char *body = "{ \"plate_number\" : \"粤B888888\" }";
    wxn_ack ack = {.status = 1};
    OK(wxn_ack_answer(TEXT(body), &ack, &error));
    CHECK(ack.status == 200 && equals(ack.content_type, "application/json"));
    CHECK(ack.body.ptr == body && ack.body.len == strlen(body));
    wxn_ack untouched = {.status = 1};
    const char *no_objects[] = {"", "[]", "null", "{\"a\":", "{} {}"};
    for (size_t index = 0; index < sizeof no_objects / sizeof *no_objects; index++) {
        FAILS(wxn_ack_answer(TEXT(no_objects[index]), &untouched, &error), WXN_ERROR_OPTION_INVALID, "body");
    }
    FAILS(wxn_ack_answer("{\"a\":\"\xff\"}", 9, &untouched, &error), WXN_ERROR_ARGUMENT_INVALID, "body");
    FAILS(wxn_ack_answer(NULL, 2, &untouched, &error), WXN_ERROR_ARGUMENT_INVALID, "body");
    CHECK(untouched.status == 1);
    FAILS(wxn_ack_answer("{}", 2, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
}

static void acknowledgements_are_the_contracts(void) {
    wxn_error *error = NULL;
    const wxn_ack *ack = NULL;
    OK(wxn_ack_success(&ack, &error));
    CHECK(ack->status == 200 && equals(ack->content_type, "application/json") && equals(ack->body, "{\"code\":\"SUCCESS\"}"));
    OK(wxn_ack_success_no_content(&ack, &error));
    CHECK(ack->status == 204 && equals(ack->content_type, "") && equals(ack->body, ""));
    OK(wxn_ack_handler_failed(&ack, &error));
    CHECK(ack->status == 500);
    CHECK(equals(ack->body, "{\"code\":\"FAIL\",\"message\":\"notification could not be processed\"}"));
    OK(wxn_ack_busy(&ack, &error));
    CHECK(ack->status == 503 && equals(ack->body, "{\"code\":\"FAIL\",\"message\":\"notification is being processed\"}"));
    OK(wxn_ack_for_error(WXN_ERROR_BODY_TOO_LARGE, &ack, &error));
    CHECK(ack->status == 413 && equals(ack->body, "{\"code\":\"FAIL\",\"message\":\"request body too large\"}"));
    FAILS(wxn_ack_for_error(0, &ack, &error), WXN_ERROR_ARGUMENT_INVALID, "code");
    FAILS(wxn_ack_for_error(-1, &ack, &error), WXN_ERROR_ARGUMENT_INVALID, "code");
}

static void the_tables_agree_with_the_header(void) {
    wxn_error *error = NULL;
    const wxn_error_code *codes = NULL;
    const wxn_slice *kinds = NULL;
    const wxn_ack *ack = NULL;
    size_t len = 0;
    OK(wxn_error_codes(&codes, &len, &error));
    CHECK(len == 36);
    CHECK(codes[0].code == WXN_ERROR_BODY_TOO_LARGE && equals(codes[0].name, "BODY_TOO_LARGE") && codes[0].ack_status == 413);
    CHECK(codes[len - 1].code == WXN_ERROR_MERCHANT_UNKNOWN && equals(codes[len - 1].name, "MERCHANT_UNKNOWN"));
    for (size_t index = 0; index < len; index++) {
        OK(wxn_ack_for_error(codes[index].code, &ack, &error));
        CHECK(ack->status == codes[index].ack_status);
        OK(wxn_ack_for_error_v2(codes[index].code, &ack, &error));
        CHECK(ack->status == codes[index].ack_status);
        CHECK(index == 0 || codes[index - 1].code < codes[index].code);
    }
    OK(wxn_kinds(&kinds, &len, &error));
    CHECK(len == 79 && equals(kinds[0], "abnormal_fund") && equals(kinds[len - 1], "unknown"));
}

const test notification_tests[] = {
    TEST(every_field_is_there),
    TEST(what_is_absent_is_null),
    TEST(an_empty_label_is_not_an_absent_one),
    TEST(a_notification_is_compared_with_an_order),
    TEST(a_payment_is_the_orders),
    TEST(a_refund_is_the_orders),
    TEST(a_freed_notification_comes_back_from_its_fields),
    TEST(a_written_notification_comes_back_from_its_json),
    TEST(a_call_is_asked_and_answered_in_json),
    TEST(fields_that_no_notification_had_are_refused),
    TEST(an_event_is_checked),
    TEST(every_kind_but_unknown_has_a_type),
    TEST(an_answer_with_data_is_the_callers_body),
    TEST(acknowledgements_are_the_contracts),
    TEST(the_tables_agree_with_the_header),
    END,
};
