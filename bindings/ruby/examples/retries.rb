# frozen_string_literal: true

require "minitest/autorun"
require "wxnotify"

# snippet: begin
class RetriesTest < Minitest::Test
  include WxNotify::Testing::Methods # in RSpec: config.include WxNotify::Testing::Methods

  # The shop's database is down for seven hours: the order is paid after nine, and once.
  def test_a_day_of_retries
    is_back = wxnotify_clock.now + 7 * 3600
    paid = 0
    handler = WxNotify::NotificationHandler.new(wxnotify_platform.parser, clock: wxnotify_clock) do |on|
      on.on_paid { wxnotify_clock.now < is_back ? raise("the database is down") : paid += 1 }
    end
    attempts = wxnotify_courier(handler).deliver("TRANSACTION.SUCCESS", WxNotify::Testing.sample("TRANSACTION.SUCCESS", { "out_trade_no" => "A1" }))
    assert_equal [13, true, 9 * 3600 + 4 * 60, 1], [attempts.length, attempts.last.taken?, attempts.last.at - attempts.first.at, paid]
  end
end
# snippet: end
