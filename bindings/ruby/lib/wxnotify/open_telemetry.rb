# frozen_string_literal: true

require "opentelemetry-api"
require "opentelemetry-metrics-api"

module WxNotify
  # Metrics and traces of a handler and its inbox, by OpenTelemetry: off unless asked for.
  #
  #     handler = WxNotify::NotificationHandler.new(parser, inbox: inbox, observe: WxNotify::OpenTelemetry::Observer.new(inbox: inbox))
  #
  # It needs the gems `opentelemetry-api` and `opentelemetry-metrics-api`; what is measured goes where your OpenTelemetry SDK sends it, and
  # nowhere without one: make the observer when the SDK is configured. Names and units are the same in every language, and `monitoring/` has a
  # Grafana dashboard and alerts for them:
  #
  # | instrument | unit | attributes |
  # | --- | --- | --- |
  # | counter `wxnotify.deliveries` | `{delivery}` | `code`, `event_type` |
  # | histogram `wxnotify.delivery.duration` | `s` | `code` |
  # | gauges `wxnotify.inbox.waiting`, `wxnotify.inbox.in_work`, `wxnotify.inbox.dead` | `{notification}` | `inbox` |
  # | gauge `wxnotify.inbox.oldest_waiting` | `s` | `inbox` |
  #
  # Each delivery is a span, `process TRANSACTION.SUCCESS`, of kind consumer, with the conventions' `messaging.*` attributes, whose status is
  # an error where the answer was one. It begins when the delivery did. No attribute holds a key, or anything of the plaintext.
  module OpenTelemetry
    # So that what takes 4.5 of WeChat Pay's 5 seconds is told from what takes 5.
    BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 10].freeze

    # For a handler's `observe`: counts and times each outcome, and makes a span of it.
    class Observer
      DURATION = "wxnotify.delivery.duration"
      private_constant :DURATION

      # @param inbox [Inbox, nil] is looked at whenever metrics are collected, over a connection of its own, and at most every 5 seconds; give it
      #   in one process, or take the highest of all
      # @param meter_provider [Object] the global one unless given
      # @param tracer_provider [Object] the global one unless given
      def initialize(inbox: nil, meter_provider: ::OpenTelemetry.meter_provider, tracer_provider: ::OpenTelemetry.tracer_provider)
        meter = meter_provider.meter("wxnotify", version: VERSION)
        @tracer = tracer_provider.tracer("wxnotify", VERSION)
        bound(meter_provider)
        @deliveries = meter.create_counter("wxnotify.deliveries", unit: "{delivery}",
                                                                  description: "Notifications that were answered, or worked on from the inbox.")
        @duration = meter.create_histogram(DURATION, unit: "s", description: "From the request's first byte to its answer.")
        Watch.new(inbox, meter) if inbox
      end

      # Takes an outcome.
      #
      # @param outcome [Outcome]
      # @return [nil]
      def call(outcome)
        code = { "code" => outcome.code }
        @deliveries.add(1, attributes: { **code, "event_type" => outcome.event_type }.compact)
        @duration.record(outcome.duration, attributes: code)
        ended = Time.now
        span = @tracer.start_span(["process", outcome.event_type].compact.join(" "), kind: :consumer, start_timestamp: ended - outcome.duration,
                                                                                     attributes: attributes(outcome))
        # Its message names the field and the fix, and never a secret.
        span.status = ::OpenTelemetry::Trace::Status.error(outcome.error.message) if outcome.error
        span.finish(end_timestamp: ended)
        nil
      end

      private

      # Ruby's API has no word for a histogram's boundaries; its SDK has views.
      def bound(meter_provider)
        return unless meter_provider.respond_to?(:add_view)

        meter_provider.add_view(DURATION, aggregation: ::OpenTelemetry::SDK::Metrics::Aggregation::ExplicitBucketHistogram.new(boundaries: BOUNDARIES))
      end

      def attributes(outcome)
        {
          "messaging.system" => "wechatpay",
          "messaging.operation.name" => "process",
          "messaging.operation.type" => "process",
          "messaging.destination.name" => outcome.event_type,
          "messaging.message.id" => outcome.notification_id,
          "http.response.status_code" => outcome.status,
          "error.type" => outcome.error && outcome.code,
          "wxnotify.code" => outcome.code,
          "wxnotify.kind" => outcome.kind,
          "wxnotify.request_id" => outcome.request_id,
          "wxnotify.attempts" => outcome.attempts,
          "wxnotify.late" => outcome.late?
        }.compact
      end
    end

    # The inbox's gauges, which are read one after another: one look at the inbox serves them all.
    class Watch
      SECONDS_KEPT = 5
      NOTIFICATIONS = "{notification}"
      private_constant :SECONDS_KEPT, :NOTIFICATIONS

      def initialize(inbox, meter)
        @inbox = inbox
        @lock = Mutex.new
        gauge(meter, :waiting, NOTIFICATIONS, "Stored notifications that wait for a worker.")
        gauge(meter, :in_work, NOTIFICATIONS, "Notifications that are being worked on.")
        gauge(meter, :dead, NOTIFICATIONS, "Dead letters: they wait for a person.")
        gauge(meter, :oldest_waiting, "s", "For how long the oldest one has waited.")
      end

      private

      def gauge(meter, field, unit, description)
        # None waits: that is no time at all.
        gauge = meter.create_observable_gauge("wxnotify.inbox.#{field}", unit: unit, description: description, callback: -> { look[field] || 0 })
        gauge.add_attributes({ "inbox" => @inbox.name }) if gauge.respond_to?(:add_attributes)
      end

      def look
        @lock.synchronize do
          now = Monotonic.now
          if @seen.nil? || now - @looked >= SECONDS_KEPT
            @seen = @inbox.stats
            @looked = now
          end
          @seen
        end
      end
    end
    private_constant :Watch
  end
end
