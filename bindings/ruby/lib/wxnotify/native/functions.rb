# frozen_string_literal: true

module WxNotify
  module Native
    # The number of the interface that this package speaks (`WXN_ABI_VERSION`).
    ABI_VERSION = 2

    # As `now`: the time of the system's clock.
    NOW_SYSTEM = -(2**63)

    # A text's arguments.
    TEXT = %i[pointer size_t].freeze
    private_constant :TEXT

    # The functions of include/wxnotify.h that this package calls, with their arguments. Each answers a number, and has a last
    # argument more, which is not named here: the place for its error. Frees have none.
    FUNCTIONS = {
      wxn_platform_keys_new: [:pointer],
      wxn_platform_keys_add_certificates: [:pointer, *TEXT],
      wxn_platform_keys_add_public_key: [:pointer, *TEXT, *TEXT],
      wxn_platform_keys_len: %i[pointer pointer],
      wxn_platform_keys_get: %i[pointer size_t pointer],
      wxn_platform_key_from_pem: [*TEXT, :pointer],
      wxn_inspect_pem: [*TEXT, :pointer],
      wxn_notification_restore: %i[pointer pointer],
      wxn_notification_from_json: [*TEXT, :pointer],
      wxn_notification_pack: %i[pointer pointer],
      wxn_notification_to_json: %i[pointer pointer],
      wxn_check_event: [*TEXT, *TEXT, *TEXT],
      wxn_parser_new: %i[pointer pointer size_t pointer pointer],
      wxn_parser_parse: [:pointer, *TEXT, *TEXT, :int64, :pointer],
      wxn_parser_parse_packed: [:pointer, *TEXT, *TEXT, :int64, :pointer],
      wxn_parser_diagnose: [:pointer, *TEXT, *TEXT, :int64, :pointer],
      wxn_parser_verify_answer: [:pointer, *TEXT, *TEXT, :int64],
      wxn_parser_replace_platform_keys: %i[pointer pointer],
      wxn_parser_replace_api_v3_keys: %i[pointer pointer size_t],
      wxn_parser_platform_keys: %i[pointer pointer],
      wxn_parser_max_body_bytes: %i[pointer pointer],
      wxn_reads_header: [*TEXT, :pointer],
      wxn_parse_v2: [*TEXT, :pointer, :size_t, :pointer, :pointer],
      wxn_ack_success: [:pointer],
      wxn_ack_success_no_content: [:pointer],
      wxn_ack_handler_failed: [:pointer],
      wxn_ack_busy: [:pointer],
      wxn_ack_answer: [*TEXT, :pointer],
      wxn_ack_for_error: %i[int32 pointer],
      wxn_ack_success_v2: [:pointer],
      wxn_ack_for_error_v2: %i[int32 pointer],
      wxn_certificates_request: [*TEXT, *TEXT, *TEXT, *TEXT, :int64, *TEXT, :pointer],
      wxn_parse_certificates: [:pointer, :size_t, *TEXT, :pointer, :size_t, :pointer, :int64, :pointer],
      wxn_signing_message: [*TEXT, *TEXT, *TEXT, :pointer],
      wxn_verify_signature: [:pointer, *TEXT, *TEXT, :pointer],
      wxn_decrypt_resource: [*TEXT, *TEXT, *TEXT, *TEXT, *TEXT, :pointer],
      wxn_error_codes: %i[pointer pointer],
      wxn_kinds: %i[pointer pointer],
      wxn_call: [*TEXT, :pointer],
      wxn_error_free: nil,
      wxn_bytes_free: nil,
      wxn_platform_keys_free: nil,
      wxn_platform_key_free: nil,
      wxn_notification_free: nil,
      wxn_diagnosis_free: nil,
      wxn_parser_free: nil,
      wxn_signed_request_free: nil,
      wxn_certificates_free: nil
    }.freeze

    # Those of include/wxnotify_testing.h.
    TESTING_FUNCTIONS = {
      wxn_testing_platform_new: [*TEXT, :pointer],
      wxn_testing_platform_sign: [:pointer, *TEXT, :pointer],
      wxn_testing_platform_notification: [:pointer, *TEXT, :pointer],
      wxn_testing_platform_certificates_answer: %i[pointer int64 pointer],
      wxn_testing_merchant_new: [*TEXT, :pointer],
      wxn_testing_merchant_from_parts: [*TEXT, *TEXT, *TEXT, :int64, :pointer],
      wxn_testing_faults: %i[pointer pointer],
      wxn_testing_panic: [],
      wxn_testing_platform_free: nil,
      wxn_testing_delivery_free: nil,
      wxn_testing_merchant_free: nil
    }.freeze
  end
end
