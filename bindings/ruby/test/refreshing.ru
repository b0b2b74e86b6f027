# frozen_string_literal: true

require "logger"
require "wxnotify"

# What puma's master loads, before it forks.
merchant = WxNotify::Merchant.new(mchid: "1900007291", serial: "7132D72A", private_key: File.read(ENV.fetch("WXPAY_KEYS")), host: ENV.fetch("WXPAY_HOST"))
refresher = WxNotify::CertificateRefresher.new(merchant, ENV.fetch("WXPAY_API_V3_KEY"), logger: Logger.new(nil), pause_ms: 200)
handler = WxNotify::NotificationHandler.new(refresher.parser, refresher: refresher.start, logger: Logger.new(nil)) { |on| on.otherwise {} }
run(lambda do |env|
  status, headers, body = handler.call(env)
  [status, { **headers, "x-worker" => Process.pid.to_s }, body]
end)
