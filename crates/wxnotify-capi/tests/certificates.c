/* Fetching certificates, without the fetching. */
#include "check.h"

static void a_request_is_signed(void) {
    wxn_error *error = NULL;
    wxn_testing_merchant *merchant = NULL;
    wxn_signed_request *request = NULL;
    OK(wxn_testing_merchant_from_parts(TEXT("1900007291"), BYTES(platform->private_key_pem), TEXT("1F"), 1790000000, &merchant,
                                       &error));
    CHECK(equals(merchant->serial, "1F") && equals(merchant->mchid, "1900007291"));
    OK(wxn_certificates_request(BYTES(merchant->mchid), BYTES(merchant->serial), BYTES(merchant->private_key_pem), NULL, 0,
                                NOW, TEXT("nonce1"), &request, &error));
    CHECK(equals(request->method, "GET") && equals(request->path, "/v3/certificates"));
    CHECK(contains(request->authorization, "WECHATPAY2-SHA256-RSA2048 mchid=\"1900007291\",nonce_str=\"nonce1\",signature=\""));
    CHECK(contains(request->authorization, "\",timestamp=\"1795000000\",serial_no=\"1F\""));
    OK(wxn_signed_request_free(request));
    OK(wxn_certificates_request(BYTES(merchant->mchid), BYTES(merchant->serial), BYTES(merchant->private_key_pem), NULL, 0,
                                WXN_NOW_SYSTEM, NULL, 0, &request, &error));
    CHECK(!contains(request->authorization, "nonce_str=\"nonce1\""));
    OK(wxn_signed_request_free(request));

    /* Merchants abroad have a path of their own, and there is no third. */
    OK(wxn_certificates_request(BYTES(merchant->mchid), BYTES(merchant->serial), BYTES(merchant->private_key_pem),
                                TEXT("/v3/global/certificates"), NOW, TEXT("nonce1"), &request, &error));
    CHECK(equals(request->path, "/v3/global/certificates"));
    OK(wxn_signed_request_free(request));
    FAILS(wxn_certificates_request(BYTES(merchant->mchid), BYTES(merchant->serial), BYTES(merchant->private_key_pem),
                                   TEXT("/v3/pay"), NOW, TEXT("nonce1"), &request, &error),
          WXN_ERROR_OPTION_INVALID, "path");

    /* One of the two makes no sense alone. */
    FAILS(wxn_certificates_request(BYTES(merchant->mchid), BYTES(merchant->serial), BYTES(merchant->private_key_pem), NULL, 0, NOW,
                                   NULL, 0, &request, &error),
          WXN_ERROR_ARGUMENT_INVALID, "nonce");
    FAILS(wxn_certificates_request(BYTES(merchant->mchid), BYTES(merchant->serial), BYTES(merchant->private_key_pem), NULL, 0,
                                   WXN_NOW_SYSTEM, TEXT("nonce1"), &request, &error),
          WXN_ERROR_ARGUMENT_INVALID, "now");

    OK(wxn_testing_merchant_free(merchant));
}

