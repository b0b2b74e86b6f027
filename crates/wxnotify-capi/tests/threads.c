/* Many threads, one parser, and keys that are replaced under it. */
#include <pthread.h>
#include <stdatomic.h>

#include "check.h"

enum { THREADS = 8, ENOUGH = 500 };

static wxn_parser *shared;
static wxn_testing_delivery *genuine, *forged;
static atomic_int accepted, unknown, refused, wrong;
static atomic_bool stop;

/* The parser holds the platform's certificate at some times, and only a public key at others. */
static void *parse_all(void *unused) {
    while (!stop) {
        wxn_notification *notification = NULL;
        wxn_error *error = NULL;
        switch (wxn_parser_parse(shared, REQUEST(genuine), NOW, &notification, &error)) {
            case WXN_OK: atomic_fetch_add(contains(notification->plaintext, "A1") ? &accepted : &wrong, 1); break;
            case WXN_ERROR_SERIAL_UNKNOWN: atomic_fetch_add(&unknown, 1); break;
            default: atomic_fetch_add(&wrong, 1);
        }
        wxn_notification_free(notification), wxn_error_free(error);

        notification = NULL, error = NULL;
        int32_t code = wxn_parser_parse(shared, REQUEST(forged), NOW, &notification, &error);
        bool is_refused = code == WXN_ERROR_SIGNATURE_INVALID || code == WXN_ERROR_SERIAL_UNKNOWN;
        atomic_fetch_add(is_refused && error->code == code && !notification ? &refused : &wrong, 1);
        wxn_notification_free(notification), wxn_error_free(error);
    }
    return unused;
}

static void keys_are_replaced_while_others_parse(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *certificate = NULL, *public_key = NULL;
    pthread_t threads[THREADS];
    OK(wxn_testing_platform_parser(platform, &shared, &error));
    OK(wxn_testing_platform_keys(platform, &certificate, &error));
    OK(wxn_platform_keys_new(&public_key, &error));
    OK(wxn_platform_keys_add_public_key(public_key, TEXT("PUB_KEY_ID_1"), BYTES(platform->public_key_pem), &error));
    genuine = delivery_with(""), forged = delivery_with(",\"fault\":\"forged\"");

    for (int index = 0; index < THREADS; index++) CHECK(pthread_create(&threads[index], NULL, parse_all, NULL) == 0);
    int32_t replaced = WXN_OK;
    while ((accepted < ENOUGH || unknown < ENOUGH) && replaced == WXN_OK && wrong == 0) {
        replaced = wxn_parser_replace_platform_keys(shared, accepted < unknown ? certificate : public_key, &error);
    }
    stop = true;
    for (int index = 0; index < THREADS; index++) CHECK(pthread_join(threads[index], NULL) == 0);

    OK(replaced);
    CHECK(wrong == 0);
    CHECK(accepted >= ENOUGH && unknown >= ENOUGH && refused >= ENOUGH);
    OK(wxn_testing_delivery_free(genuine));
    OK(wxn_testing_delivery_free(forged));
    OK(wxn_platform_keys_free(public_key));
    OK(wxn_platform_keys_free(certificate));
    OK(wxn_parser_free(shared));
}

static void *make_and_free(void *keys) {
    for (int round = 0; round < ENOUGH; round++) {
        wxn_platform_key *key = NULL;
        wxn_error *error = NULL;
        if (wxn_platform_keys_get(keys, 0, &key, &error) || wxn_platform_keys_get(keys, 9, &key, &error) != WXN_ERROR_ARGUMENT_INVALID ||
            wxn_platform_key_free(key) || wxn_error_free(error)) {
            atomic_fetch_add(&wrong, 1);
        }
    }
    return NULL;
}

static void handles_are_made_and_freed_by_many(void) {
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    pthread_t threads[THREADS];
    OK(wxn_testing_platform_keys(platform, &keys, &error));
    for (int index = 0; index < THREADS; index++) CHECK(pthread_create(&threads[index], NULL, make_and_free, keys) == 0);
    for (int index = 0; index < THREADS; index++) CHECK(pthread_join(threads[index], NULL) == 0);
    CHECK(wrong == 0);
    OK(wxn_platform_keys_free(keys));
}

const test threads_tests[] = {
    TEST(keys_are_replaced_while_others_parse),
    TEST(handles_are_made_and_freed_by_many),
    END,
};
