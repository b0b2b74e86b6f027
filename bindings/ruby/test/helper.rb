# frozen_string_literal: true

$LOAD_PATH.unshift File.expand_path("../lib", __dir__)
require "minitest/autorun"
require "stringio"
require "timeout"
require "wxnotify"

# No test waits for ever: one that does fails, and its backtrace says in what it waited.
module Ends
  def capture_exceptions(&block)
    super { Timeout.timeout(180, &block) }
  end
end
Minitest::Test.prepend(Ends)

# What tests begin with: a platform, and a notification of its.
module Genuine
  PLATFORM = WxNotify::Testing::Platform.new
  ORDER = { "mchid" => "1900007291", "out_trade_no" => "A1", "amount.total" => 100 }.freeze

  def platform
    PLATFORM
  end

  def parser
    @parser ||= platform.parser
  end

  def deliver(event = "TRANSACTION.SUCCESS", overrides = ORDER, **knobs)
    platform.notification(event, WxNotify::Testing.sample(event, overrides), **knobs)
  end

  def receive(...)
    delivery = deliver(...)
    parser.parse(delivery.headers, delivery.body)
  end

  # The error that the block must raise, of this code.
  def assert_code(code, field = nil, &block)
    error = assert_raises(WxNotify::Error, &block)
    assert_equal code, error.code
    assert_equal field, error.field if field
    refute_includes error.message, "\n"
    error
  end
end
