# frozen_string_literal: true

require "helper"
require "handles"
require "action_controller/railtie"
require "rack"
require "served"
require "shop"
require "sinatra/base"

# The handler in front of puma, behind a real socket: by itself, in Sinatra, and in Rails with ActiveRecord.
class RackTest < Minitest::Test
  include Genuine
  include Handles
  include Served

  # A middleware that reads what it can of a request before the handler.
  READER = Class.new do
    def initialize(app)
      @app = app
    end

    def call(env)
      env["rack.input"].read
      Rack::Request.new(env).params
      @app.call(env)
    end
  end

  SHOP = Shop.new("record_on_sqlite")
  Order = Class.new(SHOP.type) { |type| type.table_name = "#{SHOP.table}_orders" }
  Order.primary_key = "number"

  # A merchant's.
  class ShopsApplication < Rails::Application
    config.eager_load = false
    config.consider_all_requests_local = true
    config.logger = Logger.new(nil)
    config.hosts.clear
    config.secret_key_base = "x" * 32
    config.active_support.deprecation = :silence
  end

  def test_by_itself
    serve(Rack::Lint.new(handler { |on| on.on_paid { |event| event.out_trade_no } })) do |port|
      assert_equal ["200", { "code" => "SUCCESS" }], sent(port, deliver).then { |answer| [answer.code, JSON.parse(answer.body)] }
      assert_equal "401", sent(port, deliver(fault: :forged)).code
      assert_equal "413", sent(port, deliver(fault: :oversized)).code
      answer = Net::HTTP.get_response(URI("http://127.0.0.1:#{port}/wxpay/notify"))
      assert_equal %w[405 POST], [answer.code, answer["Allow"]]
    end
  end

  def test_behind_a_middleware_that_reads_the_body
    app = handler { |on| on.on_paid {} }
    serve(Rack::Builder.app { use(READER) && run(app) }) { |port| assert_equal "200", sent(port, deliver).code }
  end

  def test_in_sinatra
    on = handler { |it| it.on_paid {} }
    app = Class.new(Sinatra::Base) do
      set :logging, false
      post("/wxpay/notify") { on.call(env) }
    end
    serve(app) do |port|
      assert_equal "200", sent(port, deliver).code
      assert_equal "401", sent(port, deliver(fault: :tampered)).code
    end
  end

  def test_in_rails
    on = handler(inbox: SHOP.emptied.inbox) do |it|
      it.on_paid { |event| Order.find_by!(number: event.out_trade_no).increment!(:paid) }
    end
    mount_in_rails(on)
    delivery = deliver(id: "EV-1")
    serve(ShopsApplication) do |port|
      statuses = Array.new(6) { Thread.new { sent(port, delivery).code.to_i } }.map(&:value)
      statuses << sent(port, delivery).code.to_i until statuses.last == 200
      eventually { on.in_flight.zero? }
      assert_counted_once(statuses)
      assert_equal 1, SHOP.paid
      assert_equal "401", sent(port, deliver(fault: :tampered)).code
    end
    assert_equal 0, SHOP.type.connection_pool.stat[:waiting]
  end

  # A merchant for each path, found by a model.
  def test_in_rails_for_several_merchants
    merchants = WxNotify::Merchants.new { |name| Order.exists?(number: name) ? WxNotify::ServedMerchant.new(name, parser) : nil }
    mount_in_rails(WxNotify::NotificationHandler.new(merchants.by { |request| request.path[%r{\A/wxpay/notify/(\w+)\z}, 1] }) { |it| it.on_paid {} })
    serve(ShopsApplication) do |port|
      assert_equal %w[200 401 401], %w[A1 B1 A1/x].map { |name| sent(port, deliver, "/wxpay/notify/#{name}").code }
    end
    eventually { SHOP.type.connection_pool.stat[:busy] <= 1 } # this thread's may be one
  end

  private

  def mount_in_rails(handler)
    ShopsApplication.initialize! unless ShopsApplication.initialized?
    ShopsApplication.routes.draw { mount handler => "/wxpay/notify" }
  end
end
