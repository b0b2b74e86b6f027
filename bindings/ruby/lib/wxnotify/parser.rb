# frozen_string_literal: true

module WxNotify
  # Verifies and decrypts notifications. Make one when the program starts, and share it between all threads.
  class NotificationParser
    # @param platform_keys [PlatformKeys] the platform's keys, at least one
    # @param api_v3_keys [String, ApiV3Key, Array<String, ApiV3Key>] your APIv3 keys, tried in their order: several while one is being
    #   changed, or for many merchants behind one URL
    # @param clock_tolerance [Integer, nil] how far `Wechatpay-Timestamp` may be from now, in seconds, in both directions: 0 to 86400, else
    #   300
    # @param max_body_bytes [Integer, nil] the longest body, in bytes: 1 to 64 MiB, else 1 MiB
    # @param reject_expired_certificates [Boolean] whether a certificate must be within its dates. Off unless set: the platform signs with
    #   certificates past the date in the PEM
    # @raise [ConfigurationError] `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE` (your own certificate where the platform's
    #   belongs), `PRIVATE_KEY_GIVEN`, `NO_PLATFORM_KEY`, `API_V3_KEY_INVALID`, `OPTION_INVALID`
    # @raise [UsageError] for an argument of another type
    def initialize(platform_keys:, api_v3_keys:, clock_tolerance: nil, max_body_bytes: nil, reject_expired_certificates: false)
      @handle = Native::Memory.open do |memory|
        options = memory.struct(Native::OptionsStruct)
        options[:clock_tolerance] = memory.number("clock_tolerance", clock_tolerance)
        options[:max_body_bytes] = memory.number("max_body_bytes", max_body_bytes)
        options[:reject_expired_certificates] = reject_expired_certificates ? 1 : 0
        api_v3_keys = ApiV3Key.in_c(memory, api_v3_keys)
        self.class.keys(platform_keys).in_c do |keys|
          Native::LIBRARY.handle(:wxn_parser_free, :wxn_parser_new, keys, *api_v3_keys, options)
        end
      end
      freeze
    end

    # Verifies and decrypts a notification.
    #
    # @param headers [Hash, Array, #each] all headers of the request, in whatever spelling: a Rack environment, `request.headers` of Rails, a
    #   Hash of names to a value or values, or an Array of `[name, value]`
    # @param body [String, #read] the raw body, before any parser or middleware touched it: `request.raw_post` in Rails, `request.body`
    #   in Sinatra and Rack
    # @param now [Integer, Time, nil] seconds since the epoch; the system's clock unless given
    # @return [Notification]
    # @raise [Error] the first step that fails decides: `BODY_TOO_LARGE`, `HEADER_MISSING`, `HEADER_INVALID`, `TIMESTAMP_INVALID`,
    #   `TIMESTAMP_OUT_OF_RANGE`, `SIGNATURE_PROBE`, `SERIAL_UNKNOWN`, `SIGNATURE_TYPE_UNSUPPORTED`, `CERTIFICATE_EXPIRED`,
    #   `SIGNATURE_INVALID`, `ENVELOPE_INVALID`, `RESOURCE_UNSUPPORTED`, `DECRYPTION_FAILED`, `PLAINTEXT_INVALID`; and `ARGUMENT_INVALID`
    #   for headers or a body of another type
    def parse(headers, body, now: nil)
      packed = Headers.pack(headers)
      body = Body.bytes(body)
      now = Native.now(now)
      return unpacked(Headers.new(headers), body, now) unless packed

      Notification.unpack(Native::LIBRARY.parse(@handle, packed, body, now))
    end

    # Verifies that an answer of WeChat Pay's API is its word, as every answer is signed: for what you ask it yourself. It returns where
    # the answer is genuine.
    #
    # @param headers [Hash, Array, #to_hash] all headers of the response, as {#parse} takes them, or a `Net::HTTPResponse`
    # @param body [String, #read] its raw body
    # @param now [Integer, Time, nil] seconds since the epoch; the system's clock unless given
    # @return [nil]
    # @raise [Error] as {#parse}, up to `SIGNATURE_INVALID`
    def verify_answer(headers, body, now: nil)
      Native::Memory.open do |memory|
        Native::LIBRARY.invoke(:wxn_parser_verify_answer, @handle, *Headers.new(headers).in_c(memory), *Native.text(Body.bytes(body)),
                               Native.now(now))
      end
      nil
    end

    # Says what usually went wrong with a notification that {#parse} rejects, with the same arguments.
    #
    # It is for people, never for the request path: it takes thousands of times as long, and its answer may tell an attacker what would
    # have passed. It accepts nothing.
    #
    # @return [Diagnosis]
    # @raise [UsageError]
    def diagnose(headers, body, now: nil)
      Native::Memory.open do |memory|
        Native::LIBRARY.with(:wxn_diagnosis_free, :wxn_parser_diagnose, @handle, *Headers.new(headers).in_c(memory),
                             *Native.text(Body.bytes(body)), Native.now(now)) { |of| Diagnosis.new(of) }
      end
    end

    # Replaces all platform keys at once, safely while other threads parse.
    #
    # @param platform_keys [PlatformKeys]
    # @return [nil]
    # @raise [ConfigurationError] as {#initialize} for the keys; the old ones then stay
    def replace_platform_keys(platform_keys)
      self.class.keys(platform_keys).in_c { |keys| Native::LIBRARY.invoke(:wxn_parser_replace_platform_keys, @handle, keys) }
      nil
    end

    # Replaces all APIv3 keys at once. While one is being changed give both, the new one first.
    #
    # @param api_v3_keys [String, ApiV3Key, Array<String, ApiV3Key>] at least one
    # @return [nil]
    # @raise [ConfigurationError] `API_V3_KEY_INVALID`; the old ones then stay
    def replace_api_v3_keys(api_v3_keys)
      Native::Memory.open do |memory|
        Native::LIBRARY.invoke(:wxn_parser_replace_api_v3_keys, @handle, *ApiV3Key.in_c(memory, api_v3_keys))
      end
      nil
    end

    # @return [Array<PlatformKey>] the platform keys in use, in the order of adding
    def platform_keys
      Native::LIBRARY.with(:wxn_platform_keys_free, :wxn_parser_platform_keys, @handle) { |keys| PlatformKeys.describe(keys) }
    end

    # @return [Integer] the longest body that is taken, in bytes: where a server can stop reading
    def max_body_bytes
      Native::LIBRARY.number(:size_t, :wxn_parser_max_body_bytes, @handle)
    end

    def inspect
      "#<#{self.class} keys=[redacted]>"
    end

    # Of headers that cannot be packed.
    def unpacked(headers, body, now)
      Native::Memory.open do |memory|
        Native::LIBRARY.with(:wxn_notification_free, :wxn_parser_parse, @handle, *headers.in_c(memory), *Native.text(body), now) do |of|
          Notification.of_native(of)
        end
      end
    end
    private :unpacked

    # @api private
    def self.keys(given)
      return given if given.is_a?(PlatformKeys)

      raise UsageError.of("platform_keys", "platform_keys is #{given.class}; give a WxNotify::PlatformKeys")
    end
  end
end
