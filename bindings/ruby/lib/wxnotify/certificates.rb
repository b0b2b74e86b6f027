# frozen_string_literal: true

module WxNotify
  # A request that is ready to be sent to `https://api.mch.weixin.qq.com` (abroad `https://apihk.mch.weixin.qq.com`), with
  # `Accept: application/json` and `Authorization`.
  class SignedRequest
    # @return [String] `GET`
    attr_reader :method

    # @return [String] with its query: exactly what was signed
    attr_reader :path

    # @return [String] the value of the `Authorization` header. It is good for one request within 5 minutes
    attr_reader :authorization

    # @api private
    def initialize(pointer)
      of = Native::SignedRequestStruct.new(pointer)
      @method = of[:method].text
      @path = of[:path].text
      @authorization = of[:authorization].text
      freeze
    end

    def inspect
      "#<#{self.class} #{method} #{path}>"
    end
  end

  # A platform certificate out of an answer of `GET /v3/certificates`.
  class Certificate
    # @return [String] the serial number in upper-case hex without leading zeros
    attr_reader :serial

    # @return [String] the certificate in PEM: to be saved, and for {PlatformKeys}
    attr_reader :pem

    # @return [Integer] from when the certificate itself is valid, in seconds since the epoch
    attr_reader :not_before

    # @return [Integer] until when the certificate itself is valid, in seconds since the epoch
    attr_reader :not_after

    # @return [String] from when the platform says to use it, RFC 3339 with offset
    attr_reader :effective_time

    # @return [String] until when the platform says to use it, RFC 3339 with offset. It may differ from {#not_after}
    attr_reader :expire_time

    # @api private
    def initialize(of)
      @serial = of[:serial].text
      @pem = of[:pem].text
      @not_before = of[:not_before]
      @not_after = of[:not_after]
      @effective_time = of[:effective_time].text
      @expire_time = of[:expire_time].text
      freeze
    end
  end

  # The platform's certificates: the request for them, and its answer. The HTTP is yours.
  module Certificates
    # Signs a request for the platform certificates.
    #
    # @param mchid [String] the merchant's number
    # @param merchant_serial [String] the serial of the merchant's own API certificate in hex
    # @param merchant_private_key [String] its private key in PEM (apiclient_key.pem). An SM2 key asks for the SM2 certificates
    # @param path [String, nil] `/v3/certificates` unless given; `/v3/global/certificates` for merchants abroad
    # @param now [Integer, Time, nil] seconds since the epoch; give it together with `nonce`, or neither
    # @param nonce [String, nil] 1 to 32 letters and digits
    # @return [SignedRequest]
    # @raise [ConfigurationError] `OPTION_INVALID` for a mchid that is not digits, a serial that is not hex or another path, `PEM_INVALID`,
    #   `KEY_UNSUPPORTED`
    def self.request(mchid:, merchant_serial:, merchant_private_key:, path: nil, now: nil, nonce: nil)
      texts = Native.texts(mchid: mchid, merchant_serial: merchant_serial, merchant_private_key: merchant_private_key)
      { path: path, nonce: nonce }.compact.each { |name, value| Native.check_text(name, value) }
      Native::LIBRARY.with(:wxn_signed_request_free, :wxn_certificates_request, *texts, *Native.text(path), Native.now(now),
                           *Native.text(nonce)) { |of| SignedRequest.new(of) }
    end

    # Checks and decrypts an answer.
    #
    # @param headers [Hash, Array, #to_hash] all headers of the response, as {NotificationParser#parse} takes them, or a
    #   `Net::HTTPResponse`
    # @param body [String, #read] its raw body
    # @param api_v3_keys [String, ApiV3Key, Array<String, ApiV3Key>] as for a parser
    # @param known_keys [PlatformKeys, nil] with what the answer is verified; without, the first time, it is the certificate inside the
    #   answer that the serial names, which nobody without an APIv3 key could have put there
    # @param now [Integer, Time, nil] seconds since the epoch; the system's clock unless given
    # @return [Array<Certificate>]
    # @raise [Error] as {NotificationParser#parse}, and as {NotificationParser#initialize} for a certificate in the answer
    def self.parse(headers, body, api_v3_keys, known_keys: nil, now: nil)
      Native::Memory.open do |memory|
        arguments = [*Headers.new(headers).in_c(memory), *Native.text(Body.bytes(body)), *ApiV3Key.in_c(memory, api_v3_keys)]
        parse = lambda do |known|
          Native::LIBRARY.with(:wxn_certificates_free, :wxn_parse_certificates, *arguments, known, Native.now(now)) { |of| list(of) }
        end
        known_keys ? NotificationParser.keys(known_keys).in_c(&parse) : parse.call(nil)
      end
    end

    def self.list(pointer)
      of = Native::CertificatesStruct.new(pointer)
      Array.new(of[:len]) { |index| Certificate.new(Native::CertificateStruct.new(of[:items] + index * Native::CertificateStruct.size)) }.freeze
    end
    private_class_method :list
  end
end
