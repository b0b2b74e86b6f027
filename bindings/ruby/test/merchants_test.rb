# frozen_string_literal: true

require "helper"
require "handles"
require "sinatra/base"
require "served"
require "shop"
require "timeout"

# Several merchants behind one endpoint: behind real sockets, and the registry by itself.
class MerchantsTest < Minitest::Test
  include Genuine
  include Handles
  include Served

  NAMES = %w[shop-a shop-b].freeze
  PLATFORMS = NAMES.to_h { |name| [name, WxNotify::Testing::Platform.new] }.freeze
  NOT_VERIFIED = ["401", { "code" => "FAIL", "message" => "signature verification failed" }].freeze

  # The merchants' own database, which counts what it is asked.
  def asked
    @asked ||= []
  end

  def load(name)
    asked << name
    raise @fails if @fails

    PLATFORMS[name]&.then { |of| WxNotify::ServedMerchant.new(name, of.parser, context: { name: name }) }
  end

  def registry(load = method(:load), **options)
    @clock ||= [1000.0]
    WxNotify::Merchants.new(load, logger: Logger.new(log), **options).tap { |it| it.instance_variable_set(:@clock, -> { @clock[0] }) }
  end

  def by_path(merchants = registry)
    merchants.by { |request| request.path.split("/").last }
  end

  # Mounted as it is, and beneath a framework's routes.
  APPS = {
    "rack" => ->(on) { on },
    "sinatra" => ->(on) { Class.new(Sinatra::Base) { set(:logging, false) && post("/wxpay/notify/:name") { on.call(env) } } },
    "a mount" => ->(on) { Rack::Builder.app { map("/wxpay/notify") { run on } } }
  }.freeze

  Shop::NAMES.zip(APPS.keys.cycle).each do |database, app|
    define_method("test_each_merchant_has_its_own_keys_rows_and_context_in_#{app}_by_#{database}") do
      shop = Shop.new(database)
      seen = []
      key = lambda do |notification, merchant|
        seen << [:key, merchant.context[:name]]
        "paid:#{notification.resource['out_trade_no']}"
      end
      expect = ->(_, merchant) { (seen << [:expect, merchant.name]) && WxNotify::Expectation.not_compared }
      on = of_several(by_path, inbox: shop.inbox, key: key, expect: expect) do |event, delivery|
        shop.pay(delivery.connection)
        seen << [:paid, delivery.merchant.context[:name], event.out_trade_no]
      end
      serve(APPS.fetch(app).call(on)) { |port| check_each_merchant(port, shop, seen) }
      assert_equal ["nobody", *NAMES], asked.uniq.sort
      assert_equal 3, asked.length
    end
  end

  def check_each_merchant(port, shop, seen)
    NAMES.each do |name|
      sent = paid_to(name, id: "EV-1")
      assert_equal [["200", { "code" => "SUCCESS" }]] * 2, [answer(port, name, sent), answer(port, name, sent)]
      assert_equal [["SUCCESS", name], ["DUPLICATE", name]], 2.times.map { outcomes.pop.then { |outcome| [outcome.code, outcome.merchant] } }
      assert_empty [[:paid, name, "A1"], [:key, name], [:expect, name]] - seen
    end
    assert_equal 2, shop.paid
    assert_match(/merchant shop-b/, log.string)
    # A's notification is not B's, and nobody's is told no more than that.
    assert_equal NOT_VERIFIED, answer(port, "shop-b", paid_to("shop-a"))
    assert_equal %w[SERIAL_UNKNOWN shop-b], outcomes.pop.then { |outcome| [outcome.code, outcome.merchant] }
    forged = paid_to("shop-a", fault: "forged")
    assert_equal [NOT_VERIFIED, NOT_VERIFIED], [answer(port, "shop-a", forged), answer(port, "nobody", forged)]
    assert_equal [%w[SIGNATURE_INVALID shop-a], ["MERCHANT_UNKNOWN", nil]], 2.times.map { outcomes.pop.then { |outcome| [outcome.code, outcome.merchant] } }
    bare = WxNotify::Testing::Delivery.new({}, forged.body)
    assert_equal answer(port, "shop-a", bare), answer(port, "nobody", bare)
    assert_equal "400", answer(port, "shop-a", bare)[0]
    assert_includes %w[401 404], answer(port, "no%20name", forged)[0]
  end

  def test_what_finds_the_merchant_has_the_request_and_may_fail_or_hang
    known = NAMES.to_h { |name| [name, load(name)] }
    requests = []
    go = Queue.new
    choose = lambda do |request|
      requests << request
      case name = request.header("x-shop")
      when "raises" then raise KeyError, "secret"
      when "hangs" then go.pop && nil
      when "a hash" then {}
      else known[name]
      end
    end
    serve(of_several(choose)) do |port|
      assert_equal "200", sent(port, paid_to("shop-a"), "/wxpay/notify/x?y=/z", "X-Shop" => "shop-a").code
      assert_equal ["POST", "/wxpay/notify/x", "127.0.0.1"], [requests[0].method, requests[0].path, requests[0].host]
      assert_equal "SUCCESS", outcomes.pop.code
      ["raises", "a hash"].each do |name|
        assert_equal "500", sent(port, paid_to("shop-a"), "X-Shop" => name).code
        error = outcomes.pop.error
        assert_equal "HANDLER_FAILED", error.code, name
        assert_kind_of KeyError, error.cause if name == "raises"
      end
    end
    serve(of_several(choose, deadline: 0.2)) do |port|
      assert_equal "500", sent(port, paid_to("shop-a"), "X-Shop" => "hangs").code
      assert_equal %w[DEADLINE_EXCEEDED merchant], outcomes.pop.error.then { |error| [error.code, error.field] }
      go << true
    end
    assert_match(/the function that finds the merchant raised KeyError at merchants_test.rb:/, log.string)
    assert_match(/returned a value/, log.string)
  end

  def test_apiv3_keys_rotate_in_the_middle_of_traffic
    merchants = registry
    old = PLATFORMS["shop-a"]
    key = "abcdefghijklmnopqrstuvwxyz012345"
    new = WxNotify::Testing::Platform.new(private_key: old.private_key_pem, serial: old.serial, api_v3_key: key)
    from = old
    answers = Queue.new
    serve(of_several(by_path(merchants))) do |port|
      stop = false
      senders = Array.new(2) { Thread.new { answers << answer(port, "shop-a", paid_to("shop-a", from))[0] until stop } }
      more = lambda do
        count = answers.length
        eventually { answers.length > count + 10 }
      end
      more.call
      parser = merchants.get("shop-a").parser
      parser.replace_api_v3_keys([key, old.api_v3_key])
      from = new
      more.call # what was sealed with the old one has arrived
      parser.replace_api_v3_keys(key)
      more.call
      stop = true
      senders.each(&:join)
    end
    assert_equal ["200"], Array.new(answers.length) { answers.pop }.uniq
  end

  def test_a_worker_finds_the_merchant_and_tries_again_where_it_cannot
    shop = Shop.new("sqlite3")
    seen = []
    paid = lambda do |_event, delivery|
      shop.pay(delivery.connection)
      seen << delivery.merchant.name
    end
    on = of_several(by_path, inbox: shop.inbox, mode: :stored, &paid)
    serve(on) { |port| NAMES.each { |name| 2.times { assert_equal "200", answer(port, name, paid_to(name, id: "EV-1"))[0] } } }
    assert_equal NAMES.product(%w[STORED DUPLICATE]), Array.new(4) { outcomes.pop }.map { |outcome| [outcome.merchant, outcome.code] }
    # In another process nothing is kept, and the merchants' database is down at first.
    worker = of_several(by_path, inbox: shop.inbox, mode: :stored, &paid)
    @fails = Errno::ECONNREFUSED
    assert worker.work_once
    failed = outcomes.pop
    assert_equal ["HANDLER_FAILED", 500, 1], [failed.code, failed.status, failed.attempts]
    assert_match(/the function that finds the merchant raised Errno::ECONNREFUSED/, failed.line)
    assert_kind_of Errno::ECONNREFUSED, failed.error.cause
    @fails = nil
    shop.look("UPDATE inbox SET due_at = 1")
    assert_equal [true, true, false], Array.new(3) { worker.work_once }
    assert_equal [NAMES, 2], [seen.sort, shop.paid]
    assert_equal NAMES.map { |name| ["#{name}/EV-1", "done"] }, shop.look("SELECT notification_key, state FROM inbox ORDER BY notification_key")
  end

  def test_wrong_options_are_named
    of = WxNotify::NotificationHandler
    { "parser" => -> { of.new("parser") }, "api_v2_keys" => -> { of.new(->(_) {}, api_v2_keys: { "1" => "2" }) },
      "merchants" => -> { of.new(->(_) {}, mode: :stored, inbox: WxNotify::Inbox.new { flunk }) },
      "merchant" => -> { WxNotify::ServedMerchant.new("a/b", parser) }, "load" => -> { WxNotify::Merchants.new },
      "max_age" => -> { registry(max_age: 0) }, "capacity" => -> { registry(capacity: 0) }, "name_of" => -> { registry.by },
      "key" => -> { of.new(parser, key: ->(_a, _b, _c) {}) }, "expect" => -> { of.new(parser, expect: ->(_a, of:) {}) } }.each do |field, make|
      assert_code("OPTION_INVALID", field, &make)
    end
    assert_code("OPTION_INVALID", "merchant") { WxNotify::ServedMerchant.new(1, parser) }
    assert_code("OPTION_INVALID", "parser") { WxNotify::ServedMerchant.new("a", nil) }
    assert_code("ARGUMENT_INVALID", "merchant") { WxNotify::Delivery.new(receive).merchant }
  end

  # The registry

  def test_a_hundred_threads_load_once
    open = Queue.new
    merchants = registry(->(name) { open.pop && load(name) })
    threads = Array.new(100) { Thread.new { merchants.get("shop-a") } }
    eventually { threads.all?(&:stop?) }
    open << true
    assert_equal 1, threads.map(&:value).map(&:object_id).uniq.length
    assert_equal ["shop-a"], asked
  end

  def test_an_old_one_serves_while_it_is_loaded_anew_and_where_that_fails
    open = Queue.new
    merchants = registry(->(name) { (asked.empty? || open.pop) && load(name) }, max_age: 300)
    first = merchants.get("shop-a")
    @clock[0] += 299
    assert_same first, merchants.get("shop-a")
    assert_equal 1, asked.length
    @clock[0] += 1
    assert_same first, merchants.get("shop-a")
    assert_same first, merchants.get("shop-a")
    open << true
    eventually { !merchants.get("shop-a").equal?(first) }
    assert_equal 2, asked.length

    second = merchants.get("shop-a")
    @fails = KeyError
    @clock[0] += 300
    open << true
    eventually { merchants.get("shop-a").equal?(second) && log.string.include?("what was loaded before serves on") }
    assert_match(/shop-a/, log.string)
    assert_same second, merchants.get("shop-a")
    assert_equal 3, asked.length
    @fails = nil
    @clock[0] += 10
    open << true
    eventually { !merchants.get("shop-a").equal?(second) }
    assert_equal 4, asked.length
  end

  def test_who_waits_for_a_load_that_fails_hears_of_it_and_nothing_is_remembered
    merchants = registry
    @fails = KeyError
    2.times { assert_raises(KeyError) { merchants.get("shop-a") } }
    @fails = nil
    assert_equal "shop-a", merchants.get("shop-a").name
    assert_equal 3, asked.length
  end

  def test_who_waits_for_a_thread_that_is_killed_hears_of_it
    open = Queue.new
    merchants = registry(->(_) { open.pop })
    leads = Thread.new { merchants.get("shop-a") }
    eventually { open.num_waiting == 1 }
    follows = Thread.new { merchants.get("shop-a") }.tap { |thread| thread.report_on_exception = false }
    eventually { follows.stop? }
    leads.kill
    assert_code("HANDLER_FAILED") { follows.value }
  end

  # In the child nobody loads what a thread of the parent's loads.
  def test_a_forked_process_loads_for_itself
    open = Queue.new
    merchants = registry(->(name) { (Process.pid == PARENT ? open.pop : true) && load(name) })
    leads = Thread.new { merchants.get("shop-a") }
    eventually { open.num_waiting == 1 }
    assert_equal "shop-a", forked { merchants.get("shop-a").name }
    open << true
    assert_equal "shop-a", leads.value.name
    @clock[0] += 300
    assert_equal "true", forked { merchants.get("shop-a").then { |first| 1000.times.any? { sleep(0.01) && !merchants.get("shop-a").equal?(first) } } }
  end

  PARENT = Process.pid

  def test_names_that_are_nobodys_are_remembered_for_a_while_and_bounded
    merchants = registry
    3.times { assert_nil merchants.get("nobody") }
    ["", "a/b", "n" * 65, "n" * 10_000_000, "商户", nil, 7].each { |wrong| assert_nil merchants.get(wrong) }
    assert_equal ["nobody"], asked
    refused = 5000.times.count do |number|
      assert_nil merchants.get("made-up-#{number}")
      false
    rescue WxNotify::HandlerError => e
      assert_equal %w[NOTIFICATION_BUSY merchant], [e.code, e.field]
    end
    assert_equal [1000, 4001], [asked.length, refused]
    @clock[0] += 10
    assert_equal "shop-a", merchants.get("shop-a").name
    assert_nil merchants.get("nobody")
    assert_equal [1002, 1], [asked.length, merchants.instance_variable_get(:@unknown).length]
  end

  def test_no_more_are_kept_than_there_is_capacity_for
    merchants = registry(->(name) { (asked << name) && WxNotify::ServedMerchant.new(name, parser) }, capacity: 2)
    %w[a b a c a b].each { |name| merchants.get(name) }
    assert_equal %w[a b c b], asked
  end

  def test_what_is_forgotten_is_loaded_anew_and_what_is_not_known_any_more_is_gone
    known = true
    merchants = registry(->(name) { known ? load(name) : nil })
    first = merchants.get("shop-a")
    merchants.forget("shop-a")
    refute_same first, merchants.get("shop-a")
    known = false
    @clock[0] += 300
    assert merchants.get("shop-a")
    eventually { merchants.get("shop-a").nil? && log.string.include?("not known any more") }
  end

  def test_what_is_loaded_has_the_name_that_was_asked_for
    [WxNotify::ServedMerchant.new("other", parser), { name: "shop-a" }].each do |loaded|
      assert_code("OPTION_INVALID", "merchant") { registry(->(_) { loaded }).get("shop-a") }
    end
  end

  private

  def of_several(choose, **options, &paid)
    WxNotify::NotificationHandler.new(choose, observe: outcomes.method(:push), logger: Logger.new(log), **options) { |on| on.on_paid(&paid || proc {}) }
  end

  def paid_to(name, from = PLATFORMS.fetch(name), **knobs)
    from.notification("TRANSACTION.SUCCESS", WxNotify::Testing.sample("TRANSACTION.SUCCESS", ORDER), **knobs)
  end

  # The status and the body.
  def answer(port, name, delivery)
    sent(port, delivery, "/wxpay/notify/#{name}").then { |it| [it.code, it.body.empty? ? "" : JSON.parse(it.body)] }
  end
end
