/* Headers in one piece of memory and fields in another, as PHP's package takes them. */
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
        CHECK(headers[cut - 1] == 0 && texts % 2 == 0 ? code == WXN_ERROR_HEADER_MISSING : code == WXN_ERROR_ARGUMENT_INVALID);
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

const test packed_tests[] = {
    TEST(it_says_what_parse_says),
    TEST(it_refuses_what_parse_refuses),
    TEST(what_is_not_packed_so_is_refused),
    END,
};
