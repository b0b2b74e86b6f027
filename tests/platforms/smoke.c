/* Run on each platform that a library was built for: its version and backend, a genuine payment, and every forged one.
 * Prints "VERSION BACKEND" and "N passed, M failed". */
#include <stdio.h>
#include <string.h>
#include <wxnotify_testing.h>

static int passed, failed;

static void check(const char *name, int good) {
    if (good) {
        passed++;
    } else {
        failed++;
        printf("FAILED  %s\n", name);
    }
}

/* What parsing answers to a payment that the pretend platform sends with this fault, or with none. */
static int32_t parse(wxn_testing_platform *platform, wxn_parser *parser, const char *fault, const char *resource) {
    char spec[512];
    wxn_testing_delivery *sent = NULL;
    wxn_notification *paid = NULL;
    wxn_error *error = NULL;
    snprintf(spec, sizeof spec, "{\"event_type\":\"TRANSACTION.SUCCESS\"%s%s%s,\"resource\":\"%s\"}", fault ? ",\"fault\":\"" : "",
             fault ? fault : "", fault ? "\"" : "", resource);
    int32_t code = wxn_testing_platform_notification(platform, spec, strlen(spec), &sent, &error);
    if (code == WXN_OK) {
        code = wxn_parser_parse(parser, sent->headers, sent->headers_len, sent->body.ptr, sent->body.len, WXN_NOW_SYSTEM, &paid, &error);
    }
    if (code == WXN_OK) {
        wxn_paid_order order = {.size = sizeof order, .mchid = {"1900007291", 10}, .out_trade_no = {"A1", 2}, .amount_total = 100};
        code = wxn_notification_expect_paid(paid, &order, &error);
    }
    wxn_notification_free(paid);
    wxn_testing_delivery_free(sent);
    wxn_error_free(error);
    return code;
}

/* A platform of the given options sends a genuine payment, one of another amount, and one with each fault. */
static void receive(const char *name, const char *options) {
    const char *payment = "{\\\"mchid\\\":\\\"1900007291\\\",\\\"out_trade_no\\\":\\\"A1\\\",\\\"trade_state\\\":\\\"SUCCESS\\\","
                          "\\\"amount\\\":{\\\"total\\\":100}}";
    const char *cheaper = "{\\\"mchid\\\":\\\"1900007291\\\",\\\"out_trade_no\\\":\\\"A1\\\",\\\"trade_state\\\":\\\"SUCCESS\\\","
                          "\\\"amount\\\":{\\\"total\\\":1}}";
    wxn_testing_platform *platform = NULL;
    wxn_parser *parser = NULL;
    const wxn_testing_fault *faults = NULL;
    size_t faults_len = 0;
    check(name, wxn_testing_platform_new(options, options ? strlen(options) : 0, &platform, NULL) == WXN_OK &&
                    wxn_testing_platform_parser(platform, &parser, NULL) == WXN_OK);
    if (parser != NULL) {
        check("a genuine payment is taken", parse(platform, parser, NULL, payment) == WXN_OK);
        check("one of another amount is not", parse(platform, parser, NULL, cheaper) == WXN_ERROR_CONTENT_MISMATCH);
        check("there are faults", wxn_testing_faults(&faults, &faults_len, NULL) == WXN_OK && faults_len > 5);
        for (size_t index = 0; index < faults_len; index++) {
            char fault[64];
            snprintf(fault, sizeof fault, "%.*s", (int)faults[index].name.len, (const char *)faults[index].name.ptr);
            check(fault, parse(platform, parser, fault, payment) == faults[index].code);
        }
    }
    wxn_parser_free(parser);
    wxn_testing_platform_free(platform);
}

int main(void) {
    printf("%s %s\n", wxn_version(), wxn_backend());
    check("the header is the library's", wxn_abi_version() == WXN_ABI_VERSION);
    receive("a platform with a certificate", NULL);
    receive("a platform with a public key", "{\"public_key_id\":\"PUB_KEY_ID_0114232134912410000000000000\"}");
    receive("a platform of SM2", "{\"algorithm\":\"SM2\"}");
    wxn_error *error = NULL;
    check("a panic is an error", wxn_testing_panic(&error) == WXN_ERROR_INTERNAL && error != NULL);
    wxn_error_free(error);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
