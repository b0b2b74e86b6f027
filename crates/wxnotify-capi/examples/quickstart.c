/* Opens a notification. A pretend platform sends it here; in your server the headers and the raw body come from HTTP. */
#include <stdio.h>
#include <string.h>
#include <wxnotify_testing.h>
#define TEXT(slice) (int)(slice).len, (const char *)(slice).ptr

int main(void) {
    wxn_testing_platform *platform = NULL;
    wxn_testing_delivery *request = NULL;
    wxn_platform_keys *keys = NULL;
    wxn_parser *parser = NULL;
    wxn_notification *paid = NULL;
    wxn_error *error = NULL;
    const wxn_ack *ack = NULL;
    const char *spec = "{\"event_type\":\"TRANSACTION.SUCCESS\",\"resource\":\"{\\\"mchid\\\":\\\"1900007291\\\",\\\"out_trade_no\\\":"
                       "\\\"A1\\\",\\\"trade_state\\\":\\\"SUCCESS\\\",\\\"amount\\\":{\\\"total\\\":100}}\"}";
    if (wxn_testing_platform_new(NULL, 0, &platform, &error)) goto done;
    if (wxn_testing_platform_notification(platform, spec, strlen(spec), &request, &error)) goto done;
    /* When the program starts, with the platform's certificate and your APIv3 key. */
    wxn_slice pem = platform->certificate_pem, body = request->body;
    wxn_api_v3_key api_v3_key = {.size = sizeof api_v3_key, .key = platform->api_v3_key};
    if (wxn_platform_keys_new(&keys, &error)) goto done;
    if (wxn_platform_keys_add_certificates(keys, pem.ptr, pem.len, &error)) goto done;
    if (wxn_parser_new(keys, &api_v3_key, 1, NULL, &parser, &error)) goto done;
    /* For every request. The order is the one in your database that the notification names. */
    if (wxn_parser_parse(parser, request->headers, request->headers_len, body.ptr, body.len, WXN_NOW_SYSTEM, &paid, &error)) goto done;
    wxn_paid_order order = {.size = sizeof order, .mchid = {"1900007291", 10}, .out_trade_no = {"A1", 2}, .amount_total = 100};
    if (wxn_notification_expect_paid(paid, &order, &error)) goto done;
    printf("paid: %.*s\n", TEXT(order.out_trade_no));
    wxn_ack_success(&ack, &error);
done:
    if (error) fprintf(stderr, "%.*s: %.*s\n", TEXT(error->name), TEXT(error->message));
    if (error) ack = error->ack; /* an ack outlives its error */
    printf("%d %.*s\n", ack->status, TEXT(ack->body));
    wxn_notification_free(paid), wxn_parser_free(parser), wxn_platform_keys_free(keys);
    wxn_testing_delivery_free(request), wxn_testing_platform_free(platform), wxn_error_free(error);
    return ack->status != 200;
}
