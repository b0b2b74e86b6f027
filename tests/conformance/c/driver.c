/* The C driver: cases from standard input, outcomes to standard output, by the public C API.
 *
 * An operation returns its outcome, or NULL where the library gave an error. A case that has not its form ends the
 * program: then the vector is wrong itself. */
#define _GNU_SOURCE
#include <jansson.h>
#include <resolv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wxnotify_testing.h>

/* A slice, or bytes, as two arguments. */
#define BYTES(slice) (slice).ptr, (slice).len

static void die(const char *what, const char *name) {
    fprintf(stderr, "driver-c: %s: %s\n", what, name);
    exit(1);
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory) die("no memory", "calloc");
    return memory;
}

/* ---- From JSON to C ---- */

static wxn_slice text_of(const json_t *value, const char *name) {
    if (!json_is_string(value)) die("is no text", name);
    return (wxn_slice){json_string_value(value), json_string_length(value)};
}

static wxn_slice text(const json_t *input, const char *name) { return text_of(json_object_get(input, name), name); }

static wxn_slice optional_text(const json_t *input, const char *name) {
    const json_t *value = json_object_get(input, name);
    return !value || json_is_null(value) ? (wxn_slice){NULL, 0} : text_of(value, name);
}

static int64_t number(const json_t *input, const char *name) {
    const json_t *value = json_object_get(input, name);
    if (!json_is_integer(value)) die("is no integer", name);
    return json_integer_value(value);
}

/* A number as the library takes an optional one: a pointer to `room`, or NULL. */
static const int64_t *optional_number(const json_t *input, const char *name, int64_t *room) {
    if (!json_object_get(input, name)) return NULL;
    *room = number(input, name);
    return room;
}

/* Bytes out of base64. The caller frees their ptr. */
static wxn_slice bytes(const json_t *input, const char *name) {
    wxn_slice base64 = text(input, name);
    unsigned char *decoded = allocate(base64.len + 3, 1);
    int len = b64_pton(base64.ptr, decoded, base64.len + 3);
    if (len < 0) die("is no base64", name);
    return (wxn_slice){decoded, (size_t)len};
}

typedef struct request {
    wxn_header *headers;
    size_t headers_len;
    wxn_slice body;
    int64_t now;
} request;

/* A request as the four arguments, and the time, that the library takes. */
#define REQUEST(request) (request).headers, (request).headers_len, BYTES((request).body), (request).now

static request read_request(const json_t *input) {
    const json_t *headers = json_object_get(input, "headers");
    request read = {NULL, json_array_size(headers), bytes(input, "body"), number(input, "now")};
    read.headers = allocate(read.headers_len, sizeof *read.headers);
    for (size_t index = 0; index < read.headers_len; index++) {
        const json_t *pair = json_array_get(headers, index);
        read.headers[index].name = text_of(json_array_get(pair, 0), "a header's name");
        read.headers[index].value = text_of(json_array_get(pair, 1), "a header's value");
    }
    return read;
}

static void free_request(request read) {
    free(read.headers);
    free((void *)read.body.ptr);
}

static wxn_platform_keys *read_platform_keys(const json_t *given, wxn_error **error) {
    wxn_platform_keys *keys = NULL;
    size_t index;
    json_t *value;
    if (wxn_platform_keys_new(&keys, error)) return NULL;
    json_array_foreach(json_object_get(given, "certificates"), index, value) {
        wxn_slice pem = text_of(value, "a certificate");
        if (wxn_platform_keys_add_certificates(keys, BYTES(pem), error)) goto failed;
    }
    json_array_foreach(json_object_get(given, "public_keys"), index, value) {
        wxn_slice id = text(value, "id"), pem = text(value, "pem");
        if (wxn_platform_keys_add_public_key(keys, BYTES(id), BYTES(pem), error)) goto failed;
    }
    return keys;
failed:
    wxn_platform_keys_free(keys);
    return NULL;
}

