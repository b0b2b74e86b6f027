/* APIv2's notifications: what they say, which keys open them, and what is answered. */
#include <stdlib.h>

#include "check.h"

#define KEY "0123456789abcdefghijklmnopqrstuv"
#define MCH_ID SLICE("1900007291")
#define OTHER_KEY "vutsrqponmlkjihgfedcba9876543210"

/* One call with one key and no limit of its own. */
#define PARSE(body, keys, len, out) wxn_parse_v2(BYTES(*(body)), keys, len, NULL, out, &error)

/* The body of what `spec` says under KEY. */
static wxn_bytes *made(const char *spec) {
    wxn_bytes *body = NULL;
    wxn_error *error = NULL;
    if (wxn_testing_v2_notification(TEXT(spec), &body, &error)) {
        check_error(__FILE__, __LINE__, spec, error);
        abort();
    }
    return body;
}

static wxn_bytes *payment(void) {
    return made("{\"key\":\"" KEY "\",\"fields\":{\"appid\":\"wx1\",\"mch_id\":\"1900007291\",\"out_trade_no\":\"A1\",\"transaction_id\":\"42\","
                "\"result_code\":\"SUCCESS\",\"total_fee\":\"100\",\"attach\":\"门店 <1> & ]]>\",\"nonce_str\":\"n\","
                "\"time_end\":\"20261122075958\"}}");
}

static wxn_bytes *refund(void) {
    return made("{\"key\":\"" KEY "\",\"outer\":{\"mch_id\":\"1900007291\"},\"inner\":{\"refund_id\":\"50\",\"out_refund_no\":\"R1\","
                "\"out_trade_no\":\"A1\",\"refund_status\":\"SUCCESS\",\"refund_fee\":\"60\",\"total_fee\":\"100\"}}");
}