static void an_answer_is_checked_and_opened(void) {
    wxn_error *error = NULL;
    wxn_testing_delivery *answer = NULL;
    wxn_platform_keys *known = NULL, *others = NULL;
    wxn_certificates *certificates = NULL;
    wxn_api_v3_key api_v3_key = API_V3_KEY(platform->api_v3_key, NO_LABEL);
    wxn_api_v3_key wrong = API_V3_KEY(SLICE("abcdefghijklmnopqrstuvwxyz012345"), NO_LABEL);
    OK(wxn_testing_platform_certificates_answer(platform, NOW, &answer, &error));
    OK(wxn_testing_platform_keys(platform, &known, &error));

    const wxn_platform_keys *known_or_first_time[] = {known, NULL};
    for (int index = 0; index < 2; index++) {
        OK(wxn_parse_certificates(REQUEST(answer), &api_v3_key, 1, known_or_first_time[index], NOW, &certificates, &error));
        CHECK(certificates->len == 1);
        const wxn_certificate *only = certificates->items;
        CHECK(equals(only->serial, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"));
        CHECK(only->not_before == 1790000000 && only->not_after == 1900000000);
        CHECK(equals(only->effective_time, "2026-09-21T22:13:20+08:00") && equals(only->expire_time, "2030-03-18T01:46:40+08:00"));
        CHECK(only->pem.len == platform->certificate_pem.len &&
              !memcmp(only->pem.ptr, platform->certificate_pem.ptr, only->pem.len));
        OK(wxn_certificates_free(certificates));
    }

    FAILS(wxn_parse_certificates(REQUEST(answer), &wrong, 1, NULL, NOW, &certificates, &error), WXN_ERROR_DECRYPTION_FAILED,
          ANY);
    FAILS(wxn_parse_certificates(REQUEST(answer), NULL, 0, NULL, NOW, &certificates, &error), WXN_ERROR_API_V3_KEY_INVALID,
          "api_v3_key");
    FAILS(wxn_parse_certificates(REQUEST(answer), &api_v3_key, 1, NULL, NOW + 301, &certificates, &error),
          WXN_ERROR_TIMESTAMP_OUT_OF_RANGE, "Wechatpay-Timestamp");
    OK(wxn_platform_keys_new(&others, &error));
    OK(wxn_platform_keys_add_public_key(others, TEXT("PUB_KEY_ID_1"), BYTES(platform->public_key_pem), &error));
    FAILS(wxn_parse_certificates(REQUEST(answer), &api_v3_key, 1, others, NOW, &certificates, &error), WXN_ERROR_SERIAL_UNKNOWN,
          "Wechatpay-Serial");
    OK(wxn_platform_keys_free(others));
    OK(wxn_platform_keys_free(known));
    OK(wxn_testing_delivery_free(answer));
}

static void a_pem_text_is_inspected(void) {
    wxn_error *error = NULL;
    wxn_testing_merchant *merchant = NULL;
    wxn_bytes *json = NULL;
    OK(wxn_inspect_pem(BYTES(platform->certificate_pem), &json, &error));
    CHECK(equals((wxn_slice){BYTES(*json)},
                 "[{\"type\":\"platform_certificate\",\"serial\":\"5157F09EFDC096DE15EBE81A47057A7232F1B8E1\",\"algorithm\":\"RSA\","
                 "\"not_before\":1790000000,\"not_after\":1900000000,"
                 "\"subject\":\"CN=Tenpay.com sign,OU=wxnotify test platform,O=Tenpay.com,C=CN\"}]"));
    OK(wxn_bytes_free(json));
    OK(wxn_inspect_pem(BYTES(platform->public_key_pem), &json, &error));
    CHECK(equals((wxn_slice){BYTES(*json)}, "[{\"type\":\"public_key\",\"algorithm\":\"RSA\"}]"));
    OK(wxn_bytes_free(json));
    OK(wxn_testing_merchant_from_parts(TEXT("1900007291"), BYTES(platform->private_key_pem), TEXT("1F"), 1790000000, &merchant,
                                       &error));
    OK(wxn_inspect_pem(BYTES(merchant->certificate_pem), &json, &error));
    CHECK(equals((wxn_slice){BYTES(*json)},
                 "[{\"type\":\"merchant_certificate\",\"serial\":\"1F\",\"mchid\":\"1900007291\",\"not_before\":1790000000,"
                 "\"not_after\":1947680000}]"));
    OK(wxn_bytes_free(json));
    OK(wxn_inspect_pem(BYTES(merchant->private_key_pem), &json, &error));
    CHECK(equals((wxn_slice){BYTES(*json)}, "[{\"type\":\"private_key\"}]"));
    OK(wxn_bytes_free(json));
    OK(wxn_testing_merchant_free(merchant));
}

const test certificates_tests[] = {
    TEST(a_request_is_signed),
    TEST(an_answer_is_checked_and_opened),
    TEST(a_pem_text_is_inspected),
    END,
};
