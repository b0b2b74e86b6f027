# frozen_string_literal: true

require "helper"
require "handles"
require "shop"
require "wechat_pay"

# What never arrived: WeChat Pay is asked, over real sockets.
class ReconcileTest < Minitest::Test
  include Genuine
  include Handles

  STRANGER, MERCHANTS = Array.new(2) { WxNotify::Testing::Platform.new }
  PAID = WxNotify::Testing.sample("TRANSACTION.SUCCESS", Genuine::ORDER.merge("transaction_id" => "42"))
  ORDER_A1 = "/v3/pay/transactions/out-trade-no/A1?mchid=#{WeChatPay::MCHID}"
  REFUND = "/v3/refund/domestic/refunds/R1"
  REFUNDED = { "refund_id" => "50", "out_refund_no" => "R1", "transaction_id" => "42", "out_trade_no" => "A1", "status" => "SUCCESS" }.freeze

  Shop::NAMES.each do |name|
    define_method("test_a_payment_counts_once_whichever_comes_first_by_#{name}") do
      with_shop(Shop.new(name)) do |wechat_pay, shop, on|
        wechat_pay.answers[ORDER_A1] = [200, PAID]
        assert_equal ["SUCCESS", "SUCCESS"], on.reconcile(wechat_pay.merchant, out_trade_no: "A1").to_a
        assert_equal "DUPLICATE", on.reconcile(wechat_pay.merchant, out_trade_no: "A1").code
        assert_equal 200, on.call(env_of(notified(PAID, id: "EV-1"))).first
        assert_equal [%w[SUCCESS DUPLICATE DUPLICATE], 1], [codes, shop.paid]

        shop.emptied
        assert_equal 200, on.call(env_of(notified(PAID, id: "EV-2"))).first
        wechat_pay.answers["/v3/pay/transactions/id/42?mchid=#{WeChatPay::MCHID}"] = [200, PAID]
        assert_equal "DUPLICATE", on.reconcile(wechat_pay.merchant, transaction_id: "42").code
        assert_equal [%w[SUCCESS DUPLICATE], 1, 0], [codes, shop.paid, on.in_flight]
      end
    end
  end

  def test_of_several_merchants_it_counts_for_the_one_that_is_named
    served = %w[north south].to_h { |name| [name, WxNotify::ServedMerchant.new(name, platform.parser)] }
    with_shop(parser: ->(request) { served[request.header("Shop")] }) do |wechat_pay, shop, on|
      wechat_pay.answers[ORDER_A1] = [200, PAID]
      assert_equal "SUCCESS", on.reconcile(wechat_pay.merchant, out_trade_no: "A1", served: served["north"]).code
      %w[north south].each { |name| assert_equal 200, on.call(env_of(notified(PAID, id: "EV-1"), "HTTP_SHOP" => name)).first }
      told = Array.new(outcomes.length) { outcomes.pop }.map { |outcome| [outcome.code, outcome.merchant] }
      assert_equal [[%w[SUCCESS north], %w[DUPLICATE north], %w[SUCCESS south]], 2], [told, shop.paid]
      assert_match(/it was not said which one/, assert_code("OPTION_INVALID") { on.reconcile(wechat_pay.merchant, out_trade_no: "A1") }.message)
    end
  end

  def test_a_refund_too
    with_shop do |wechat_pay, shop, on|
      on.on("REFUND.SUCCESS") { |delivery| shop.pay(delivery.connection) if delivery.notification.resource["out_refund_no"] == "R1" }
      wechat_pay.answers[REFUND] = [200, { **REFUNDED, "status" => "PROCESSING" }]
      assert_equal WxNotify::Reconciled.new("PROCESSING", nil), on.reconcile(wechat_pay.merchant, out_refund_no: "R1")
      wechat_pay.answers[REFUND] = [200, REFUNDED]
      assert_equal "SUCCESS", on.reconcile(wechat_pay.merchant, out_refund_no: "R1").code
      notified = platform.notification("REFUND.SUCCESS", { **REFUNDED, "refund_status" => "SUCCESS", "mchid" => WeChatPay::MCHID }.except("status"))
      assert_equal 200, on.call(env_of(notified)).first
      assert_equal [%w[SUCCESS DUPLICATE], 1], [codes, shop.paid]
    end
  end

  def test_an_order_that_is_not_paid_is_no_event
    with_shop do |wechat_pay, shop, on|
      wechat_pay.answers[ORDER_A1] = [200, { **PAID, "trade_state" => "NOTPAY" }]
      assert_equal WxNotify::Reconciled.new("NOTPAY", nil), on.reconcile(wechat_pay.merchant, out_trade_no: "A1")
      wechat_pay.answers.delete(ORDER_A1)
      assert_equal WxNotify::Reconciled.new("NOT_EXIST", nil), on.reconcile(wechat_pay.merchant, out_trade_no: "A1")
      assert_equal [[], 0], [codes, shop.paid]
    end
  end

  def test_what_is_expected_of_it_and_failures_are_raised
    expected = { "A1" => 100 }
    expect = lambda do |notification|
      number = notification.resource["out_trade_no"]
      WxNotify::Expectation.paid(mchid: WeChatPay::MCHID, out_trade_no: number, amount_total: expected.fetch(number))
    end
    with_shop(expect: expect) do |wechat_pay, shop, on|
      wechat_pay.answers[ORDER_A1] = [200, { **PAID, "amount" => { "total" => 1, "currency" => "CNY" } }]
      assert_code("CONTENT_MISMATCH") { on.reconcile(wechat_pay.merchant, out_trade_no: "A1") }
      wechat_pay.answers[ORDER_A1] = [200, PAID]
      expected.clear
      assert_kind_of KeyError, assert_code("HANDLER_FAILED") { on.reconcile(wechat_pay.merchant, out_trade_no: "A1") }.cause
      expected["A1"] = 100
      assert_equal ["SUCCESS", 1], [on.reconcile(wechat_pay.merchant, out_trade_no: "A1").code, shop.paid]
    end
  end

  def test_what_is_not_wechat_pays_word_is_refused
    with_shop do |wechat_pay, shop, on|
      asks = -> { on.reconcile(wechat_pay.merchant, out_trade_no: "A1") }
      wechat_pay.answers[ORDER_A1] = [200, { **PAID, "out_trade_no" => "A2" }]
      assert_code("CONTENT_MISMATCH", &asks)
      wechat_pay.answers[ORDER_A1] = [200, PAID]
      wechat_pay.platform = STRANGER
      assert_code("SERIAL_UNKNOWN", &asks)
      wechat_pay.platform = WxNotify::Testing::Platform.new(private_key: STRANGER.private_key_pem, serial: platform.serial)
      assert_code("SIGNATURE_INVALID", &asks)
      wechat_pay.platform = platform
      wechat_pay.answers[ORDER_A1] = [302, {}]
      assert_match(/redirects nobody/, assert_code("REQUEST_FAILED", &asks).message)
      wechat_pay.answers[ORDER_A1] = [200, { **PAID, "attach" => "x" * (4 << 20) }]
      assert_code("BODY_TOO_LARGE", &asks)
      assert_code("REQUEST_FAILED") { on.reconcile(wechat_pay.merchant(host: "http://127.0.0.1:1"), out_trade_no: "A1") }
      assert_code("OPTION_INVALID") { on.reconcile(wechat_pay.merchant) }
      assert_code("OPTION_INVALID", "merchant") { on.reconcile(nil, out_trade_no: "A1") }
      assert_code("OPTION_INVALID", "served") { on.reconcile(wechat_pay.merchant, out_trade_no: "A1", served: "north") }
      assert_equal [0, 0], [shop.paid, on.in_flight]
    end
  end

  def test_a_handler_that_counts_by_id_is_told_what_to_set
    with_shop(key: nil) do |wechat_pay, _, on|
      assert_match(/key "business"/, assert_code("OPTION_INVALID", "key") { on.reconcile(wechat_pay.merchant, out_trade_no: "A1") }.message)
    end
    with_shop(key: :id.to_proc) do |wechat_pay, _, on|
      wechat_pay.answers[ORDER_A1] = [200, PAID]
      assert_code("OPTION_INVALID") { on.reconcile(wechat_pay.merchant, out_trade_no: "A1") }
    end
    with_shop(key: ->(notification) { "paid:#{notification.resource['transaction_id']}" }) do |wechat_pay, _, on|
      wechat_pay.answers[ORDER_A1] = [200, PAID]
      assert_equal "SUCCESS", on.reconcile(wechat_pay.merchant, out_trade_no: "A1").code
    end
    assert_code("OPTION_INVALID") { handler(key: "busyness") }
  end

  def test_the_stored_mode_stores_it
    with_shop(mode: :stored) do |wechat_pay, shop, on|
      wechat_pay.answers[ORDER_A1] = [200, PAID]
      assert_equal "STORED", on.reconcile(wechat_pay.merchant, out_trade_no: "A1").code
      assert_equal 200, on.call(env_of(notified(PAID, id: "EV-1"))).first
      assert_equal [true, false, 1], [on.work_once, on.work_once, shop.paid]
    end
  end

  private

  def with_shop(shop = Shop.new("sqlite3"), parser: platform.parser, key: :business, **options)
    on = WxNotify::NotificationHandler.new(parser, inbox: shop.inbox, key: key, observe: outcomes.method(:push), logger: Logger.new(log), **options)
    on.on_paid { |_event, delivery| shop.pay(delivery.connection) }
    WeChatPay.open(platform, MERCHANTS) { |wechat_pay| yield wechat_pay, shop, on }
  end

  def notified(resource, **knobs)
    platform.notification("TRANSACTION.SUCCESS", resource, **knobs)
  end

  def codes
    Array.new(outcomes.length) { outcomes.pop.code }
  end
end
