/* parse FOLDER TIMES: parses the notification in FOLDER (README.md) so many times. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wxnotify.h>

#define OK(call)                                                                                                                       \
    do {                                                                                                                               \
        if ((call) != 0) fprintf(stderr, "parse: %s\n", #call), exit(1);                                                               \
    } while (0)

static wxn_slice read(const char *folder, const char *name) {
    static char texts[8][16384];
    static int used;
    char *text = texts[used++], path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) perror(path), exit(1);
    size_t len = fread(text, 1, sizeof *texts - 1, file);
    fclose(file);
    return (wxn_slice){text, len};
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    wxn_slice pem = read(argv[1], "key.pem"), id = read(argv[1], "id"), secret = read(argv[1], "api_v3_key");
    wxn_slice lines = read(argv[1], "headers"), body = read(argv[1], "body");
    long long now = atoll(read(argv[1], "now").ptr);
    wxn_header headers[32];
    size_t len = 0;
    for (char *line = strtok((char *)lines.ptr, "\n"); line != NULL && len < 32; line = strtok(NULL, "\n")) {
        char *value = strstr(line, ": ");
        headers[len++] = (wxn_header){{line, (size_t)(value - line)}, {value + 2, strlen(value + 2)}};
    }
    wxn_error *error = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_parser *parser = NULL;
    wxn_api_v3_key api_v3_key = {sizeof api_v3_key, secret, {NULL, 0}};
    OK(wxn_platform_keys_new(&keys, &error));
    OK(wxn_platform_keys_add_public_key(keys, id.ptr, id.len, pem.ptr, pem.len, &error));
    OK(wxn_parser_new(keys, &api_v3_key, 1, NULL, &parser, &error));
    for (int times = atoi(argv[2]); times > 0; times--) {
        wxn_notification *notification = NULL;
        OK(wxn_parser_parse(parser, headers, len, body.ptr, body.len, now, &notification, &error));
        OK(wxn_notification_free(notification));
    }
    return 0;
}
