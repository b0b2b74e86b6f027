/* The rules of the boundary: misuse is told, and nothing passes that should not. */
#include <stdint.h>

#include "check.h"

/* Where an output must be left alone. */
#define UNTOUCHED ((void *)&untouched)
static char untouched;

static void the_versions_are_the_headers(void) {
    CHECK(wxn_abi_version() == WXN_ABI_VERSION);
    CHECK(strcmp(wxn_version(), WXNOTIFY_TEST_VERSION) == 0);
    CHECK(strcmp(wxn_backend(), "aws-lc-rs") == 0);
}

static void a_panic_becomes_an_error(void) {
    wxn_error *error = NULL;
    FAILS(wxn_testing_panic(&error), WXN_ERROR_INTERNAL, NULL);
    CHECK(wxn_testing_panic(NULL) == WXN_ERROR_INTERNAL);
    wxn_platform_keys *keys = NULL;
    OK(wxn_platform_keys_new(&keys, &error));
    OK(wxn_platform_keys_free(keys));
}

static void an_error_says_everything(void) {
    wxn_error *error = NULL;
    CHECK(wxn_testing_panic(&error) == WXN_ERROR_INTERNAL);
    CHECK(error->code == WXN_ERROR_INTERNAL && equals(error->name, "INTERNAL"));
    CHECK(contains(error->message, "wxn_testing_panic was called") && contains(error->message, "report"));
    CHECK(error->field.ptr == NULL && error->field.len == 0 && error->is_platform_probe == 0);
    const wxn_ack *ack = error->ack;
    CHECK(wxn_error_free(error) == WXN_OK);
    CHECK(ack->status == 500 && equals(ack->content_type, "application/json"));
    CHECK(equals(ack->body, "{\"code\":\"FAIL\",\"message\":\"notification could not be processed\"}"));
}

static void every_free_takes_null(void) {
    CHECK(wxn_bytes_free(NULL) == WXN_OK);
    CHECK(wxn_certificates_free(NULL) == WXN_OK);
    CHECK(wxn_diagnosis_free(NULL) == WXN_OK);
    CHECK(wxn_error_free(NULL) == WXN_OK);
    CHECK(wxn_notification_free(NULL) == WXN_OK);
    CHECK(wxn_parser_free(NULL) == WXN_OK);
    CHECK(wxn_platform_key_free(NULL) == WXN_OK);
    CHECK(wxn_platform_keys_free(NULL) == WXN_OK);
    CHECK(wxn_signed_request_free(NULL) == WXN_OK);
    CHECK(wxn_testing_delivery_free(NULL) == WXN_OK);
    CHECK(wxn_testing_merchant_free(NULL) == WXN_OK);
    CHECK(wxn_testing_platform_free(NULL) == WXN_OK);
}

static void freeing_twice_is_told(void) {
    wxn_error *error = NULL;

    wxn_platform_keys *keys = NULL;
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    CHECK(wxn_platform_keys_free(keys) == WXN_OK && wxn_platform_keys_free(keys) == WXN_ERROR_ARGUMENT_INVALID);

    wxn_parser *own = NULL;
    OK(wxn_testing_platform_parser(platform, &own, &error));
    CHECK(wxn_parser_free(own) == WXN_OK && wxn_parser_free(own) == WXN_ERROR_ARGUMENT_INVALID);

    wxn_testing_delivery *delivery = delivery_with("");
    wxn_notification *notification = NULL;
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error));
    CHECK(wxn_notification_free(notification) == WXN_OK);
    CHECK(wxn_notification_free(notification) == WXN_ERROR_ARGUMENT_INVALID);
    CHECK(wxn_testing_delivery_free(delivery) == WXN_OK);
    CHECK(wxn_testing_delivery_free(delivery) == WXN_ERROR_ARGUMENT_INVALID);

    wxn_bytes *bytes = NULL;
    OK(wxn_testing_platform_sign(platform, "", 0, &bytes, &error));
    CHECK(wxn_bytes_free(bytes) == WXN_OK && wxn_bytes_free(bytes) == WXN_ERROR_ARGUMENT_INVALID);

    CHECK(wxn_testing_panic(&error) == WXN_ERROR_INTERNAL);
    CHECK(wxn_error_free(error) == WXN_OK && wxn_error_free(error) == WXN_ERROR_ARGUMENT_INVALID);
}

