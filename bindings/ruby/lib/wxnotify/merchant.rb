# frozen_string_literal: true

module WxNotify
  # A merchant who asks WeChat Pay's API. Nothing that shows it shows the key.
  class Merchant
    # @return [String] the merchant's number
    attr_reader :mchid

    # @param mchid [String] the merchant's number (商户号)
    # @param serial [String] the serial of the merchant's own API certificate, in hex
    # @param private_key [String] the private key of that, in PEM (apiclient_key.pem)
    # @param host [String, nil] `https://api.mch.weixin.qq.com` unless given; merchants abroad give `https://apihk.mch.weixin.qq.com`
    # @raise [ConfigurationError] `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`
    # @raise [UsageError] for what is no text
    def initialize(mchid:, serial:, private_key:, host: nil)
      { mchid: mchid, serial: serial, private_key: private_key, host: host || "" }.each { |name, value| Native.check_text(name, value) }
      @mchid = mchid.dup.freeze
      @told = Secret.new({ mchid: mchid, serial: serial, private_key: private_key, host: host, agent: "wxnotify-ruby/#{VERSION}" })
      # What is signed now is not sent: it shows whether the key is good.
      sign("GET", "/")
      freeze
    end

    # Signs a request, for whatever else a merchant asks of the API. {NotificationParser#verify_answer} verifies what is answered.
    #
    # @param method [String] such as `GET`
    # @param path [String] with its query, percent-encoded: exactly what is sent
    # @param body [String] JSON, or empty
    # @return [ApiRequest]
    # @raise [ConfigurationError] `OPTION_INVALID` for a method or path that is none
    def sign(method, path, body = "")
      Native.texts(method: method, path: path, body: body)
      ApiRequest.new(Core.value("sign", merchant: in_json, method: method, path: path, body: [body].pack("m0")), body)
    end

    # As the core takes it.
    #
    # @api private
    def in_json
      @told.reveal
    end

    def inspect
      "#<#{self.class} mchid=#{mchid.inspect}>"
    end
  end
end
