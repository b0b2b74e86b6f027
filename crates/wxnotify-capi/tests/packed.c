/* Headers in one piece of memory and fields in another, as the packages of PHP and of Go take them. */
#include <stdlib.h>

#include "check.h"

/* The headers of a delivery, packed; the caller frees them. */
static unsigned char *packed(const wxn_testing_delivery *delivery, size_t *len) {
    unsigned char *bytes = malloc(65536), *at = bytes;
    if (!bytes) abort();
    for (size_t index = 0; index < 2 * delivery->headers_len; index++) {
        const wxn_header *header = &delivery->headers[index % delivery->headers_len];
        wxn_slice text = index < delivery->headers_len ? header->name : header->value;
        memcpy(at, text.ptr, text.len), at += text.len;
        *at++ = 0;
    }
    *len = (size_t)(at - bytes);
    return bytes;
}

#define PARSE(headers, len, out) wxn_parser_parse_packed(parser, headers, len, BYTES(delivery->body), NOW, out, &error)

static void it_says_what_parse_says(void) {
    wxn_error *error = NULL;
    wxn_notification *notification = NULL;
    wxn_bytes *parsed = NULL, *of_handle = NULL;
    size_t len;
    wxn_testing_delivery *delivery = delivery_with(",\"request_id\":\"R1\",\"summary\":\"支付成功\"");
    unsigned char *headers = packed(delivery, &len);
    OK(PARSE(headers, len, &parsed));
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &notification, &error));
    OK(wxn_notification_pack(notification, &of_handle, &error));
    CHECK(parsed->len == of_handle->len && memcmp(parsed->ptr, of_handle->ptr, parsed->len) == 0);
    CHECK(contains((wxn_slice){BYTES(*parsed)}, "\"out_trade_no\":\"A1\"") && contains((wxn_slice){BYTES(*parsed)}, "支付成功"));
    /* The fields in their order, and one that is absent. */
    char expected[8192];
    const wxn_notification *of = notification;
    size_t expected_len = (size_t)snprintf(expected, sizeof expected,
        "%.*s\xff%.*s\xff%.*s\xff%.*s\xff%.*s\xff%.*s\xff%.*s\xff%.*s\xff%.*s\xff%d\xff%.*s\xffR1\xff\xfe\xff%.*s\xff%lld",
        PRINTED(of->id), PRINTED(of->create_time), PRINTED(of->event_type), PRINTED(of->resource_type), PRINTED(of->summary),
        PRINTED(of->original_type), PRINTED(of->associated_data), PRINTED(of->plaintext), PRINTED(of->serial), NOW, PRINTED(of->nonce),
        PRINTED(of->kind), (long long)*of->certificate_expires_at);
    CHECK(parsed->len == expected_len && memcmp(parsed->ptr, expected, expected_len) == 0);
    OK(wxn_bytes_free(parsed));
    OK(wxn_bytes_free(of_handle));
    OK(wxn_notification_free(notification));
    OK(wxn_testing_delivery_free(delivery));
    free(headers);
}

static void it_refuses_what_parse_refuses(void) {
    wxn_error *error = NULL;
    wxn_bytes *untouched = NULL;
    size_t len;
    wxn_testing_delivery *delivery = delivery_with(",\"fault\":\"forged\"");
    unsigned char *headers = packed(delivery, &len);
    FAILS(PARSE(headers, len, &untouched), WXN_ERROR_SIGNATURE_INVALID, ANY);
    FAILS(PARSE("", 0, &untouched), WXN_ERROR_HEADER_MISSING, ANY);
    FAILS(PARSE("\0\0", 2, &untouched), WXN_ERROR_HEADER_MISSING, ANY);
    FAILS(PARSE(headers, len, NULL), WXN_ERROR_ARGUMENT_INVALID, "out");
    FAILS(wxn_notification_pack(NULL, &untouched, &error), WXN_ERROR_ARGUMENT_INVALID, "notification");
    CHECK(untouched == NULL);
    OK(wxn_testing_delivery_free(delivery));
    free(headers);
}

/* In memory that ends where it says, so that a sanitizer sees each byte beyond. */
static void what_is_not_packed_so_is_refused(void) {
    wxn_error *error = NULL;
    wxn_bytes *untouched = NULL;
    size_t len;
    wxn_testing_delivery *delivery = delivery_with("");
    unsigned char *headers = packed(delivery, &len);
    size_t texts = 0;
    for (size_t cut = 1; cut < len; cut++) {
        unsigned char *part = malloc(cut);
        CHECK(part);
        memcpy(part, headers, cut);
        int32_t code = wxn_parser_parse_packed(parser, part, cut, BYTES(delivery->body), NOW, &untouched, NULL);
        free(part);
        /* Whole texts, one for each other, are headers all the same: not these. */
        if (headers[cut - 1] == 0) texts++;
        int is_packed = headers[cut - 1] == 0 && texts % 2 == 0;
        CHECK(code != 0 && is_packed == (code != WXN_ERROR_ARGUMENT_INVALID));
    }
    headers[len] = 'x';
    FAILS(PARSE(headers, len + 1, &untouched), WXN_ERROR_ARGUMENT_INVALID, "headers");
    FAILS(PARSE(NULL, 8, &untouched), WXN_ERROR_ARGUMENT_INVALID, "headers");
    /* A name without a value. */
    FAILS(PARSE("a\0", 2, &untouched), WXN_ERROR_ARGUMENT_INVALID, "headers");
    CHECK(untouched == NULL);
    OK(wxn_testing_delivery_free(delivery));
    free(headers);
}

