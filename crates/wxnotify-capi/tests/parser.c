/* Keys, configuration, and which error a notification gets. */
#include "check.h"

static void platform_keys_are_listed(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_platform_key *key = NULL;
    size_t len = 77;
    const char *id = "PUB_KEY_ID_0114232134912410000000000000";
    OK(wxn_platform_keys_new(&keys, &error));
    OK(wxn_platform_keys_len(keys, &len, &error));
    CHECK(len == 0);
    OK(wxn_platform_keys_add_certificates(keys, BYTES(platform->certificate_pem), &error));
    OK(wxn_platform_keys_add_public_key(keys, TEXT(id), BYTES(platform->public_key_pem), &error));
    OK(wxn_platform_keys_len(keys, &len, &error));
    CHECK(len == 2);

    OK(wxn_platform_keys_get(keys, 0, &key, &error));
    CHECK(equals(key->serial, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1") && equals(key->algorithm, "RSA"));
    CHECK(*key->not_before == 1790000000 && *key->not_after == 1900000000);
    OK(wxn_platform_key_free(key));
    OK(wxn_platform_keys_get(keys, 1, &key, &error));
    CHECK(equals(key->serial, id) && key->not_before == NULL && key->not_after == NULL);
    OK(wxn_platform_key_free(key));
    FAILS(wxn_platform_keys_get(keys, 2, &key, &error), WXN_ERROR_ARGUMENT_INVALID, "index");
    OK(wxn_platform_keys_free(keys));
}

static void wrong_keys_are_named(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_testing_merchant *merchant = NULL;
    OK(wxn_platform_keys_new(&keys, &error));
    OK(wxn_testing_merchant_new(TEXT("1900007291"), &merchant, &error));
    FAILS(wxn_platform_keys_add_certificates(keys, BYTES(merchant->certificate_pem), &error), WXN_ERROR_MERCHANT_CERTIFICATE,
          NULL);
    FAILS(wxn_platform_keys_add_certificates(keys, BYTES(merchant->private_key_pem), &error), WXN_ERROR_PRIVATE_KEY_GIVEN,
          NULL);
    FAILS(wxn_platform_keys_add_certificates(keys, BYTES(platform->public_key_pem), &error), WXN_ERROR_PEM_INVALID, NULL);
    FAILS(wxn_platform_keys_add_public_key(keys, TEXT("KEY_1"), BYTES(platform->public_key_pem), &error),
          WXN_ERROR_OPTION_INVALID, "public_key_id");
    size_t len = 77;
    OK(wxn_platform_keys_len(keys, &len, &error));
    CHECK(len == 0);
    OK(wxn_testing_merchant_free(merchant));
    OK(wxn_platform_keys_free(keys));
}

static void a_configuration_is_checked_when_it_is_made(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_parser *own = NULL;
    wxn_api_v3_key good = API_V3_KEY(platform->api_v3_key, NO_LABEL), bad = API_V3_KEY(SLICE("too short"), NO_LABEL);
    const int64_t minus_1 = -1, a_day_and_a_second = 86401, zero = 0;
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    FAILS(wxn_parser_new(keys, NULL, 0, NULL, &own, &error), WXN_ERROR_API_V3_KEY_INVALID, "api_v3_key");
    FAILS(wxn_parser_new(keys, &bad, 1, NULL, &own, &error), WXN_ERROR_API_V3_KEY_INVALID, "api_v3_key");
    wxn_options options = {.size = sizeof options, .clock_tolerance = &a_day_and_a_second};
    FAILS(wxn_parser_new(keys, &good, 1, &options, &own, &error), WXN_ERROR_OPTION_INVALID, "clock_tolerance");
    options.clock_tolerance = &minus_1;
    FAILS(wxn_parser_new(keys, &good, 1, &options, &own, &error), WXN_ERROR_OPTION_INVALID, "clock_tolerance");
    options = (wxn_options){.size = sizeof options, .max_body_bytes = &zero};
    FAILS(wxn_parser_new(keys, &good, 1, &options, &own, &error), WXN_ERROR_OPTION_INVALID, "max_body_bytes");
    options.max_body_bytes = &minus_1;
    FAILS(wxn_parser_new(keys, &good, 1, &options, &own, &error), WXN_ERROR_OPTION_INVALID, "max_body_bytes");
    OK(wxn_platform_keys_free(keys));
}

static void options_are_kept(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_parser *own = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_delivery *delivery = delivery_with("");
    wxn_api_v3_key api_v3_key = API_V3_KEY(platform->api_v3_key, NO_LABEL);
    OK(wxn_testing_platform_keys(platform, &keys, &error));

    const int64_t seconds = 10;
    wxn_options options = {.size = sizeof options, .clock_tolerance = &seconds};
    OK(wxn_parser_new(keys, &api_v3_key, 1, &options, &own, &error));
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW + 10, &notification, &error));
    OK(wxn_notification_free(notification));
    FAILS(wxn_parser_parse(own, REQUEST(delivery), NOW + 11, &notification, &error), WXN_ERROR_TIMESTAMP_OUT_OF_RANGE,
          "Wechatpay-Timestamp");
    OK(wxn_parser_free(own));

    const int64_t too_few = (int64_t)delivery->body.len - 1;
    options = (wxn_options){.size = sizeof options, .max_body_bytes = &too_few};
    OK(wxn_parser_new(keys, &api_v3_key, 1, &options, &own, &error));
    FAILS(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error), WXN_ERROR_BODY_TOO_LARGE, "body");
    size_t most = 0;
    OK(wxn_parser_max_body_bytes(own, &most, &error));
    CHECK(most == delivery->body.len - 1);
    OK(wxn_parser_max_body_bytes(parser, &most, &error));
    CHECK(most == 1048576);
    OK(wxn_parser_free(own));
    OK(wxn_testing_delivery_free(delivery));

    /* A second after the certificate's last. */
    delivery = delivery_with("");
    wxn_testing_delivery *late = NULL;
    const char *spec = "{\"event_type\":\"TRANSACTION.SUCCESS\",\"resource\":\"{}\",\"now\":1900000001}";
    OK(wxn_testing_platform_notification(platform, TEXT(spec), &late, &error));
    options = (wxn_options){.size = sizeof options, .reject_expired_certificates = 1};
    OK(wxn_parser_new(keys, &api_v3_key, 1, &options, &own, &error));
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error));
    OK(wxn_notification_free(notification));
    FAILS(wxn_parser_parse(own, REQUEST(late), 1900000001, &notification, &error), WXN_ERROR_CERTIFICATE_EXPIRED,
          "Wechatpay-Serial");
    OK(wxn_parser_parse(parser, REQUEST(late), 1900000001, &notification, &error));
    OK(wxn_notification_free(notification));
    OK(wxn_parser_free(own));
    OK(wxn_testing_delivery_free(late));
    OK(wxn_testing_delivery_free(delivery));
    OK(wxn_platform_keys_free(keys));
}

