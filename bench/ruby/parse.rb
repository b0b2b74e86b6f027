# frozen_string_literal: true

# What `parse` costs in Ruby, for the same payment as `cargo bench -p wxnotify` parses, beside the same work by hand, step for step as
# Ruby's SDKs do it: OpenSSL with the key kept, and JSON.
#
#     bindings/ruby/native.sh && ruby bench/ruby/parse.rb
#
# The calls take turns, many short ones. A machine that does something else meanwhile makes the medians slower, and hardly changes the
# fastest turns, of which the ratios are.

$LOAD_PATH.unshift File.expand_path("../../bindings/ruby/lib", __dir__)
require "openssl"
require "wxnotify"

NOW = 1_795_000_000
# A payment with a coupon, as WeChat Pay's documentation shows it.
PAYMENT = '{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"1217752501201407033233368018",' \
          '"transaction_id":"4200002245202611216754823945","trade_type":"JSAPI","trade_state":"SUCCESS",' \
          '"trade_state_desc":"支付成功","bank_type":"CMB_DEBIT","attach":"member=8213;store=17",' \
          '"success_time":"2026-11-21T10:34:56+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},' \
          '"amount":{"total":10000,"payer_total":9900,"currency":"CNY","payer_currency":"CNY"},' \
          '"scene_info":{"device_id":"013467007045764"},"promotion_detail":[{"coupon_id":"109519","name":"满百减一",' \
          '"scope":"SINGLE","type":"CASH","amount":100,"stock_id":"931386","wechatpay_contribute":0,' \
          '"merchant_contribute":100,"other_contribute":0,"currency":"CNY","goods_detail":[{"goods_id":"M1006",' \
          '"quantity":1,"unit_price":10000,"discount_amount":100}]}]}'
TURNS = 400
CALLS_PER_TURN = 50

platform = WxNotify::Testing::Platform.new(public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
parser = platform.parser
paid = platform.notification("TRANSACTION.SUCCESS", PAYMENT, now: NOW, summary: "支付成功")
# The company that the headers that count are in, as a Rack server hands them over.
env = { "REQUEST_METHOD" => "POST", "PATH_INFO" => "/notify", "QUERY_STRING" => "", "SERVER_NAME" => "pay.example.com", "HTTP_HOST" => "pay.example.com",
        "HTTP_USER_AGENT" => "Mozilla/4.0", "HTTP_ACCEPT" => "*/*", "CONTENT_LENGTH" => paid.body.bytesize.to_s, **paid.rack_env }

KEY = OpenSSL::PKey::RSA.new(platform.public_key_pem)
SERIAL = platform.serial
API_V3_KEY = platform.api_v3_key

# The plaintext's JSON, once the signature is good and the time is near.
def by_hand(env, body)
  timestamp = env["HTTP_WECHATPAY_TIMESTAMP"]
  raise "the time" if (NOW - Integer(timestamp, 10)).abs > 300
  raise "the serial" unless env["HTTP_WECHATPAY_SERIAL"] == SERIAL

  message = "#{timestamp}\n#{env["HTTP_WECHATPAY_NONCE"]}\n#{body}\n"
  signature = env["HTTP_WECHATPAY_SIGNATURE"].unpack1("m0")
  raise "the signature" unless KEY.verify(OpenSSL::Digest.new("SHA256"), signature, message)

  resource = JSON.parse(body).fetch("resource")
  ciphertext = resource["ciphertext"].unpack1("m0")
  cipher = OpenSSL::Cipher.new("aes-256-gcm").decrypt
  cipher.key = API_V3_KEY
  cipher.iv = resource["nonce"]
  cipher.auth_tag = ciphertext.byteslice(-16, 16)
  cipher.auth_data = resource["associated_data"]
  (cipher.update(ciphertext.byteslice(0, ciphertext.bytesize - 16)) + cipher.final).force_encoding(Encoding::UTF_8)
end

body = paid.body
raise "by hand it is another plaintext" unless by_hand(env, body) == parser.parse(env, body, now: NOW).plaintext

calls = {
  "parse" => -> { parser.parse(env, body, now: NOW) },
  "by hand" => -> { by_hand(env, body) },
  "parse, and the resource as Hashes" => -> { parser.parse(env, body, now: NOW).resource },
  "by hand, and the resource as Hashes" => -> { JSON.parse(by_hand(env, body)) }
}
taken = calls.transform_values { [] }
TURNS.times do
  calls.each do |name, call|
    began = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
    turn = 0
    while turn < CALLS_PER_TURN
      call.call
      turn += 1
    end
    taken[name] << (Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond) - began) / 1000.0 / CALLS_PER_TURN
  end
end
fastest = taken.transform_values(&:min)
taken.each { |name, times| puts format("%-38<name>s %6.1<fastest>f µs, median %6.1<median>f µs", name: name, fastest: fastest[name], median: times.sort[times.length / 2]) }
puts format("parse is %.2<a>f times as fast as by hand, and %.2<b>f times with the resource as Hashes",
            a: fastest["by hand"] / fastest["parse"],
            b: fastest["by hand, and the resource as Hashes"] / fastest["parse, and the resource as Hashes"])
