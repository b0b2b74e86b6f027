# frozen_string_literal: true

require "helper"
require "handles"
require "open3"
require "rack"
require "shop"
require "timeout"

# A merchant's whole day of retries, in virtual time.
class CourierTest < Minitest::Test
  include Genuine
  include Handles
  include WxNotify::Testing::Methods

  PAUSES = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600].freeze

  def wxnotify_platform
    platform
  end

  # It comes after each of the official pauses, freshly signed, and is the same notification.
  def test_what_is_never_taken_comes_for_a_day
    seen = []
    app = lambda do |env|
      notification = parser.parse(env, env["rack.input"], now: wxnotify_clock.now)
      seen << [notification.id + notification.create_time, notification.nonce, env["HTTP_WECHATPAY_SIGNATURE"]]
      assert_equal [wxnotify_clock.now.to_i, "/notify", "a=1"], [notification.timestamp, env["PATH_INFO"], env["QUERY_STRING"]]
      raise "the server is gone" if seen.length == 1

      [202, {}, []]
    end
    began = wxnotify_clock.now
    attempts = wxnotify_courier(Rack::Lint.new(app), path: "/notify?a=1").deliver("TRANSACTION.SUCCESS", {})
    assert_equal [nil, *[202] * 15], attempts.map(&:status)
    assert_equal PAUSES, attempts.each_cons(2).map { |one, other| (other.at - one.at).to_i }
    assert_equal [1, 16, 16], seen.transpose.map { |each| each.uniq.length }
    assert_equal 24 * 3600 + 240, wxnotify_clock.now - began
    refute(attempts.any?(&:taken?))
  end

  def test_a_day_with_an_inbox_counts_once
    %w[sqlite3 record_on_sqlite].each do |name|
      shop = Shop.new(name)
      @wxnotify_clock = nil
      is_back = wxnotify_clock.now + (7 * 3600)
      on = handler(inbox: shop.inbox, clock: wxnotify_clock) do |it|
        it.on_paid do |_event, delivery|
          shop.pay(delivery.connection)
          delivery.fail("the stock is down") if wxnotify_clock.now < is_back
        end
      end
      courier = wxnotify_courier(on)
      attempts = courier.deliver("TRANSACTION.SUCCESS", WxNotify::Testing.sample("TRANSACTION.SUCCESS", ORDER), id: "EV-1")
      assert_equal [[*[500] * 12, 200], 1], [attempts.map(&:status), shop.paid]
      assert_match(/the stock is down/, attempts.first.body)
      again = courier.deliver("TRANSACTION.SUCCESS", WxNotify::Testing.sample("TRANSACTION.SUCCESS", ORDER), id: "EV-1")
      assert_equal [[200], 1, "DUPLICATE"], [again.map(&:status), shop.paid, Array.new(outcomes.length) { outcomes.pop }.last.code]
    end
  end

  # By the system's clock it refuses what comes more than five minutes after it.
  def test_a_handler_without_the_clock_refuses_what_comes_later
    attempts = wxnotify_courier(handler, schedule: :payscore).deliver("TRANSACTION.SUCCESS", {})
    assert_equal 10, attempts.length
    attempts.each { |attempt| assert_equal attempt.at - attempts[0].at > 300, outcomes.pop.code == "TIMESTAMP_OUT_OF_RANGE" }
  end

  # Once a minute it looks what can be forgotten.
  def test_a_worker_goes_by_the_clock
    shop = Shop.new("sqlite3")
    on = handler(inbox: shop.inbox, mode: :stored, clock: wxnotify_clock) { |it| it.on_paid {} }
    turn = lambda do
      turns = 0
      on.work(pause: 0.01, purge_older_than: 90_000) { (turns += 1) > 2 }
      shop.look("SELECT COUNT(*) FROM inbox").first.first
    end
    turn.call
    wxnotify_courier(on).deliver("TRANSACTION.SUCCESS", WxNotify::Testing.sample("TRANSACTION.SUCCESS", ORDER))
    assert on.work_once
    shop.look("UPDATE inbox SET done_at = 1")
    assert_equal 1, turn.call
    wxnotify_clock.advance(61)
    assert_equal 0, turn.call
  end

  def test_an_answer_that_comes_too_late_is_none
    assert_equal 5, WxNotify::Testing::Courier::PATIENCE
    go = Queue.new
    attempts = wxnotify_courier(->(_) { go.pop }, schedule: :none, patience: 0.05).deliver("TRANSACTION.SUCCESS", {})
    assert_equal [nil], attempts.map(&:status)
    go << [200, {}, []]
  end

  def test_faults_are_repeated
    %w[forged not_json stale].each do |fault|
      statuses = wxnotify_courier(handler(clock: wxnotify_clock)).deliver("TRANSACTION.SUCCESS", {}, fault: fault).map(&:status)
      assert_equal [16, [4]], [statuses.length, statuses.map { |status| status / 100 }.uniq], fault
    end
  end

  def test_schedules
    { transaction: 86_640, payscore: 11_040, transfer: 82_350, none: 0 }.each { |name, seconds| assert_equal seconds, WxNotify::Testing.pauses(name).sum, name }
    assert_code("OPTION_INVALID", "schedule") { wxnotify_courier(handler, schedule: "hourly") }
    assert_code("OPTION_INVALID", "clock") { handler(clock: 5) }
  end

  def test_the_readmes_test
    run_ruby("#{__dir__}/../examples/retries.rb", "1 runs, 1 assertions, 0 failures, 0 errors, 0 skips")
  end

  # In an RSpec of its own.
  def test_in_rspec
    run_ruby("-e", <<~RUBY, "2 examples, 0 failures")
      require "rspec/autorun"
      require "rspec/core"
      require "rspec/expectations"
      require "wxnotify"
      RSpec.configure { |config| config.include WxNotify::Testing::Methods }
      RSpec.describe "a shop" do
        before { @platforms = ($platforms ||= []) << wxnotify_platform }
        it "takes it at once" do
          handler = WxNotify::NotificationHandler.new(wxnotify_platform.parser, clock: wxnotify_clock) { |on| on.on_paid {} }
          wxnotify_clock.advance(1_000_000)
          paid = WxNotify::Testing.sample("TRANSACTION.SUCCESS")
          expect(wxnotify_courier(handler).deliver("TRANSACTION.SUCCESS", paid).map(&:status)).to eq [200]
        end
        it "has its own" do
          expect(@platforms.uniq.length).to eq 2
        end
      end
    RUBY
  end

  private

  def run_ruby(*arguments, said)
    out, status = Open3.capture2e("ruby", "-w", "-I", File.expand_path("../lib", __dir__), *arguments)
    assert status.success?, out
    assert_includes out, said
    refute_match(%r{wxnotify.*warning:}, out)
  end
end