static void every_fault_has_its_error(void) {
    static const struct {
        const char *spec;
        int32_t code;
        uint16_t ack_status;
    } faults[] = {
        {",\"fault\":\"stale\"", WXN_ERROR_TIMESTAMP_OUT_OF_RANGE, 401},
        {",\"fault\":\"future\"", WXN_ERROR_TIMESTAMP_OUT_OF_RANGE, 401},
        {",\"fault\":\"probe\"", WXN_ERROR_SIGNATURE_PROBE, 401},
        {",\"fault\":\"forged\"", WXN_ERROR_SIGNATURE_INVALID, 401},
        {",\"fault\":\"tampered\"", WXN_ERROR_SIGNATURE_INVALID, 401},
        {",\"fault\":\"wrong_serial\"", WXN_ERROR_SERIAL_UNKNOWN, 401},
        {",\"fault\":\"wrong_api_v3_key\"", WXN_ERROR_DECRYPTION_FAILED, 500},
        {",\"fault\":\"missing_signature\"", WXN_ERROR_HEADER_MISSING, 400},
        {",\"fault\":\"not_json\"", WXN_ERROR_ENVELOPE_INVALID, 400},
        {",\"fault\":\"plaintext_not_json\"", WXN_ERROR_PLAINTEXT_INVALID, 500},
        {",\"fault\":\"oversized\"", WXN_ERROR_BODY_TOO_LARGE, 413},
    };
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    for (size_t index = 0; index < sizeof faults / sizeof *faults; index++) {
        wxn_testing_delivery *delivery = delivery_with(faults[index].spec);
        CHECK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error) == faults[index].code);
        CHECK(error->code == faults[index].code && error->ack->status == faults[index].ack_status);
        CHECK(error->is_platform_probe == (error->code == WXN_ERROR_SIGNATURE_PROBE));
        OK((wxn_error_free(error), error = NULL, WXN_OK));
        OK(wxn_testing_delivery_free(delivery));
    }
    CHECK(notification == NULL);

    const wxn_testing_fault *listed = NULL;
    size_t len = 0;
    OK(wxn_testing_faults(&listed, &len, &error));
    CHECK(len == sizeof faults / sizeof *faults);
    for (size_t index = 0; index < len; index++) {
        CHECK(listed[index].code == faults[index].code);
        char spec[64];
        snprintf(spec, sizeof spec, ",\"fault\":\"%.*s\"", PRINTED(listed[index].name));
        CHECK(strcmp(spec, faults[index].spec) == 0);
    }
}

