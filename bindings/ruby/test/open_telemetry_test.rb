# frozen_string_literal: true

require "helper"
require "handles"
require "shop"

# Metrics and spans. RubyGems may be out of reach where the tests run, so a stand-in has the interface that the gems publish.
$LOAD_PATH.push File.expand_path("stand_ins", __dir__)
require "opentelemetry-api"
require "opentelemetry-metrics-api"

class OpenTelemetryTest < Minitest::Test
  include Genuine
  include Handles

  MONITORING = File.expand_path("../../../monitoring", __dir__)

  def meter
    @meter ||= OpenTelemetry::StandIn::Meter.new
  end

  def tracer
    @tracer ||= OpenTelemetry::StandIn::Tracer.new
  end

  def observer(**options)
    WxNotify::OpenTelemetry::Observer.new(meter_provider: meter, tracer_provider: tracer, **options)
  end

  def observed(observer = self.observer, **options)
    WxNotify::NotificationHandler.new(parser, observe: observer, logger: Logger.new(log), **options) do |on|
      on.on_paid { |event| raise ArgumentError, "the secret word" if event.out_trade_no == "BAD" }
    end
  end

  def test_outcomes_are_counted_by_code_and_timed
    on = observed
    statuses = [{}, {}, { fault: :forged }].map { |knobs| on.call(env_of(deliver(**knobs))).first }
    assert_equal [200, 200, 401], statuses
    counter = meter.instruments.fetch("wxnotify.deliveries")
    success = [1, { "code" => "SUCCESS", "event_type" => "TRANSACTION.SUCCESS" }]
    assert_equal ["{delivery}", [success, success, [1, { "code" => "SIGNATURE_INVALID" }]]], [counter.unit, counter.points]
    duration = meter.instruments.fetch("wxnotify.delivery.duration")
    assert_equal ["s", [{ "code" => "SUCCESS" }, { "code" => "SUCCESS" }, { "code" => "SIGNATURE_INVALID" }]], [duration.unit, duration.points.map(&:last)]
    assert(duration.points.all? { |seconds, _| seconds.positive? && seconds < 60 })
    assert_empty [4.5, 5] - meter.views.fetch("wxnotify.delivery.duration").fetch(:aggregation).boundaries
  end

  def test_each_delivery_is_a_span_without_secrets
    on = observed
    assert_equal 200, on.call(env_of(deliver(id: "EV-1"))).first
    assert_equal 500, on.call(env_of(deliver("TRANSACTION.SUCCESS", { "out_trade_no" => "BAD" }))).first
    good, bad = tracer.spans
    assert_equal ["process TRANSACTION.SUCCESS", :consumer, nil], [good.name, good.kind, good.status]
    assert_equal ["wechatpay", 200, "EV-1", "SUCCESS", "transaction.direct", false],
                 good.attributes.values_at("messaging.system", "http.response.status_code", "messaging.message.id", "wxnotify.code", "wxnotify.kind",
                                           "wxnotify.late")
    refute_includes good.attributes, "error.type"
    assert_equal [2, "HANDLER_FAILED", "HANDLER_FAILED"], [bad.status.code, *bad.attributes.values_at("error.type", "wxnotify.code")]
    assert_operator good.end_timestamp - good.start_timestamp, :>, 0
    refute_match(/secret word/, [bad.attributes, bad.status.description].inspect)
    assert_equal ["wxnotify", WxNotify::VERSION], tracer.scope
  end

  def test_the_inbox_is_looked_at_when_metrics_are_collected
    shop = Shop.new("sqlite3")
    inbox = shop.inbox(name: "shop")
    on = observed(observer(inbox: inbox), inbox: inbox, mode: :stored)
    2.times { assert_equal 200, on.call(env_of(deliver)).first }
    gauges = meter.instruments.select { |name, _| name.include?("inbox") }
    assert_equal [["{notification}", { "inbox" => "shop" }]] * 3 + [["s", { "inbox" => "shop" }]], gauges.values.map { |gauge| [gauge.unit, gauge.attributes] }
    waiting, in_work, dead, oldest = gauges.values_at(*%w[waiting in_work dead oldest_waiting].map { |each| "wxnotify.inbox.#{each}" }).map { |gauge| gauge.callback.call }
    assert_equal [2, 0, 0], [waiting, in_work, dead]
    assert_includes 0..60, oldest
  end

  def test_the_dashboard_and_the_alerts_ask_for_nothing_else
    observer(inbox: Shop.new("sqlite3").inbox)
    ends = { "wxnotify.deliveries" => "_total", "wxnotify.delivery.duration" => "_seconds_bucket", "wxnotify.inbox.oldest_waiting" => "_seconds" }
    known = meter.instruments.keys.map { |name| "#{name.tr('.', '_')}#{ends[name]}" }
    asked = %w[grafana.json alerts.yml].flat_map { |file| File.read("#{MONITORING}/#{file}").scan(/\bwxnotify_[a-z_]+/) }
    assert_equal known.sort, asked.uniq.sort
  end
end
