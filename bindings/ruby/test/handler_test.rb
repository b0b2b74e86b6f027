# frozen_string_literal: true

require "helper"
require "handles"
require "timeout"
require "tmpdir"
require "sqlite3"

# The handler without a database of the merchant's: routes, failures, the deadline, shutdown.
class HandlerTest < Minitest::Test
  include Genuine
  include Handles

  def test_a_payment_comes_with_its_event
    seen = nil
    assert_equal [200, "SUCCESS"], post(handler { |on| on.on_paid { |event, delivery| seen = [event, delivery] } })
    assert_instance_of WxNotify::Events::TransactionDirect, seen[0]
    assert_equal "A1", seen[0].out_trade_no
    assert_equal ["TRANSACTION.SUCCESS", 1], [seen[1].notification.event_type, seen[1].attempts]
    assert_code("ARGUMENT_INVALID", "connection") { seen[1].connection }
    assert_code("ARGUMENT_INVALID", "lease") { seen[1].renew }
  end

  def test_routes
    seen = []
    on = handler
    on.on("REFUND.ABNORMAL") { |delivery| seen << delivery.notification.event_type }
    on.on("transaction.partner") { |event, _| seen << event.class }
    on.on(WxNotify::Events::TransactionCombine) { |event| seen << event.class }
    on.on_refunded(->(event) { seen << event.class })
    on.on("SHOP.OWN", custom: true) { |delivery| seen << delivery.attempts }
    on.otherwise { |delivery| seen << delivery.notification.id }
    post(on, deliver("REFUND.ABNORMAL", {}))
    post(on, partner = platform.notification("TRANSACTION.SUCCESS", WxNotify::Testing.sample("transaction.partner")))
    post(on, platform.notification("TRANSACTION.SUCCESS", WxNotify::Testing.sample("transaction.combine")))
    post(on, deliver("REFUND.SUCCESS", {}))
    post(on, platform.notification("SHOP.OWN", { "a" => 1 }))
    post(on, platform.notification("TRANSACTION.SUCCESS", { "mchid" => 5 }, id: "EV-9"))
    assert partner
    events = WxNotify::Events
    assert_equal ["REFUND.ABNORMAL", events::TransactionPartner, events::TransactionCombine, events::RefundDirect, 1, "EV-9"], seen
  end

  def test_what_is_no_route_is_refused_where_it_is_written
    assert_match(/REFUND.ABNORMAL/, assert_code("OPTION_INVALID") { handler.on("REFUND.ABNORMAAL") {} }.message)
    assert_code("OPTION_INVALID") { handler.on_paid {}.on_paid {} }
    assert_code("OPTION_INVALID", "callback") { handler.on_paid }
    assert_code("OPTION_INVALID", "callback") { handler.on_paid(->(_a, _b, _c) {}) }
    assert_code("OPTION_INVALID", "route") { handler.on(String) {} }
  end

  def test_options_are_refused_when_it_is_made
    { deadline: 5, mode: "stored", unhandled: "ignore", max_in_flight: 0, inbox: "inbox.db", observe: 1, expect: 1 }.each do |name, value|
      assert_code("OPTION_INVALID") { handler(**{ name => value }) }.then { |error| refute_nil error.field, name }
    end
    assert_code("OPTION_INVALID", "parser") { WxNotify::NotificationHandler.new(nil) }
  end

  def test_what_nobody_takes_is_not_lost_unseen
    assert_equal [500, "EVENT_UNHANDLED"], post(handler)
    assert_equal [200, "IGNORED"], post(handler(unhandled: :acknowledge))
  end

  def test_bad_requests
    on = handler { |it| it.on_paid { flunk } }
    status, headers, = on.call(env_of(deliver, "REQUEST_METHOD" => "GET"))
    assert_equal [405, "POST", "METHOD_NOT_ALLOWED"], [status, headers["allow"], outcomes.pop.code]
    assert_equal [401, "SIGNATURE_INVALID"], post(on, deliver(fault: :tampered))
    assert_equal [413, "BODY_TOO_LARGE"], post(on, deliver, "CONTENT_LENGTH" => "99999999", "rack.input" => nil)
    assert_equal [413, "BODY_TOO_LARGE"], post(on, deliver, "CONTENT_LENGTH" => nil, "rack.input" => StringIO.new("x" * 1_100_000))
    assert_equal [400, "ENVELOPE_INVALID"], post(on, deliver(fault: :not_json))
    torn = Class.new { def read(*) = raise(EOFError, "the client is gone") }.new
    assert_equal [500, "HANDLER_FAILED"], post(on, deliver, "rack.input" => torn)
  end

  def test_a_body_that_is_gone_says_so
    gone = Class.new { def read(*) = nil }.new
    on = handler { |it| it.on_paid {} }
    assert_equal [500, "ARGUMENT_INVALID"], post(on, deliver, "rack.input" => gone)
    assert_match(/read before the handler/, log.string)
    body = deliver
    assert_equal [200, "SUCCESS"], post(on, body, "rack.input" => gone, "RAW_POST_DATA" => body.body)
  end

  def test_a_failure_of_the_merchants_code
    { "raise" => -> { raise KeyError, "no order A1" }, "exit" => -> { exit }, "throw" => -> { throw :halt },
      "no memory" => -> { raise NoMemoryError }, "a stack" => -> { dive } }.each do |name, work|
      [4.5, nil].each { |deadline| assert_equal [500, "HANDLER_FAILED"], post(handler(deadline: deadline) { |on| on.on_paid(&work) }), name }
    end
    assert_match(/KeyError/, log.string)
    assert_match(/no order A1/, log.string)
    assert_match(/handler_test.rb:\d+/, log.string)
  end

  def dive
    dive
  end

  def test_a_failure_that_is_said_is_answered
    status, _, body = handler { |on| on.on_paid { |_, delivery| delivery.fail("no stock") } }.call(env_of(deliver))
    assert_equal [500, { "code" => "FAIL", "message" => "no stock" }], [status, JSON.parse(body.join)]
    assert_kind_of WxNotify::HandlerError, outcomes.pop.error
  end

  def test_a_drivers_words_are_nowhere
    words = "duplicate key (openid)=(oUpF8uMuAJO_M2pxb1Q9zNjWeS6o)"
    outer = -> { raise SQLite3::ConstraintException, words rescue raise "wrapped: #{words}" }
    [-> { raise SQLite3::ConstraintException, words }, outer].each do |work|
      assert_equal [500, "HANDLER_FAILED"], post(handler { |on| on.on_paid(&work) })
    end
    refute_match(/openid|oUpF8/, log.string)
  end

  def test_an_observer_that_raises_is_logged
    on = handler(observe: ->(_) { raise "secret" }) { |it| it.on_paid {} }
    assert_equal 200, on.call(env_of(deliver)).first
    assert_match(/observe raised RuntimeError/, log.string)
  end

  def test_the_key_and_what_is_expected
    paid = WxNotify::Expectation.paid(mchid: "1900007291", out_trade_no: "A1", amount_total: 101)
    assert_equal [500, "CONTENT_MISMATCH"], post(handler(expect: ->(_) { paid }) { |on| on.on_paid { flunk } })
    assert_equal [500, "OPTION_INVALID"], post(handler(expect: ->(_) {}) { |on| on.on_paid { flunk } })
    assert_equal [200, "SUCCESS"], post(handler(expect: ->(_) { WxNotify::Expectation.not_compared }) { |on| on.on_paid {} })
    Dir.mktmpdir do |folder|
      inbox = WxNotify::Inbox.sqlite("#{folder}/inbox.db")
      own = handler(inbox: inbox, key: ->(notification) { "order:#{notification.resource['out_trade_no']}" }) { |on| on.on_paid {} }
      assert_equal [[200, "SUCCESS"], [200, "DUPLICATE"]], [post(own, deliver(id: "EV-1")), post(own, deliver(id: "EV-2"))]
      assert_equal [500, "HANDLER_FAILED"], post(handler(inbox: inbox, key: ->(_) { 5 }) { |on| on.on_paid {} })
      business = handler(inbox: inbox, key: :business) { |on| on.on_paid {} }
      assert_equal [[200, "SUCCESS"], [200, "DUPLICATE"]], [post(business, deliver(id: "EV-3")), post(business, deliver(id: "EV-4"))]
    end
  end

  def test_past_the_deadline_the_answer_goes_out_and_the_work_counts
    Dir.mktmpdir do |folder|
      inbox = WxNotify::Inbox.sqlite("#{folder}/inbox.db")
      open = Queue.new
      count = 0
      on = handler(inbox: inbox, deadline: 0.2) { |it| it.on_paid { open.pop && count += 1 } }
      delivery = deliver(id: "EV-1")
      assert_equal [500, "DEADLINE_EXCEEDED"], post(on, delivery)
      open << true
      late = outcomes.pop
      assert_equal ["SUCCESS", true, 1], [late.code, late.late?, count]
      assert_equal [200, "DUPLICATE"], post(handler(inbox: inbox) { |it| it.on_paid { flunk } }, delivery)
    end
  end

  def test_a_body_in_drops_has_the_deadline_too
    drops = Class.new do
      def read(*)
        sleep(0.05)
        "x"
      end
    end
    on = handler(deadline: 0.2)
    answered = Timeout.timeout(60) { post(on, deliver, "CONTENT_LENGTH" => nil, "rack.input" => drops.new) }
    assert_equal [500, "DEADLINE_EXCEEDED"], answered
  end

  def test_without_a_deadline_it_runs_in_the_requests_thread
    seen = nil
    assert_equal [200, "SUCCESS"], post(handler(deadline: nil) { |on| on.on_paid { seen = Thread.current } })
    assert_same Thread.current, seen
  end

  def test_no_more_than_so_many_at_once
    open = Queue.new
    on = handler(max_in_flight: 1, deadline: nil) { |it| it.on_paid { open.pop } }
    first = Thread.new { on.call(env_of(deliver)).first }
    eventually { on.in_flight == 1 }
    assert_equal [503, "NOTIFICATION_BUSY"], post(on)
    open << true
    assert_equal 200, first.value
  end

  def test_shutdown
    open = Queue.new
    on = handler(deadline: nil) { |it| it.on_paid { open.pop } }
    first = Thread.new { on.call(env_of(deliver)).first }
    eventually { on.in_flight == 1 }
    assert_equal 1, on.shutdown(0.05)
    assert_equal [503, "NOTIFICATION_BUSY"], post(on)
    open << true
    assert_equal [200, 0], [first.value, on.shutdown(60)]
  end

  def test_a_forked_process_goes_on
    Dir.mktmpdir do |folder|
      on = handler(inbox: WxNotify::Inbox.sqlite("#{folder}/inbox.db")) { |it| it.on_paid {} }
      assert_equal [200, "SUCCESS"], post(on)
      assert_equal "200", forked { on.call(env_of(deliver)).first }
    end
  end

  # What the parent is at work on ends there alone, and fills no place in the child.
  def test_a_forked_process_begins_with_all_of_its_places
    open = Queue.new
    body = Class.new { define_method(:read) { |*| open.pop && nil } }.new
    on = handler(max_in_flight: 1) { |it| it.on_paid { open.pop if Process.pid == PARENT } }
    held = [Thread.new { on.call(env_of(deliver)) }, Thread.new { on.call(env_of(deliver, "rack.input" => body)) }]
    eventually { open.num_waiting == 2 }
    assert_equal "[200, 0, 0]", forked { [on.call(env_of(deliver)).first, on.in_flight, on.shutdown(0)].inspect }
    assert_equal 1, on.in_flight
    2.times { open << true }
    held.each(&:join)
  end

  PARENT = Process.pid

  def test_apiv2_at_the_same_url
    key = "0123456789abcdef0123456789abcdef"
    fields = WxNotify::Testing.sample("v2.pay", { "mch_id" => "1900000109" })
    on = handler(api_v2_keys: { "1900000109" => key }) { |it| it.on("v2.pay") { |event| assert_instance_of WxNotify::Events::V2Pay, event } }
    status, headers, body = on.call(env_of(WxNotify::Testing::V2.notification(fields, key)))
    assert_equal [200, "text/xml"], [status, headers["content-type"][%r{\A[\w/]+}]]
    assert_match(/SUCCESS/, body.join)
  end

  def test_it_does_not_show_what_it_was_given
    refute_match(/parser|keys/i, handler.inspect)
  end
end