/* The caller frees the array. */
static wxn_api_v3_key *read_api_v3_keys(const json_t *given, size_t *len) {
    *len = json_array_size(given);
    wxn_api_v3_key *keys = allocate(*len, sizeof *keys);
    for (size_t index = 0; index < *len; index++) {
        const json_t *key = json_array_get(given, index);
        keys[index] = (wxn_api_v3_key){sizeof *keys, text(key, "key"), optional_text(key, "label")};
    }
    return keys;
}

/* The caller frees the array. */
static wxn_api_v2_key *read_api_v2_keys(const json_t *given, size_t *len) {
    *len = json_array_size(given);
    wxn_api_v2_key *keys = allocate(*len, sizeof *keys);
    for (size_t index = 0; index < *len; index++) {
        const json_t *key = json_array_get(given, index);
        keys[index] = (wxn_api_v2_key){sizeof *keys, text(key, "key"), optional_text(key, "mch_id")};
    }
    return keys;
}

static wxn_parser *read_parser(const json_t *input, wxn_error **error) {
    const json_t *config = json_object_get(input, "config"), *options = json_object_get(config, "options");
    int64_t clock_tolerance, max_body_bytes;
    wxn_options read = {
        .size = sizeof read,
        .clock_tolerance = optional_number(options, "clock_tolerance", &clock_tolerance),
        .max_body_bytes = optional_number(options, "max_body_bytes", &max_body_bytes),
        .reject_expired_certificates = json_is_true(json_object_get(options, "reject_expired_certificates")),
    };
    wxn_platform_keys *keys = read_platform_keys(json_object_get(config, "platform_keys"), error);
    if (!keys) return NULL;

    size_t len;
    wxn_api_v3_key *api_v3_keys = read_api_v3_keys(json_object_get(config, "api_v3_keys"), &len);
    wxn_parser *parser = NULL;
    wxn_parser_new(keys, api_v3_keys, len, &read, &parser, error);
    free(api_v3_keys);
    wxn_platform_keys_free(keys);
    return parser;
}

/* ---- From C to JSON ---- */

static json_t *checked(json_t *value) {
    if (!value) die("cannot be written as JSON", "an answer");
    return value;
}

/* A text, or null where it is absent. */
static json_t *json_of(wxn_slice slice) {
    return checked(slice.ptr ? json_stringn(slice.ptr, slice.len) : json_null());
}

/* Takes a number that may be absent. */
static json_t *json_of_number(const int64_t *value) { return checked(value ? json_integer(*value) : json_null()); }

static json_t *base64_of(wxn_slice slice) {
    size_t room = slice.len / 3 * 4 + 5;
    char *encoded = allocate(room, 1);
    if (b64_ntop(slice.ptr, slice.len, encoded, room) < 0) die("does not fit", "base64");
    json_t *value = checked(json_string(encoded));
    free(encoded);
    return value;
}

static json_t *json_of_ack(const wxn_ack *ack) {
    return checked(json_pack("{s:i,s:o,s:o}", "status", ack->status, "content_type", json_of(ack->content_type), "body",
                             json_of(ack->body)));
}

static json_t *json_of_error(const wxn_error *error) {
    return checked(json_pack("{s:{s:o,s:o,s:o,s:o,s:b}}", "error", "code", json_of(error->name), "message",
                             json_of(error->message), "field", json_of(error->field), "ack", json_of_ack(error->ack),
                             "is_platform_probe", error->is_platform_probe));
}

/* The plaintext as a JSON value. Integers beyond 64 bits are read as doubles, and then all of that text's are. */
static json_t *read_json(wxn_slice plaintext) {
    json_error_t error;
    json_t *value = json_loadb(plaintext.ptr, plaintext.len, JSON_ALLOW_NUL, &error);
    if (!value && json_error_code(&error) == json_error_numeric_overflow) {
        value = json_loadb(plaintext.ptr, plaintext.len, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &error);
    }
    return checked(value);
}