static void only_some_headers_are_looked_at(void) {
    static const struct {
        const char *name;
        uint8_t is_read;
    } headers[] = {
        {"Wechatpay-Nonce", 1}, {"HTTP_WECHATPAY_NONCE", 1}, {"request-id", 1}, {"REQUEST_METHOD", 1}, {"HTTP_HOST", 1}, {"http-host", 0}, {"Content-Type", 0}, {"", 0}, {"\xff", 0},
    };
    wxn_error *error = NULL;
    for (size_t index = 0; index < sizeof headers / sizeof *headers; index++) {
        uint8_t is_read = 77;
        OK(wxn_reads_header(TEXT(headers[index].name), &is_read, &error));
        CHECK(is_read == headers[index].is_read);
    }
}

static void the_system_clock_is_the_default_now(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_delivery *delivery = NULL;
    OK(wxn_testing_platform_notification(platform, TEXT("{\"event_type\":\"X\",\"resource\":\"{}\"}"), &delivery, &error));
    OK(wxn_parser_parse(parser, REQUEST(delivery), WXN_NOW_SYSTEM, &notification, &error));
    OK(wxn_notification_free(notification));
    /* The sentinel is no time: the next number is, and a long way off. */
    FAILS(wxn_parser_parse(parser, REQUEST(delivery), WXN_NOW_SYSTEM + 1, &notification, &error),
          WXN_ERROR_TIMESTAMP_OUT_OF_RANGE, "Wechatpay-Timestamp");
    OK(wxn_testing_delivery_free(delivery));
}

static void an_answer_is_verified_up_to_its_signature(void) {
    wxn_error *error = NULL;
    /* What is signed of an answer is what is signed of a notification. */
    wxn_testing_delivery *delivery = delivery_with("");
    OK(wxn_parser_verify_answer(parser, REQUEST(delivery), NOW, &error));
    FAILS(wxn_parser_verify_answer(parser, REQUEST(delivery), NOW + 301, &error), WXN_ERROR_TIMESTAMP_OUT_OF_RANGE,
          "Wechatpay-Timestamp");
    FAILS(wxn_parser_verify_answer(parser, REQUEST(delivery), WXN_NOW_SYSTEM, &error), WXN_ERROR_TIMESTAMP_OUT_OF_RANGE,
          "Wechatpay-Timestamp");
    FAILS(wxn_parser_verify_answer(parser, delivery->headers, delivery->headers_len, "{}", 2, NOW, &error),
          WXN_ERROR_SIGNATURE_INVALID, "Wechatpay-Signature");
    FAILS(wxn_parser_verify_answer(parser, NULL, 0, "{}", 2, NOW, &error), WXN_ERROR_HEADER_MISSING, "Wechatpay-Timestamp");
    FAILS(wxn_parser_verify_answer(NULL, REQUEST(delivery), NOW, &error), WXN_ERROR_ARGUMENT_INVALID, "parser");
    OK(wxn_testing_delivery_free(delivery));
    /* It need be no notification. */
    delivery = delivery_with(",\"fault\":\"not_json\"");
    OK(wxn_parser_verify_answer(parser, REQUEST(delivery), NOW, &error));
    OK(wxn_testing_delivery_free(delivery));
}

static void platform_keys_are_replaced(void) {
    wxn_error *error = NULL;
    wxn_parser *own = NULL;
    wxn_platform_keys *keys = NULL, *none = NULL, *in_use = NULL;
    wxn_platform_key *key = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_delivery *delivery = delivery_with("");
    OK(wxn_testing_platform_parser(platform, &own, &error));
    OK(wxn_platform_keys_new(&none, &error));
    FAILS(wxn_parser_replace_platform_keys(own, none, &error), WXN_ERROR_NO_PLATFORM_KEY, NULL);
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error));
    OK(wxn_notification_free(notification));

    OK(wxn_platform_keys_new(&keys, &error));
    OK(wxn_platform_keys_add_public_key(keys, TEXT("PUB_KEY_ID_1"), BYTES(platform->public_key_pem), &error));
    OK(wxn_parser_replace_platform_keys(own, keys, &error));
    OK(wxn_platform_keys_free(keys));
    FAILS(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error), WXN_ERROR_SERIAL_UNKNOWN, "Wechatpay-Serial");
    OK(wxn_parser_platform_keys(own, &in_use, &error));
    OK(wxn_platform_keys_get(in_use, 0, &key, &error));
    CHECK(equals(key->serial, "PUB_KEY_ID_1"));
    OK(wxn_platform_key_free(key));
    OK(wxn_platform_keys_free(in_use));
    OK(wxn_platform_keys_free(none));
    OK(wxn_parser_free(own));
    OK(wxn_testing_delivery_free(delivery));
}