static void a_payment_is_an_ordinary_notification(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    wxn_bytes *body = payment(), *json = NULL;
    wxn_api_v2_key keys[2] = {API_V2_KEY(SLICE(OTHER_KEY), MCH_ID), API_V2_KEY(SLICE(KEY), MCH_ID)};
    OK(PARSE(body, keys, 2, &notification));
    CHECK(equals(notification->id, "1900007291.42") && equals(notification->event_type, "V2.PAY") && equals(notification->kind, "v2.pay"));
    CHECK(equals(notification->create_time, "2026-11-22T07:59:58+08:00") && equals(notification->resource_type, "xml"));
    CHECK(equals(notification->api_v3_key_label, "1900007291") && equals(notification->nonce, "n"));
    CHECK(equals(notification->plaintext,
                 "{\"appid\":\"wx1\",\"mch_id\":\"1900007291\",\"out_trade_no\":\"A1\",\"transaction_id\":\"42\","
                 "\"result_code\":\"SUCCESS\",\"total_fee\":\"100\",\"attach\":\"门店 <1> & ]]>\",\"time_end\":\"20261122075958\"}"));
    CHECK(equals(notification->serial, "") && equals(notification->associated_data, "") && notification->timestamp == 0);
    CHECK(!notification->summary.ptr && !notification->request_id.ptr && !notification->certificate_expires_at);
    OK(wxn_check_event(BYTES(notification->event_type), BYTES(notification->kind), BYTES(notification->plaintext), &error));

    wxn_paid_order order = WXN_PAID_ORDER_INIT;
    order.mchid = SLICE("1900007291"), order.out_trade_no = SLICE("A1"), order.amount_total = 100;
    OK(wxn_notification_expect_paid(notification, &order, &error));
    order.amount_total = 101;
    FAILS(wxn_notification_expect_paid(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "amount_total");

    /* Its JSON brings it back, as a stored one comes back. */
    wxn_notification *stored = NULL;
    OK(wxn_notification_to_json(notification, &json, &error));
    OK(wxn_notification_from_json(BYTES(*json), &stored, &error));
    CHECK(equals(stored->id, "1900007291.42") && equals(stored->kind, "v2.pay"));
    OK(wxn_notification_free(stored));
    OK(wxn_bytes_free(json));
    OK(wxn_notification_free(notification));
    OK(wxn_bytes_free(body));
}

static void a_refund_is_opened(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    wxn_bytes *body = refund();
    wxn_api_v2_key key = API_V2_KEY(SLICE(KEY), MCH_ID), other = API_V2_KEY(SLICE(OTHER_KEY), MCH_ID);
    OK(PARSE(body, &key, 1, &notification));
    CHECK(equals(notification->id, "1900007291.50.SUCCESS") && equals(notification->event_type, "V2.REFUND"));
    CHECK(equals(notification->kind, "v2.refund") && equals(notification->api_v3_key_label, "1900007291"));
    wxn_refunded_order order = WXN_REFUNDED_ORDER_INIT;
    order.mchid = SLICE("1900007291"), order.out_refund_no = SLICE("R1"), order.amount_refund = 60;
    OK(wxn_notification_expect_refunded(notification, &order, &error));
    order.amount_refund = 100;
    FAILS(wxn_notification_expect_refunded(notification, &order, &error), WXN_ERROR_CONTENT_MISMATCH, "amount_refund");
    OK(wxn_notification_free(notification));
    FAILS(PARSE(body, &other, 1, &notification), WXN_ERROR_DECRYPTION_FAILED, "req_info");
    OK(wxn_bytes_free(body));
}

/* Of several merchants behind one URL, who knows the key of one cannot sign for another. */
static void a_key_is_tried_for_its_own_merchant_alone(void) {
    wxn_error *error = NULL;
    wxn_notification *untouched = NULL;
    wxn_bytes *paid = payment(), *refunded = refund();
    wxn_api_v2_key keys[2] = {API_V2_KEY(SLICE(OTHER_KEY), MCH_ID), API_V2_KEY(SLICE(KEY), SLICE("1900000109"))};
    FAILS(PARSE(paid, keys, 2, &untouched), WXN_ERROR_SIGNATURE_INVALID, ANY);
    FAILS(PARSE(paid, keys + 1, 1, &untouched), WXN_ERROR_SIGNATURE_INVALID, "mch_id");
    FAILS(PARSE(refunded, keys + 1, 1, &untouched), WXN_ERROR_DECRYPTION_FAILED, "mch_id");
    CHECK(untouched == NULL);
    OK(wxn_bytes_free(paid));
    OK(wxn_bytes_free(refunded));
}

static void a_contract_is_signed_with_either_hash(void) {
    wxn_error *error = NULL;
    wxn_api_v2_key key = API_V2_KEY(SLICE(KEY), MCH_ID);
    const char *sign_types[] = {"MD5", "HMAC-SHA256"};
    for (size_t index = 0; index < 2; index++) {
        char spec[512];
        wxn_notification *notification = NULL;
        snprintf(spec, sizeof spec,
                 "{\"key\":\"" KEY "\",\"sign_type\":\"%s\",\"fields\":{\"mch_id\":\"1900007291\",\"contract_id\":\"C1\","
                 "\"change_type\":\"ADD\",\"operate_time\":\"2026-11-22 07:59:58\"}}",
                 sign_types[index]);
        wxn_bytes *body = made(spec);
        OK(PARSE(body, &key, 1, &notification));
        CHECK(equals(notification->event_type, "V2.CONTRACT") && equals(notification->id, "1900007291.C1.ADD.2026-11-22 07:59:58"));
        OK(wxn_notification_free(notification));
        OK(wxn_bytes_free(body));
    }
}

static void what_is_not_genuine_is_refused(void) {
    wxn_error *error = NULL;
    wxn_notification *untouched = NULL;
    wxn_bytes *body = payment();
    wxn_api_v2_key key = API_V2_KEY(SLICE(KEY), MCH_ID), other = API_V2_KEY(SLICE(OTHER_KEY), MCH_ID);
    FAILS(PARSE(body, &other, 1, &untouched), WXN_ERROR_SIGNATURE_INVALID, "sign");

    /* Each byte, and each length: whatever is changed is refused, and nothing is read that is not there. */
    unsigned char *changed = malloc(body->len);
    CHECK(changed);
    for (size_t at = 0; at < body->len; at++) {
        memcpy(changed, body->ptr, body->len);
        changed[at] ^= 1;
        CHECK(wxn_parse_v2(changed, body->len, &key, 1, NULL, &untouched, NULL) != WXN_OK);
    }
    free(changed);
    for (size_t len = 0; len < body->len; len++) {
        char *cut = malloc(len ? len : 1);
        CHECK(cut);
        memcpy(cut, body->ptr, len);
        int32_t code = wxn_parse_v2(cut, len, &key, 1, NULL, &untouched, NULL);
        free(cut);
        CHECK(code == WXN_ERROR_ENVELOPE_INVALID);
    }
    const char *no_notifications[] = {"", "{}", "<xml></xml>", "<xml>", "<!DOCTYPE x [<!ENTITY a \"b\">]><xml></xml>", "\xff", "<xml>\xff</xml>"};
    for (size_t index = 0; index < sizeof no_notifications / sizeof *no_notifications; index++) {
        FAILS(wxn_parse_v2(TEXT(no_notifications[index]), &key, 1, NULL, &untouched, &error), WXN_ERROR_ENVELOPE_INVALID, ANY);
    }
    CHECK(untouched == NULL);
    OK(wxn_bytes_free(body));
}

static void keys_that_are_none_are_named(void) {
    wxn_error *error = NULL;
    wxn_notification *untouched = NULL;
    wxn_bytes *body = payment();
    FAILS(PARSE(body, NULL, 0, &untouched), WXN_ERROR_OPTION_INVALID, "api_v2_key");
    FAILS(PARSE(body, NULL, 1, &untouched), WXN_ERROR_ARGUMENT_INVALID, "api_v2_keys");
    wxn_api_v2_key key = WXN_API_V2_KEY_INIT;
    FAILS(PARSE(body, &key, 1, &untouched), WXN_ERROR_OPTION_INVALID, "api_v2_key");
    key.key = SLICE("0123456789abcdefghijklmnopqrstu");
    int32_t code = PARSE(body, &key, 1, &untouched);
    CHECK(error && code == WXN_ERROR_OPTION_INVALID && contains(error->message, "31 bytes"));
    CHECK(!contains(error->message, "0123456789abcdef"));
    OK((wxn_error_free(error), error = NULL, WXN_OK));
    key.key = (wxn_slice){NULL, 32};
    FAILS(PARSE(body, &key, 1, &untouched), WXN_ERROR_ARGUMENT_INVALID, "api_v2_keys[0].key");
    key.key = SLICE(KEY);
    FAILS(PARSE(body, &key, 1, &untouched), WXN_ERROR_OPTION_INVALID, "api_v2_key"); /* It names no merchant. */
    key.mch_id = SLICE("shop");
    FAILS(PARSE(body, &key, 1, &untouched), WXN_ERROR_OPTION_INVALID, "api_v2_key");
    key.mch_id = SLICE("\xff");
    FAILS(PARSE(body, &key, 1, &untouched), WXN_ERROR_ARGUMENT_INVALID, "api_v2_keys[0].mch_id");
    key.size = 0;
    FAILS(PARSE(body, &key, 1, &untouched), WXN_ERROR_ARGUMENT_INVALID, "api_v2_keys[0].size");
    wxn_api_v2_key keys[2] = {API_V2_KEY(SLICE(KEY), MCH_ID), WXN_API_V2_KEY_INIT};
    keys[1].size = 1;
    FAILS(PARSE(body, keys, 2, &untouched), WXN_ERROR_ARGUMENT_INVALID, "api_v2_keys[1].size");
    FAILS(wxn_parse_v2(NULL, 1, keys, 1, NULL, &untouched, &error), WXN_ERROR_ARGUMENT_INVALID, "body");
    FAILS(PARSE(body, keys, 1, NULL), WXN_ERROR_ARGUMENT_INVALID, "out");
    CHECK(untouched == NULL);
    OK(wxn_bytes_free(body));
}

static void a_limit_is_kept(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    wxn_bytes *body = payment();
    wxn_api_v2_key key = API_V2_KEY(SLICE(KEY), MCH_ID);
    int64_t most = (int64_t)body->len;
    OK(wxn_parse_v2(BYTES(*body), &key, 1, &most, &notification, &error));
    OK(wxn_notification_free(notification));
    most--;
    FAILS(wxn_parse_v2(BYTES(*body), &key, 1, &most, &notification, &error), WXN_ERROR_BODY_TOO_LARGE, "body");
    const int64_t impossible[] = {INT64_MIN, -1, 0, 67108865, INT64_MAX};
    for (size_t index = 0; index < sizeof impossible / sizeof *impossible; index++) {
        FAILS(wxn_parse_v2(BYTES(*body), &key, 1, &impossible[index], &notification, &error), WXN_ERROR_OPTION_INVALID, "max_body_bytes");
    }
    /* Unless one is given, it is 1 MiB. */
    size_t len = (1 << 20) + 1;
    char *spaces = malloc(len);
    CHECK(spaces);
    memset(spaces, ' ', len);
    FAILS(wxn_parse_v2(spaces, len, &key, 1, NULL, &notification, &error), WXN_ERROR_BODY_TOO_LARGE, "body");
    FAILS(wxn_parse_v2(spaces, len - 1, &key, 1, NULL, &notification, &error), WXN_ERROR_ENVELOPE_INVALID, ANY);
    free(spaces);
    OK(wxn_bytes_free(body));
}

static void answers_are_xml(void) {
    wxn_error *error = NULL;
    const wxn_ack *ack = NULL, *of_code = NULL;
    OK(wxn_ack_success_v2(&ack, &error));
    CHECK(ack->status == 200 && equals(ack->content_type, "text/xml"));
    CHECK(equals(ack->body, "<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>"));

    wxn_api_v2_key key = API_V2_KEY(SLICE(KEY), MCH_ID);
    wxn_notification *untouched = NULL;
    int32_t code = wxn_parse_v2(TEXT("<xml></xml>"), &key, 1, NULL, &untouched, &error);
    CHECK(error && code == WXN_ERROR_ENVELOPE_INVALID);
    ack = error->ack_v2;
    CHECK(equals(error->ack->content_type, "application/json") && ack->status == error->ack->status);
    OK((wxn_error_free(error), error = NULL, WXN_OK));
    /* It outlives its error. */
    CHECK(equals(ack->content_type, "text/xml") && contains(ack->body, "<![CDATA[FAIL]]>"));
    OK(wxn_ack_for_error_v2(code, &of_code, &error));
    CHECK(of_code == ack);
    FAILS(wxn_ack_for_error_v2(0, &of_code, &error), WXN_ERROR_ARGUMENT_INVALID, "code");
    FAILS(wxn_ack_for_error_v2(code, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
    FAILS(wxn_ack_success_v2(NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
}

static void a_spec_that_is_none_is_refused(void) {
    wxn_error *error = NULL;
    wxn_bytes *untouched = NULL;
#define MAKE(spec) wxn_testing_v2_notification(TEXT(spec), &untouched, &error)
    FAILS(MAKE(""), WXN_ERROR_ARGUMENT_INVALID, "request");
    FAILS(MAKE("{}"), WXN_ERROR_ARGUMENT_INVALID, "request");
    FAILS(MAKE("{\"key\":\"" KEY "\"}"), WXN_ERROR_OPTION_INVALID, "fields");
    FAILS(MAKE("{\"key\":\"short\",\"fields\":{}}"), WXN_ERROR_OPTION_INVALID, "api_v2_key");
    FAILS(MAKE("{\"key\":\"" KEY "\",\"fields\":{\"a b\":\"1\"}}"), WXN_ERROR_OPTION_INVALID, "fields");
    FAILS(MAKE("{\"key\":\"" KEY "\",\"fields\":{\"total_fee\":100}}"), WXN_ERROR_ARGUMENT_INVALID, "request");
    FAILS(MAKE("{\"key\":\"" KEY "\",\"fields\":{},\"sign_type\":\"SHA1\"}"), WXN_ERROR_OPTION_INVALID, "sign_type");
    FAILS(MAKE("\xff"), WXN_ERROR_ARGUMENT_INVALID, "spec");
    FAILS(wxn_testing_v2_notification(TEXT("{}"), NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
    CHECK(untouched == NULL);
#undef MAKE
}

const test v2_tests[] = {
    TEST(a_payment_is_an_ordinary_notification),
    TEST(a_refund_is_opened),
    TEST(a_key_is_tried_for_its_own_merchant_alone),
    TEST(a_contract_is_signed_with_either_hash),
    TEST(what_is_not_genuine_is_refused),
    TEST(keys_that_are_none_are_named),
    TEST(a_limit_is_kept),
    TEST(answers_are_xml),
    TEST(a_spec_that_is_none_is_refused),
    END,
};