static json_t *fields_of(const wxn_notification *notification) {
    json_t *fields = checked(json_object());
    const struct {
        const char *name;
        json_t *value;
    } members[] = {
        {"id", json_of(notification->id)},
        {"create_time", json_of(notification->create_time)},
        {"event_type", json_of(notification->event_type)},
        {"resource_type", json_of(notification->resource_type)},
        {"summary", json_of(notification->summary)},
        {"original_type", json_of(notification->original_type)},
        {"associated_data", json_of(notification->associated_data)},
        {"plaintext", json_of(notification->plaintext)},
        {"resource", read_json(notification->plaintext)},
        {"serial", json_of(notification->serial)},
        {"timestamp", json_integer(notification->timestamp)},
        {"nonce", json_of(notification->nonce)},
        {"request_id", json_of(notification->request_id)},
        {"api_v3_key_label", json_of(notification->api_v3_key_label)},
        {"kind", json_of(notification->kind)},
        {"certificate_expires_at", json_of_number(notification->certificate_expires_at)},
    };
    for (size_t index = 0; index < sizeof members / sizeof *members; index++) {
        if (json_object_set_new(fields, members[index].name, members[index].value)) die("cannot be set", members[index].name);
    }
    return fields;
}

/* The outcome of a notification, whose fields go beside it. Frees the notification. */
static json_t *json_of_notification(wxn_notification *notification, json_t **fields, wxn_error **error) {
    wxn_bytes *json = NULL;
    json_t *outcome = NULL;
    if (!notification) return NULL;
    if (wxn_notification_to_json(notification, &json, error) == WXN_OK) {
        outcome = checked(json_pack("{s:o}", "notification", json_of((wxn_slice){BYTES(*json)})));
        *fields = fields_of(notification);
    }
    wxn_bytes_free(json);
    wxn_notification_free(notification);
    return outcome;
}

/* Takes what is null, and lists without items, out of an object and all that is in it: neither says anything. */
static void leave_out_what_is_absent(json_t *value) {
    const char *name;
    void *next;
    size_t index;
    json_t *member;
    json_object_foreach_safe(value, next, name, member) {
        if (json_is_null(member) || (json_is_array(member) && json_array_size(member) == 0)) {
            json_object_del(value, name);
        } else {
            leave_out_what_is_absent(member);
        }
    }
    json_array_foreach(value, index, member) leave_out_what_is_absent(member);
}

/* The outcome of bytes. Frees them. */
static json_t *json_of_bytes(wxn_bytes *made) {
    if (!made) return NULL;
    json_t *outcome = checked(json_pack("{s:o}", "bytes", base64_of((wxn_slice){BYTES(*made)})));
    wxn_bytes_free(made);
    return outcome;
}

/* The outcome of certificates. Frees them. */
static json_t *json_of_certificates(wxn_certificates *certificates) {
    if (!certificates) return NULL;
    json_t *list = checked(json_array());
    for (size_t index = 0; index < certificates->len; index++) {
        const wxn_certificate *one = &certificates->items[index];
        json_array_append_new(list, checked(json_pack("{s:o,s:o,s:I,s:I,s:o,s:o}", "serial", json_of(one->serial), "pem",
                                                      json_of(one->pem), "not_before", (json_int_t)one->not_before,
                                                      "not_after", (json_int_t)one->not_after, "effective_time",
                                                      json_of(one->effective_time), "expire_time", json_of(one->expire_time))));
    }
    wxn_certificates_free(certificates);
    return checked(json_pack("{s:o}", "certificates", list));
}

/* ---- The operations ---- */

static json_t *construct(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_parser *parser = read_parser(input, error);
    json_t *outcome = parser ? checked(json_pack("{s:b}", "ok", 1)) : NULL;
    wxn_parser_free(parser);
    return outcome;
}

static wxn_notification *parse_with(const wxn_parser *parser, const json_t *input, wxn_error **error) {
    wxn_notification *notification = NULL;
    request read = read_request(input);
    wxn_parser_parse(parser, REQUEST(read), &notification, error);
    free_request(read);
    return notification;
}

static wxn_notification *parse_once(const json_t *input, wxn_error **error) {
    wxn_parser *parser = read_parser(input, error);
    if (!parser) return NULL;
    wxn_notification *notification = parse_with(parser, input, error);
    wxn_parser_free(parser);
    return notification;
}

static json_t *parse(const json_t *input, json_t **fields, wxn_error **error) {
    return json_of_notification(parse_once(input, error), fields, error);
}

