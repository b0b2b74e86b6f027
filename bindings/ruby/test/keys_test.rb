# frozen_string_literal: true

require_relative "helper"
require "yaml"

class KeysTest < Minitest::Test
  include Genuine

  KEY = "k" * 32

  def test_secrets_are_nowhere_to_be_seen
    merchant = WxNotify::Testing::Merchant.new
    things = [WxNotify::ApiV3Key.new(KEY, "label"), WxNotify::ApiV2Key.new(KEY, "1900000109"), WxNotify::PlatformKeys.new(certificates: KEY), merchant,
              WxNotify::NotificationParser.new(platform_keys: platform.platform_keys, api_v3_keys: KEY), platform]
    things.each do |thing|
      [thing.inspect, thing.to_s, thing.pretty_inspect_text].each do |shown|
        [KEY, merchant.private_key_pem, platform.api_v3_key, platform.private_key_pem].each { |secret| refute_includes shown, secret }
      end
    end
    things.first(3).each do |thing|
      assert_raises(TypeError) { Marshal.dump(thing) }
      assert_raises(TypeError) { YAML.dump(thing) }
      thing.instance_variables.each { |name| refute_includes thing.instance_variable_get(name).inspect, KEY }
      refute_includes JSON.generate(thing), KEY
    end
  end

  def test_a_missing_setting_is_named
    assert_code("ARGUMENT_INVALID", "public_keys") { WxNotify::PlatformKeys.new(public_keys: { nil => platform.public_key_pem }) }
    assert_code("ARGUMENT_INVALID", "public_keys") { WxNotify::PlatformKeys.new(public_keys: { "PUB_KEY_ID_1" => nil }) }
    assert_code("ARGUMENT_INVALID", "public_keys") { WxNotify::PlatformKeys.new(public_keys: "PEM") }
    assert_code("ARGUMENT_INVALID", "certificates") { WxNotify::PlatformKeys.new(certificates: nil) }
    assert_code("ARGUMENT_INVALID", "api_v3_keys") { WxNotify::ApiV3Key.new(nil) }
    assert_code("ARGUMENT_INVALID", "platform_keys") { WxNotify::NotificationParser.new(platform_keys: nil, api_v3_keys: KEY) }
  end

  def test_each_mistake_has_its_code
    merchant = WxNotify::Testing::Merchant.new
    { merchant.certificate_pem => "MERCHANT_CERTIFICATE", merchant.private_key_pem => "PRIVATE_KEY_GIVEN", "PEM" => "PEM_INVALID" }.each do |pem, code|
      error = assert_code(code) { WxNotify::NotificationParser.new(platform_keys: WxNotify::PlatformKeys.new(certificates: pem), api_v3_keys: KEY) }
      assert_instance_of WxNotify::ConfigurationError, error
    end
    assert_code("API_V3_KEY_INVALID") { WxNotify::NotificationParser.new(platform_keys: platform.platform_keys, api_v3_keys: "short") }
    assert_code("NO_PLATFORM_KEY") { WxNotify::NotificationParser.new(platform_keys: WxNotify::PlatformKeys.new, api_v3_keys: KEY) }
  end

  def test_pem_texts_are_described
    assert_equal "merchant_certificate", WxNotify::Pem.inspect_pem(WxNotify::Testing::Merchant.new.certificate_pem)[0]["type"]
    assert_equal "platform_certificate", WxNotify::Pem.inspect_pem(platform.certificate_pem)[0]["type"]
  end

  def test_certificates_are_asked_for_and_read
    merchant = WxNotify::Testing::Merchant.new("1900000001")
    request = WxNotify::Certificates.request(mchid: merchant.mchid, merchant_serial: merchant.serial, merchant_private_key: merchant.private_key_pem)
    assert_equal ["GET", "/v3/certificates"], [request.method, request.path]
    assert_match(/\AWECHATPAY2-SHA256-RSA2048 /, request.authorization)
    refute_includes request.inspect, request.authorization
    headers, body = platform.certificates_answer
    found = WxNotify::Certificates.parse(headers, body, platform.api_v3_key)
    assert_equal [platform.serial], found.map(&:serial)
    assert_equal found.map(&:pem), WxNotify::Certificates.parse(headers, body, platform.api_v3_key, known_keys: platform.platform_keys).map(&:pem)
    assert_code("SIGNATURE_INVALID") { WxNotify::Certificates.parse(headers, "#{body} ", platform.api_v3_key, known_keys: platform.platform_keys) }
    assert_code("ARGUMENT_INVALID", "mchid") { WxNotify::Certificates.request(mchid: nil, merchant_serial: "1", merchant_private_key: "") }
  end

  def test_primitives
    message = WxNotify::Primitives.signing_message("1700000000", "nonce", "{}")
    assert_equal "1700000000\nnonce\n{}\n", message
    assert WxNotify::Primitives.verify_signature(message, platform.sign(message), platform.public_key_pem)
    refute WxNotify::Primitives.verify_signature("#{message} ", platform.sign(message), platform.public_key_pem)
    assert_code("ARGUMENT_INVALID", "signature") { WxNotify::Primitives.verify_signature(message, nil, platform.public_key_pem) }
  end

  def test_apiv2
    payment = WxNotify::Testing.sample("v2.pay", { "mch_id" => "1900000109", "out_trade_no" => "A1" })
    delivery = WxNotify::Testing::V2.notification(payment, KEY)
    notification = WxNotify.parse_v2(delivery.body, { "1900000109" => ["x" * 32, KEY] })
    assert_equal ["v2.pay", "A1"], [notification.kind, notification.event.out_trade_no]
    error = assert_code("SIGNATURE_INVALID") { WxNotify.parse_v2(delivery.body, WxNotify::ApiV2Key.new("x" * 32, "1900000109")) }
    assert_match(/\A<xml>/, error.ack_v2.body)
    assert_code("OPTION_INVALID") { WxNotify.parse_v2(delivery.body, []) }
    assert_code("OPTION_INVALID") { WxNotify.parse_v2(delivery.body, KEY) }
    refund = WxNotify::Testing::V2.refund({ "refund_id" => "1", "refund_status" => "SUCCESS", "out_refund_no" => "R1", "out_trade_no" => "A1", "transaction_id" => "2",
                                            "total_fee" => 100, "refund_fee" => 100, "settlement_refund_fee" => 100, "success_time" => "2026-01-01 00:00:00",
                                            "refund_recv_accout" => "x", "refund_account" => "x", "refund_request_source" => "API" },
                                          KEY, outer: { "appid" => "wx1", "mch_id" => "1900000109" })
    assert_equal "v2.refund", WxNotify.parse_v2(refund.body, { "1900000109" => KEY }).kind
  end

  def test_acks
    assert_equal [200, { "content-type" => "application/json" }, ['{"code":"SUCCESS"}']], WxNotify::Ack.success.to_rack
    assert_equal [204, {}, []], WxNotify::Ack.success_no_content.to_rack
    assert_equal 500, WxNotify::Ack.handler_failed.status
    assert_equal 503, WxNotify::Ack.busy.status
    assert_equal '{"a":"微"}', WxNotify::Ack.answer({ a: "微" }).body
    assert_code("OPTION_INVALID") { WxNotify::Ack.answer("[]") }
    assert_code("ARGUMENT_INVALID", "code") { WxNotify::Ack.failure("NO_SUCH") }
    assert_equal WxNotify::Ack.success, WxNotify::Ack.success
  end

  def test_the_versions_are_one
    assert_equal WxNotify::VERSION, WxNotify.version
    assert_includes File.read("../../Cargo.toml"), "version = \"#{WxNotify::VERSION}\""
  end
end

class Object
  # What `pp` shows.
  def pretty_inspect_text
    require "pp"
    PP.pp(self, +"")
  end
end
