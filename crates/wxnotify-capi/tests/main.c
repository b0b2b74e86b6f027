/* Runs every test, and says how each went. With the argument `leak` it leaks on purpose, so that the tools which look for
 * leaks can be seen to find one. */
#include <stdlib.h>

#include "check.h"

wxn_testing_platform *platform;
wxn_parser *parser;

static bool failed;

void check_failed(const char *file, int line, const char *what) {
    printf("%s:%d: %s\n", file, line, what);
    failed = true;
}

void check_error(const char *file, int line, const char *call, const wxn_error *error) {
    check_failed(file, line, call);
    if (error) printf("  %.*s: %.*s\n", PRINTED(error->name), PRINTED(error->message));
}

bool check_fails(const char *file, int line, const char *call, int32_t returned, const wxn_error *error, int32_t wanted,
                 const char *wanted_field) {
    bool as_wanted = returned == wanted && error && error->code == wanted;
    if (as_wanted && !wanted_field) {
        as_wanted = error->field.ptr == NULL;
    } else if (as_wanted && strcmp(wanted_field, ANY) != 0) {
        as_wanted = equals(error->field, wanted_field);
    }
    if (!as_wanted) {
        check_error(file, line, call, error);
        printf("  returned %d, and %d with the field %s was wanted\n", returned, wanted,
               wanted_field ? wanted_field : "(none)");
        if (error && error->field.ptr) printf("  field %.*s\n", PRINTED(error->field));
    }
    return as_wanted;
}

bool equals(wxn_slice slice, const char *text) {
    return slice.ptr && slice.len == strlen(text) && memcmp(slice.ptr, text, slice.len) == 0;
}

bool contains(wxn_slice slice, const char *text) {
    size_t len = strlen(text);
    for (size_t at = 0; at + len <= slice.len; at++) {
        if (memcmp((const char *)slice.ptr + at, text, len) == 0) return true;
    }
    return false;
}

wxn_testing_delivery *delivery_with(const char *more) {
    char spec[2048];
    snprintf(spec, sizeof spec,
             "{\"event_type\":\"TRANSACTION.SUCCESS\",\"now\":%d,\"resource\":\"{\\\"mchid\\\":\\\"1900007291\\\","
             "\\\"appid\\\":\\\"wx1\\\",\\\"out_trade_no\\\":\\\"A1\\\",\\\"amount\\\":{\\\"total\\\":100,"
             "\\\"currency\\\":\\\"CNY\\\"}}\"%s}",
             NOW, more);
    wxn_testing_delivery *delivery = NULL;
    wxn_error *error = NULL;
    if (wxn_testing_platform_notification(platform, TEXT(spec), &delivery, &error)) {
        check_error(__FILE__, __LINE__, spec, error);
        abort();
    }
    return delivery;
}

int main(int argc, char **argv) {
    const test *groups[] = {boundary_tests, parser_tests, packed_tests, notification_tests, v2_tests, sample_tests,
                            certificates_tests, primitives_tests, threads_tests, freed_tests, sized_tests};
    int count = 0, failures = 0;
    /* What ends the program early must not take the lines along. */
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);

    if (argc == 2 && strcmp(argv[1], "leak") == 0) {
        /* More than one, because the last may still be in a register when the tool looks. */
        for (int index = 0; index < 8; index++) {
            wxn_bytes *lost = NULL;
            if (wxn_signing_message("", 0, "", 0, "", 0, &lost, NULL)) return 0;
        }
        return 0;
    }

    /* The certificate's dates are around NOW. */
    const char *options = "{\"serial\":\"5157F09EFDC096DE15EBE81A47057A7232F1B8E1\",\"not_before\":1790000000,\"not_after\":1900000000}";
    if (wxn_testing_platform_new(TEXT(options), &platform, NULL) || wxn_testing_platform_parser(platform, &parser, NULL)) {
        puts("FAILED the platform and the parser could not be made");
        return 1;
    }
    for (size_t group = 0; group < sizeof groups / sizeof *groups; group++) {
        for (const test *one = groups[group]; one->name; one++) {
            failed = false;
            one->run();
            printf("%s %s\n", failed ? "FAILED" : "ok", one->name);
            count++, failures += failed;
        }
    }
    if (wxn_parser_free(parser) || wxn_testing_platform_free(platform)) failures++;
    printf("%d tests, %d failed\n", count, failures);
    return failures != 0;
}