static json_t *replace(const json_t *input, json_t **fields, wxn_error **error) {
    wxn_parser *parser = read_parser(input, error);
    if (!parser) return NULL;
    wxn_notification *notification = NULL;
    wxn_platform_keys *keys = read_platform_keys(json_object_get(input, "replacement"), error);
    if (keys && wxn_parser_replace_platform_keys(parser, keys, error) == WXN_OK) {
        notification = parse_with(parser, input, error);
    }
    wxn_platform_keys_free(keys);
    wxn_parser_free(parser);
    return json_of_notification(notification, fields, error);
}

/* The outcome of a comparison. */
static json_t *json_of_met(int is_met) { return is_met ? checked(json_pack("{s:b}", "ok", 1)) : NULL; }

static json_t *expect(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_notification *notification = parse_once(input, error);
    const json_t *given = json_object_get(input, "expectation");
    int64_t amount_total;
    wxn_expectation expectation = {
        .size = sizeof expectation,
        .event_type = optional_text(given, "event_type"),
        .kind = optional_text(given, "kind"),
        .mchid = optional_text(given, "mchid"),
        .sp_mchid = optional_text(given, "sp_mchid"),
        .sub_mchid = optional_text(given, "sub_mchid"),
        .appid = optional_text(given, "appid"),
        .sub_appid = optional_text(given, "sub_appid"),
        .out_trade_no = optional_text(given, "out_trade_no"),
        .out_refund_no = optional_text(given, "out_refund_no"),
        .amount_total = optional_number(given, "amount_total", &amount_total),
        .currency = optional_text(given, "currency"),
    };
    int is_met = notification && wxn_notification_expect(notification, &expectation, error) == WXN_OK;
    wxn_notification_free(notification);
    return json_of_met(is_met);
}

static json_t *expect_paid(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_notification *notification = parse_once(input, error);
    const json_t *given = json_object_get(input, "expectation");
    wxn_paid_order order = {
        .size = sizeof order,
        .mchid = optional_text(given, "mchid"),
        .sub_mchid = optional_text(given, "sub_mchid"),
        .out_trade_no = optional_text(given, "out_trade_no"),
        .amount_total = number(given, "amount_total"),
        .currency = optional_text(given, "currency"),
    };
    int is_met = notification && wxn_notification_expect_paid(notification, &order, error) == WXN_OK;
    wxn_notification_free(notification);
    return json_of_met(is_met);
}

static json_t *expect_refunded(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_notification *notification = parse_once(input, error);
    const json_t *given = json_object_get(input, "expectation");
    wxn_refunded_order refund = {
        .size = sizeof refund,
        .mchid = optional_text(given, "mchid"),
        .sub_mchid = optional_text(given, "sub_mchid"),
        .out_refund_no = optional_text(given, "out_refund_no"),
        .out_trade_no = optional_text(given, "out_trade_no"),
        .amount_refund = number(given, "amount_refund"),
        .currency = optional_text(given, "currency"),
    };
    int is_met = notification && wxn_notification_expect_refunded(notification, &refund, error) == WXN_OK;
    wxn_notification_free(notification);
    return json_of_met(is_met);
}

/* The outcome of a typed event. C has no type for one: whoever fills structs of their own does it from the plaintext that was
 * checked. Frees the notification. */
static json_t *json_of_event(wxn_notification *notification, wxn_error **error) {
    if (!notification) return NULL;
    json_t *outcome = NULL;
    if (wxn_check_event(BYTES(notification->event_type), BYTES(notification->kind), BYTES(notification->plaintext), error) ==
        WXN_OK) {
        json_t *resource = read_json(notification->plaintext);
        leave_out_what_is_absent(resource);
        outcome = checked(json_pack("{s:o}", "event", resource));
    }
    wxn_notification_free(notification);
    return outcome;
}

static json_t *event(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    return json_of_event(parse_once(input, error), error);
}

