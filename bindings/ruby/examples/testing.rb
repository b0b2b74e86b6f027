# frozen_string_literal: true

require "wxnotify"

# snippet: begin
platform = WxNotify::Testing::Platform.new
paid = WxNotify::Testing.sample("TRANSACTION.SUCCESS", { "mchid" => "1900007291", "out_trade_no" => "A1", "amount.total" => 100 })

headers, body = platform.notification("TRANSACTION.SUCCESS", paid)
notification = platform.parser.parse(headers, body)
notification.expect_paid(mchid: "1900007291", out_trade_no: "A1", amount_total: 100)

case event = notification.event
when WxNotify::Events::TransactionDirect then puts "#{event.out_trade_no}: #{event.amount.total} 分"
end

headers, body = platform.notification("TRANSACTION.SUCCESS", paid, fault: "forged")
begin
  platform.parser.parse(headers, body)
rescue WxNotify::VerificationError => e
  puts "#{e.code}, answered #{e.ack.status}"
end
# snippet: end