static void api_v3_keys_are_replaced(void) {
    wxn_error *error = NULL;
    wxn_parser *own = NULL;
    wxn_notification *notification = NULL;
    wxn_diagnosis *diagnosis = NULL;
    wxn_testing_delivery *delivery = delivery_with("");
    wxn_api_v3_key other = API_V3_KEY(SLICE("abcdefghijklmnopqrstuvwxyz012345"), SLICE("new"));
    wxn_api_v3_key both[2] = {other, API_V3_KEY(platform->api_v3_key, SLICE("old"))};
    wxn_api_v3_key wrong[2] = {both[1], API_V3_KEY(SLICE("short"), NO_LABEL)};
    OK(wxn_testing_platform_parser(platform, &own, &error));
    FAILS(wxn_parser_replace_api_v3_keys(own, NULL, 0, &error), WXN_ERROR_API_V3_KEY_INVALID, "api_v3_key");
    FAILS(wxn_parser_replace_api_v3_keys(own, wrong, 2, &error), WXN_ERROR_API_V3_KEY_INVALID, "api_v3_key");
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error));
    OK(wxn_notification_free(notification));

    OK(wxn_parser_replace_api_v3_keys(own, &other, 1, &error));
    FAILS(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error), WXN_ERROR_DECRYPTION_FAILED, "resource.ciphertext");
    OK(wxn_parser_diagnose(own, REQUEST(delivery), NOW, &diagnosis, &error));
    CHECK(contains(diagnosis->json, "API_V3_KEY_NONE"));
    OK(wxn_diagnosis_free(diagnosis));

    OK(wxn_parser_replace_api_v3_keys(own, both, 2, &error));
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error));
    CHECK(equals(notification->api_v3_key_label, "old"));
    OK(wxn_notification_free(notification));
    OK(wxn_parser_free(own));
    OK(wxn_testing_delivery_free(delivery));
}

static void a_diagnosis_says_what_went_wrong(void) {
    wxn_error *error = NULL;
    wxn_diagnosis *diagnosis = NULL;
    wxn_testing_delivery *delivery = delivery_with("");
    OK(wxn_parser_diagnose(parser, REQUEST(delivery), NOW, &diagnosis, &error));
    CHECK(contains(diagnosis->json, "{\"error\":null,\"findings\":[{\"code\":\"GENUINE\""));
    OK(wxn_diagnosis_free(diagnosis));

    char body[4096];
    size_t len = delivery->body.len;
    CHECK(len + 1 <= sizeof body);
    memcpy(body, delivery->body.ptr, len);
    body[len] = '\n';
    OK(wxn_parser_diagnose(parser, delivery->headers, delivery->headers_len, body, len + 1, NOW, &diagnosis, &error));
    CHECK(contains(diagnosis->json, "\"code\":\"SIGNATURE_INVALID\"") && contains(diagnosis->json, "BODY_TRAILING_NEWLINE_ADDED"));
    CHECK(contains(diagnosis->text, "SIGNATURE_INVALID: ") && contains(diagnosis->text, "- BODY_TRAILING_NEWLINE_ADDED: "));
    OK(wxn_diagnosis_free(diagnosis));
    OK(wxn_testing_delivery_free(delivery));
}

const test parser_tests[] = {
    TEST(platform_keys_are_listed),
    TEST(wrong_keys_are_named),
    TEST(a_configuration_is_checked_when_it_is_made),
    TEST(options_are_kept),
    TEST(every_fault_has_its_error),
    TEST(only_some_headers_are_looked_at),
    TEST(the_system_clock_is_the_default_now),
    TEST(an_answer_is_verified_up_to_its_signature),
    TEST(platform_keys_are_replaced),
    TEST(api_v3_keys_are_replaced),
    TEST(a_diagnosis_says_what_went_wrong),
    END,
};
