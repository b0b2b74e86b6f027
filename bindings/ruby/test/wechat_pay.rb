# frozen_string_literal: true

require "json"
require "served"

# A pretend WeChat Pay behind a socket: it serves certificates and queries, signs its answers, and verifies who asks.
class WeChatPay
  include Served

  MCHID = "1900007291"

  # @return [WxNotify::Testing::Platform] which signs
  attr_accessor :platform

  # @return [Hash{String => Object}] by the path: a status and an object, a delivery, or what makes one
  attr_reader :answers

  # @return [Array<String>] the paths that were asked for
  attr_reader :asked

  # @return [String]
  attr_reader :url

  def self.open(platform, merchants_key, &block)
    new(platform, merchants_key).open(&block)
  end

  def initialize(platform, merchants_key)
    @merchants_key = merchants_key
    @answers = {}
    @asked = []
    has(platform)
  end

  def open
    serve(self) do |port|
      @url = "http://127.0.0.1:#{port}"
      yield self
    end
  end

  def merchant(host: @url, key: @merchants_key)
    WxNotify::Merchant.new(mchid: MCHID, serial: "7132D72A", private_key: key.private_key_pem, host: host)
  end

  # From now on it signs with this platform's certificate, and lists it.
  def has(platform)
    @platform = platform
    answers["/v3/certificates"] = -> { platform.certificates_answer }
  end

  def call(env)
    path = [env["PATH_INFO"], env["QUERY_STRING"]].reject(&:empty?).join("?")
    asked << path
    answer = signed_by_the_merchant?(path, env) ? answers.fetch(path, [404, { "code" => "ORDER_NOT_EXIST" }]) : [401, { "code" => "SIGN_ERROR" }]
    answer = answer.call if answer.respond_to?(:call)
    return [200, answer.headers, [answer.body]] if answer.is_a?(WxNotify::Testing::Delivery)

    status, told = answer
    body = JSON.generate(told)
    [status, { **signed(body), "Location" => "/elsewhere" }, [body]]
  end

  private

  def signed(body)
    timestamp = Time.now.to_i.to_s
    nonce = "5K8264ILTKCH16CQ2502SI8ZNMTM67VS"
    signature = platform.sign(WxNotify::Primitives.signing_message(timestamp, nonce, body))
    { "Wechatpay-Timestamp" => timestamp, "Wechatpay-Nonce" => nonce, "Wechatpay-Serial" => platform.serial,
      "Wechatpay-Signature" => signature, "Content-Type" => "application/json" }
  end

  def signed_by_the_merchant?(path, env)
    parts = env["HTTP_AUTHORIZATION"].to_s.scan(/(\w+)="([^"]*)"/).to_h
    message = "GET\n#{path}\n#{parts['timestamp']}\n#{parts['nonce_str']}\n\n"
    parts["mchid"] == MCHID && env["HTTP_USER_AGENT"].start_with?("wxnotify-ruby/") &&
      WxNotify::Primitives.verify_signature(message, parts["signature"], @merchants_key.public_key_pem)
  end
end
