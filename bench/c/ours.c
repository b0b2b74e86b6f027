/* wxnotify, as a merchant in C has it. */
#define _GNU_SOURCE
#include "contest.h"
#include <wxnotify.h>

static wxn_parser *parser;

static const char *versions(void) {
    static char made[64];
    snprintf(made, sizeof made, "wxnotify %s", wxn_version());
    return made;
}

static void prepare(void) {
    text id = file("public_key_id"), pem = file("public_key.pem"), key = file("api_v3_key");
    wxn_api_v3_key api_v3_key = WXN_API_V3_KEY_INIT;
    api_v3_key.key = (wxn_slice){key.ptr, key.len};
    wxn_platform_keys *keys = NULL;
    wxn_error *error = NULL;
    if (wxn_platform_keys_new(&keys, &error) || wxn_platform_keys_add_public_key(keys, id.ptr, id.len, pem.ptr, pem.len, &error) ||
        wxn_parser_new(keys, &api_v3_key, 1, NULL, &parser, &error)) {
        die(error->message.ptr);
    }
    wxn_platform_keys_free(keys);
}

static int take(const message *message, int tree, output *output) {
    wxn_header headers[MAX_HEADERS];
    for (size_t index = 0; index < message->headers_len; index++) {
        headers[index].name = (wxn_slice){message->names[index].ptr, message->names[index].len};
        headers[index].value = (wxn_slice){message->values[index].ptr, message->values[index].len};
    }
    wxn_notification *notification = NULL;
    wxn_error *error = NULL;
    if (wxn_parser_parse(parser, headers, message->headers_len, message->body.ptr, message->body.len, WXN_NOW_SYSTEM, &notification, &error)) {
        wxn_error_free(error);
        return 0;
    }
    output->of = notification;
    output->plaintext = notification->plaintext.ptr;
    output->len = notification->plaintext.len;
    if (tree) output->tree = cJSON_ParseWithLength(output->plaintext, output->len);
    return !tree || output->tree;
}

static void release(output *output) {
    cJSON_Delete(output->tree);
    wxn_notification_free(output->of);
}
