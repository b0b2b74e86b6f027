/* Structs that callers fill begin with their size: callers of older and of newer headers are served, and mistakes are told. */
#include <stdlib.h>

#include "check.h"

/* wxn_options as a later header may have it. */
typedef struct later_options {
    wxn_options known;
    const int64_t *added;
} later_options;

/* wxn_api_v3_key likewise. */
typedef struct later_key {
    wxn_api_v3_key known;
    uint64_t added;
} later_key;

static int32_t make(const void *keys, size_t keys_len, const void *options, wxn_error **error) {
    wxn_platform_keys *trusted = NULL;
    wxn_parser *own = NULL;
    if (wxn_testing_platform_keys(platform, &trusted, NULL)) abort();
    int32_t code = wxn_parser_new(trusted, keys, keys_len, options, &own, error);
    if (wxn_platform_keys_free(trusted) || wxn_parser_free(own)) abort();
    return code;
}

static void what_begins_with_its_initializer_asks_for_nothing(void) {
    wxn_error *error = NULL;
    wxn_options options = WXN_OPTIONS_INIT;
    wxn_api_v3_key key = WXN_API_V3_KEY_INIT;
    CHECK(options.size == sizeof options && !options.clock_tolerance && !options.max_body_bytes && !options.reject_expired_certificates);
    key.key = platform->api_v3_key;
    OK(make(&key, 1, &options, &error));
    wxn_notification_fields fields = WXN_NOTIFICATION_FIELDS_INIT;
    wxn_notification *restored = NULL;
    fields.plaintext = SLICE("{}"), fields.kind = SLICE("unknown");
    OK(wxn_notification_restore(&fields, &restored, &error));
    OK(wxn_notification_free(restored));
}

static void a_size_that_no_struct_had_is_told(void) {
    wxn_error *error = NULL;
    const size_t wrong[] = {0, 1, sizeof(wxn_options) - 1, 4097, SIZE_MAX};
    wxn_api_v3_key key = API_V3_KEY(platform->api_v3_key, NO_LABEL);
    for (size_t index = 0; index < sizeof wrong / sizeof *wrong; index++) {
        wxn_options options = WXN_OPTIONS_INIT;
        options.size = wrong[index];
        FAILS(make(&key, 1, &options, &error), WXN_ERROR_ARGUMENT_INVALID, "options.size");
    }
    key.size = 0;
    FAILS(make(&key, 1, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "api_v3_keys[0].size");
    wxn_expectation order = {.mchid = SLICE("1900007291")};
    wxn_notification_fields fields = {.plaintext = SLICE("{}"), .kind = SLICE("unknown")};
    wxn_notification *notification = NULL;
    FAILS(wxn_notification_restore(&fields, &notification, &error), WXN_ERROR_ARGUMENT_INVALID, "fields.size");
    fields.size = sizeof fields;
    OK(wxn_notification_restore(&fields, &notification, &error));
    FAILS(wxn_notification_expect(notification, &order, &error), WXN_ERROR_ARGUMENT_INVALID, "expectation.size");
    OK(wxn_notification_free(notification));
}

static void a_later_struct_is_taken_while_its_new_fields_are_zero(void) {
    wxn_error *error = NULL;
    const int64_t asked = 1;
    wxn_api_v3_key key = API_V3_KEY(platform->api_v3_key, NO_LABEL);
    later_options options = {{sizeof options, NULL, NULL, 0}, NULL};
    OK(make(&key, 1, &options, &error));
    options.added = &asked;
    FAILS(make(&key, 1, &options, &error), WXN_ERROR_ARGUMENT_INVALID, "options");
}

static void the_stride_of_an_array_is_the_size_of_its_structs(void) {
    wxn_error *error = NULL;
    wxn_slice other = SLICE("abcdefghijklmnopqrstuvwxyz012345");
    /* On the heap, where a read too far is seen. */
    later_key *keys = calloc(3, sizeof *keys);
    CHECK(keys);
    for (int index = 0; index < 3; index++) {
        keys[index].known = (wxn_api_v3_key){sizeof *keys, index == 2 ? platform->api_v3_key : other, NO_LABEL};
    }
    wxn_platform_keys *trusted = NULL;
    wxn_parser *own = NULL;
    wxn_notification *notification = NULL;
    wxn_testing_delivery *delivery = delivery_with("");
    keys[2].known.label = SLICE("third");
    OK(wxn_testing_platform_keys(platform, &trusted, &error));
    OK(wxn_parser_new(trusted, &keys->known, 3, NULL, &own, &error));
    OK(wxn_parser_parse(own, REQUEST(delivery), NOW, &notification, &error));
    CHECK(equals(notification->api_v3_key_label, "third"));
    OK(wxn_notification_free(notification));
    OK(wxn_testing_delivery_free(delivery));
    OK(wxn_parser_free(own));
    OK(wxn_platform_keys_free(trusted));

    keys[1].added = 1;
    FAILS(make(keys, 3, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "api_v3_keys[1]");
    keys[1].added = 0, keys[1].known.size = sizeof(wxn_api_v3_key);
    FAILS(make(keys, 3, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "api_v3_keys[1].size");
    keys[0].known.size = sizeof *keys + 1;
    FAILS(make(keys, 3, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "api_v3_keys[0].size");
    keys[0].known.size = sizeof *keys;
    FAILS(make(keys, SIZE_MAX / 8, NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "api_v3_keys");
    free(keys);
}

const test sized_tests[] = {
    TEST(what_begins_with_its_initializer_asks_for_nothing),
    TEST(a_size_that_no_struct_had_is_told),
    TEST(a_later_struct_is_taken_while_its_new_fields_are_zero),
    TEST(the_stride_of_an_array_is_the_size_of_its_structs),
    END,
};
