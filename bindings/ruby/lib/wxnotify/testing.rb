# frozen_string_literal: true

require "json"
require "stringio"
require "wxnotify"

module WxNotify
  # For tests only: a pretend platform, made-up resources, and APIv2's notifications, so that a merchant's handler can be tested without
  # WeChat Pay, which has no sandbox for APIv3.
  module Testing
    # The headers and body of one HTTP request, or response.
    class Delivery
      # @return [Hash{String => String}]
      attr_reader :headers

      # @return [String] raw, binary
      attr_reader :body

      # @api private
      def initialize(headers, body)
        @headers = headers.freeze
        @body = body.freeze
        freeze
      end

      # @return [Array(Hash{String => String}, String)] so that `headers, body = platform.notification(...)` reads well
      def to_ary
        [headers, body]
      end

      # @return [Hash{String => String}] the headers as a Rack environment has them
      def rack_env
        headers.to_h do |name, value|
          name = name.upcase.tr("-", "_")
          [%w[CONTENT_TYPE CONTENT_LENGTH].include?(name) ? name : "HTTP_#{name}", value]
        end
      end

      # @param path [String] the notify_url's, with a query where it has one
      # @return [Hash] a whole Rack environment, to call a handler or an application with
      def rack_request(path = "/")
        path, query = path.split("?", 2)
        { "REQUEST_METHOD" => "POST", "SCRIPT_NAME" => "", "PATH_INFO" => path, "QUERY_STRING" => query.to_s, "SERVER_NAME" => "pay.example.com",
          "SERVER_PORT" => "443", "SERVER_PROTOCOL" => "HTTP/1.1", "HTTP_HOST" => "pay.example.com", "CONTENT_LENGTH" => body.bytesize.to_s,
          "rack.version" => [1, 6], "rack.url_scheme" => "https", "rack.input" => StringIO.new(body), "rack.errors" => $stderr,
          "rack.multithread" => true, "rack.multiprocess" => false, "rack.run_once" => false, **rack_env }
      end

      # @api private
      def self.of_native(pointer)
        of = Native::TestingDeliveryStruct.new(pointer)
        headers = Array.new(of[:headers_len]) do |index|
          header = Native::HeaderStruct.new(of[:headers] + index * Native::HeaderStruct.size)
          [header[:name].text, header[:value].text]
        end
        new(headers.to_h, of[:body].text.b)
      end
    end

    # A pretend platform: it signs and encrypts notifications as WeChat Pay does, with a key pair of its own.
    class Platform
      # @return [String] what it puts into `Wechatpay-Serial`
      attr_reader :serial

      # @return [String] the APIv3 key that it encrypts with: 32 characters
      attr_reader :api_v3_key

      # @return [String, nil] its certificate in PEM; nil in public-key mode
      attr_reader :certificate_pem

      # @return [String] its public key in PEM (SPKI)
      attr_reader :public_key_pem

      # @return [String] its private key in PEM (PKCS#8), so that a test can make the same platform again
      attr_reader :private_key_pem

      # What is not given is made on the spot: an RSA platform in certificate mode.
      #
      # @param algorithm [String, nil] `RSA` or `SM2`
      # @param private_key [String, nil] its private key in PEM
      # @param stranger_private_key [String, nil] the key of the stranger who signs a forged notification, in PEM
      # @param public_key_id [String, nil] `PUB_KEY_ID_...`, for public-key mode
      # @param serial [String, nil] of its certificate, in hex
      # @param not_before [Integer, nil] of its certificate, in seconds since the epoch
      # @param not_after [Integer, nil] of its certificate, in seconds since the epoch
      # @param api_v3_key [String, nil] 32 characters
      # @raise [ConfigurationError] `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`, `API_V3_KEY_INVALID`
      def initialize(algorithm: nil, private_key: nil, stranger_private_key: nil, public_key_id: nil, serial: nil, not_before: nil,
                     not_after: nil, api_v3_key: nil)
        options = Testing.json(algorithm: algorithm, private_key: private_key, stranger_private_key: stranger_private_key,
                               public_key_id: public_key_id, serial: serial, not_before: not_before, not_after: not_after,
                               api_v3_key: api_v3_key)
        @handle = Native.testing.handle(:wxn_testing_platform_free, :wxn_testing_platform_new, *Native.text(options))
        made = Native::TestingPlatformStruct.new(@handle)
        %i[serial api_v3_key certificate_pem public_key_pem private_key_pem].each { |name| instance_variable_set("@#{name}", made[name].text) }
        freeze
      end

      # @return [NotificationParser] one that trusts this platform, with default options
      def parser
        NotificationParser.new(platform_keys: platform_keys, api_v3_keys: api_v3_key)
      end

      # @return [PlatformKeys] what a merchant must trust to receive from it
      def platform_keys
        certificate_pem ? PlatformKeys.new(certificates: certificate_pem) : PlatformKeys.new(public_keys: { serial => public_key_pem })
      end

      # Signs any bytes.
      #
      # @param message [String]
      # @return [String] base64
      def sign(message)
        Native.testing.bytes(:wxn_testing_platform_sign, @handle, *Native.text(message)).force_encoding(Encoding::UTF_8)
      end

      # Makes a notification. What is not given is as WeChat Pay would make it.
      #
      # @param event_type [String] such as `TRANSACTION.SUCCESS`
      # @param resource [String, Hash] the plaintext: its text, or what becomes one
      # @param id [String, nil]
      # @param create_time [String, nil] RFC 3339 with offset
      # @param resource_type [String, nil]
      # @param summary [String, nil]
      # @param original_type [String, nil]
      # @param associated_data [String, nil]
      # @param algorithm [String, nil] `AEAD_AES_256_GCM`, `AEAD_SM4_GCM`, or something that does not exist
      # @param resource_nonce [String, nil] of the encryption: 12 characters
      # @param now [Integer, nil] the time of signing, in seconds since the epoch
      # @param nonce [String, nil] `Wechatpay-Nonce`
      # @param request_id [String, nil]
      # @param signature_type [String, nil]
      # @param fault [String, Symbol, nil] a way to be wrong, one of {Testing.faults}
      # @return [Delivery]
      # @raise [ConfigurationError] `OPTION_INVALID`
      def notification(event_type, resource, id: nil, create_time: nil, resource_type: nil, summary: nil, original_type: nil,
                       associated_data: nil, algorithm: nil, resource_nonce: nil, now: nil, nonce: nil, request_id: nil,
                       signature_type: nil, fault: nil)
        spec = Testing.json(event_type: event_type, resource: resource.is_a?(String) ? resource : JSON.generate(resource), id: id,
                            create_time: create_time, resource_type: resource_type, summary: summary, original_type: original_type,
                            associated_data: associated_data, algorithm: algorithm, resource_nonce: resource_nonce, now: now,
                            nonce: nonce, request_id: request_id, signature_type: signature_type, fault: fault)
        Native.testing.with(:wxn_testing_delivery_free, :wxn_testing_platform_notification, @handle, *Native.text(spec)) do |of|
          Delivery.of_native(of)
        end
      end

      # A genuine answer of `GET /v3/certificates` with this platform's certificate.
      #
      # @param now [Integer, Time, nil] seconds since the epoch; the system's clock unless given
      # @return [Delivery]
      # @raise [ConfigurationError] `OPTION_INVALID` in public-key mode, which has no certificate
      def certificates_answer(now: nil)
        Native.testing.with(:wxn_testing_delivery_free, :wxn_testing_platform_certificates_answer, @handle, Native.now(now)) do |of|
          Delivery.of_native(of)
        end
      end

      def inspect
        "#<#{self.class} serial=#{serial.inspect} keys=[redacted]>"
      end
    end

    # A pretend merchant's own API certificate and key: what must be refused where the platform's belongs, and what signs a request for
    # certificates.
    class Merchant
      # @return [String] the merchant's number
      attr_reader :mchid

      # @return [String] the certificate's serial in hex
      attr_reader :serial

      # @return [String] the certificate in PEM (as apiclient_cert.pem)
      attr_reader :certificate_pem

      # @return [String] the private key in PEM (as apiclient_key.pem)
      attr_reader :private_key_pem

      # Makes a merchant with everything made on the spot.
      #
      # @param mchid [String]
      # @raise [ConfigurationError] `OPTION_INVALID` for a mchid that is not digits
      def initialize(mchid = "1900007291")
        Native.testing.with(:wxn_testing_merchant_free, :wxn_testing_merchant_new, *Native.texts(mchid: mchid)) do |pointer|
          of = Native::TestingMerchantStruct.new(pointer)
          %i[mchid serial certificate_pem private_key_pem].each { |name| instance_variable_set("@#{name}", of[name].text) }
        end
        freeze
      end

      def inspect
        "#<#{self.class} mchid=#{mchid.inspect} serial=#{serial.inspect} private_key_pem=[redacted]>"
      end
    end

    # APIv2's notifications, genuine under an APIv2 key of the test's own.
    module V2
      # A signed notification: a payment, or a contract. `return_code` and `nonce_str` are added where they are not among the fields.
      #
      # @param fields [Hash{String, Symbol => String, Integer}] such as `sample("v2.pay", { "out_trade_no" => "A1", "total_fee" => "100" })`
      # @param api_v2_key [String] 32 characters
      # @param sign_type [String, nil] `MD5` or `HMAC-SHA256`; unless given, what `sign_type` among the fields says, or else `MD5`
      # @return [Delivery]
      # @raise [ConfigurationError] `OPTION_INVALID` for a key that is none, or a name that a field cannot have
      def self.notification(fields, api_v2_key, sign_type: nil)
        fields = texts(fields)
        make(key: api_v2_key, fields: fields, sign_type: sign_type || fields["sign_type"])
      end

      # A refund, whose fields are encrypted. `return_code` and `nonce_str` are added where they are not among the outer fields.
      #
      # @param inner [Hash{String, Symbol => String, Integer}] what is encrypted, such as `refund_id` and `refund_status`
      # @param api_v2_key [String] 32 characters
      # @param outer [Hash{String, Symbol => String, Integer}] what stands beside it, such as `appid` and `mch_id`
      # @return [Delivery]
      # @raise [ConfigurationError] `OPTION_INVALID` for a key that is none, or a name that a field cannot have
      def self.refund(inner, api_v2_key, outer: {})
        make(key: api_v2_key, inner: texts(inner), outer: texts(outer))
      end

      def self.make(**request)
        body = Native.ask({ do: "testing_v2", **request }, Native.testing).fetch("value")
        Delivery.new({ "Content-Type" => "text/xml" }, body.b)
      end

      def self.texts(fields)
        fields.to_h { |name, value| [name.to_s, value.to_s] }
      end
      private_class_method :make, :texts
    end

    class << self
      # The resource of an event with all fields that it can have, made up, as {Platform#notification} takes it:
      # `sample("TRANSACTION.SUCCESS", { "out_trade_no" => "A1", "amount.total" => 100 })`.
      #
      # @param event [String] an event type, such as `TRANSACTION.SUCCESS`, of whose kinds it is the plainest; or one of {Kind}
      # @param overrides [Hash{String, Symbol => Object}] what goes over it: by a field's name or its path, such as `amount.total` or
      #   `sub_orders.0.mchid`
      # @param kind [String, nil] which of the event type's kinds
      # @return [Hash{String => Object}]
      # @raise [ConfigurationError] `OPTION_INVALID` for an event or kind that is none, and for a field that the kind does not have, with
      #   the name that may have been meant
      def sample(event, overrides = {}, kind: nil)
        JSON.parse(Native.ask({ do: "sample", event: event, kind: kind, overrides: overrides }, Native.testing).fetch("value"))
      end

      # @return [Hash{String => String}] the ways for a notification to be wrong, and for each the error code that a parser with default
      #   options answers: `stale`, `future`, `probe`, `forged`, `tampered`, `wrong_serial`, `wrong_api_v3_key`, `missing_signature`,
      #   `not_json`, `plaintext_not_json`, `oversized`
      def faults
        names = ErrorCode.all.to_h { |each| [each.number, each.code] }
        Native.testing.table(Native::TestingFaultStruct, :wxn_testing_faults) { |row| [row[:name].text, names.fetch(row[:code])] }.to_h
      end

      # Makes the native library fail inside on purpose: the proof that such a failure takes nothing down.
      #
      # @raise [InternalError]
      def panic
        Native.testing.invoke(:wxn_testing_panic)
      end

      # @api private
      def json(**options)
        JSON.generate(Native.utf8(options.compact))
      end
    end
  end
end

require "wxnotify/testing/clock"
require "wxnotify/testing/courier"
require "wxnotify/testing/methods"
