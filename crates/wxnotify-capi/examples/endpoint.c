/* A whole endpoint: POST /notify takes WeChat Pay's notifications. HTTP is GNU libmicrohttpd's (LGPL), JSON is Jansson's.
   cc endpoint.c $(pkg-config --cflags --libs wxnotify libmicrohttpd jansson) -o endpoint */
#include <jansson.h>
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wxnotify.h>
#define TEXT(slice) (int)(slice).len, (const char *)(slice).ptr
enum { MOST_HEADERS = 100 };

static const char *mchid;
static wxn_parser *parser;
static size_t longest_body;

/* A request, as far as it has come. */
struct request {
    char *body;
    size_t len;
};

/* Yours: the price of an order in 分, or 0 where there is no such order. */
static int64_t price_of(const char *number) {
    return strcmp(number, "A1") == 0 ? 100 : 0;
}

/* Yours: what is done for a payment. WeChat Pay repeats a notification until it is answered 200: have it count once, say by a
   table of the notification's ids that is written in the same transaction, and commit before this returns. */
static int32_t received(const wxn_notification *notification, wxn_error **error) {
    json_t *resource = json_loadb(notification->plaintext.ptr, notification->plaintext.len, 0, NULL);
    const char *number = json_string_value(json_object_get(resource, "out_trade_no"));
    wxn_paid_order order = {.size = sizeof order, .mchid = {mchid, strlen(mchid)}};
    if (number) order.out_trade_no = (wxn_slice){number, strlen(number)}, order.amount_total = price_of(number);
    int32_t code = wxn_notification_expect_paid(notification, &order, error); /* no order and no price pass for no payment */
    if (code == WXN_OK) printf("paid %s: %lld\n", number, (long long)order.amount_total), fflush(stdout);
    json_decref(resource);
    return code;
}

static enum MHD_Result answer(struct MHD_Connection *connection, const wxn_ack *ack) {
    char type[64];
    struct MHD_Response *response = MHD_create_response_from_buffer(ack->body.len, (void *)ack->body.ptr, MHD_RESPMEM_PERSISTENT);
    snprintf(type, sizeof type, "%.*s", TEXT(ack->content_type));
    if (*type) MHD_add_response_header(response, "Content-Type", type);
    enum MHD_Result queued = MHD_queue_response(connection, ack->status, response);
    MHD_destroy_response(response);
    return queued;
}

struct headers {
    wxn_header list[MOST_HEADERS];
    size_t len;
};

static enum MHD_Result add_header(void *to, enum MHD_ValueKind kind, const char *name, size_t name_len, const char *value, size_t value_len) {
    struct headers *headers = to;
    (void)kind;
    if (headers->len < MOST_HEADERS) headers->list[headers->len++] = (wxn_header){{name, name_len}, {value, value_len}};
    return MHD_YES;
}

/* The answer to a whole request. */
static enum MHD_Result receive(struct MHD_Connection *connection, const struct request *request) {
    struct headers headers = {.len = 0};
    wxn_notification *notification = NULL;
    wxn_error *error = NULL;
    const wxn_ack *ack = NULL;
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, add_header, &headers);
    if (!wxn_parser_parse(parser, headers.list, headers.len, request->body, request->len, WXN_NOW_SYSTEM, &notification, &error) &&
        !received(notification, &error))
        wxn_ack_success(&ack, &error);
    if (error) fprintf(stderr, "%.*s: %.*s", TEXT(error->name), TEXT(error->message)), ack = error->ack;
    if (error && notification) fprintf(stderr, " (notification %.*s, event_type %.*s)", TEXT(notification->id), TEXT(notification->event_type));
    if (error) fputc('\n', stderr);
    wxn_notification_free(notification), wxn_error_free(error);
    return answer(connection, ack); /* an ack outlives its error */
}

/* libmicrohttpd calls this when the headers are there, for each part of the body, and at its end. */
static enum MHD_Result serve(void *unused, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
                             const char *part, size_t *part_len, void **state) {
    static const wxn_ack not_found = {404, {"", 0}, {"", 0}};
    const wxn_ack *not_allowed = NULL;
    struct request *request = *state;
    (void)unused, (void)version;
    if (!request) return (*state = calloc(1, sizeof *request)) ? MHD_YES : MHD_NO;
    if (*part_len) {
        /* One byte more than is taken, by which the parser sees that it is too long. */
        size_t room = longest_body + 1 - request->len, taken = *part_len < room ? *part_len : room;
        char *body = taken ? realloc(request->body, request->len + taken) : request->body;
        if (!body) return MHD_NO;
        if (taken) memcpy(body + request->len, part, taken);
        request->body = body, request->len += taken, *part_len = 0;
        return MHD_YES;
    }
    if (strcmp(url, "/notify") != 0) return answer(connection, &not_found);
    if (strcmp(method, "POST") == 0) return receive(connection, request);
    wxn_ack_for_error(WXN_ERROR_METHOD_NOT_ALLOWED, &not_allowed, NULL);
    return answer(connection, not_allowed);
}

static void forget(void *unused, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode how) {
    struct request *request = *state;
    (void)unused, (void)connection, (void)how;
    if (request) free(request->body), free(request);
}

/* A variable of the environment, which must be there. */
static const char *required(const char *name, const char *what) {
    const char *value = getenv(name);
    if (value && *value) return value;
    fprintf(stderr, "%s is not set; set it to %s\n", name, what);
    exit(2);
}

int main(void) {
    const char *id = required("WXPAY_PUBLIC_KEY_ID", "the id of the 微信支付公钥: PUB_KEY_ID_...");
    const char *pem = required("WXPAY_PUBLIC_KEY", "the 微信支付公钥, in PEM");
    const char *secret = required("WXPAY_API_V3_KEY", "your APIv3 key");
    const char *port = getenv("PORT") ? getenv("PORT") : "8080";
    wxn_api_v3_key key = {.size = sizeof key, .key = {secret, strlen(secret)}};
    wxn_platform_keys *keys = NULL;
    wxn_error *error = NULL;
    struct MHD_Daemon *server;
    sigset_t ends;
    int signal;
    mchid = required("WXPAY_MCHID", "your merchant number (商户号)");
    if (wxn_platform_keys_new(&keys, &error) || wxn_platform_keys_add_public_key(keys, id, strlen(id), pem, strlen(pem), &error) ||
        wxn_parser_new(keys, &key, 1, NULL, &parser, &error) || wxn_parser_max_body_bytes(parser, &longest_body, &error)) {
        fprintf(stderr, "%.*s: %.*s\n", TEXT(error->name), TEXT(error->message));
        return 2;
    }
    sigemptyset(&ends), sigaddset(&ends, SIGINT), sigaddset(&ends, SIGTERM), sigprocmask(SIG_BLOCK, &ends, NULL);
    /* WeChat Pay waits 5 seconds for the answer, so who is silent for longer has gone. */
    server = MHD_start_daemon(MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD, (uint16_t)atoi(port), NULL, NULL, serve, NULL,
                              MHD_OPTION_NOTIFY_COMPLETED, forget, NULL, MHD_OPTION_CONNECTION_TIMEOUT, 5u, MHD_OPTION_END);
    if (!server) return fprintf(stderr, "port %s cannot be listened on; set PORT to another\n", port), 1;
    fprintf(stderr, "listening on port %s\n", port);
    sigwait(&ends, &signal);
    MHD_stop_daemon(server), wxn_parser_free(parser), wxn_platform_keys_free(keys);
    return 0;
}
