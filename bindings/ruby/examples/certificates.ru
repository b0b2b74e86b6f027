# frozen_string_literal: true

require "wxnotify"

MERCHANT = WxNotify::Merchant.new(mchid: ENV.fetch("WXPAY_MCHID"), serial: ENV.fetch("WXPAY_MERCHANT_SERIAL"), host: ENV["WXPAY_HOST"],
                                  private_key: File.read(ENV.fetch("WXPAY_MERCHANT_KEY"))) # apiclient_key.pem
REFRESHER = WxNotify::CertificateRefresher.new(MERCHANT, ENV.fetch("WXPAY_API_V3_KEY"), file: "certificates.json")

# By the key business a payment counts once, whether its notification tells of it or `reconcile`.
HANDLER = WxNotify::NotificationHandler.new(REFRESHER.parser, refresher: REFRESHER.start, inbox: WxNotify::Inbox.sqlite("inbox.db"), key: :business)
HANDLER.on_paid do |event, delivery|
  delivery.notification.expect_paid(mchid: MERCHANT.mchid, out_trade_no: event.out_trade_no, amount_total: 100) # the order's price
  warn "paid #{event.out_trade_no}"
end
at_exit { REFRESHER.close }
run HANDLER
