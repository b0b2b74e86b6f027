/* endpoint_test PROGRAM: starts the endpoint of the examples, sends it notifications over HTTP, and looks at its answers. */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <wxnotify_testing.h>
#define TEXT(slice) (int)(slice).len, (const char *)(slice).ptr

static struct sockaddr_in address = {.sin_family = AF_INET};
static wxn_testing_platform *platform;
static int failures;

static void check(const char *name, int passed) {
    printf("%s %s\n", passed ? "ok" : "FAILED", name);
    failures += !passed;
}

static void pause_ms(long ms) {
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

/* A port that nobody listens on now. */
static int free_port(void) {
    int probe = socket(AF_INET, SOCK_STREAM, 0);
    socklen_t len = sizeof address;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(probe, (struct sockaddr *)&address, len) || getsockname(probe, (struct sockaddr *)&address, &len)) exit(2);
    close(probe);
    return ntohs(address.sin_port);
}

/* Sends a request, and returns the whole answer, which lives until the next one; or an empty text. */
static const char *exchange(const char *head, size_t head_len, const void *body, size_t body_len) {
    static char answer[4096];
    size_t len = 0;
    ssize_t got;
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    /* It may have to start first. */
    for (int tries = 0; connect(connection, (struct sockaddr *)&address, sizeof address) != 0; tries++) {
        if (tries == 200) return "";
        close(connection), pause_ms(25);
        connection = socket(AF_INET, SOCK_STREAM, 0);
    }
    if (write(connection, head, head_len) < 0) perror("write");
    for (size_t sent = 0; sent < body_len;) {
        ssize_t wrote = write(connection, (const char *)body + sent, body_len - sent);
        if (wrote < 0) break;
        sent += (size_t)wrote;
    }
    while (len + 1 < sizeof answer && (got = read(connection, answer + len, sizeof answer - 1 - len)) > 0) len += (size_t)got;
    answer[len] = 0;
    close(connection);
    return answer;
}

/* Delivers a notification of an order, wrong in some way or genuine. */
static const char *deliver(const char *number, int total, const char *fault) {
    char spec[1024], head[8192];
    wxn_testing_delivery *delivery = NULL;
    const char *answer;
    int len = snprintf(spec, sizeof spec,
                       "{\"event_type\":\"TRANSACTION.SUCCESS\",\"fault\":%s,\"resource\":\"{\\\"mchid\\\":\\\"1900007291\\\",\\\"out_trade_no\\\":"
                       "\\\"%s\\\",\\\"trade_state\\\":\\\"SUCCESS\\\",\\\"amount\\\":{\\\"total\\\":%d}}\"}", fault, number, total);
    if (wxn_testing_platform_notification(platform, spec, (size_t)len, &delivery, NULL)) return "";
    len = snprintf(head, sizeof head, "POST /notify HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nContent-Length: %zu\r\n", delivery->body.len);
    for (size_t index = 0; index < delivery->headers_len; index++) {
        const wxn_header *header = &delivery->headers[index];
        len += snprintf(head + len, sizeof head - (size_t)len, "%.*s: %.*s\r\n", TEXT(header->name), TEXT(header->value));
    }
    len += snprintf(head + len, sizeof head - (size_t)len, "\r\n");
    answer = exchange(head, (size_t)len, delivery->body.ptr, delivery->body.len);
    wxn_testing_delivery_free(delivery);
    return answer;
}

static int begins(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

static void set(const char *name, wxn_slice value) {
    char text[4096];
    snprintf(text, sizeof text, "%.*s", TEXT(value));
    setenv(name, text, 1);
}

int main(int argc, char **argv) {
    const char *public_key = "{\"public_key_id\":\"PUB_KEY_ID_0114232134912410000000000000\"}";
    char port[16];
    const char *answer;
    int status = 0;
    pid_t endpoint;
    if (argc != 2 || wxn_testing_platform_new(public_key, strlen(public_key), &platform, NULL)) return 2;
    signal(SIGPIPE, SIG_IGN);
    /* It takes seconds: what takes minutes waits for ever, and is to fail. */
    alarm(300);
    snprintf(port, sizeof port, "%d", free_port());
    set("WXPAY_PUBLIC_KEY_ID", platform->serial), set("WXPAY_PUBLIC_KEY", platform->public_key_pem);
    set("WXPAY_API_V3_KEY", platform->api_v3_key), setenv("WXPAY_MCHID", "1900007291", 1), setenv("PORT", port, 1);
    fflush(stdout);
    if ((endpoint = fork()) == 0) execl(argv[1], argv[1], (char *)NULL), _exit(127);

    answer = deliver("A1", 100, "null");
    check("a_payment_is_received", begins(answer, "HTTP/1.1 200 ") && strstr(answer, "{\"code\":\"SUCCESS\"}"));
    check("it_is_json", strstr(answer, "Content-Type: application/json\r\n") != NULL);
    check("a_forged_one_is_refused", begins(deliver("A1", 100, "\"forged\""), "HTTP/1.1 401 "));
    check("an_altered_one_is_refused", begins(deliver("A1", 100, "\"tampered\""), "HTTP/1.1 401 "));
    check("one_without_its_signature_is_refused", begins(deliver("A1", 100, "\"missing_signature\""), "HTTP/1.1 400 "));
    check("one_that_is_too_long_is_refused", begins(deliver("A1", 100, "\"oversized\""), "HTTP/1.1 413 "));
    check("another_price_is_refused", begins(deliver("A1", 1, "null"), "HTTP/1.1 500 "));
    check("another_order_is_refused", begins(deliver("B1", 100, "null"), "HTTP/1.1 500 "));
    const char *get = "GET /notify HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n";
    check("another_method_is_refused", begins(exchange(get, strlen(get), NULL, 0), "HTTP/1.1 405 "));
    const char *elsewhere = "POST / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    check("another_path_is_not_there", begins(exchange(elsewhere, strlen(elsewhere), NULL, 0), "HTTP/1.1 404 "));
    check("a_payment_is_received_after_all_that", begins(deliver("A1", 100, "null"), "HTTP/1.1 200 "));

    kill(endpoint, SIGTERM);
    waitpid(endpoint, &status, 0);
    check("it_ends_when_it_is_told_to", WIFEXITED(status) && WEXITSTATUS(status) == 0);
    unsetenv("WXPAY_MCHID");
    if ((endpoint = fork()) == 0) execl(argv[1], argv[1], (char *)NULL), _exit(127);
    waitpid(endpoint, &status, 0);
    check("it_does_not_start_without_a_variable", WIFEXITED(status) && WEXITSTATUS(status) == 2);
    wxn_testing_platform_free(platform);
    return failures != 0;
}
