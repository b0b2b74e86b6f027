/* What the tests share: checks, slices, and a world of one platform and one parser. */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <wxnotify_testing.h>

/* A failing check says where, and ends its test. */
#define CHECK(condition)                                                              \
    do {                                                                              \
        if (!(condition)) {                                                           \
            check_failed(__FILE__, __LINE__, #condition);                             \
            return;                                                                   \
        }                                                                             \
    } while (0)

/* The call must succeed, and leave the error alone. */
#define OK(call)                                                                      \
    do {                                                                              \
        if ((call) != WXN_OK || error != NULL) {                                      \
            check_error(__FILE__, __LINE__, #call, error);                            \
            return;                                                                   \
        }                                                                             \
    } while (0)

/* The call must fail with this code and field (NULL: none; ANY: whichever the core names). Frees the error. */
#define ANY "*"
#define FAILS(call, wanted, wanted_field)                                             \
    do {                                                                              \
        int32_t returned = (call);                                                    \
        if (!check_fails(__FILE__, __LINE__, #call, returned, error, (wanted), (wanted_field))) return; \
        wxn_error_free(error);                                                        \
        error = NULL;                                                                 \
    } while (0)

/* A text as the two arguments that functions take. */
#define TEXT(literal) (literal), strlen(literal)
/* A slice as the same two arguments. */
#define BYTES(slice) (slice).ptr, (slice).len
/* A text as a slice. */
#define SLICE(literal) ((wxn_slice){(literal), strlen(literal)})
/* A slice as printf's %.*s takes it. */
#define PRINTED(slice) (int)(slice).len, (const char *)(slice).ptr
/* An APIv3 key of two slices. */
#define API_V3_KEY(key, label) {sizeof(wxn_api_v3_key), key, label}
/* An APIv2 key of two slices. */
#define API_V2_KEY(key, mch_id) {sizeof(wxn_api_v2_key), key, mch_id}
#define NO_LABEL {NULL, 0}
/* A delivery as the four arguments that wxn_parser_parse takes. */
#define REQUEST(delivery) (delivery)->headers, (delivery)->headers_len, BYTES((delivery)->body)

typedef struct test {
    const char *name;
    void (*run)(void);
} test;

#define TEST(function) {#function, function}

/* Ends every list of tests. */
#define END {NULL, NULL}

extern const test boundary_tests[], certificates_tests[], freed_tests[], notification_tests[], packed_tests[], parser_tests[], primitives_tests[],
    sample_tests[], sized_tests[], threads_tests[], v2_tests[];

/* When the world's notifications are signed: in 2026. */
#define NOW 1795000000

/* Made once, because making keys takes long: a platform in certificate mode, and a parser that trusts it. */
extern wxn_testing_platform *platform;
extern wxn_parser *parser;

void check_failed(const char *file, int line, const char *what);
void check_error(const char *file, int line, const char *call, const wxn_error *error);
bool check_fails(const char *file, int line, const char *call, int32_t returned, const wxn_error *error, int32_t wanted,
                 const char *wanted_field);

bool equals(wxn_slice slice, const char *text);
bool contains(wxn_slice slice, const char *text);

/* A notification of `platform` at NOW: a direct payment, with `more` members in its spec, such as ",\"fault\":\"stale\"". */
wxn_testing_delivery *delivery_with(const char *more);

#endif