static unsigned char *put_number(unsigned char *at, size_t number) {
    for (int byte = 0; byte < 4; byte++) *at++ = (unsigned char)(number >> 8 * byte);
    return at;
}

/* The headers of a delivery as Go's package gives them, each text after its length; the caller frees them. */
static unsigned char *one_after_another(const wxn_testing_delivery *delivery, size_t *len) {
    unsigned char *bytes = malloc(65536), *at = bytes;
    if (!bytes) abort();
    for (size_t index = 0; index < delivery->headers_len; index++) {
        const wxn_slice texts[] = {delivery->headers[index].name, delivery->headers[index].value};
        for (size_t text = 0; text < 2; text++) {
            at = put_number(at, texts[text].len);
            memcpy(at, texts[text].ptr, texts[text].len), at += texts[text].len;
        }
    }
    *len = (size_t)(at - bytes);
    return bytes;
}

#define PARSE_INTO(headers, len, fields, fields_len, out) \
    wxn_parser_parse_into(parser, headers, len, BYTES(delivery->body), NOW, fields, fields_len, out, &error)

/* Into memory that ends where it says, so that a sanitizer sees each byte beyond. */
static void it_writes_what_parse_says(void) {
    wxn_error *error = NULL;
    wxn_notification *of = NULL, *out = (wxn_notification *)1;
    size_t len;
    wxn_testing_delivery *delivery = delivery_with(",\"request_id\":\"R1\",\"summary\":\"支付成功\"");
    unsigned char *headers = one_after_another(delivery, &len);
    OK(wxn_parser_parse(parser, REQUEST(delivery), NOW, &of, &error));
    const wxn_slice texts[] = {of->id, of->create_time, of->event_type, of->resource_type, of->summary, of->original_type,
        of->associated_data, of->serial, of->nonce, of->request_id, of->api_v3_key_label, of->kind, of->plaintext};
    enum { TEXTS = sizeof texts / sizeof *texts };
    int64_t expected[8192 / 8];
    char *at = (char *)&expected[TEXTS + 2];
    for (size_t text = 0; text < TEXTS; text++) {
        expected[text] = texts[text].ptr ? (int64_t)texts[text].len : -1;
        if (texts[text].ptr) memcpy(at, texts[text].ptr, texts[text].len), at += texts[text].len;
    }
    expected[TEXTS] = NOW, expected[TEXTS + 1] = *of->certificate_expires_at;
    size_t size = (size_t)(at - (char *)expected);
    unsigned char *fields = malloc(size);
    CHECK(fields);
    OK(PARSE_INTO(headers, len, fields, size, &out));
    CHECK(out == NULL && memcmp(fields, expected, size) == 0);
    /* Where they have no room they come as a handle. */
    memset(fields, 'x', size);
    for (size_t room = 0; room < size; room += size - 1) {
        OK(PARSE_INTO(headers, len, room ? fields : NULL, room, &out));
        CHECK(out && out->plaintext.len == of->plaintext.len && fields[0] == 'x');
        OK(wxn_notification_free(out));
    }
    free(fields);
    OK(wxn_notification_free(of));
    OK(wxn_testing_delivery_free(delivery));
    free(headers);
}

static void it_writes_nothing_of_what_parse_refuses(void) {
    wxn_error *error = NULL;
    wxn_notification *untouched = NULL;
    unsigned char fields[8192] = {0};
    size_t len;
    wxn_testing_delivery *delivery = delivery_with(",\"fault\":\"forged\"");
    unsigned char *headers = one_after_another(delivery, &len);
    FAILS(PARSE_INTO(headers, len, fields, sizeof fields, &untouched), WXN_ERROR_SIGNATURE_INVALID, ANY);
    FAILS(PARSE_INTO(headers, 0, fields, sizeof fields, &untouched), WXN_ERROR_HEADER_MISSING, ANY);
    FAILS(PARSE_INTO(headers, len, fields, sizeof fields, NULL), WXN_ERROR_ARGUMENT_INVALID, "out");
    FAILS(PARSE_INTO(headers, len, NULL, sizeof fields, &untouched), WXN_ERROR_ARGUMENT_INVALID, "fields");
    FAILS(PARSE_INTO(headers, len, fields, SIZE_MAX, &untouched), WXN_ERROR_ARGUMENT_INVALID, "fields");
    FAILS(PARSE_INTO("\xff\xff\xff\xff", 4, fields, sizeof fields, &untouched), WXN_ERROR_ARGUMENT_INVALID, "headers");
    FAILS(PARSE_INTO("\0\0\0\0", 4, fields, sizeof fields, &untouched), WXN_ERROR_ARGUMENT_INVALID, "headers");
    /* Where a cut falls between two headers, the rest is missing. */
    for (size_t cut = 0; cut < len; cut++) {
        unsigned char *part = malloc(cut ? cut : 1);
        CHECK(part);
        memcpy(part, headers, cut);
        int32_t code = wxn_parser_parse_into(parser, part, cut, BYTES(delivery->body), NOW, fields, sizeof fields, &untouched, NULL);
        free(part);
        CHECK(code == WXN_ERROR_ARGUMENT_INVALID || code == WXN_ERROR_HEADER_MISSING || code == WXN_ERROR_SIGNATURE_INVALID);
    }
    CHECK(untouched == NULL && fields[0] == 0);
    OK(wxn_testing_delivery_free(delivery));
    free(headers);
}

const test packed_tests[] = {
    TEST(it_says_what_parse_says),
    TEST(it_refuses_what_parse_refuses),
    TEST(what_is_not_packed_so_is_refused),
    TEST(it_writes_what_parse_says),
    TEST(it_writes_nothing_of_what_parse_refuses),
    END,
};
