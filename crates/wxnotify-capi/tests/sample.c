/* Made-up plaintexts. */
#include "check.h"

/* What a test does with one: into a notification, which is parsed and compared. */
static void a_sample_is_paid(void) {
    wxn_error *error = NULL;
    wxn_bytes *plaintext = NULL;
    wxn_testing_delivery *delivery = NULL;
    wxn_notification *notification = NULL;
    OK(wxn_testing_sample(TEXT("TRANSACTION.SUCCESS"), NULL, 0, TEXT("{\"mchid\":\"1900007291\",\"out_trade_no\":\"A1\",\"amount.total\":100}"),
                          &plaintext, &error));
    /* The plaintext as it stands in a JSON text. */
    char spec[8192];
    size_t len = (size_t)snprintf(spec, sizeof spec, "{\"event_type\":\"TRANSACTION.SUCCESS\",\"now\":%d,\"resource\":\"", NOW);
    for (size_t at = 0; at < plaintext->len && len + 4 < sizeof spec; at++) {
        char character = ((const char *)plaintext->ptr)[at];
        if (character == '"' || character == '\\') spec[len++] = '\\';
        spec[len++] = character;
    }
    memcpy(spec + len, "\"}", 3);
    OK(wxn_testing_platform_notification(platform, TEXT(spec), &delivery, &error));
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error));
    CHECK(notification->plaintext.len == plaintext->len && equals(notification->kind, "transaction.direct"));
    OK(wxn_check_event(BYTES(notification->event_type), BYTES(notification->kind), BYTES(notification->plaintext), &error));
    wxn_paid_order order = WXN_PAID_ORDER_INIT;
    order.mchid = SLICE("1900007291"), order.out_trade_no = SLICE("A1"), order.amount_total = 100;
    OK(wxn_notification_expect_paid(notification, &order, &error));
    OK(wxn_notification_free(notification));
    OK(wxn_testing_delivery_free(delivery));
    OK(wxn_bytes_free(plaintext));
}

static void every_kind_has_a_sample_of_its_type(void) {
    wxn_error *error = NULL;
    const wxn_slice *kinds = NULL;
    size_t len = 0;
    OK(wxn_kinds(&kinds, &len, &error));
    for (size_t index = 0; index < len; index++) {
        if (equals(kinds[index], "unknown")) continue;
        wxn_bytes *plaintext = NULL;
        OK(wxn_testing_sample(BYTES(kinds[index]), NULL, 0, NULL, 0, &plaintext, &error));
        OK(wxn_check_event(TEXT("A"), BYTES(kinds[index]), BYTES(*plaintext), &error));
        OK(wxn_bytes_free(plaintext));
    }
}

static void a_kind_is_one_that_the_event_type_carries(void) {
    wxn_error *error = NULL;
    wxn_bytes *plaintext = NULL;
    OK(wxn_testing_sample(TEXT("TRANSACTION.SUCCESS"), TEXT("transaction.combine"), NULL, 0, &plaintext, &error));
    CHECK(contains((wxn_slice){BYTES(*plaintext)}, "\"combine_out_trade_no\""));
    OK(wxn_bytes_free(plaintext));
    plaintext = NULL;
    FAILS(wxn_testing_sample(TEXT("TRANSACTION.SUCCESS"), TEXT("refund.direct"), NULL, 0, &plaintext, &error),
          WXN_ERROR_OPTION_INVALID, "kind");
    CHECK(plaintext == NULL);
}

static void what_no_sample_has_is_named(void) {
    wxn_error *error = NULL;
    wxn_bytes *untouched = NULL;
#define SAMPLE(event, overrides) wxn_testing_sample(TEXT(event), NULL, 0, TEXT(overrides), &untouched, &error)
    FAILS(SAMPLE("TRANSACTION.SUCESS", "{}"), WXN_ERROR_OPTION_INVALID, "event");
    FAILS(SAMPLE("", "{}"), WXN_ERROR_OPTION_INVALID, "event");
    FAILS(SAMPLE("TRANSACTION.SUCCESS", "{\"amount.totl\":1}"), WXN_ERROR_OPTION_INVALID, "amount.totl");
    FAILS(SAMPLE("TRANSACTION.SUCCESS", "[]"), WXN_ERROR_OPTION_INVALID, "overrides");
    FAILS(SAMPLE("TRANSACTION.SUCCESS", "{"), WXN_ERROR_OPTION_INVALID, "overrides");
    FAILS(SAMPLE("TRANSACTION.SUCCESS", ""), WXN_ERROR_OPTION_INVALID, "overrides");
    FAILS(SAMPLE("TRANSACTION.SUCCESS", "\xff"), WXN_ERROR_ARGUMENT_INVALID, "overrides");
    FAILS(SAMPLE("\xff", "{}"), WXN_ERROR_ARGUMENT_INVALID, "event");
    FAILS(wxn_testing_sample(TEXT("A"), NULL, 1, NULL, 0, &untouched, &error), WXN_ERROR_ARGUMENT_INVALID, "kind");
    FAILS(wxn_testing_sample(TEXT("TRANSACTION.SUCCESS"), NULL, 0, NULL, 0, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "out");
    CHECK(untouched == NULL);
#undef SAMPLE
}

const test sample_tests[] = {
    TEST(a_sample_is_paid),
    TEST(every_kind_has_a_sample_of_its_type),
    TEST(a_kind_is_one_that_the_event_type_carries),
    TEST(what_no_sample_has_is_named),
    END,
};
