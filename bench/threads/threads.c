/* How many notifications two threads parse for one's, in the fastest of many short turns, in C: the core without a binding. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wxnotify_testing.h>

enum { TURNS = 15 };
#define SECONDS 0.2
#define TEXT(literal) (literal), strlen(literal)

static wxn_parser *parser;
static wxn_testing_delivery *delivery;
static double until;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void *work(void *count) {
    while (now() < until) {
        wxn_notification *notification = NULL;
        wxn_error *error = NULL;
        if (wxn_parser_parse(parser, delivery->headers, delivery->headers_len, delivery->body.ptr, delivery->body.len, WXN_NOW_SYSTEM,
                             &notification, &error) != WXN_OK) {
            fprintf(stderr, "%.*s\n", (int)error->message.len, (const char *)error->message.ptr);
            exit(1);
        }
        wxn_notification_free(notification);
        ++*(long *)count;
    }
    return NULL;
}

static double rate(int threads) {
    pthread_t ids[2];
    /* Apart, so that the processors do not share a line of memory. */
    static long counts[2][64];
    memset(counts, 0, sizeof counts);
    until = now() + SECONDS;
    for (int index = 0; index < threads; index++) pthread_create(&ids[index], NULL, work, counts[index]);
    for (int index = 0; index < threads; index++) pthread_join(ids[index], NULL);
    return (double)(counts[0][0] + counts[1][0]) / SECONDS;
}

int main(void) {
    wxn_testing_platform *platform = NULL;
    wxn_error *error = NULL;
    const char *spec = "{\"event_type\":\"TRANSACTION.SUCCESS\",\"resource\":\"{\\\"mchid\\\":\\\"1900007291\\\",\\\"out_trade_no\\\":"
                       "\\\"A1\\\",\\\"trade_type\\\":\\\"JSAPI\\\",\\\"trade_state\\\":\\\"SUCCESS\\\"}\"}";
    if (wxn_testing_platform_new(TEXT("{}"), &platform, &error) || wxn_testing_platform_parser(platform, &parser, &error) ||
        wxn_testing_platform_notification(platform, TEXT(spec), &delivery, &error)) {
        fprintf(stderr, "%.*s\n", (int)error->message.len, (const char *)error->message.ptr);
        return 1;
    }
    double one = 0, two = 0;
    for (int turn = 0; turn < TURNS; turn++) {
        double of_one = rate(1), of_two = rate(2);
        one = of_one > one ? of_one : one, two = of_two > two ? of_two : two;
    }
    printf("| C | %.0f | %.0f | %.2f |\n", one, two, two / one);
    return 0;
}
