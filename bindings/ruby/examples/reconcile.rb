# frozen_string_literal: true

require "wxnotify"

# snippet: begin
# Every few minutes, of the orders that are still open 10 minutes after they were made.
def look_for_payments(handler, merchant, numbers)
  numbers.each do |number|
    told = handler.reconcile(merchant, out_trade_no: number)
    warn "#{number}: #{told.state} #{told.code}" # SUCCESS SUCCESS: it was paid, and the block has run now
  rescue WxNotify::Error => e
    warn "#{number}: #{e.code}: #{e.message}"
  end
end
# snippet: end
