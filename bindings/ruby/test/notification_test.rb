# frozen_string_literal: true

require_relative "helper"
require "yaml"

class NotificationTest < Minitest::Test
  include Genuine

  def test_it_is_frozen_throughout
    notification = receive
    assert_predicate notification, :frozen?
    assert_predicate notification.id, :frozen?
    assert_predicate notification.resource, :frozen?
    assert_predicate notification.resource["amount"], :frozen?
    assert_predicate notification.event, :frozen?
    assert_predicate notification.event.amount, :frozen?
    assert_same notification.resource, notification.resource
  end

  def test_the_event_has_the_class_of_its_kind
    event = receive.event
    assert_instance_of WxNotify::Events::TransactionDirect, event
    assert_equal "transaction.direct", event.kind
    assert_equal ["A1", 100], [event.out_trade_no, event.amount.total]
    assert_instance_of WxNotify::Events::TransactionDirect::Amount, event.amount
    assert_equal "A1", event.to_h[:out_trade_no]
    assert_raises(NoMethodError) { event.no_such_field }
  end

  def test_every_kind_has_a_class
    kinds = WxNotify::Kind.all - [WxNotify::Kind::UNKNOWN]
    assert_equal kinds.sort, WxNotify::Events::BY_KIND.keys.sort
    kinds.each do |kind|
      next if kind.start_with?("v2.")

      type = WxNotify::Events.const_get(WxNotify::Events::BY_KIND[kind])
      read = type.read(WxNotify::Testing.sample(kind))
      assert_equal [kind, kind], [read.kind, type::KIND]
    end
  end

  # Whatever is read, and in whatever order: the fields are those of the resource.
  def test_an_event_has_the_fields_of_its_resource
    (WxNotify::Kind.all - [WxNotify::Kind::UNKNOWN]).each do |kind|
      next if kind.start_with?("v2.")

      sample = WxNotify::Testing.sample(kind)
      type = WxNotify::Events.const_get(WxNotify::Events::BY_KIND[kind])
      assert_equal sample, JSON.parse(JSON.generate(filled(type.read(sample).to_h))), kind
      empty = type.read({})
      type.fields.each_value { |field| field.list ? assert_equal([], empty.public_send(field.name)) : assert_nil(empty.public_send(field.name)) }
    end
  end

  # So that it can go to another Ractor, and to another process.
  def test_an_event_is_frozen_throughout
    event = receive.event
    assert Ractor.shareable?(event)
    assert_predicate event.promotion_detail, :frozen?
    assert_predicate event.promotion_detail.first.name, :frozen?
    assert_equal event.amount, event.amount
    assert_equal event, Marshal.load(Marshal.dump(event))
    direct = WxNotify::Events::TransactionDirect
    made = direct.new(mchid: "1", out_trade_no: "A1", trade_state: "SUCCESS", amount: direct::Amount.new(total: 1))
    assert_equal 1, Ractor.make_shareable(made).amount.total
    # A program of its own: Ractors are said to be experimental.
    script = <<~RUBY
      require "wxnotify"
      event = Marshal.load($stdin.read, freeze: true)
      print Ractor.new(event) { |of| [of.out_trade_no, of.amount.total, of.promotion_detail.length].join(" ") }.take
    RUBY
    assert_equal [event.out_trade_no, event.amount.total, event.promotion_detail.length].join(" "), told_of(event, script)
  end

  def test_json_of_an_event_has_its_fields
    event = receive.event
    assert_equal JSON.generate(event.to_h), JSON.generate(event)
    # ActiveSupport changes what JSON is throughout a program, so it has one of its own.
    script = <<~RUBY
      require "wxnotify"
      require "active_support"
      require "active_support/json"
      event = Marshal.load($stdin.read)
      print [event.to_json, { paid: event }.to_json].join("\n")
    RUBY
    assert_equal [event.to_h, { paid: event.to_h }], told_of(event, script).lines.map { |line| JSON.parse(line, symbolize_names: true) }
  end

  def test_an_event_can_be_made_for_a_test
    direct = WxNotify::Events::TransactionDirect
    made = direct.new(mchid: "1", out_trade_no: "A1", trade_state: "SUCCESS", amount: direct::Amount.new(total: 1), payer: nil)
    assert_equal ["A1", 1, nil, []], [made.out_trade_no, made.amount.total, made.payer, made.promotion_detail]
    assert_equal made, direct.read({ "mchid" => "1", "out_trade_no" => "A1", "trade_state" => "SUCCESS", "amount" => { "total" => 1 } })
    refute_equal made, direct.new(mchid: "1", out_trade_no: "A2", trade_state: "SUCCESS", amount: direct::Amount.new(total: 1))
    assert_predicate made, :frozen?
    amount = WxNotify::Events::RefundDirect::Amount
    assert_raises(ArgumentError) { amount.new(no_such: 1) }
    error = assert_raises(ArgumentError) { WxNotify::Events::TransactionDirect.new(mchid: "1") }
    assert_match(/needs/, error.message)
  end

  def test_an_unknown_kind_has_no_event
    notification = receive_raw("NEW.EVENT", "{}")
    assert_equal "unknown", notification.kind
    assert_code("EVENT_UNTYPED") { notification.event }
    assert_equal({}, notification.resource)
  end

  def test_a_field_of_another_type_is_named_and_not_shown
    notification = receive_raw("TRANSACTION.SUCCESS", JSON.generate(WxNotify::Testing.sample("TRANSACTION.SUCCESS").merge("mchid" => 19_000_072_910_000)))
    error = assert_code("EVENT_UNTYPED", "mchid") { notification.event }
    refute_match(/19000072910000/, error.message)
  end

  def test_expect_paid
    notification = receive
    assert_nil notification.expect_paid(mchid: "1900007291", out_trade_no: "A1", amount_total: 100)
    assert_code("CONTENT_MISMATCH", "amount_total") { notification.expect_paid(mchid: "1900007291", out_trade_no: "A1", amount_total: 1) }
    [nil, true, "100", 100.5, Float::NAN, :a, [100]].each do |amount|
      assert_code("OPTION_INVALID", "amount_total") { notification.expect_paid(mchid: "1900007291", out_trade_no: "A1", amount_total: amount) }
    end
    assert_code("OPTION_INVALID", "out_trade_no") { notification.expect_paid(mchid: "1900007291", out_trade_no: "A\xFF", amount_total: 100) }
    assert_code("OPTION_INVALID", "currency") { notification.expect_paid(mchid: "1900007291", out_trade_no: "A1", amount_total: 100, currency: nil) }
    assert_raises(ArgumentError) { notification.expect_paid(mchid: "1900007291", out_trade_no: "A1") }
  end

  def test_a_refund_is_no_payment
    refund = receive("REFUND.SUCCESS", { "mchid" => "1900007291", "out_refund_no" => "R1", "amount.refund" => 100 })
    assert_nil refund.expect_refunded(mchid: "1900007291", out_refund_no: "R1", amount_refund: 100)
    assert_code("CONTENT_MISMATCH") { refund.expect_paid(mchid: "1900007291", out_trade_no: "A1", amount_total: 100) }
  end

  def test_expect_compares_what_is_given
    notification = receive
    assert_nil notification.expect(event_type: "TRANSACTION.SUCCESS", out_trade_no: "A1")
    assert_code("OPTION_INVALID") { notification.expect }
    assert_code("CONTENT_MISMATCH", "out_refund_no") { notification.expect(out_refund_no: "R1") }
  end

  def test_it_can_be_queued
    notification = receive(request_id: "R1")
    [Marshal.load(Marshal.dump(notification)), WxNotify::Notification.from_json(notification.to_json)].each do |again|
      assert_equal notification.to_json, again.to_json
      assert_equal notification.id, again.id
      assert_predicate again, :frozen?
    end
    assert_equal notification, Marshal.load(Marshal.dump(notification))
    assert_equal notification.id, JSON.parse(JSON.generate([notification]))[0]["id"]
    assert_code("ARGUMENT_INVALID") { WxNotify::Notification.from_json("{}") }
  end

  def test_inspect_shows_no_plaintext
    notification = receive("TRANSACTION.SUCCESS", { "payer.openid" => "secret-openid" })
    notification.resource
    refute_match(/secret-openid/, notification.inspect)
    refute_match(/secret-openid/, notification.event.inspect)
  end

  private

  # Without the lists that are empty because they are absent.
  # What a program prints that has the event on its standard input.
  def told_of(event, script)
    IO.popen([RbConfig.ruby, "-W0", *$LOAD_PATH.flat_map { |path| ["-I", path.to_s] }, "-e", script], "r+b") do |ruby|
      ruby.write(Marshal.dump(event))
      ruby.close_write
      ruby.read
    end
  end

  def filled(value)
    case value
    when Hash then value.reject { |_, each| each == [] }.transform_values { |each| filled(each) }
    when Array then value.map { |each| filled(each) }
    else value
    end
  end

  def receive_raw(event, plaintext)
    delivery = platform.notification(event, plaintext)
    parser.parse(delivery.headers, delivery.body)
  end
end
