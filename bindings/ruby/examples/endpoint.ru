# frozen_string_literal: true

require "wxnotify"

KEYS = WxNotify::PlatformKeys.new(public_keys: { ENV.fetch("WXPAY_PUBLIC_KEY_ID") => ENV.fetch("WXPAY_PUBLIC_KEY") })
PARSER = WxNotify::NotificationParser.new(platform_keys: KEYS, api_v3_keys: ENV.fetch("WXPAY_API_V3_KEY"))
ORDERS = { "A1" => 100 }.freeze # yours: each order's number, and its price in 分

run(lambda do |env|
  notification = PARSER.parse(env, env["rack.input"])
  number = notification.resource["out_trade_no"]
  notification.expect_paid(mchid: ENV.fetch("WXPAY_MCHID"), out_trade_no: number, amount_total: ORDERS[number])
  warn "paid #{number}" # yours: it may come again, so write it by the notification's id, in a transaction, before the answer
  WxNotify::Ack.success.to_rack
rescue WxNotify::Error => e
  warn "#{e.code}: #{e.message}"
  e.ack.to_rack
end)
