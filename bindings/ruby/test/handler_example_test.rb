# frozen_string_literal: true

require "helper"
require "handles"
require "rack"
require "tmpdir"

# The README's endpoint by the handler.
class HandlerExampleTest < Minitest::Test
  include Genuine
  include Handles

  def test_it_counts_once
    pretend = WxNotify::Testing::Platform.new(public_key_id: "PUB_KEY_ID_1")
    before = ENV.to_h
    Dir.mktmpdir do |folder|
      ENV.update("WXPAY_PUBLIC_KEY_ID" => pretend.serial, "WXPAY_PUBLIC_KEY" => pretend.public_key_pem, "WXPAY_API_V3_KEY" => pretend.api_v3_key,
                 "WXPAY_MCHID" => "1900007291", "INBOX" => "#{folder}/inbox.db")
      app, = hide_constants { Rack::Builder.parse_file(File.expand_path("../examples/handler.ru", __dir__)) }
      post = lambda do |overrides, **knobs|
        sample = WxNotify::Testing.sample("TRANSACTION.SUCCESS", ORDER.merge(overrides))
        Rack::Lint.new(app).call(Rack::MockRequest.env_for("/").merge(env_of(pretend.notification("TRANSACTION.SUCCESS", sample, **knobs)))).first
      end
      _, log = capture_io do
        assert_equal [200, 200], [post.call({}, id: "EV-1"), post.call({}, id: "EV-1")]
        assert_equal [401, 500, 500], [post.call({}, fault: "forged"), post.call({ "amount.total" => 1 }), post.call({ "out_trade_no" => "B1" })]
      end
      assert_equal 1, log.scan("paid A1: 100").length
    end
  ensure
    ENV.replace(before)
    %i[KEYS PARSER ORDERS].each { |name| Object.send(:remove_const, name) if Object.const_defined?(name) }
  end

  private

  # The other example has constants of the same names.
  def hide_constants
    verbose, $VERBOSE = $VERBOSE, nil
    yield
  ensure
    $VERBOSE = verbose
  end
end
