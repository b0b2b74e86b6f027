# frozen_string_literal: true

module WxNotify
  # One of the platform's keys, as a parser holds it.
  class PlatformKey
    # @return [String] what `Wechatpay-Serial` says when this key signed: a certificate's serial in upper-case hex, or a public key's id
    attr_reader :serial

    # @return [String] how it signs: `RSA` or `SM2`
    attr_reader :algorithm

    # @return [Integer, nil] from when a certificate is valid, in seconds since the epoch; nil for a public key
    attr_reader :not_before

    # @return [Integer, nil] until when a certificate is valid, in seconds since the epoch; nil for a public key
    attr_reader :not_after

    # @api private
    def initialize(pointer)
      of = Native::PlatformKeyStruct.new(pointer)
      @serial = of[:serial].text
      @algorithm = of[:algorithm].text
      @not_before, @not_after = [of[:not_before], of[:not_after]].map { |time| time.null? ? nil : time.read_int64 }
      freeze
    end
  end

  # The keys of the platform (WeChat Pay's, not your own) that are to be trusted: any mix of certificates and WeChat Pay public keys,
  # which is how a merchant migrates from the one to the other. They are looked at where they are used.
  class PlatformKeys
    # @param certificates [String, Array<String>] platform certificates (平台证书) in PEM, one or several in a text
    # @param public_keys [Hash{String => String}, Array<Array(String, String)>] WeChat Pay public keys (微信支付公钥) in PEM by their id,
    #   `PUB_KEY_ID_...`
    # @raise [UsageError] for an id or PEM that is no text, as `ENV` answers nil where a variable is missing
    def initialize(certificates: [], public_keys: {})
      keys = (certificates.is_a?(Array) ? certificates : [certificates]).map { |pem| [nil, text("certificates", pem)] }
      unless public_keys.respond_to?(:each_pair) || public_keys.is_a?(Array)
        raise UsageError.of("public_keys", "public_keys is #{public_keys.class}; give { \"PUB_KEY_ID_...\" => PEM }")
      end

      public_keys.each { |id, pem| keys << [text("public_keys", id), text("public_keys", pem)] }
      @keys = Secret.new(keys)
      @given = keys.length
      freeze
    end

    # Without what was given, which may be a private key by mistake.
    def inspect
      "#<#{self.class} given=#{@given}>"
    end

    # Gives the keys to the block as the library has them, and frees those.
    #
    # @api private
    # @raise [ConfigurationError] `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE`, `PRIVATE_KEY_GIVEN`, `OPTION_INVALID`
    def in_c
      native = Native::LIBRARY
      native.with(:wxn_platform_keys_free, :wxn_platform_keys_new) do |keys|
        @keys.reveal.each do |id, pem|
          if id.nil?
            native.invoke(:wxn_platform_keys_add_certificates, keys, *Native.text(pem))
          else
            native.invoke(:wxn_platform_keys_add_public_key, keys, *Native.text(id), *Native.text(pem))
          end
        end
        yield keys
      end
    end

    # @api private
    # @param pointer [FFI::Pointer]
    # @return [Array<PlatformKey>]
    def self.describe(pointer)
      native = Native::LIBRARY
      Array.new(native.number(:size_t, :wxn_platform_keys_len, pointer)) do |index|
        native.with(:wxn_platform_key_free, :wxn_platform_keys_get, pointer, index) { |key| PlatformKey.new(key) }
      end.freeze
    end

    private

    def text(parameter, given)
      return given.dup.freeze if given.is_a?(String)

      raise UsageError.of(parameter, "#{parameter} holds #{given.class}; give texts (is the setting, file or environment variable there?)")
    end
  end
end
