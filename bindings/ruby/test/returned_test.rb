# frozen_string_literal: true

require "helper"
require "handles"
require "net/http"
require "rack"
require "active_record"
require "action_controller"

# What a callback's last line comes to.
class ReturnedTest < Minitest::Test
  include Genuine
  include Handles

  Result = Struct.new(:success) do
    def success?
      success
    end
  end
  Invalid = Struct.new(:errors)
  Failure = Class.new do
    def failure?
      true
    end
  end
  Torn = Class.new do
    def success?
      raise "who knows"
    end
  end

  def self.response(type, code)
    type.new("1.1", code, "").tap { |response| response.instance_variable_set(:@read, true) }
  end

  PASS = {
    "nil" => nil, "true" => true, "a count" => 1, "no row" => 0, "two hundred rows" => 200, "a text" => "paid", "an empty Hash" => {},
    "a Symbol" => :paid, "rows" => [[500, "A1"]], "pairs" => [["A1", 100], ["A2", 200], ["A3", 300]], "an object" => Object.new, "a status of its own" => { status: "paid" },
    "a 200 in a Hash" => { status: 200 }, "no error" => { error: nil, errors: [] }, "a result" => Result.new(true), "a job" => Class.new.new,
    "a valid record" => Invalid.new([]), "an answer of another's" => response(Net::HTTPOK, "200"), "a column" => "failed_at", "a Proc" => -> {}
  }.freeze

  FAIL = {
    "false" => false, "a triple" => [500, {}, []], "a triple of 200" => [200, { "content-type" => "application/json" }, ['{"code":"FAIL"}']],
    "Rack's response" => Rack::Response.new([], 500), "Rack's response of 200" => Rack::Response.new([], 200),
    "Rails' response" => ActionDispatch::Response.new(500), "a Hash of 500" => { status: 500 }, "with texts" => { "status" => "500" },
    "a redirection" => { status: 302 }, "FAIL in a Hash" => { "code" => "FAIL", "message" => "x" }, "an error in it" => { error: "no stock" },
    "success of it" => { success: false }, "APIv2's" => "<xml><return_code><![CDATA[FAIL]]></return_code></xml>", "FAIL" => "FAIL",
    "fail" => "fail", "a JSON text" => '{"code":"FAIL"}', ":error" => :error, ":failed" => :failed, "500" => 500, "404" => 404,
    "a pair" => [:error, "no stock"], "another pair" => [false, "no stock"], "an exception" => RuntimeError.new("no stock"),
    "another's answer" => response(Net::HTTPInternalServerError, "500"), "a result" => Result.new(false), "a monad" => Failure.new,
    "an invalid record" => Invalid.new(["number is taken"]), "a torn one" => Torn.new
  }.freeze

  def test_what_says_nothing_about_success_passes
    PASS.each { |name, value| assert_equal [200, "SUCCESS"], post(handler { |on| on.on_paid { value } }), name }
  end

  def test_what_says_no_is_never_a_success
    FAIL.each do |name, value|
      assert_equal [500, "HANDLER_FAILED"], post(handler { |on| on.on_paid { value } }), name
      assert_includes log.string, "returned a value that is neither success nor failure (of type #{value.class})"
    end
  end

  def test_an_ack_is_answered
    status, headers, body = handler { |on| on.on_paid { WxNotify::Ack.success_no_content } }.call(env_of(deliver))
    assert_equal [204, {}, []], [status, headers, body]
  end
end
