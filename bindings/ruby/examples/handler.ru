# frozen_string_literal: true

require "wxnotify"

KEYS = WxNotify::PlatformKeys.new(public_keys: { ENV.fetch("WXPAY_PUBLIC_KEY_ID") => ENV.fetch("WXPAY_PUBLIC_KEY") })
PARSER = WxNotify::NotificationParser.new(platform_keys: KEYS, api_v3_keys: ENV.fetch("WXPAY_API_V3_KEY"))
ORDERS = { "A1" => 100 }.freeze # yours: each order's number, and its price in 分

handler = WxNotify::NotificationHandler.new(PARSER, inbox: WxNotify::Inbox.sqlite(ENV.fetch("INBOX", "inbox.db")))
handler.on_paid do |event, delivery|
  number = event.out_trade_no
  price = ORDERS[number] || delivery.fail("no such order") # nothing is committed, and WeChat Pay sends it again
  delivery.notification.expect_paid(mchid: ENV.fetch("WXPAY_MCHID"), out_trade_no: number, amount_total: price)
  warn "paid #{number}: #{price}" # once for each payment: write through delivery.connection
end
run handler
