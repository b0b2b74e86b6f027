# frozen_string_literal: true

# The gem on its platform: its version, a genuine payment, and every forged one.

require "wxnotify"

puts "#{WxNotify.version} #{WxNotify.backend}"
passed = failed = 0
[{}, { public_key_id: "PUB_KEY_ID_0114232134912410000000000000" }, { algorithm: "SM2" }].each do |options|
  platform = WxNotify::Testing::Platform.new(**options)
  parser = platform.parser
  [nil, *WxNotify::Testing.faults.keys].each do |fault|
    headers, body = platform.notification("TRANSACTION.SUCCESS", { "mchid" => "1900007291", "out_trade_no" => "A1" }, fault: fault)
    good = begin
      parser.parse(headers, body).event_type == "TRANSACTION.SUCCESS" && fault.nil?
    rescue WxNotify::Error
      !fault.nil?
    end
    good ? passed += 1 : failed += 1
    puts "FAILED  #{fault || "genuine"}" unless good
  end
end
puts "#{passed} passed, #{failed} failed"
exit failed.zero?
