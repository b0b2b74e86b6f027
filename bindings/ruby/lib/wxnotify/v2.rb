# frozen_string_literal: true

module WxNotify
  # Verifies and decrypts a notification of the old interface, APIv2 (微信支付 V2): XML, signed or encrypted under the merchant's APIv2
  # key. Refunds made on the merchant platform, 付款码 payments, and the contracts and deductions of older merchants still come so.
  #
  # They say less than those of APIv3. There is no clock in them: one that was recorded passes for ever, and only an inbox makes it count
  # once. The key that verifies also signs, so that whoever can read it can forge. And nothing authenticates how a refund is encrypted:
  # compare it with what you asked for, and look it up before it moves goods or money.
  #
  # What comes is an ordinary notification, of the kind `v2.pay` (also of a payment that failed: look at `result_code`), `v2.refund` or
  # `v2.contract`. Its plaintext is a JSON object of the XML's fields, all of them texts: amounts are digits, in 分. Its `id` is what counts
  # once: a payment's `transaction_id`, a refund's `refund_id` with its state. `serial` and `associated_data` are empty, `timestamp` is 0,
  # and `api_v3_key_label` is the merchant's number. It is answered by {Ack.success_v2}.
  #
  # @param body [String, #read] the raw body
  # @param api_v2_keys [Hash{String => String, Array<String>}, ApiV2Key, Array<ApiV2Key>] your APIv2 keys by their merchants, such as
  #   `{ "1900000109" => key }`. Those of the merchant that the body names are tried, and no other
  # @param max_body_bytes [Integer, nil] the longest body, in bytes: 1 to 64 MiB, else 1 MiB
  # @return [Notification]
  # @raise [ConfigurationError] `OPTION_INVALID` where there is no key, or a key or limit that is none
  # @raise [Error] the first step that fails decides: `BODY_TOO_LARGE`, `ENVELOPE_INVALID` (not APIv2's XML, or none of the three
  #   notifications), `SIGNATURE_INVALID`; of a refund `DECRYPTION_FAILED` and `PLAINTEXT_INVALID`. They have {Error#ack_v2}
  def self.parse_v2(body, api_v2_keys, max_body_bytes: nil)
    Native::Memory.open do |memory|
      Native::LIBRARY.with(:wxn_notification_free, :wxn_parse_v2, *Native.text(Body.bytes(body)), *ApiV2Key.in_c(memory, api_v2_keys),
                           memory.number("max_body_bytes", max_body_bytes)) { |of| Notification.of_native(of) }
    end
  end
end
