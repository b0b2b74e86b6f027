# frozen_string_literal: true

require "sqlite3"
require "wxnotify"

SHOP = ENV.fetch("SHOP", "shop.db")
MERCHANTS = WxNotify::Merchants.new do |name| # nil where nobody is called so
  db = SQLite3::Database.new(SHOP)
  id, key, api_v3_key = db.get_first_row("SELECT key_id, public_key, api_v3_key FROM merchants WHERE name = ?", name)
  db.close
  next if id.nil?

  keys = WxNotify::PlatformKeys.new(public_keys: { id => key })
  WxNotify::ServedMerchant.new(name, WxNotify::NotificationParser.new(platform_keys: keys, api_v3_keys: api_v3_key))
end

by_path = MERCHANTS.by { |request| request.path.split("/").last } # /wxpay/notify/NAME
handler = WxNotify::NotificationHandler.new(by_path, inbox: WxNotify::Inbox.sqlite(SHOP))
handler.on_paid do |event, delivery|
  order = [delivery.merchant.name, event.out_trade_no]
  delivery.connection.execute("UPDATE orders SET paid = 1 WHERE merchant = ? AND number = ?", order)
end
run handler
