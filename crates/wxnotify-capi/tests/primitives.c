/* The single steps. */
#include "check.h"

static void a_signing_message_is_built(void) {
    wxn_error *error = NULL;
    wxn_bytes *message = NULL;
    /* A body is bytes: a NUL and something that is not UTF-8 pass. */
    OK(wxn_signing_message(TEXT("1795000000"), TEXT("abc"), "{\0\xff}", 4, &message, &error));
    CHECK(message->len == 20 && !memcmp(message->ptr, "1795000000\nabc\n{\0\xff}\n", 20));
    OK(wxn_bytes_free(message));
}

static void a_signature_is_verified(void) {
    wxn_error *error = NULL;
    wxn_bytes *signature = NULL;
    wxn_platform_key *key = NULL, *from_certificate = NULL;
    uint8_t is_valid = 77;
    OK(wxn_testing_platform_sign(platform, TEXT("message"), &signature, &error));
    OK(wxn_platform_key_from_pem(BYTES(platform->public_key_pem), &key, &error));
    CHECK(equals(key->algorithm, "RSA") && equals(key->serial, "") && key->not_before == NULL);
    OK(wxn_platform_key_from_pem(BYTES(platform->certificate_pem), &from_certificate, &error));
    CHECK(equals(from_certificate->serial, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"));

    OK(wxn_verify_signature(key, TEXT("message"), BYTES(*signature), &is_valid, &error));
    CHECK(is_valid == 1);
    is_valid = 77;
    OK(wxn_verify_signature(from_certificate, TEXT("message"), BYTES(*signature), &is_valid, &error));
    CHECK(is_valid == 1);
    OK(wxn_verify_signature(key, TEXT("massage"), BYTES(*signature), &is_valid, &error));
    CHECK(is_valid == 0);
    /* Not base64, not even text, and nothing at all: no signature, and no error. */
    const char *none[] = {"*", "\xff", ""};
    for (int index = 0; index < 3; index++) {
        is_valid = 77;
        OK(wxn_verify_signature(key, TEXT("message"), TEXT(none[index]), &is_valid, &error));
        CHECK(is_valid == 0);
    }
    is_valid = 77;
    FAILS(wxn_verify_signature(NULL, TEXT("message"), BYTES(*signature), &is_valid, &error), WXN_ERROR_ARGUMENT_INVALID, "key");
    CHECK(is_valid == 77);
    FAILS(wxn_verify_signature(key, TEXT("message"), BYTES(*signature), NULL, &error), WXN_ERROR_ARGUMENT_INVALID, "is_valid");
    OK(wxn_platform_key_free(from_certificate));
    OK(wxn_platform_key_free(key));
    OK(wxn_bytes_free(signature));
}

static void a_resource_is_decrypted(void) {
    wxn_error *error = NULL;
    wxn_bytes *plaintext = NULL;
    /* AES-256-GCM of "hello" under these, made with OpenSSL. */
    const char *key = "0123456789abcdef0123456789abcdef", *nonce = "abcdefghijkl", *aad = "transaction";
    const char *ciphertext = "Aaml06RQswVi8cBoYBKWIl/8N8+p", *algorithm = "AEAD_AES_256_GCM";
    OK(wxn_decrypt_resource(TEXT(key), TEXT(nonce), TEXT(aad), TEXT(ciphertext), TEXT(algorithm), &plaintext, &error));
    CHECK(equals((wxn_slice){BYTES(*plaintext)}, "hello"));
    OK(wxn_bytes_free(plaintext));
    FAILS(wxn_decrypt_resource(TEXT(key), TEXT(nonce), TEXT(""), TEXT(ciphertext), TEXT(algorithm), &plaintext, &error),
          WXN_ERROR_DECRYPTION_FAILED, ANY);
    FAILS(wxn_decrypt_resource(TEXT(key), TEXT(nonce), TEXT(aad), TEXT(ciphertext), TEXT("AES"), &plaintext, &error),
          WXN_ERROR_RESOURCE_UNSUPPORTED, "algorithm");
}

const test primitives_tests[] = {
    TEST(a_signing_message_is_built),
    TEST(a_signature_is_verified),
    TEST(a_resource_is_decrypted),
    END,
};
