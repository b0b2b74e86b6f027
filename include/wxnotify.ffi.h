#define FFI_SCOPE "wxnotify"
#define FFI_LIB "libwxnotify.so.0"
/* wxnotify.h as PHP's FFI can read it. This file is generated: `make generate`. */
typedef struct wxn_parser wxn_parser;
typedef struct wxn_platform_keys wxn_platform_keys;
typedef struct {
  const void *ptr;
  size_t len;
} wxn_slice;
typedef struct {
  uint16_t status;
  wxn_slice content_type;
  wxn_slice body;
} wxn_ack;
typedef struct {
  int32_t code;
  uint8_t is_platform_probe;
  wxn_slice name;
  wxn_slice message;
  wxn_slice field;
  const wxn_ack *ack;
  const wxn_ack *ack_v2;
} wxn_error;
typedef struct {
  const void *ptr;
  size_t len;
} wxn_bytes;
typedef struct {
  wxn_slice serial;
  wxn_slice algorithm;
  const int64_t *not_before;
  const int64_t *not_after;
} wxn_platform_key;
typedef struct {
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
typedef struct {
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
} wxn_notification;
typedef struct {
  size_t size;
  wxn_slice mchid;
  wxn_slice sub_mchid;
  wxn_slice out_trade_no;
  int64_t amount_total;
  wxn_slice currency;
} wxn_paid_order;
typedef struct {
  size_t size;
  wxn_slice mchid;
  wxn_slice sub_mchid;
  wxn_slice out_refund_no;
  wxn_slice out_trade_no;
  int64_t amount_refund;
  wxn_slice currency;
} wxn_refunded_order;
typedef struct {
  size_t size;
  wxn_slice event_type;
  wxn_slice kind;
  wxn_slice mchid;
  wxn_slice sp_mchid;
  wxn_slice sub_mchid;
  wxn_slice appid;
  wxn_slice sub_appid;
  wxn_slice out_trade_no;
  wxn_slice out_refund_no;
  const int64_t *amount_total;
  wxn_slice currency;
} wxn_expectation;
typedef struct {
  wxn_slice text;
  wxn_slice json;
} wxn_diagnosis;
typedef struct {
  size_t size;
  wxn_slice key;
  wxn_slice label;
} wxn_api_v3_key;
typedef struct {
  size_t size;
  const int64_t *clock_tolerance;
  const int64_t *max_body_bytes;
  uint8_t reject_expired_certificates;
} wxn_options;
typedef struct {
  wxn_slice name;
  wxn_slice value;
} wxn_header;
typedef struct {
  size_t size;
  wxn_slice key;
  wxn_slice mch_id;
} wxn_api_v2_key;
typedef struct {
  wxn_slice method;
  wxn_slice path;
  wxn_slice authorization;
} wxn_signed_request;
typedef struct {
  wxn_slice serial;
  wxn_slice pem;
  int64_t not_before;
  int64_t not_after;
  wxn_slice effective_time;
  wxn_slice expire_time;
} wxn_certificate;
typedef struct {
  const wxn_certificate *items;
  size_t len;
} wxn_certificates;
typedef struct {
  int32_t code;
  uint16_t ack_status;
  wxn_slice name;
} wxn_error_code;
const char *wxn_version(void);
uint32_t wxn_abi_version(void);
const char *wxn_backend(void);
int32_t wxn_error_free(wxn_error *error);
int32_t wxn_bytes_free(wxn_bytes *bytes);
int32_t wxn_platform_keys_new(wxn_platform_keys **out, wxn_error **error);
int32_t wxn_platform_keys_add_certificates(wxn_platform_keys *keys, const char *pem, size_t pem_len, wxn_error **error);
int32_t wxn_platform_keys_add_public_key(wxn_platform_keys *keys,
                                         const char *id,
                                         size_t id_len,
                                         const char *pem,
                                         size_t pem_len,
                                         wxn_error **error);
int32_t wxn_platform_keys_len(const wxn_platform_keys *keys, size_t *out, wxn_error **error);
int32_t wxn_platform_keys_get(const wxn_platform_keys *keys, size_t index, wxn_platform_key **out, wxn_error **error);
int32_t wxn_platform_keys_free(wxn_platform_keys *keys);
int32_t wxn_platform_key_from_pem(const char *pem, size_t pem_len, wxn_platform_key **out, wxn_error **error);
int32_t wxn_platform_key_free(wxn_platform_key *key);
int32_t wxn_inspect_pem(const char *pem, size_t pem_len, wxn_bytes **out, wxn_error **error);
int32_t wxn_notification_restore(const wxn_notification_fields *fields, wxn_notification **out, wxn_error **error);
int32_t wxn_check_event(const char *event_type,
                        size_t event_type_len,
                        const char *kind,
                        size_t kind_len,
                        const char *plaintext,
                        size_t plaintext_len,
                        wxn_error **error);
int32_t wxn_notification_to_json(const wxn_notification *notification, wxn_bytes **out, wxn_error **error);
int32_t wxn_notification_free(wxn_notification *notification);
int32_t wxn_notification_expect_paid(const wxn_notification *notification,
                                     const wxn_paid_order *order,
                                     wxn_error **error);
int32_t wxn_notification_expect_refunded(const wxn_notification *notification,
                                         const wxn_refunded_order *refund,
                                         wxn_error **error);
int32_t wxn_notification_expect(const wxn_notification *notification,
                                const wxn_expectation *expectation,
                                wxn_error **error);
int32_t wxn_diagnosis_free(wxn_diagnosis *diagnosis);
int32_t wxn_parser_new(const wxn_platform_keys *keys,
                       const wxn_api_v3_key *api_v3_keys,
                       size_t api_v3_keys_len,
                       const wxn_options *options,
                       wxn_parser **out,
                       wxn_error **error);
int32_t wxn_parser_parse(const wxn_parser *parser,
                         const wxn_header *headers,
                         size_t headers_len,
                         const void *body,
                         size_t body_len,
                         int64_t now,
                         wxn_notification **out,
                         wxn_error **error);
int32_t wxn_reads_header(const char *name, size_t name_len, uint8_t *out, wxn_error **error);
int32_t wxn_parser_diagnose(const wxn_parser *parser,
                            const wxn_header *headers,
                            size_t headers_len,
                            const void *body,
                            size_t body_len,
                            int64_t now,
                            wxn_diagnosis **out,
                            wxn_error **error);
int32_t wxn_parser_verify_answer(const wxn_parser *parser,
                                 const wxn_header *headers,
                                 size_t headers_len,
                                 const void *body,
                                 size_t body_len,
                                 int64_t now,
                                 wxn_error **error);
int32_t wxn_parser_replace_platform_keys(const wxn_parser *parser, const wxn_platform_keys *keys, wxn_error **error);
int32_t wxn_parser_replace_api_v3_keys(const wxn_parser *parser,
                                       const wxn_api_v3_key *api_v3_keys,
                                       size_t api_v3_keys_len,
                                       wxn_error **error);
int32_t wxn_parser_platform_keys(const wxn_parser *parser, wxn_platform_keys **out, wxn_error **error);
int32_t wxn_parser_max_body_bytes(const wxn_parser *parser, size_t *out, wxn_error **error);
int32_t wxn_parser_free(wxn_parser *parser);
int32_t wxn_parser_parse_packed(const wxn_parser *parser,
                                const void *headers,
                                size_t headers_len,
                                const void *body,
                                size_t body_len,
                                int64_t now,
                                wxn_bytes **out,
                                wxn_error **error);
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
int32_t wxn_notification_pack(const wxn_notification *notification,
                              wxn_bytes **out,
                              wxn_error **error);
int32_t wxn_ack_success(const wxn_ack **out, wxn_error **error);
int32_t wxn_ack_success_no_content(const wxn_ack **out, wxn_error **error);
int32_t wxn_ack_handler_failed(const wxn_ack **out, wxn_error **error);
int32_t wxn_ack_busy(const wxn_ack **out, wxn_error **error);
int32_t wxn_ack_answer(const char *body, size_t body_len, wxn_ack *out, wxn_error **error);
int32_t wxn_ack_for_error(int32_t code, const wxn_ack **out, wxn_error **error);
int32_t wxn_parse_v2(const void *body,
                     size_t body_len,
                     const wxn_api_v2_key *api_v2_keys,
                     size_t api_v2_keys_len,
                     const int64_t *max_body_bytes,
                     wxn_notification **out,
                     wxn_error **error);
int32_t wxn_ack_success_v2(const wxn_ack **out, wxn_error **error);
int32_t wxn_ack_for_error_v2(int32_t code,
                             const wxn_ack **out,
                             wxn_error **error);
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
int32_t wxn_signed_request_free(wxn_signed_request *request);
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
int32_t wxn_certificates_free(wxn_certificates *certificates);
int32_t wxn_signing_message(const char *timestamp,
                            size_t timestamp_len,
                            const char *nonce,
                            size_t nonce_len,
                            const void *body,
                            size_t body_len,
                            wxn_bytes **out,
                            wxn_error **error);
int32_t wxn_verify_signature(const wxn_platform_key *key,
                             const void *message,
                             size_t message_len,
                             const char *signature,
                             size_t signature_len,
                             uint8_t *is_valid,
                             wxn_error **error);
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
int32_t wxn_error_codes(const wxn_error_code **out, size_t *out_len, wxn_error **error);
int32_t wxn_kinds(const wxn_slice **out, size_t *out_len, wxn_error **error);
int32_t wxn_call(const char *request, size_t request_len, wxn_bytes **out, wxn_error **error);
int32_t wxn_notification_from_json(const char *json,
                                   size_t json_len,
                                   wxn_notification **out,
                                   wxn_error **error);