static wxn_notification *parse_once_v2(const json_t *input, wxn_error **error) {
    size_t len;
    wxn_api_v2_key *keys = read_api_v2_keys(json_object_get(input, "keys"), &len);
    wxn_slice body = bytes(input, "body");
    wxn_notification *notification = NULL;
    wxn_parse_v2(BYTES(body), keys, len, NULL, &notification, error);
    free((void *)body.ptr);
    free(keys);
    return notification;
}

static json_t *parse_v2(const json_t *input, json_t **fields, wxn_error **error) {
    return json_of_notification(parse_once_v2(input, error), fields, error);
}

static json_t *event_v2(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    return json_of_event(parse_once_v2(input, error), error);
}

static int32_t code_called(wxn_slice name) {
    const wxn_error_code *codes = NULL;
    size_t len = 0;
    wxn_error_codes(&codes, &len, NULL);
    for (size_t index = 0; index < len; index++) {
        if (codes[index].name.len == name.len && !memcmp(codes[index].name.ptr, name.ptr, name.len)) return codes[index].code;
    }
    die("is no error code", name.ptr);
    return 0;
}

static json_t *acknowledge(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    const wxn_ack *ack = NULL;
    wxn_slice which = text(input, "which");
    if (!strcmp(which.ptr, "success")) {
        wxn_ack_success(&ack, error);
    } else if (!strcmp(which.ptr, "success_no_content")) {
        wxn_ack_success_no_content(&ack, error);
    } else if (!strcmp(which.ptr, "handler_failed")) {
        wxn_ack_handler_failed(&ack, error);
    } else if (!strcmp(which.ptr, "busy")) {
        wxn_ack_busy(&ack, error);
    } else {
        wxn_ack_for_error(code_called(which), &ack, error);
    }
    return ack ? checked(json_pack("{s:o}", "ack", json_of_ack(ack))) : NULL;
}

static json_t *acknowledge_v2(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    const wxn_ack *ack = NULL;
    wxn_slice which = text(input, "which");
    if (!strcmp(which.ptr, "success")) {
        wxn_ack_success_v2(&ack, error);
    } else {
        wxn_ack_for_error_v2(code_called(which), &ack, error);
    }
    return ack ? checked(json_pack("{s:o}", "ack", json_of_ack(ack))) : NULL;
}

static json_t *answer_with_data(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_ack ack;
    wxn_slice body = text(input, "body");
    if (wxn_ack_answer(BYTES(body), &ack, error)) return NULL;
    return checked(json_pack("{s:o}", "ack", json_of_ack(&ack)));
}

static json_t *signing_message(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_slice timestamp = text(input, "timestamp"), nonce = text(input, "nonce"), body = bytes(input, "body");
    wxn_bytes *message = NULL;
    wxn_signing_message(BYTES(timestamp), BYTES(nonce), BYTES(body), &message, error);
    free((void *)body.ptr);
    return json_of_bytes(message);
}

static json_t *verify_signature(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_slice pem = text(input, "key"), signature = text(input, "signature");
    wxn_platform_key *key = NULL;
    uint8_t is_valid = 0;
    if (wxn_platform_key_from_pem(BYTES(pem), &key, error)) return NULL;
    wxn_slice message = bytes(input, "message");
    int32_t code = wxn_verify_signature(key, BYTES(message), BYTES(signature), &is_valid, error);
    free((void *)message.ptr);
    wxn_platform_key_free(key);
    return code == WXN_OK ? checked(json_pack("{s:b}", "valid", is_valid)) : NULL;
}

static json_t *decrypt_resource(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_slice key = text(input, "api_v3_key"), nonce = text(input, "nonce"), aad = text(input, "associated_data");
    wxn_slice ciphertext = text(input, "ciphertext"), algorithm = text(input, "algorithm");
    wxn_bytes *plaintext = NULL;
    wxn_decrypt_resource(BYTES(key), BYTES(nonce), BYTES(aad), BYTES(ciphertext), BYTES(algorithm), &plaintext, error);
    return json_of_bytes(plaintext);
}

