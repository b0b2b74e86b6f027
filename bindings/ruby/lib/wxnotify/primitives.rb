# frozen_string_literal: true

module WxNotify
  # The single steps, for stacks that replace only their own crypto. {NotificationParser} does more, and all of it.
  module Primitives
    # The bytes that the platform signs: `timestamp`, `nonce` and `body`, each with a line feed after it.
    #
    # @param timestamp [String] the value of `Wechatpay-Timestamp` as it came
    # @param nonce [String] the value of `Wechatpay-Nonce` as it came
    # @param body [String] the raw body
    # @return [String] binary
    # @raise [UsageError]
    def self.signing_message(timestamp, nonce, body)
      Native::LIBRARY.bytes(:wxn_signing_message, *Native.texts(timestamp: timestamp, nonce: nonce, body: body))
    end

    # Whether a signature is the key's, of this message. It looks at no timestamp, so a captured notification passes it for ever.
    #
    # @param message [String] the bytes that were signed
    # @param signature [String] base64, padded, standard alphabet
    # @param key [String] PEM of one platform certificate, or one public key (SPKI or PKCS#1)
    # @return [Boolean] a bad signature is false, and no error
    # @raise [ConfigurationError] `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE`, `PRIVATE_KEY_GIVEN`
    def self.verify_signature(message, signature, key)
      texts = Native.texts(message: message, signature: signature)
      Native::LIBRARY.with(:wxn_platform_key_free, :wxn_platform_key_from_pem, *Native.texts(key: key)) do |parsed|
        Native::LIBRARY.number(:uint8, :wxn_verify_signature, parsed, *texts) != 0
      end
    end

    # Decrypts a resource, and checks its 128-bit tag.
    #
    # @param api_v3_key [String] 32 bytes
    # @param nonce [String] 12 bytes
    # @param associated_data [String] may be empty
    # @param ciphertext [String] padded base64 of the ciphertext and the tag
    # @param algorithm [String] `AEAD_AES_256_GCM` or `AEAD_SM4_GCM`
    # @return [String] the plaintext's bytes, binary
    # @raise [Error] `API_V3_KEY_INVALID`, `RESOURCE_UNSUPPORTED` for another algorithm, `DECRYPTION_FAILED`
    def self.decrypt_resource(api_v3_key:, nonce:, associated_data:, ciphertext:, algorithm:)
      Native::LIBRARY.bytes(:wxn_decrypt_resource, *Native.texts(api_v3_key: api_v3_key, nonce: nonce, associated_data: associated_data,
                                                                 ciphertext: ciphertext, algorithm: algorithm))
    end
  end
end
