/*
 * wxnotify: tells a genuine WeChat Pay (微信支付 APIv3) notification from a forged one, and opens it.
 *
 * The rules that every function keeps (said at more length in the README of the C library):
 *
 * - Functions return 0 (WXN_OK), or the number of an error code. Outputs are written on success only, *error on
 *   failure only: begin with `wxn_error *error = NULL`, and free what you find there. error may be NULL.
 * - A text or bytes are a pointer and a length, without NUL. NULL with length 0 is empty. Texts are UTF-8.
 * - What is absent is NULL: a text whose ptr is NULL, a number whose pointer is NULL. Only `now` has a value for it.
 * - The library copies what it keeps: when a call returns, every input may be freed.
 *
 * Handles. What a function hands out as a pointer to a struct is yours: free it once with the _free of its type, which
 * takes NULL.
 * - wxn_parser and wxn_platform_keys are closed: the pointer is a number that is never used again. One that was freed,
 *   is of another type or was never handed out is refused with WXN_ERROR_ARGUMENT_INVALID, always, and by _free too.
 *   To free one while other threads use it is safe: their calls go on to their end.
 * - Of all others the fields are open: read them, never write to them. The texts in them live until the handle is
 *   freed, so free it after the last thread has read. The same is refused as above, but for one case: a handle that
 *   was freed, and at whose address a later one of its type stands, is taken for the later one.
 * - A `const wxn_ack *`, and the tables of codes and kinds, live for ever and are not freed.
 *
 * Structs. What you fill begins with its size, so that it may grow: begin with its WXN_..._INIT, or set
 * `size` to sizeof and the rest to 0. A size that no version of the struct had is refused; so are fields that the
 * library is too old to know, unless they are 0. In an array all have the same size. wxn_slice, wxn_header and
 * wxn_ack have no size, and never grow.
 *
 * Any thread may call anything, on the same handles too. Nothing is thread-local.
 *
 * This file is generated: `make generate`.
 */

#ifndef WXNOTIFY_H
#define WXNOTIFY_H

#include <stddef.h>
#include <stdint.h>

/* The error codes. Numbers are only ever added. */
#define WXN_ERROR_BODY_TOO_LARGE 1
#define WXN_ERROR_HEADER_MISSING 2
#define WXN_ERROR_HEADER_INVALID 3
#define WXN_ERROR_TIMESTAMP_INVALID 4
#define WXN_ERROR_TIMESTAMP_OUT_OF_RANGE 5
#define WXN_ERROR_SIGNATURE_PROBE 6
#define WXN_ERROR_SERIAL_UNKNOWN 7
#define WXN_ERROR_SIGNATURE_TYPE_UNSUPPORTED 8
#define WXN_ERROR_CERTIFICATE_EXPIRED 9
#define WXN_ERROR_SIGNATURE_INVALID 10
#define WXN_ERROR_ENVELOPE_INVALID 11
#define WXN_ERROR_RESOURCE_UNSUPPORTED 12
#define WXN_ERROR_DECRYPTION_FAILED 13
#define WXN_ERROR_PLAINTEXT_INVALID 14
#define WXN_ERROR_CONTENT_MISMATCH 20
#define WXN_ERROR_EVENT_UNTYPED 21
#define WXN_ERROR_METHOD_NOT_ALLOWED 22
#define WXN_ERROR_EVENT_UNHANDLED 23
#define WXN_ERROR_HANDLER_FAILED 24
#define WXN_ERROR_DEADLINE_EXCEEDED 25
#define WXN_ERROR_NOTIFICATION_BUSY 26
#define WXN_ERROR_LEASE_LOST 27
#define WXN_ERROR_INBOX_SCHEMA 28
#define WXN_ERROR_INBOX_FAILED 29
#define WXN_ERROR_API_V3_KEY_INVALID 30
#define WXN_ERROR_PEM_INVALID 31
#define WXN_ERROR_KEY_UNSUPPORTED 32
#define WXN_ERROR_MERCHANT_CERTIFICATE 33
#define WXN_ERROR_PRIVATE_KEY_GIVEN 34
#define WXN_ERROR_NO_PLATFORM_KEY 35
#define WXN_ERROR_OPTION_INVALID 36
#define WXN_ERROR_ARGUMENT_INVALID 40
#define WXN_ERROR_INTERNAL 41
#define WXN_ERROR_KEY_CONFLICT 42
#define WXN_ERROR_REQUEST_FAILED 43
#define WXN_ERROR_MERCHANT_UNKNOWN 44

/* What the structs that you fill begin with: their size, and nothing else. */
#define WXN_OPTIONS_INIT {sizeof(wxn_options), 0, 0, 0}
#define WXN_API_V3_KEY_INIT {sizeof(wxn_api_v3_key), {0, 0}, {0, 0}}
#define WXN_API_V2_KEY_INIT {sizeof(wxn_api_v2_key), {0, 0}, {0, 0}}
#define WXN_PAID_ORDER_INIT {sizeof(wxn_paid_order), {0, 0}, {0, 0}, {0, 0}, 0, {0, 0}}
#define WXN_REFUNDED_ORDER_INIT {sizeof(wxn_refunded_order), {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, {0, 0}}
#define WXN_EXPECTATION_INIT \
    {sizeof(wxn_expectation), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, {0, 0}}