static json_t *certificates_request(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_slice mchid = text(input, "mchid"), serial = text(input, "merchant_serial");
    wxn_slice key = text(input, "merchant_private_key"), nonce = text(input, "nonce"), path = optional_text(input, "path");
    wxn_signed_request *made = NULL;
    if (wxn_certificates_request(BYTES(mchid), BYTES(serial), BYTES(key), BYTES(path), number(input, "now"), BYTES(nonce), &made, error)) {
        return NULL;
    }
    json_t *outcome = checked(json_pack("{s:{s:o,s:o,s:o}}", "request", "method", json_of(made->method), "path",
                                        json_of(made->path), "authorization", json_of(made->authorization)));
    wxn_signed_request_free(made);
    return outcome;
}

static json_t *parse_certificates(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    const json_t *known = json_object_get(input, "known_keys");
    wxn_platform_keys *known_keys = NULL;
    if (!json_is_null(known) && !(known_keys = read_platform_keys(known, error))) return NULL;

    size_t len;
    wxn_api_v3_key *keys = read_api_v3_keys(json_object_get(input, "api_v3_keys"), &len);
    request read = read_request(input);
    wxn_certificates *certificates = NULL;
    wxn_parse_certificates(read.headers, read.headers_len, BYTES(read.body), keys, len, known_keys, read.now, &certificates,
                           error);
    free_request(read);
    free(keys);
    wxn_platform_keys_free(known_keys);
    return json_of_certificates(certificates);
}

static json_t *testing(const json_t *input, json_t **fields, wxn_error **error) {
    char *options = json_dumps(json_object_get(input, "platform"), JSON_COMPACT);
    char *spec = json_dumps(json_object_get(input, "notification"), JSON_COMPACT);
    if (!options || !spec) die("is missing", "platform or notification");
    wxn_testing_platform *platform = NULL;
    wxn_testing_delivery *delivery = NULL;
    wxn_parser *parser = NULL;
    wxn_notification *notification = NULL;
    if (wxn_testing_platform_new(options, strlen(options), &platform, error)) goto done;
    if (wxn_testing_platform_notification(platform, spec, strlen(spec), &delivery, error)) goto done;
    if (wxn_testing_platform_parser(platform, &parser, error)) goto done;
    wxn_parser_parse(parser, delivery->headers, delivery->headers_len, BYTES(delivery->body), number(input, "now"), &notification,
                     error);
done:
    wxn_parser_free(parser);
    wxn_testing_delivery_free(delivery);
    wxn_testing_platform_free(platform);
    free(options);
    free(spec);
    return json_of_notification(notification, fields, error);
}

static json_t *testing_certificates(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    char *options = json_dumps(json_object_get(input, "platform"), JSON_COMPACT);
    if (!options) die("is missing", "platform");
    int64_t now = number(input, "now");
    wxn_testing_platform *platform = NULL;
    wxn_testing_delivery *delivery = NULL;
    wxn_certificates *certificates = NULL;
    if (wxn_testing_platform_new(options, strlen(options), &platform, error)) goto done;
    if (wxn_testing_platform_certificates_answer(platform, now, &delivery, error)) goto done;
    wxn_api_v3_key key = {sizeof key, platform->api_v3_key, {NULL, 0}};
    wxn_parse_certificates(delivery->headers, delivery->headers_len, BYTES(delivery->body), &key, 1, NULL, now, &certificates,
                           error);
done:
    wxn_testing_delivery_free(delivery);
    wxn_testing_platform_free(platform);
    free(options);
    return json_of_certificates(certificates);
}

static json_t *sample(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_slice event = optional_text(input, "event"), kind = optional_text(input, "kind");
    if (!event.ptr) event = kind, kind = (wxn_slice){NULL, 0};
    char *overrides = json_dumps(json_object_get(input, "overrides"), JSON_COMPACT);
    if (!overrides) die("is missing", "overrides");
    wxn_bytes *made = NULL;
    wxn_testing_sample(BYTES(event), BYTES(kind), overrides, strlen(overrides), &made, error);
    free(overrides);
    if (!made) return NULL;
    json_t *outcome = checked(json_pack("{s:o}", "sample", read_json((wxn_slice){BYTES(*made)})));
    wxn_bytes_free(made);
    return outcome;
}

