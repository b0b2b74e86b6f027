/* A handle that is freed while others use it: each call goes on to its end, or is refused, and none meets freed memory. */
#include <pthread.h>
#include <stdatomic.h>

#include "check.h"

enum { THREADS = 4, ROUNDS = 40, CALLS_BEFORE_THE_FREE = 3 };

static wxn_parser *doomed;
static wxn_testing_delivery *genuine;
static atomic_int done, refused, wrong;

/* Parses until the parser is gone. */
static void *parse_until_freed(void *unused) {
    for (;;) {
        wxn_notification *notification = NULL;
        wxn_error *error = NULL;
        int32_t code = wxn_parser_parse(doomed, REQUEST(genuine), NOW, &notification, &error);
        bool is_gone = code == WXN_ERROR_ARGUMENT_INVALID && error && equals(error->field, "parser") && !notification;
        if (code == WXN_OK) {
            atomic_fetch_add(notification && contains(notification->plaintext, "A1") ? &done : &wrong, 1);
        } else {
            atomic_fetch_add(is_gone ? &refused : &wrong, 1);
        }
        wxn_notification_free(notification), wxn_error_free(error);
        if (code != WXN_OK) return unused;
    }
}

static void a_parser_is_freed_while_others_parse(void) {
    wxn_error *error = NULL;
    pthread_t threads[THREADS];
    genuine = delivery_with("");
    for (int round = 0; round < ROUNDS; round++) {
        OK(wxn_testing_platform_parser(platform, &doomed, &error));
        done = refused = 0;
        for (int index = 0; index < THREADS; index++) CHECK(pthread_create(&threads[index], NULL, parse_until_freed, NULL) == 0);
        while (done < CALLS_BEFORE_THE_FREE && wrong == 0) continue;
        int32_t freed = wxn_parser_free(doomed);
        for (int index = 0; index < THREADS; index++) CHECK(pthread_join(threads[index], NULL) == 0);
        OK(freed);
        CHECK(wrong == 0 && refused == THREADS);
        CHECK(wxn_parser_free(doomed) == WXN_ERROR_ARGUMENT_INVALID);
    }
    OK(wxn_testing_delivery_free(genuine));
}

static wxn_notification *written;

static void *write_until_freed(void *unused) {
    for (;;) {
        wxn_bytes *json = NULL;
        wxn_error *error = NULL;
        int32_t code = wxn_notification_to_json(written, &json, &error);
        if (code == WXN_OK) {
            atomic_fetch_add(contains((wxn_slice){BYTES(*json)}, "\"out_trade_no\":\"A1\"") ? &done : &wrong, 1);
        } else {
            atomic_fetch_add(code == WXN_ERROR_ARGUMENT_INVALID && !json ? &refused : &wrong, 1);
        }
        wxn_bytes_free(json), wxn_error_free(error);
        if (code != WXN_OK) return unused;
    }
}

static void a_notification_is_freed_while_others_write_it(void) {
    wxn_error *error = NULL;
    pthread_t threads[THREADS];
    genuine = delivery_with("");
    for (int round = 0; round < ROUNDS; round++) {
        OK(wxn_parser_parse(parser, REQUEST(genuine), NOW, &written, &error));
        done = refused = 0;
        for (int index = 0; index < THREADS; index++) CHECK(pthread_create(&threads[index], NULL, write_until_freed, NULL) == 0);
        while (done < CALLS_BEFORE_THE_FREE && wrong == 0) continue;
        int32_t freed = wxn_notification_free(written);
        for (int index = 0; index < THREADS; index++) CHECK(pthread_join(threads[index], NULL) == 0);
        OK(freed);
        CHECK(wrong == 0 && refused == THREADS);
    }
    OK(wxn_testing_delivery_free(genuine));
}

/* What stands in the same memory as a freed handle is not taken for it. */
static void a_freed_handle_stays_refused_when_its_memory_is_used_again(void) {
    enum { NEW = 1000 };
    static wxn_platform_keys *later[NEW];
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    size_t len = 77;
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    OK(wxn_platform_keys_free(keys));
    for (int index = 0; index < NEW; index++) {
        OK(wxn_platform_keys_new(&later[index], &error));
        FAILS(wxn_platform_keys_len(keys, &len, &error), WXN_ERROR_ARGUMENT_INVALID, "keys");
        CHECK(wxn_platform_keys_free(keys) == WXN_ERROR_ARGUMENT_INVALID);
    }
    CHECK(len == 77);
    for (int index = 0; index < NEW; index++) OK(wxn_platform_keys_free(later[index]));
}

const test freed_tests[] = {
    TEST(a_parser_is_freed_while_others_parse),
    TEST(a_notification_is_freed_while_others_write_it),
    TEST(a_freed_handle_stays_refused_when_its_memory_is_used_again),
    END,
};
