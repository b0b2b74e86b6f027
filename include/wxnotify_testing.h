/*
 * For tests only: a pretend platform, and a pretend merchant.
 *
 * Link libwxnotify_testing INSTEAD of libwxnotify: it has all of that, and this. The rules are those of wxnotify.h; all
 * handles here are open.
 *
 * This file is generated: `make generate`.
 */

#ifndef WXNOTIFY_TESTING_H
#define WXNOTIFY_TESTING_H

#include "wxnotify.h"

/**
 * A pretend platform, for tests only: it signs and encrypts notifications as WeChat Pay does, with a key pair
 * of its own.
 */
typedef struct {
  /**
   * What it puts into `Wechatpay-Serial`.
   */
  wxn_slice serial;
  /**
   * The APIv3 key that it encrypts with: 32 characters.
   */
  wxn_slice api_v3_key;
  /**
   * Its certificate in PEM. Absent in public-key mode.
   */
  wxn_slice certificate_pem;
  /**
   * Its public key in PEM (SPKI).
   */
  wxn_slice public_key_pem;
  /**
   * Its private key in PEM (PKCS#8), so that a test can make the same platform again.
   */
  wxn_slice private_key_pem;
} wxn_testing_platform;

/**
 * The headers and body of one HTTP request, or response, as `wxn_parser_parse` takes them.
 */
typedef struct {
  /**
   * The first header.
   */
  const wxn_header *headers;
  /**
   * How many headers.
   */
  size_t headers_len;
  /**
   * The raw body.
   */
  wxn_slice body;
} wxn_testing_delivery;

/**
 * A pretend merchant's own API certificate and key, for tests only: what must be refused where the platform's
 * belongs, and what signs a request for certificates.
 */
typedef struct {
  /**
   * The merchant's number.
   */
  wxn_slice mchid;
  /**
   * The certificate's serial in hex.
   */
  wxn_slice serial;
  /**
   * The certificate in PEM (as apiclient_cert.pem).
   */
  wxn_slice certificate_pem;
  /**
   * The private key in PEM (as apiclient_key.pem).
   */
  wxn_slice private_key_pem;
} wxn_testing_merchant;

/**
 * A way for a notification to be wrong, for tests only.
 */
typedef struct {
  /**
   * The number of the error that a parser with default options answers.
   */
  int32_t code;
  /**
   * Its name, as `wxn_testing_platform_notification` takes it.
   */
  wxn_slice name;
} wxn_testing_fault;

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Makes a pretend platform. `options` is NULL for an RSA platform in certificate mode with everything made on the
 * spot, or a JSON object with any of `algorithm` (`RSA` or `SM2`), `private_key` and `stranger_private_key` (PEM),
 * `public_key_id` (public-key mode), `serial` (hex), `not_before`, `not_after` (seconds since the epoch), `api_v3_key`.
 *
 * Errors: `OPTION_INVALID` where the JSON is not that; `PEM_INVALID`, `KEY_UNSUPPORTED`, `API_V3_KEY_INVALID`.
 */
int32_t wxn_testing_platform_new(const char *options,
                                 size_t options_len,
                                 wxn_testing_platform **out,
                                 wxn_error **error);

/**
 * What a merchant must trust to receive from it. Free them with `wxn_platform_keys_free`.
 */
int32_t wxn_testing_platform_keys(const wxn_testing_platform *platform, wxn_platform_keys **out, wxn_error **error);

/**
 * A parser that trusts this platform, with default options. Free it with `wxn_parser_free`.
 */
int32_t wxn_testing_platform_parser(const wxn_testing_platform *platform, wxn_parser **out, wxn_error **error);

/**
 * Signs any bytes, to base64. Free the signature with `wxn_bytes_free`.
 */
int32_t wxn_testing_platform_sign(const wxn_testing_platform *platform,
                                  const void *message,
                                  size_t message_len,
                                  wxn_bytes **out,
                                  wxn_error **error);

/**
 * Makes a notification. `spec` is a JSON object with `event_type`, `resource` (the plaintext as text), and any of `id`,
 * `create_time`, `resource_type`, `summary`, `original_type`, `associated_data`, `algorithm`, `resource_nonce`, `now`,
 * `nonce`, `request_id`, `signature_type` and `fault`, a way to be wrong: `stale`, `future`, `probe`, `forged`,
 * `tampered`, `wrong_serial`, `wrong_api_v3_key`, `missing_signature`, `not_json`, `plaintext_not_json`, `oversized`.
 * Free the delivery with `wxn_testing_delivery_free`.
 *
 * Errors: `OPTION_INVALID` where the JSON is not that.
 */