static void a_freed_handle_is_told(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    OK(wxn_platform_keys_free(keys));
    size_t len = 77;
    FAILS(wxn_platform_keys_len(keys, &len, &error), WXN_ERROR_ARGUMENT_INVALID, "keys");
    CHECK(len == 77);
}

static void a_handle_of_another_type_is_told(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = UNTOUCHED;
    wxn_testing_delivery *delivery = delivery_with("");
    FAILS(wxn_parser_parse((const wxn_parser *)platform, REQUEST(delivery), NOW, &notification, &error),
          WXN_ERROR_ARGUMENT_INVALID, "parser");
    CHECK(notification == UNTOUCHED);
    CHECK(wxn_parser_free((wxn_parser *)platform) == WXN_ERROR_ARGUMENT_INVALID);

    /* Something that is no handle at all. */
    char other[64] = {0};
    FAILS(wxn_parser_replace_platform_keys(parser, (const wxn_platform_keys *)other, &error), WXN_ERROR_ARGUMENT_INVALID,
          "keys");
    CHECK(wxn_error_free((wxn_error *)other) == WXN_ERROR_ARGUMENT_INVALID);
    OK(wxn_testing_delivery_free(delivery));
}

static void a_null_is_told_by_name(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = UNTOUCHED;
    wxn_testing_delivery *delivery = delivery_with("");
    wxn_header *none = NULL;
    wxn_slice body = delivery->body;

    FAILS(wxn_parser_parse(NULL, REQUEST(delivery), NOW, &notification, &error), WXN_ERROR_ARGUMENT_INVALID, "parser");
    FAILS(wxn_parser_parse(parser, REQUEST(delivery), NOW, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
    FAILS(wxn_parser_parse(parser, none, 5, BYTES(body), NOW, &notification, &error), WXN_ERROR_ARGUMENT_INVALID, "headers");
    FAILS(wxn_parser_parse(parser, delivery->headers, delivery->headers_len, NULL, 5, NOW, &notification, &error),
          WXN_ERROR_ARGUMENT_INVALID, "body");
    FAILS(wxn_platform_keys_new(NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
    FAILS(wxn_platform_keys_len(NULL, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
    FAILS(wxn_notification_expect(NULL, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "notification");
    FAILS(wxn_ack_success(NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
    const wxn_slice *kinds = UNTOUCHED;
    FAILS(wxn_kinds(&kinds, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out_len");
    CHECK((const void *)kinds == UNTOUCHED);

    wxn_header header = {{NULL, 0}, {NULL, 3}};
    FAILS(wxn_parser_parse(parser, &header, 1, BYTES(body), NOW, &notification, &error), WXN_ERROR_ARGUMENT_INVALID,
          "headers[0].value");
    CHECK(notification == UNTOUCHED);
    OK(wxn_testing_delivery_free(delivery));
}

static void null_with_length_0_is_empty(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = UNTOUCHED;
    wxn_testing_delivery *delivery = delivery_with("");
    FAILS(wxn_parser_parse(parser, NULL, 0, BYTES(delivery->body), NOW, &notification, &error), WXN_ERROR_HEADER_MISSING,
          "Wechatpay-Timestamp");
    FAILS(wxn_parser_parse(parser, delivery->headers, delivery->headers_len, NULL, 0, NOW, &notification, &error),
          WXN_ERROR_SIGNATURE_INVALID, ANY);
    CHECK(notification == UNTOUCHED);
    wxn_bytes *message = NULL;
    OK(wxn_signing_message(NULL, 0, NULL, 0, NULL, 0, &message, &error));
    CHECK(equals((wxn_slice){BYTES(*message)}, "\n\n\n"));
    OK(wxn_bytes_free(message));
    OK(wxn_testing_delivery_free(delivery));
}

static void an_impossible_length_is_told(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = UNTOUCHED;
    wxn_header header = {SLICE("a"), SLICE("b")};
    FAILS(wxn_parser_parse(parser, &header, SIZE_MAX / 8, "", 0, NOW, &notification, &error), WXN_ERROR_ARGUMENT_INVALID,
          "headers");
    FAILS(wxn_parser_parse(parser, &header, 1, "", SIZE_MAX, NOW, &notification, &error), WXN_ERROR_ARGUMENT_INVALID, "body");
    header.value.len = SIZE_MAX;
    FAILS(wxn_parser_parse(parser, &header, 1, "", 0, NOW, &notification, &error), WXN_ERROR_ARGUMENT_INVALID,
          "headers[0].value");
    wxn_platform_key *key = UNTOUCHED;
    FAILS(wxn_platform_key_from_pem("", SIZE_MAX, &key, &error), WXN_ERROR_ARGUMENT_INVALID, "pem");
    CHECK(notification == UNTOUCHED && key == UNTOUCHED);
}

static void an_unaligned_array_is_told(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = UNTOUCHED;
    wxn_header headers[2] = {{SLICE("a"), SLICE("b")}, {SLICE("c"), SLICE("d")}};
    uintptr_t unaligned = (uintptr_t)headers + 1;
    FAILS(wxn_parser_parse(parser, (const wxn_header *)unaligned, 1, "", 0, NOW, &notification, &error),
          WXN_ERROR_ARGUMENT_INVALID, "headers");
    CHECK(notification == UNTOUCHED);
}

static void a_text_that_is_not_utf8_is_told(void) {
    wxn_error *error = NULL;
    wxn_platform_key *key = UNTOUCHED;
    CHECK(wxn_platform_key_from_pem("abc\xff", 4, &key, &error) == WXN_ERROR_ARGUMENT_INVALID);
    CHECK(equals(error->field, "pem") && equals(error->message, "pem is not UTF-8 (at byte 3)"));
    OK((wxn_error_free(error), error = NULL, WXN_OK));

    wxn_platform_keys *keys = NULL;
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    FAILS(wxn_platform_keys_add_public_key(keys, "\xc3", 1, TEXT("pem"), &error), WXN_ERROR_ARGUMENT_INVALID, "id");
    /* A surrogate written as if it were UTF-8. */
    wxn_api_v3_key api_v3_key = API_V3_KEY(platform->api_v3_key, SLICE("\xed\xa0\x80"));
    wxn_parser *own = UNTOUCHED;
    FAILS(wxn_parser_new(keys, &api_v3_key, 1, NULL, &own, &error), WXN_ERROR_ARGUMENT_INVALID, "api_v3_keys[0].label");
    CHECK(own == UNTOUCHED && key == UNTOUCHED);
    OK(wxn_platform_keys_free(keys));
}

static void outputs_are_left_alone_on_failure(void) {
    wxn_error *error = NULL;
    wxn_parser *own = UNTOUCHED;
    wxn_platform_keys *keys = NULL;
    wxn_bytes *bytes = UNTOUCHED;
    wxn_signed_request *request = UNTOUCHED;
    wxn_certificates *certificates = UNTOUCHED;
    wxn_testing_platform *other = UNTOUCHED;
    wxn_testing_merchant *merchant = UNTOUCHED;
    wxn_testing_delivery *delivery = UNTOUCHED;
    const wxn_ack *ack = UNTOUCHED;

    OK(wxn_platform_keys_new(&keys, &error));
    FAILS(wxn_parser_new(keys, NULL, 0, NULL, &own, &error), WXN_ERROR_NO_PLATFORM_KEY, NULL);
    FAILS(wxn_inspect_pem(TEXT("no pem"), &bytes, &error), WXN_ERROR_PEM_INVALID, NULL);
    FAILS(wxn_decrypt_resource(TEXT("short"), TEXT("n"), TEXT(""), TEXT(""), TEXT("AEAD_AES_256_GCM"), &bytes, &error),
          WXN_ERROR_API_V3_KEY_INVALID, "api_v3_key");
    FAILS(wxn_certificates_request(TEXT("x"), TEXT("1"), TEXT(""), NULL, 0, NOW, TEXT("a"), &request, &error), WXN_ERROR_OPTION_INVALID,
          "mchid");
    FAILS(wxn_parse_certificates(NULL, 0, "", 0, NULL, 0, NULL, NOW, &certificates, &error), WXN_ERROR_HEADER_MISSING,
          "Wechatpay-Timestamp");
    FAILS(wxn_testing_platform_new(TEXT("{\"unknown\":1}"), &other, &error), WXN_ERROR_OPTION_INVALID, NULL);
    FAILS(wxn_testing_merchant_new(TEXT("x"), &merchant, &error), WXN_ERROR_OPTION_INVALID, "mchid");
    FAILS(wxn_testing_platform_notification(platform, TEXT("[]"), &delivery, &error), WXN_ERROR_OPTION_INVALID, NULL);
    FAILS(wxn_ack_for_error(15, &ack, &error), WXN_ERROR_ARGUMENT_INVALID, "code");
    CHECK(own == UNTOUCHED && bytes == UNTOUCHED && request == UNTOUCHED && certificates == UNTOUCHED);
    CHECK(other == UNTOUCHED && merchant == UNTOUCHED && delivery == UNTOUCHED && (const void *)ack == UNTOUCHED);
    OK(wxn_platform_keys_free(keys));
}

static void the_error_is_left_alone_on_success(void) {
    wxn_error *error = UNTOUCHED;
    wxn_platform_keys *keys = NULL;
    CHECK(wxn_platform_keys_new(&keys, &error) == WXN_OK && error == UNTOUCHED);
    CHECK(wxn_platform_keys_free(keys) == WXN_OK);
}

static void no_error_need_be_taken(void) {
    wxn_notification *notification = UNTOUCHED;
    wxn_testing_delivery *delivery = delivery_with(",\"fault\":\"forged\"");
    CHECK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, NULL) == WXN_ERROR_SIGNATURE_INVALID);
    CHECK(notification == UNTOUCHED);
    CHECK(wxn_testing_delivery_free(delivery) == WXN_OK);
}

static void what_is_empty_has_a_pointer_that_is_one(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_delivery *delivery = delivery_with(",\"associated_data\":\"\",\"summary\":\"\"");
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error));
    CHECK(notification->associated_data.len == 0 && (uintptr_t)notification->associated_data.ptr > 4096);
    CHECK(notification->summary.len == 0 && (uintptr_t)notification->summary.ptr > 4096);
    CHECK(notification->request_id.len == 0 && notification->request_id.ptr == NULL);
    const wxn_ack *ack = NULL;
    OK(wxn_ack_success_no_content(&ack, &error));
    CHECK(ack->body.len == 0 && (uintptr_t)ack->body.ptr > 4096 && (uintptr_t)ack->content_type.ptr > 4096);
    OK(wxn_notification_free(notification));
    OK(wxn_testing_delivery_free(delivery));
}

static void inputs_can_be_freed_at_once(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_parser *own = NULL;
    wxn_notification *notification = NULL;
    char key[32], label[] = "label";
    memcpy(key, platform->api_v3_key.ptr, sizeof key);
    wxn_api_v3_key api_v3_key = {sizeof api_v3_key, {key, sizeof key}, {label, 5}};
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    OK(wxn_parser_new(keys, &api_v3_key, 1, NULL, &own, &error));
    OK(wxn_platform_keys_free(keys));
    memset(key, 0, sizeof key);
    memset(label, 0, sizeof label);

    wxn_testing_delivery *delivery = delivery_with("");
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error));
    OK(wxn_parser_free(own));
    OK(wxn_testing_delivery_free(delivery));
    CHECK(equals(notification->api_v3_key_label, "label") && contains(notification->plaintext, "\"out_trade_no\":\"A1\""));
    OK(wxn_notification_free(notification));
}

const test boundary_tests[] = {
    TEST(the_versions_are_the_headers),
    TEST(a_panic_becomes_an_error),
    TEST(an_error_says_everything),
    TEST(every_free_takes_null),
    TEST(freeing_twice_is_told),
    TEST(a_freed_handle_is_told),
    TEST(a_handle_of_another_type_is_told),
    TEST(a_null_is_told_by_name),
    TEST(null_with_length_0_is_empty),
    TEST(an_impossible_length_is_told),
    TEST(an_unaligned_array_is_told),
    TEST(a_text_that_is_not_utf8_is_told),
    TEST(outputs_are_left_alone_on_failure),
    TEST(the_error_is_left_alone_on_success),
    TEST(no_error_need_be_taken),
    TEST(what_is_empty_has_a_pointer_that_is_one),
    TEST(inputs_can_be_freed_at_once),
    END,
};