static json_t *diagnose(const json_t *input, json_t **fields, wxn_error **error) {
    (void)fields;
    wxn_parser *parser = read_parser(input, error);
    if (!parser) return NULL;
    wxn_diagnosis *diagnosis = NULL;
    request read = read_request(input);
    wxn_parser_diagnose(parser, REQUEST(read), &diagnosis, error);
    free_request(read);
    wxn_parser_free(parser);
    if (!diagnosis) return NULL;
    json_t *outcome = checked(json_pack("{s:o}", "diagnosis", json_of(diagnosis->json)));
    wxn_diagnosis_free(diagnosis);
    return outcome;
}

static json_t *list_codes(const json_t *input, json_t **fields, wxn_error **error) {
    (void)input, (void)fields;
    const wxn_error_code *codes = NULL;
    size_t len = 0;
    if (wxn_error_codes(&codes, &len, error)) return NULL;
    json_t *list = checked(json_array());
    for (size_t index = 0; index < len; index++) {
        json_array_append_new(list, checked(json_pack("{s:o,s:i,s:i}", "code", json_of(codes[index].name), "number",
                                                      codes[index].code, "ack_status", codes[index].ack_status)));
    }
    return checked(json_pack("{s:o}", "codes", list));
}

static json_t *list_kinds(const json_t *input, json_t **fields, wxn_error **error) {
    (void)input, (void)fields;
    const wxn_slice *kinds = NULL;
    size_t len = 0;
    if (wxn_kinds(&kinds, &len, error)) return NULL;
    json_t *list = checked(json_array());
    for (size_t index = 0; index < len; index++) json_array_append_new(list, json_of(kinds[index]));
    return checked(json_pack("{s:o}", "kinds", list));
}

static json_t *version(const json_t *input, json_t **fields, wxn_error **error) {
    (void)input, (void)fields, (void)error;
    return checked(json_pack("{s:s}", "version", wxn_version()));
}

static const struct {
    const char *name;
    json_t *(*run)(const json_t *input, json_t **fields, wxn_error **error);
} operations[] = {
    {"construct", construct},
    {"parse", parse},
    {"replace", replace},
    {"expect", expect},
    {"expect_paid", expect_paid},
    {"expect_refunded", expect_refunded},
    {"event", event},
    {"parse_v2", parse_v2},
    {"event_v2", event_v2},
    {"ack", acknowledge},
    {"ack_v2", acknowledge_v2},
    {"answer", answer_with_data},
    {"signing_message", signing_message},
    {"verify_signature", verify_signature},
    {"decrypt_resource", decrypt_resource},
    {"certificates_request", certificates_request},
    {"parse_certificates", parse_certificates},
    {"testing", testing},
    {"testing_certificates", testing_certificates},
    {"sample", sample},
    {"diagnose", diagnose},
    {"codes", list_codes},
    {"kinds", list_kinds},
    {"version", version},
};

static json_t *answer(const json_t *given) {
    wxn_slice operation = text(given, "operation");
    for (size_t index = 0; index < sizeof operations / sizeof *operations; index++) {
        if (strcmp(operations[index].name, operation.ptr) != 0) continue;
        wxn_error *error = NULL;
        json_t *fields = NULL;
        json_t *outcome = operations[index].run(json_object_get(given, "input"), &fields, &error);
        if (!outcome) outcome = json_of_error(error);
        wxn_error_free(error);
        return checked(json_pack("{s:O,s:o,s:o*}", "name", json_object_get(given, "name"), "outcome", outcome, "fields", fields));
    }
    die("is no operation", operation.ptr);
    return NULL;
}

int main(void) {
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    if (wxn_abi_version() != WXN_ABI_VERSION) die("is not the header's", "the library's interface");
    while ((len = getline(&line, &room, stdin)) > 0) {
        json_error_t problem;
        json_t *given = json_loadb(line, (size_t)len, JSON_ALLOW_NUL, &problem);
        if (!given) die("is no case", problem.text);
        json_t *answered = answer(given);
        char *written = json_dumps(answered, JSON_COMPACT);
        if (!written || puts(written) < 0) die("cannot be written", "an answer");
        free(written);
        json_decref(answered);
        json_decref(given);
    }
    free(line);
    return 0;
}
