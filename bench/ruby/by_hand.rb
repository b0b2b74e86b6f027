# frozen_string_literal: true

# What a careful engineer writes with Ruby's OpenSSL: every check that decides whether a payment is genuine, with the key kept.

require "openssl"
require_relative "contest"

KEYS = { text("public_key_id") => OpenSSL::PKey::RSA.new(text("public_key.pem")) }.freeze
API_V3_KEY = text("api_v3_key")

Payer = Struct.new(:openid, keyword_init: true)
Amount = Struct.new(:total, :payer_total, :currency, :payer_currency, keyword_init: true)
SceneInfo = Struct.new(:device_id, keyword_init: true)
Goods = Struct.new(:goods_id, :quantity, :unit_price, :discount_amount, :goods_remark, keyword_init: true)
Promotion = Struct.new(:coupon_id, :name, :scope, :type, :amount, :stock_id, :wechatpay_contribute, :merchant_contribute, :other_contribute, :currency,
                       :goods_detail, keyword_init: true)
Payment = Struct.new(:mchid, :appid, :out_trade_no, :transaction_id, :trade_type, :trade_state, :trade_state_desc, :bank_type, :attach, :success_time, :payer,
                     :amount, :scene_info, :promotion_detail, keyword_init: true)

def parse(env, body)
  timestamp = env.fetch("HTTP_WECHATPAY_TIMESTAMP")
  nonce = env.fetch("HTTP_WECHATPAY_NONCE")
  raise "the timestamp is old" if (Time.now.to_i - Integer(timestamp, 10)).abs > 300

  key = KEYS.fetch(env.fetch("HTTP_WECHATPAY_SERIAL"))
  signature = env.fetch("HTTP_WECHATPAY_SIGNATURE").unpack1("m0")
  raise "the signature is wrong" unless key.verify("SHA256", signature, "#{timestamp}\n#{nonce}\n".b << body << "\n")

  resource = JSON.parse(body).fetch("resource")
  raise "the algorithm" unless resource["algorithm"] == "AEAD_AES_256_GCM"

  sealed = resource["ciphertext"].unpack1("m0")
  raise "the ciphertext is short" if sealed.bytesize < 16

  cipher = OpenSSL::Cipher.new("aes-256-gcm").decrypt
  cipher.key = API_V3_KEY
  cipher.iv = resource["nonce"]
  cipher.auth_tag = sealed.byteslice(-16, 16)
  cipher.auth_data = resource["associated_data"] || ""
  (cipher.update(sealed.byteslice(0, sealed.bytesize - 16)) + cipher.final).force_encoding(Encoding::UTF_8)
end

def event(env, body)
  of = JSON.parse(parse(env, body), symbolize_names: true)
  promotions = (of[:promotion_detail] || []).map do |promotion|
    Promotion.new(**promotion, goods_detail: (promotion[:goods_detail] || []).map { |goods| Goods.new(**goods) })
  end
  Payment.new(**of, payer: Payer.new(**of[:payer]), amount: Amount.new(**of[:amount]), scene_info: of[:scene_info] && SceneInfo.new(**of[:scene_info]),
                    promotion_detail: promotions)
end

serve "openssl #{OpenSSL::VERSION}, #{OpenSSL::OPENSSL_LIBRARY_VERSION}; json #{JSON::VERSION}",
      "parse" => [method(:parse), PLAINTEXT],
      "json" => [->(env, body) { JSON.parse(parse(env, body)) }, RESOURCE],
      "event" => [method(:event), EVENT]