int32_t wxn_testing_platform_notification(const wxn_testing_platform *platform,
                                          const char *spec,
                                          size_t spec_len,
                                          wxn_testing_delivery **out,
                                          wxn_error **error);

/**
 * A genuine answer of `GET /v3/certificates` with this platform's certificate, made at `now` (seconds since
 * the epoch, or `WXN_NOW_SYSTEM`). Free it with `wxn_testing_delivery_free`.
 *
 * Errors: `OPTION_INVALID` in public-key mode, which has no certificate.
 */
int32_t wxn_testing_platform_certificates_answer(const wxn_testing_platform *platform,
                                                 int64_t now,
                                                 wxn_testing_delivery **out,
                                                 wxn_error **error);

/**
 * Frees a pretend platform. NULL is fine.
 */
int32_t wxn_testing_platform_free(wxn_testing_platform *platform);

/**
 * Frees a delivery. NULL is fine.
 */
int32_t wxn_testing_delivery_free(wxn_testing_delivery *delivery);

/**
 * Makes up a plaintext, for tests only: what goes into a notification's `resource`. It is a JSON object with all fields that its
 * kind has. `event` is an event type, such as `TRANSACTION.SUCCESS`, or a kind, such as `transaction.partner`. `kind` is one of
 * those that the event type carries, or NULL for the plainest: a paid direct transaction, say.
 *
 * `overrides` is a JSON object that goes over it, or NULL. A key is a field's name or its path: `{"amount.total": 100}`. Of a
 * list's items each has the fields of the sample's own. Free the plaintext with `wxn_bytes_free`.
 *
 * Errors: `OPTION_INVALID` for an event type or kind that is not known, for overrides that are no JSON object, and for a field
 * that the kind has not: with the name that may have been meant.
 */
int32_t wxn_testing_sample(const char *event,
                           size_t event_len,
                           const char *kind,
                           size_t kind_len,
                           const char *overrides,
                           size_t overrides_len,
                           wxn_bytes **out,
                           wxn_error **error);

/**
 * Makes the body of an APIv2 notification, for tests only. `spec` is a JSON object: with `key` (the APIv2 key) and `fields` for
 * one that is signed, a payment or a contract, and `sign_type` where that is not `MD5` but `HMAC-SHA256`; with `key`, `inner` and
 * `outer` for a refund, which encrypts the inner fields. Fields are an object of texts, in their order: `{"total_fee":"100"}`.
 * `return_code` and `nonce_str` are added where they are not among them. Free the body with `wxn_bytes_free`.
 *
 * Errors: `ARGUMENT_INVALID` where the JSON is not that; `OPTION_INVALID` for a key, a field's name or a `sign_type` that is none.
 */
int32_t wxn_testing_v2_notification(const char *spec,
                                    size_t spec_len,
                                    wxn_bytes **out,
                                    wxn_error **error);

/**
 * Makes a pretend merchant with everything made on the spot.
 *
 * Errors: `OPTION_INVALID` for a mchid that is not digits.
 */
int32_t wxn_testing_merchant_new(const char *mchid, size_t mchid_len, wxn_testing_merchant **out, wxn_error **error);

/**
 * Makes a pretend merchant of given parts: a private key in PEM, a certificate's serial in hex, and from when it
 * is valid in seconds since the epoch.
 *
 * Errors: `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`.
 */
int32_t wxn_testing_merchant_from_parts(const char *mchid,
                                        size_t mchid_len,
                                        const char *private_key,
                                        size_t private_key_len,
                                        const char *serial,
                                        size_t serial_len,
                                        int64_t not_before,
                                        wxn_testing_merchant **out,
                                        wxn_error **error);

/**
 * Frees a pretend merchant. NULL is fine.
 */
int32_t wxn_testing_merchant_free(wxn_testing_merchant *merchant);

/**
 * All faults of the testing platform. The table lives for ever.
 */
int32_t wxn_testing_faults(const wxn_testing_fault **out, size_t *out_len, wxn_error **error);

/**
 * Fails inside on purpose, and returns `WXN_ERROR_INTERNAL`: a binding tests with it that a failure of the library
 * reaches it as an error, and takes nothing down.
 */
int32_t wxn_testing_panic(wxn_error **error);

#ifdef __cplusplus
}
#endif

#endif  /* WXNOTIFY_TESTING_H */
