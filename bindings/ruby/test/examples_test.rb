# frozen_string_literal: true

require_relative "helper"
require "open3"
require "rack"

# The README's programs.
class ExamplesTest < Minitest::Test
  include Genuine

  EXAMPLES = File.expand_path("../examples", __dir__)

  def test_the_endpoint
    pretend = WxNotify::Testing::Platform.new(public_key_id: "PUB_KEY_ID_1")
    ENV.update("WXPAY_PUBLIC_KEY_ID" => pretend.serial, "WXPAY_PUBLIC_KEY" => pretend.public_key_pem, "WXPAY_API_V3_KEY" => pretend.api_v3_key,
               "WXPAY_MCHID" => "1900007291")
    app, = Rack::Builder.parse_file("#{EXAMPLES}/endpoint.ru")
    post = lambda do |overrides, **knobs|
      delivery = pretend.notification("TRANSACTION.SUCCESS", WxNotify::Testing.sample("TRANSACTION.SUCCESS", ORDER.merge(overrides)), **knobs)
      environment = Rack::MockRequest.env_for("/notify", method: "POST", input: delivery.body).merge(delivery.rack_env)
      Rack::Lint.new(app).call(environment)[0]
    end
    _, log = capture_io do
      assert_equal 200, post.call({})
      assert_equal 401, post.call({}, fault: "forged")
      assert_equal 500, post.call({ "amount.total" => 1 })
      assert_equal 500, post.call({ "out_trade_no" => "NO_SUCH" })
    end
    assert_equal 1, log.scan("paid A1").length
  end

  def test_testing
    out, status = Open3.capture2e("ruby", "-w", "-I", File.expand_path("../lib", __dir__), "#{EXAMPLES}/testing.rb")
    assert status.success?, out
    assert_equal "A1: 100 分\nSIGNATURE_INVALID, answered 401\n", out
  end
end
