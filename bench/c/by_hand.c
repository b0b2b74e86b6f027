/* What a careful engineer writes with OpenSSL and cJSON: every check that decides whether a payment is genuine. */
#define _GNU_SOURCE
#include "contest.h"
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdbool.h>
#include <strings.h>

static EVP_PKEY *key;
static EVP_CIPHER *cipher;
static EVP_MD *hash;
static text key_id, api_v3_key;

static const char *versions(void) { return OpenSSL_version(OPENSSL_VERSION); }

static void prepare(void) {
    text pem = file("public_key.pem");
    key_id = file("public_key_id");
    api_v3_key = file("api_v3_key");
    BIO *source = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    key = PEM_read_bio_PUBKEY(source, NULL, NULL, NULL);
    BIO_free(source);
    /* Fetched once: EVP_aes_256_gcm() and EVP_sha256() are looked up at each use. */
    cipher = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
    hash = EVP_MD_fetch(NULL, "SHA256", NULL);
    if (!key || !cipher || !hash) die("the key");
}

static const text *header(const message *message, const char *name) {
    size_t len = strlen(name);
    for (size_t index = 0; index < message->headers_len; index++) {
        if (message->names[index].len == len && !strncasecmp(message->names[index].ptr, name, len)) return &message->values[index];
    }
    return NULL;
}

/* Strict base64. What it gives is allocated, or NULL. */
static unsigned char *decode(const char *base64, size_t len, size_t *decoded_len) {
    if (len % 4 || !len) return NULL;
    unsigned char *decoded = malloc(len / 4 * 3);
    if (!decoded || EVP_DecodeBlock(decoded, (const unsigned char *)base64, (int)len) < 0) {
        free(decoded);
        return NULL;
    }
    *decoded_len = len / 4 * 3 - (base64[len - 1] == '=') - (base64[len - 2] == '=');
    return decoded;
}

static bool genuine(const text *timestamp, const text *nonce, const text *body, const text *base64) {
    size_t len = 0;
    unsigned char *signature = decode(base64->ptr, base64->len, &len);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *borrowed = NULL;
    bool verified = signature && context && EVP_DigestVerifyInit_ex(context, &borrowed, "SHA256", NULL, NULL, key, NULL) == 1 &&
                    EVP_DigestVerifyUpdate(context, timestamp->ptr, timestamp->len) == 1 && EVP_DigestVerifyUpdate(context, "\n", 1) == 1 &&
                    EVP_DigestVerifyUpdate(context, nonce->ptr, nonce->len) == 1 && EVP_DigestVerifyUpdate(context, "\n", 1) == 1 &&
                    EVP_DigestVerifyUpdate(context, body->ptr, body->len) == 1 && EVP_DigestVerifyUpdate(context, "\n", 1) == 1 &&
                    EVP_DigestVerifyFinal(context, signature, len) == 1;
    EVP_MD_CTX_free(context);
    free(signature);
    return verified;
}

static const char *string(const cJSON *object, const char *name) { return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name)); }

/* The plaintext, allocated and with a NUL behind it, or NULL. */
static unsigned char *opened(const cJSON *resource, size_t *len) {
    const char *algorithm = string(resource, "algorithm"), *base64 = string(resource, "ciphertext"), *nonce = string(resource, "nonce");
    const char *associated_data = string(resource, "associated_data");
    if (!algorithm || strcmp(algorithm, "AEAD_AES_256_GCM") || !base64 || !nonce || strlen(nonce) != 12) return NULL;
    if (!associated_data) associated_data = "";
    size_t sealed_len = 0;
    unsigned char *sealed = decode(base64, strlen(base64), &sealed_len);
    if (!sealed || sealed_len < 16) {
        free(sealed);
        return NULL;
    }
    *len = sealed_len - 16;
    unsigned char *plaintext = malloc(*len + 1);
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int written;
    bool good = plaintext && context &&
                EVP_DecryptInit_ex2(context, cipher, (const unsigned char *)api_v3_key.ptr, (const unsigned char *)nonce, NULL) == 1 &&
                EVP_DecryptUpdate(context, NULL, &written, (const unsigned char *)associated_data, (int)strlen(associated_data)) == 1 &&
                EVP_DecryptUpdate(context, plaintext, &written, sealed, (int)*len) == 1 &&
                EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, sealed + *len) == 1 &&
                EVP_DecryptFinal_ex(context, plaintext + *len, &written) == 1;
    EVP_CIPHER_CTX_free(context);
    free(sealed);
    if (!good) {
        free(plaintext);
        return NULL;
    }
    plaintext[*len] = 0;
    return plaintext;
}

static int refuse(output *output, const char *why) {
    output->refused = why;
    return 0;
}

static int take(const message *message, int tree, output *output) {
    const text *timestamp = header(message, "Wechatpay-Timestamp"), *nonce = header(message, "Wechatpay-Nonce");
    const text *signature = header(message, "Wechatpay-Signature"), *serial = header(message, "Wechatpay-Serial");
    if (!timestamp || !nonce || !signature || !serial) return refuse(output, "a header is missing");
    char *end;
    long long age = time(NULL) - strtoll(timestamp->ptr, &end, 10);
    if (end != timestamp->ptr + timestamp->len || age > 300 || age < -300) return refuse(output, "the timestamp is old");
    if (serial->len != key_id.len || memcmp(serial->ptr, key_id.ptr, key_id.len)) return refuse(output, "the serial is unknown");
    if (!genuine(timestamp, nonce, &message->body, signature)) return refuse(output, "the signature is wrong");
    cJSON *envelope = cJSON_ParseWithLength(message->body.ptr, message->body.len);
    output->of = opened(cJSON_GetObjectItemCaseSensitive(envelope, "resource"), &output->len);
    cJSON_Delete(envelope);
    output->plaintext = output->of;
    if (!output->of) return refuse(output, "the resource is not opened");
    if (tree) output->tree = cJSON_ParseWithLength(output->plaintext, output->len);
    return !tree || output->tree;
}

static void release(output *output) {
    cJSON_Delete(output->tree);
    free(output->of);
}
