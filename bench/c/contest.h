/* The protocol of bench/README.md, and the files that it names. A contestant includes this, and defines prepare, take and versions. */
#include <cjson/cJSON.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct text {
    char *ptr;
    size_t len;
} text;

#define MAX_HEADERS 32

/* One request. */
typedef struct message {
    char name[64];
    text names[MAX_HEADERS], values[MAX_HEADERS];
    size_t headers_len;
    text body;
    struct message *next;
} message;

/* What comes out: of "parse" the plaintext, which take has allocated or borrowed from of; of "json" a tree besides. */
typedef struct output {
    const char *plaintext;
    size_t len;
    cJSON *tree;
    void *of;
    const char *refused;
} output;

static const char *folder;

/* The contestant's own. take answers whether it accepted; release frees what it left in the output. */
static const char *versions(void);
static void prepare(void);
static int take(const message *message, int tree, output *output);
static void release(output *output);

static void die(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static text file(const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *opened = fopen(path, "rb");
    if (!opened) die(path);
    fseek(opened, 0, SEEK_END);
    text content = {NULL, (size_t)ftell(opened)};
    rewind(opened);
    content.ptr = malloc(content.len + 1);
    if (!content.ptr || fread(content.ptr, 1, content.len, opened) != content.len) die(path);
    content.ptr[content.len] = 0;
    fclose(opened);
    return content;
}

static const message *read_message(const char *name) {
    static message *read;
    for (message *each = read; each; each = each->next) {
        if (!strcmp(each->name, name)) return each;
    }
    message *made = calloc(1, sizeof *made);
    if (!made) die("no memory");
    char path[128];
    snprintf(made->name, sizeof made->name, "%s", name);
    snprintf(path, sizeof path, "%s.headers", name);
    for (char *line = strtok(file(path).ptr, "\n"); line && made->headers_len < MAX_HEADERS; line = strtok(NULL, "\n")) {
        char *colon = strstr(line, ": ");
        if (!colon) die("a header");
        made->names[made->headers_len] = (text){line, (size_t)(colon - line)};
        made->values[made->headers_len++] = (text){colon + 2, strlen(colon + 2)};
    }
    snprintf(path, sizeof path, "%s.body", name);
    made->body = file(path);
    made->next = read;
    return read = made;
}

static void say(cJSON *value) {
    char *line = cJSON_PrintUnformatted(value);
    puts(line);
    free(line);
    cJSON_Delete(value);
}

static void check(const message *message, int tree) {
    output output = {0};
    cJSON *shown = cJSON_CreateObject();
    if (!take(message, tree, &output)) {
        cJSON_AddStringToObject(shown, "refused", output.refused ? output.refused : "refused");
    } else if (tree) {
        cJSON_AddItemToObject(shown, "resource", cJSON_Duplicate(output.tree, 1));
    } else {
        char *plaintext = strndup(output.plaintext, output.len);
        cJSON_AddStringToObject(shown, "plaintext", plaintext);
        free(plaintext);
    }
    release(&output);
    say(shown);
}

static void turn(const message *message, int tree, long calls) {
    struct timespec began, ended;
    long accepted = 0;
    clock_gettime(CLOCK_MONOTONIC, &began);
    for (long call = 0; call < calls; call++) {
        output output = {0};
        accepted += take(message, tree, &output);
        release(&output);
    }
    clock_gettime(CLOCK_MONOTONIC, &ended);
    printf("%lld %ld\n", (ended.tv_sec - began.tv_sec) * 1000000000LL + ended.tv_nsec - began.tv_nsec, accepted);
}

int main(int count, char **arguments) {
    if (count != 2) die("give the folder of the messages");
    folder = arguments[1];
    setvbuf(stdout, NULL, _IOLBF, 0);
    prepare();
    printf("{\"operations\":[\"parse\",\"json\"],\"versions\":\"%s; cJSON %s\"}\n", versions(), cJSON_Version());
    char line[256], word[16], operation[16], name[64];
    while (fgets(line, sizeof line, stdin)) {
        long calls = 0;
        if (sscanf(line, "%15s %15s %63s %ld", word, operation, name, &calls) < 3) die(line);
        int tree = !strcmp(operation, "json");
        if (!strcmp(word, "check")) check(read_message(name), tree);
        else turn(read_message(name), tree, calls);
    }
}