#define WXN_NOTIFICATION_FIELDS_INIT \
    {sizeof(wxn_notification_fields), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, \
     {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0}

/**
 * The number of this interface. It changes where a program that was built for another one would break.
 */
#define WXN_ABI_VERSION 2

/**
 * What every function returns for success.
 */
#define WXN_OK 0

/**
 * As `now`: the time of the system clock.
 */
#define WXN_NOW_SYSTEM INT64_MIN

/**
 * Verifies and decrypts notifications. Make one when the program starts and share it between all threads.
 */
typedef struct wxn_parser wxn_parser;

/**
 * A collection of platform keys: any mix of certificates and WeChat Pay public keys, which is how
 * a merchant migrates from the one to the other.
 */
typedef struct wxn_platform_keys wxn_platform_keys;

/**
 * A text or bytes: not ended by NUL.
 *
 * An absent text has `ptr` NULL. An empty one that is present has `ptr` not NULL and `len` 0.
 */
typedef struct {
  /**
   * The first byte.
   */
  const void *ptr;
  /**
   * How many bytes.
   */
  size_t len;
} wxn_slice;

/**
 * What to put into the HTTP response to WeChat Pay, which takes 200 and 204 as received and sends
 * everything else again, for up to 24 hours. It lives for ever.
 */
typedef struct {
  /**
   * The HTTP status.
   */
  uint16_t status;
  /**
   * The `Content-Type`; empty where there is no body.
   */
  wxn_slice content_type;
  /**
   * The body: JSON (XML for APIv2), or empty.
   */
  wxn_slice body;
} wxn_ack;

/**
 * Why a call failed.
 */
typedef struct {
  /**
   * The number of the error code, which the call returned too.
   */
  int32_t code;
  /**
   * 1 where this was the platform's probe, which is refused like any other bad signature but
   * need not wake anybody; else 0.
   */
  uint8_t is_platform_probe;
  /**
   * The name of the error code, such as `SIGNATURE_INVALID`.
   */
  wxn_slice name;
  /**
   * One line for the log: what was found, and what to do. It never holds a secret or a decrypted text.
   */
  wxn_slice message;
  /**
   * The header, option, JSON field or argument at fault, or absent.
   */
  wxn_slice field;
  /**
   * The answer to send to WeChat Pay. It lives for ever, longer than the error.
   */
  const wxn_ack *ack;
  /**
   * The answer to an APIv2 notification: the same in XML. It lives for ever, too.
   */
  const wxn_ack *ack_v2;
} wxn_error;

/**
 * Bytes or a text that the library made.
 */
typedef struct {
  /**
   * The first byte.
   */
  const void *ptr;
  /**
   * How many bytes.
   */
  size_t len;
} wxn_bytes;

/**
 * One platform key.
 */
typedef struct {
  /**
   * What `Wechatpay-Serial` says when this key signed: a certificate's serial number in upper-case
   * hex without leading zeros, or a public key's id. Empty for a public key from `wxn_platform_key_from_pem`.
   */
  wxn_slice serial;
  /**
   * How it signs: `RSA` or `SM2`.
   */
  wxn_slice algorithm;
  /**
   * From when a certificate is valid, in seconds since the epoch. NULL for a public key.
   */
  const int64_t *not_before;
  /**
   * Until when a certificate is valid, in seconds since the epoch. NULL for a public key.
   */
  const int64_t *not_after;
} wxn_platform_key;

/**
 * The fields of a notification that was freed, for `wxn_notification_restore`: each is what the field of its name in
 * `wxn_notification` was. Begin with `WXN_NOTIFICATION_FIELDS_INIT`.
 */
typedef struct {
  /**
   * `sizeof(wxn_notification_fields)`.
   */
  size_t size;
  wxn_slice id;
  wxn_slice create_time;
  wxn_slice event_type;
  wxn_slice resource_type;
  wxn_slice summary;
  wxn_slice original_type;
  wxn_slice associated_data;
  wxn_slice plaintext;
  wxn_slice serial;
  int64_t timestamp;
  wxn_slice nonce;
  wxn_slice request_id;
  wxn_slice api_v3_key_label;
  wxn_slice kind;
  const int64_t *certificate_expires_at;
} wxn_notification_fields;

/**
 * A notification whose signature was verified and whose resource was decrypted.
 *
 * It is genuine, and nothing more: before shipping goods compare it with the order
 * (`wxn_notification_expect_paid`), and make sure that a repeated one changes nothing.
 */
typedef struct {
  /**
   * The notification's id, the same in every repetition: what to count it once by.
   */
  wxn_slice id;
  /**
   * When the platform made it, RFC 3339 with offset, or absent.
   */
  wxn_slice create_time;
  /**
   * Such as `TRANSACTION.SUCCESS`.
   */
  wxn_slice event_type;
  /**
   * `encrypt-resource`.
   */
  wxn_slice resource_type;
  /**
   * A few words for people, such as 支付成功, or absent.
   */
  wxn_slice summary;
  /**
   * What the resource was before encryption, such as `transaction`, or absent.
   */
  wxn_slice original_type;
  /**
   * The associated data of the encryption; empty where there was none.
   */
  wxn_slice associated_data;
  /**
   * The decrypted resource, to the byte: a UTF-8 JSON object. The contract's `resource` is this, read
   * with a JSON library of your choice.
   */
  wxn_slice plaintext;
  /**
   * The key that signed: a certificate's serial in upper-case hex without leading zeros, or a public key's id.
   */
  wxn_slice serial;
  /**
   * `Wechatpay-Timestamp`: when it was signed, in seconds since the epoch.
   */
  int64_t timestamp;
  /**
   * `Wechatpay-Nonce`.
   */
  wxn_slice nonce;
  /**
   * `Request-ID`, which WeChat Pay's support asks for, or absent.
   */
  wxn_slice request_id;
  /**
   * The label of the APIv3 key that opened it, or absent.
   */
  wxn_slice api_v3_key_label;
  /**
   * What the plaintext is, such as `transaction.direct`.
   */
  wxn_slice kind;
  /**
   * When the certificate that signed expires, in seconds since the epoch. NULL for a public key.
   */
  const int64_t *certificate_expires_at;
} wxn_notification;

/**
 * An order that is to be paid. Begin with `WXN_PAID_ORDER_INIT`.
 */
typedef struct {
  /**
   * `sizeof(wxn_paid_order)`.
   */
  size_t size;
  /**
   * The merchant: of a partner's order the service provider, of a combined payment `combine_mchid`.
   */
  wxn_slice mchid;
  /**
   * The sub-merchant of a partner's order, or absent: then no partner's payment passes.
   */
  wxn_slice sub_mchid;
  /**
   * The order's number: of a combined payment `combine_out_trade_no`.
   */
  wxn_slice out_trade_no;
  /**
   * Its price in the currency's minor unit (分 for CNY), at least 1: of a combined payment the sum of its sub-orders.
   */
  int64_t amount_total;
  /**
   * Its currency by ISO 4217, or absent for `CNY`.
   */
  wxn_slice currency;
} wxn_paid_order;

/**
 * A refund. Begin with `WXN_REFUNDED_ORDER_INIT`.
 */
typedef struct {
  /**
   * `sizeof(wxn_refunded_order)`.
   */
  size_t size;
  /**
   * The merchant: of a partner's refund the service provider.
   */
  wxn_slice mchid;
  /**
   * The sub-merchant of a partner's refund, or absent: then no partner's refund passes.
   */
  wxn_slice sub_mchid;
  /**
   * The merchant's number of the refund.
   */
  wxn_slice out_refund_no;
  /**
   * The number of the order that was paid, or absent where it is not to be compared.
   */
  wxn_slice out_trade_no;
  /**
   * The refunded amount in the currency's minor unit (分 for CNY), at least 1.
   */
  int64_t amount_refund;
  /**
   * Its currency by ISO 4217, or absent for `CNY`.
   */
  wxn_slice currency;
} wxn_refunded_order;

/**
 * What a notification should say, field by field. What is absent is not compared. Begin with `WXN_EXPECTATION_INIT`.
 */
typedef struct {
  /**
   * `sizeof(wxn_expectation)`.
   */
  size_t size;
  /**
   * The event type, such as `TRANSACTION.SUCCESS`.
   */
  wxn_slice event_type;
  /**
   * The kind, such as `transaction.partner`.
   */
  wxn_slice kind;
  /**
   * The merchant: `mchid`; of a partner's notification `sp_mchid` or `sub_mchid`; of a combined payment `combine_mchid`.
   */
  wxn_slice mchid;
  /**
   * The service provider of a partner's notification: `sp_mchid`.
   */
  wxn_slice sp_mchid;
  /**
   * The sub-merchant of a partner's notification: `sub_mchid`.
   */
  wxn_slice sub_mchid;
  /**
   * The app: `appid`; of a partner's notification `sp_appid` or `sub_appid`; of a combined payment `combine_appid`.
   */
  wxn_slice appid;
  /**
   * The sub-merchant's app: `sub_appid`.
   */
  wxn_slice sub_appid;
  /**
   * The merchant's order number: `out_trade_no`; of a combined payment `combine_out_trade_no`.
   */
  wxn_slice out_trade_no;
  /**
   * The merchant's refund number: `out_refund_no`.
   */
  wxn_slice out_refund_no;
  /**
   * The amount in the currency's minor unit (分 for CNY), by the notification's kind: `amount.total`, of a refund
   * `amount.refund`, of a combined payment the sum of its sub-orders, of payscore `total_amount`, of a transfer
   * `transfer_amount`. NULL: not compared.
   */
  const int64_t *amount_total;
  /**
   * The currency, such as `CNY`.
   */
  wxn_slice currency;
} wxn_expectation;

/**
 * What `wxn_parser_diagnose` found.
 */
typedef struct {
  /**
   * For people, a line each.
   */
  wxn_slice text;
  /**
   * One JSON object on one line, the same bytes in every language:
   * `{"error":{"code":...,"message":...,"field":...},"findings":[{"code":...,"advice":...}]}`, the most
   * likely cause first. `error` is null where nothing is wrong, and `field` can be.
   */
  wxn_slice json;
} wxn_diagnosis;

/**
 * An APIv3 key (APIv3密钥) of a merchant. Begin with `WXN_API_V3_KEY_INIT`.
 */
typedef struct {
  /**
   * `sizeof(wxn_api_v3_key)`.
   */
  size_t size;
  /**
   * The 32 bytes that were set on the merchant platform.
   */
  wxn_slice key;
  /**
   * A name for it, such as a mchid, by which the notification says which key opened it; or absent.
   */
  wxn_slice label;
} wxn_api_v3_key;

/**
 * The options of a parser. Begin with `WXN_OPTIONS_INIT`, which means the defaults.
 */
typedef struct {
  /**
   * `sizeof(wxn_options)`.
   */
  size_t size;
  /**
   * How far `Wechatpay-Timestamp` may be from now, in seconds, in both directions: 0 to 86400. NULL: 300.
   */
  const int64_t *clock_tolerance;
  /**
   * The longest body, in bytes: 1 to 67108864 (64 MiB). NULL: 1048576 (1 MiB).
   */
  const int64_t *max_body_bytes;
  /**
   * Not 0: a certificate must be within its dates. The platform signs with certificates past
   * the date in the PEM, so this is off unless set.
   */
  uint8_t reject_expired_certificates;
} wxn_options;

/**
 * A header of a request or response, as it came: in any spelling, and a name may come twice.
 */
typedef struct {
  /**
   * The name, such as `Wechatpay-Nonce`.
   */
  wxn_slice name;
  /**
   * The value, raw.
   */
  wxn_slice value;
} wxn_header;

/**
 * An APIv2 key (API密钥, APIv2密钥) of a merchant. Begin with `WXN_API_V2_KEY_INIT`.
 */
typedef struct {
  /**
   * `sizeof(wxn_api_v2_key)`.
   */
  size_t size;
  /**
   * The 32 bytes that were set on the merchant platform. It is another than the APIv3 key, and neither is ever tried in
   * the other's place.
   */
  wxn_slice key;
  /**
   * The merchant's number (商户号) as in the field `mch_id` of its notifications: digits. The key is tried for those alone, and
   * the notification has it as the label of the key that fitted.
   */
  wxn_slice mch_id;
} wxn_api_v2_key;

/**
 * A request that is ready to be sent to `https://api.mch.weixin.qq.com` (abroad to `https://apihk.mch.weixin.qq.com`), with
 * the headers `Accept: application/json` and `Authorization`.
 */
typedef struct {
  /**
   * `GET`.
   */
  wxn_slice method;
  /**
   * The path that was asked for, with its query: exactly what was signed.
   */
  wxn_slice path;
  /**
   * The value of the `Authorization` header. It is good for one request within 5 minutes.
   */
  wxn_slice authorization;
} wxn_signed_request;

/**
 * A platform certificate out of an answer of `GET /v3/certificates`.
 */
typedef struct {
  /**
   * The serial number in upper-case hex without leading zeros.
   */
  wxn_slice serial;
  /**
   * The certificate in PEM: to be saved, and for `wxn_platform_keys_add_certificates`.
   */
  wxn_slice pem;
  /**
   * From when the certificate itself is valid, in seconds since the epoch.
   */
  int64_t not_before;
  /**
   * Until when the certificate itself is valid, in seconds since the epoch.
   */
  int64_t not_after;
  /**
   * From when the platform says to use it, RFC 3339 with offset.
   */
  wxn_slice effective_time;
  /**
   * Until when the platform says to use it, RFC 3339 with offset. It may differ from `not_after`.
   */
  wxn_slice expire_time;
} wxn_certificate;

/**
 * The platform certificates out of an answer.
 */
typedef struct {
  /**
   * The first certificate.
   */
  const wxn_certificate *items;
  /**
   * How many certificates.
   */
  size_t len;
} wxn_certificates;

/**
 * An error code.
 */
typedef struct {
  /**
   * Its number, as functions return it.
   */
  int32_t code;
  /**
   * The HTTP status of its acknowledgement.
   */
  uint16_t ack_status;
  /**
   * Its name, such as `SIGNATURE_INVALID`.
   */
  wxn_slice name;
} wxn_error_code;

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The library's version, such as `0.1.0`, ended by NUL. It lives for ever.
 */
const char *wxn_version(void);

/**
 * The number of the interface of the library that was loaded: compare it with `WXN_ABI_VERSION`.
 */
uint32_t wxn_abi_version(void);

/**
 * The crypto backend in use, `aws-lc-rs` or `rustcrypto`, ended by NUL. It lives for ever.
 */
const char *wxn_backend(void);

/**
 * Frees an error. NULL is fine.
 */
int32_t wxn_error_free(wxn_error *error);

/**
 * Frees bytes. NULL is fine.
 */
int32_t wxn_bytes_free(wxn_bytes *bytes);

/**
 * No key yet.
 */
int32_t wxn_platform_keys_new(wxn_platform_keys **out, wxn_error **error);

/**
 * Adds every platform certificate (平台证书) of a PEM text. Each names its own serial.
 *
 * Errors: `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE` (your own certificate),
 * `PRIVATE_KEY_GIVEN`, and `OPTION_INVALID` where a different key has the same serial. On an error
 * nothing is added.
 */
int32_t wxn_platform_keys_add_certificates(wxn_platform_keys *keys, const char *pem, size_t pem_len, wxn_error **error);

/**
 * Adds a WeChat Pay public key (微信支付公钥): `id` is the `PUB_KEY_ID_...` that the merchant platform
 * shows beside it, byte for byte; `pem` is SPKI or PKCS#1.
 *
 * Errors: `OPTION_INVALID` for an id that is none, or one that a different key has already;
 * `PEM_INVALID`, `KEY_UNSUPPORTED`, `PRIVATE_KEY_GIVEN`. On an error nothing is added.
 */
int32_t wxn_platform_keys_add_public_key(wxn_platform_keys *keys,
                                         const char *id,
                                         size_t id_len,
                                         const char *pem,
                                         size_t pem_len,
                                         wxn_error **error);

/**
 * How many keys there are.
 */
int32_t wxn_platform_keys_len(const wxn_platform_keys *keys, size_t *out, wxn_error **error);

/**
 * One of the keys, by its place in the order of adding, from 0. Free it with `wxn_platform_key_free`.
 *
 * Errors: `ARGUMENT_INVALID` where there are not so many.
 */
int32_t wxn_platform_keys_get(const wxn_platform_keys *keys, size_t index, wxn_platform_key **out, wxn_error **error);

/**
 * Frees platform keys. NULL is fine. Parsers that were made with them go on.
 */
int32_t wxn_platform_keys_free(wxn_platform_keys *keys);

/**
 * The key in a PEM text, for `wxn_verify_signature`: one platform certificate, or one public key
 * (SPKI or PKCS#1). Free it with `wxn_platform_key_free`.
 *
 * Errors: `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE`, `PRIVATE_KEY_GIVEN`.
 */
int32_t wxn_platform_key_from_pem(const char *pem, size_t pem_len, wxn_platform_key **out, wxn_error **error);

/**
 * Frees a platform key. NULL is fine.
 */
int32_t wxn_platform_key_free(wxn_platform_key *key);

/**
 * Says what each block of a PEM text is, for people who are not sure what they hold: a JSON array of objects.
 * `type` is `platform_certificate` (with `serial`, `algorithm`, `not_before`, `not_after`, `subject`),
 * `merchant_certificate` (with `serial`, `mchid`, `not_before`, `not_after`), `public_key` (with `algorithm`)
 * or `private_key`. Dates are in seconds since the epoch.
 *
 * Errors: `PEM_INVALID` where the text cannot be read, `KEY_UNSUPPORTED` where a key is none that
 * WeChat Pay uses.
 */
int32_t wxn_inspect_pem(const char *pem, size_t pem_len, wxn_bytes **out, wxn_error **error);

/**
 * A notification again, out of its fields: for bindings that free it at once and keep the fields where the garbage
 * collector of their language sees them, and need it for `wxn_notification_expect` and `wxn_notification_to_json`.
 * Nothing is verified. Free it with `wxn_notification_free`.
 *
 * Errors: `ARGUMENT_INVALID` for a plaintext that is no JSON object, or a kind that is none.
 */
int32_t wxn_notification_restore(const wxn_notification_fields *fields, wxn_notification **out, wxn_error **error);

/**
 * Checks that a notification's resource has the type of its kind: that every field which is there is of the type that
 * the public documentation gives, and that none is missing which is always there. All three are what the notification
 * had. Where this succeeds, a struct or class of yours can be filled from the plaintext without another check.
 *
 * Errors: `EVENT_UNTYPED` where the kind is unknown or a field does not fit: it names the field. The plaintext is
 * genuine all the same. `ARGUMENT_INVALID` for a plaintext that is no JSON object, or a kind that is none.
 */
int32_t wxn_check_event(const char *event_type,
                        size_t event_type_len,
                        const char *kind,
                        size_t kind_len,
                        const char *plaintext,
                        size_t plaintext_len,
                        wxn_error **error);

/**
 * The whole notification as one JSON object on one line, the same bytes in every language. What is
 * absent is null; `resource` is the plaintext as it is, without white space between tokens. Free it
 * with `wxn_bytes_free`.
 */
int32_t wxn_notification_to_json(const wxn_notification *notification, wxn_bytes **out, wxn_error **error);

/**
 * Frees a notification. NULL is fine.
 */
int32_t wxn_notification_free(wxn_notification *notification);

/**
 * Whether the notification is the payment of the order: event and kind are a payment's, its state is success, and merchant,
 * order number, amount and currency are the order's. Ask this before the goods are shipped.
 *
 * Errors: `CONTENT_MISMATCH` for the first thing that differs, naming the field, what was expected and what was found;
 * `OPTION_INVALID` for an order that cannot be one.
 */
int32_t wxn_notification_expect_paid(const wxn_notification *notification,
                                     const wxn_paid_order *order,
                                     wxn_error **error);

/**
 * Whether the notification is the refund: `REFUND.SUCCESS`, its state is success, and merchant, refund number, refunded amount
 * and currency are the refund's.
 *
 * Errors: those of `wxn_notification_expect_paid`.
 */
int32_t wxn_notification_expect_refunded(const wxn_notification *notification,
                                         const wxn_refunded_order *refund,
                                         wxn_error **error);

/**
 * Compares single fields, by the notification's kind. That it is a payment, and was paid, this does not say: see
 * `wxn_notification_expect_paid`.
 *
 * Errors: `CONTENT_MISMATCH` for the first field that differs, naming it, what was expected and what was
 * found. A field that the notification does not have differs. `OPTION_INVALID` where there is nothing to compare.
 */
int32_t wxn_notification_expect(const wxn_notification *notification,
                                const wxn_expectation *expectation,
                                wxn_error **error);

/**
 * Frees a diagnosis. NULL is fine.
 */
int32_t wxn_diagnosis_free(wxn_diagnosis *diagnosis);

/**
 * Makes a parser of platform keys, of which it takes a copy, and APIv3 keys, which are tried in
 * their order. `options` may be NULL for the defaults.
 *
 * Errors: `NO_PLATFORM_KEY`, `API_V3_KEY_INVALID`, `OPTION_INVALID`.
 */
int32_t wxn_parser_new(const wxn_platform_keys *keys,
                       const wxn_api_v3_key *api_v3_keys,
                       size_t api_v3_keys_len,
                       const wxn_options *options,
                       wxn_parser **out,
                       wxn_error **error);

/**
 * Verifies and decrypts a notification. `headers` are all headers of the request, `body` is the
 * raw body, before any parser or middleware touched it. `now` is in seconds since the epoch, or
 * `WXN_NOW_SYSTEM`. Free the notification with `wxn_notification_free`.
 *
 * Errors: the first step that fails decides: `BODY_TOO_LARGE`, `HEADER_MISSING`, `HEADER_INVALID`,
 * `TIMESTAMP_INVALID`, `TIMESTAMP_OUT_OF_RANGE`, `SIGNATURE_PROBE`, `SERIAL_UNKNOWN`,
 * `SIGNATURE_TYPE_UNSUPPORTED`, `CERTIFICATE_EXPIRED`, `SIGNATURE_INVALID`, `ENVELOPE_INVALID`,
 * `RESOURCE_UNSUPPORTED`, `DECRYPTION_FAILED`, `PLAINTEXT_INVALID`.
 */
int32_t wxn_parser_parse(const wxn_parser *parser,
                         const wxn_header *headers,
                         size_t headers_len,
                         const void *body,
                         size_t body_len,
                         int64_t now,
                         wxn_notification **out,
                         wxn_error **error);

/**
 * Writes into `out` 1 where `wxn_parser_parse` looks at a header of this name, in whatever spelling, and else 0. For
 * bindings to which it costs something to pass a header on: those that are not looked at need not be passed.
 */
int32_t wxn_reads_header(const char *name, size_t name_len, uint8_t *out, wxn_error **error);

/**
 * Says what usually went wrong with a notification that `wxn_parser_parse` rejects, with the same
 * arguments. For people, never for the request path: it takes thousands of times as long, and its
 * answer may tell an attacker what would have passed. It accepts nothing. Free the diagnosis with
 * `wxn_diagnosis_free`.
 */
int32_t wxn_parser_diagnose(const wxn_parser *parser,
                            const wxn_header *headers,
                            size_t headers_len,
                            const void *body,
                            size_t body_len,
                            int64_t now,
                            wxn_diagnosis **out,
                            wxn_error **error);

/**
 * Verifies the signature of an answer of WeChat Pay's API: whether the platform signed it, within the clock's tolerance, with
 * a key of this parser's. `headers` are all headers of the response, `body` is its raw body. `now` is in seconds since the
 * epoch, or `WXN_NOW_SYSTEM`.
 *
 * Errors: the first step that fails decides: `BODY_TOO_LARGE`, `HEADER_MISSING`, `HEADER_INVALID`, `TIMESTAMP_INVALID`,
 * `TIMESTAMP_OUT_OF_RANGE`, `SIGNATURE_PROBE`, `SERIAL_UNKNOWN`, `SIGNATURE_TYPE_UNSUPPORTED`, `CERTIFICATE_EXPIRED`,
 * `SIGNATURE_INVALID`.
 */
int32_t wxn_parser_verify_answer(const wxn_parser *parser,
                                 const wxn_header *headers,
                                 size_t headers_len,
                                 const void *body,
                                 size_t body_len,
                                 int64_t now,
                                 wxn_error **error);

/**
 * Replaces all platform keys at once, safely while other threads parse: each call sees the old keys
 * or the new ones, whole. Takes a copy of `keys`.
 *
 * Errors: `NO_PLATFORM_KEY` for an empty collection; the old keys stay.
 */
int32_t wxn_parser_replace_platform_keys(const wxn_parser *parser, const wxn_platform_keys *keys, wxn_error **error);

/**
 * Replaces all APIv3 keys at once, safely while other threads parse: each call sees the old keys or the new ones, whole. They
 * are tried in their order.
 *
 * Errors: `API_V3_KEY_INVALID` for one that cannot be one, and where none is given; the old keys stay.
 */
int32_t wxn_parser_replace_api_v3_keys(const wxn_parser *parser,
                                       const wxn_api_v3_key *api_v3_keys,
                                       size_t api_v3_keys_len,
                                       wxn_error **error);

/**
 * A copy of the platform keys in use. Free it with `wxn_platform_keys_free`.
 */
int32_t wxn_parser_platform_keys(const wxn_parser *parser, wxn_platform_keys **out, wxn_error **error);

/**
 * The longest body that the parser takes, in bytes: where a server can stop reading.
 */
int32_t wxn_parser_max_body_bytes(const wxn_parser *parser, size_t *out, wxn_error **error);

/**
 * Frees a parser. NULL is fine.
 */
int32_t wxn_parser_free(wxn_parser *parser);

/**
 * For the packages of other languages that stand on this library, which is why the format may change: `wxn_parser_parse`
 * with the headers packed, and with what `wxn_notification_pack` makes of the notification. `headers` are the names of all
 * headers, and then their values in the same order, with the byte 0 behind each; headers that have one in them go to
 * `wxn_parser_parse`. Free what comes with `wxn_bytes_free`.
 *
 * Errors: those of `wxn_parser_parse`; `ARGUMENT_INVALID` for headers that are not packed so.
 */
int32_t wxn_parser_parse_packed(const wxn_parser *parser,
                                const void *headers,
                                size_t headers_len,
                                const void *body,
                                size_t body_len,
                                int64_t now,
                                wxn_bytes **out,
                                wxn_error **error);

/**
 * For the package of Go, which has memory ready that its garbage collector sees: `wxn_parser_parse` with nothing to be freed
 * afterwards. `headers` are the headers one after another: a name's length, the name, its value's length, the value. Lengths
 * are little-endian, in 4 bytes.
 *
 * What `wxn_notification` has is written into `fields`, which is `fields_len` bytes: the length of each text, or -1 where it is
 * absent, the timestamp and `certificate_expires_at`, or `INT64_MIN`, in 8 bytes each; and then the texts. They are in its
 * order, but for the plaintext, which is the last of them. `*out` is then NULL. Where there is no room for all, nothing is
 * written there, and `*out` is the notification, to be freed with `wxn_notification_free`.
 *
 * Errors: those of `wxn_parser_parse`; `ARGUMENT_INVALID` for headers that are not packed so.
 */
int32_t wxn_parser_parse_into(const wxn_parser *parser,
                              const void *headers,
                              size_t headers_len,
                              const void *body,
                              size_t body_len,
                              int64_t now,
                              void *fields,
                              size_t fields_len,
                              wxn_notification **out,
                              wxn_error **error);

/**
 * For the same packages: a notification in one piece, as texts with the byte 0xFF between them, which UTF-8 does not have. They
 * are the fields of `wxn_notification` in their order, numbers in decimal; one that is absent is the byte 0xFE. Free it with
 * `wxn_bytes_free`.
 */
int32_t wxn_notification_pack(const wxn_notification *notification,
                              wxn_bytes **out,
                              wxn_error **error);

/**
 * Received and processed: 200 with `{"code":"SUCCESS"}`.
 */
int32_t wxn_ack_success(const wxn_ack **out, wxn_error **error);

/**
 * Received and processed: 204 without a body. Official pages show both; take this one only where
 * a proxy or framework minds the body.
 */
int32_t wxn_ack_success_no_content(const wxn_ack **out, wxn_error **error);

/**
 * Your own processing failed, so WeChat Pay is to send it again: 500.
 */
int32_t wxn_ack_handler_failed(const wxn_ack **out, wxn_error **error);

/**
 * Another worker is processing the same notification, so WeChat Pay is to send it again: 503.
 */
int32_t wxn_ack_busy(const wxn_ack **out, wxn_error **error);

/**
 * Received, and answered with data: 200 with a body of yours, sent as it is. For the events that ask for something:
 * `PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`. `out->body` is your body: it lives as long as you
 * keep it.
 *
 * Errors: `OPTION_INVALID` where the body is not a JSON object; `ARGUMENT_INVALID` where it is not UTF-8.
 */
int32_t wxn_ack_answer(const char *body, size_t body_len, wxn_ack *out, wxn_error **error);

/**
 * Not received: the answer to an error's number. A `wxn_error` has it as its `ack` already.
 *
 * Errors: `ARGUMENT_INVALID` for a number that is no error code.
 */
int32_t wxn_ack_for_error(int32_t code, const wxn_ack **out, wxn_error **error);

/**
 * Verifies or decrypts an APIv2 notification (微信支付 V2: XML) with APIv2 keys. Those of the merchant that it names (`mch_id`) are
 * tried, in their order, and no other: many merchants can be behind one URL. A body is APIv2's where its first byte after a
 * byte order mark and white space is `<`; every APIv3 body begins with `{`.
 * There are no headers to be looked at. `max_body_bytes` is the longest body: 1 to 67108864 (64 MiB), or NULL for 1048576
 * (1 MiB). Free the notification with `wxn_notification_free`.
 *
 * What comes is an ordinary notification. `event_type` and `kind` are `V2.PAY` and `v2.pay` (also of a payment that failed: look
 * at `result_code`), `V2.REFUND` and `v2.refund`, or `V2.CONTRACT` and `v2.contract`; `resource_type` is `xml`. `plaintext` is a
 * JSON object of the fields in their order, all of them texts: amounts are digits, in fen. `id` is made of what counts once: of
 * `mch_id`, a full stop and `transaction_id`, say. `api_v3_key_label` is the `mch_id` of the APIv2 key; `serial` and
 * `associated_data` are empty, and `timestamp` is 0.
 *
 * It says less than an APIv3 notification. There is no clock in it: one that was recorded passes for ever. The key that verifies
 * it also signs, so whoever can read it can forge. And nothing authenticates what a refund encrypts, nor the fields beside it:
 * compare it with what you asked for, and look a refund up before it moves goods or money.
 *
 * Answer with `wxn_ack_success_v2`, or with the error's `ack_v2`.
 *
 * Errors: the first step that fails decides: `OPTION_INVALID` for a key or a limit that is none, and without a key,
 * `BODY_TOO_LARGE`, `ENVELOPE_INVALID` (not APIv2's XML, or none of the three notifications), `SIGNATURE_INVALID`; of a refund
 * `DECRYPTION_FAILED` and `PLAINTEXT_INVALID`. Where no key is that merchant's, the field of the error is `mch_id`.
 */
int32_t wxn_parse_v2(const void *body,
                     size_t body_len,
                     const wxn_api_v2_key *api_v2_keys,
                     size_t api_v2_keys_len,
                     const int64_t *max_body_bytes,
                     wxn_notification **out,
                     wxn_error **error);

/**
 * An APIv2 notification was received and processed: 200 with `return_code` SUCCESS in XML.
 */
int32_t wxn_ack_success_v2(const wxn_ack **out, wxn_error **error);

/**
 * An APIv2 notification was not received: the answer in XML to an error's number, such as `WXN_ERROR_HANDLER_FAILED` where your
 * own processing failed. A `wxn_error` has it as its `ack_v2` already.
 *
 * Errors: `ARGUMENT_INVALID` for a number that is no error code.
 */
int32_t wxn_ack_for_error_v2(int32_t code,
                             const wxn_ack **out,
                             wxn_error **error);

/**
 * Signs a request for the platform certificates. `mchid` is the merchant's number, `merchant_serial` the
 * serial of the merchant's own API certificate in hex, `merchant_private_key` its private key in PEM
 * (apiclient_key.pem: PKCS#8, PKCS#1, or SEC1 for SM2). An SM2 key asks for the SM2 certificates. `path` is NULL for
 * `/v3/certificates`, or `/v3/global/certificates` for merchants abroad.
 *
 * `now` is in seconds since the epoch, `nonce` 1 to 32 letters and digits: give both, or neither
 * (`WXN_NOW_SYSTEM` and NULL), and the system clock and a random nonce are taken. Free the request with
 * `wxn_signed_request_free`.
 *
 * Errors: `OPTION_INVALID` for a mchid that is not digits, a serial that is not hex or another path, `PEM_INVALID`,
 * `KEY_UNSUPPORTED`.
 */
int32_t wxn_certificates_request(const char *mchid,
                                 size_t mchid_len,
                                 const char *merchant_serial,
                                 size_t merchant_serial_len,
                                 const char *merchant_private_key,
                                 size_t merchant_private_key_len,
                                 const char *path,
                                 size_t path_len,
                                 int64_t now,
                                 const char *nonce,
                                 size_t nonce_len,
                                 wxn_signed_request **out,
                                 wxn_error **error);

/**
 * Frees a request. NULL is fine.
 */
int32_t wxn_signed_request_free(wxn_signed_request *request);

/**
 * Checks and decrypts an answer of `GET /v3/certificates`. `headers` and `body` are the response's, all and
 * raw. The answer is verified with the one of `known_keys` that its serial names; without known keys (NULL, the first
 * time) with the certificate inside the answer that the serial names, which nobody without an APIv3 key could have put
 * there. `now` is in seconds since the epoch, or `WXN_NOW_SYSTEM`. Free the certificates with `wxn_certificates_free`.
 *
 * Errors: those of `wxn_parser_parse`, and those of `wxn_platform_keys_add_certificates` for a certificate in
 * the answer.
 */
int32_t wxn_parse_certificates(const wxn_header *headers,
                               size_t headers_len,
                               const void *body,
                               size_t body_len,
                               const wxn_api_v3_key *api_v3_keys,
                               size_t api_v3_keys_len,
                               const wxn_platform_keys *known_keys,
                               int64_t now,
                               wxn_certificates **out,
                               wxn_error **error);

/**
 * Frees certificates. NULL is fine.
 */
int32_t wxn_certificates_free(wxn_certificates *certificates);

/**
 * The bytes that the platform signs: `timestamp`, `nonce` and `body`, each with a line feed after it.
 * The first two are the headers' values as they came, `body` is the raw body. Free them with `wxn_bytes_free`.
 */
int32_t wxn_signing_message(const char *timestamp,
                            size_t timestamp_len,
                            const char *nonce,
                            size_t nonce_len,
                            const void *body,
                            size_t body_len,
                            wxn_bytes **out,
                            wxn_error **error);

/**
 * Writes into `is_valid` 1 where `signature` (base64, padded, standard alphabet) is `key`'s signature of
 * `message`, and else 0. A bad signature is no error: the function returns `WXN_OK`, and `is_valid` decides.
 *
 * This is the bare check: it looks at no timestamp, so a captured notification passes it for ever.
 */
int32_t wxn_verify_signature(const wxn_platform_key *key,
                             const void *message,
                             size_t message_len,
                             const char *signature,
                             size_t signature_len,
                             uint8_t *is_valid,
                             wxn_error **error);

/**
 * Decrypts a resource, and checks its 128-bit tag. `api_v3_key` has 32 bytes, `nonce` 12; `ciphertext` is
 * padded base64 of the ciphertext and the tag; `algorithm` is `AEAD_AES_256_GCM` or `AEAD_SM4_GCM`. Free the
 * plaintext with `wxn_bytes_free`.
 *
 * Errors: `API_V3_KEY_INVALID`, `RESOURCE_UNSUPPORTED` for another algorithm, `DECRYPTION_FAILED`.
 */
int32_t wxn_decrypt_resource(const void *api_v3_key,
                             size_t api_v3_key_len,
                             const char *nonce,
                             size_t nonce_len,
                             const char *associated_data,
                             size_t associated_data_len,
                             const char *ciphertext,
                             size_t ciphertext_len,
                             const char *algorithm,
                             size_t algorithm_len,
                             wxn_bytes **out,
                             wxn_error **error);

/**
 * All error codes, in the order of their numbers. The table lives for ever.
 */
int32_t wxn_error_codes(const wxn_error_code **out, size_t *out_len, wxn_error **error);

/**
 * The names of all kinds, such as `transaction.direct`. The table lives for ever.
 */
int32_t wxn_kinds(const wxn_slice **out, size_t *out_len, wxn_error **error);

/**
 * For the packages of other languages that stand on this library, which is why its requests are not documented and may
 * change: their inbox, and what their HTTP handlers agree on. `request` and the answer are JSON. Free the answer with
 * `wxn_bytes_free`.
 *
 * Errors: `ARGUMENT_INVALID` for what is no request, and those of what was asked.
 */
int32_t wxn_call(const char *request, size_t request_len, wxn_bytes **out, wxn_error **error);

/**
 * The notification that `wxn_notification_to_json` wrote, for what their inbox stored. Nothing is verified. Free it with
 * `wxn_notification_free`.
 *
 * Errors: `ARGUMENT_INVALID` for another text.
 */
int32_t wxn_notification_from_json(const char *json,
                                   size_t json_len,
                                   wxn_notification **out,
                                   wxn_error **error);

#ifdef __cplusplus
}
#endif

#endif  /* WXNOTIFY_H */
