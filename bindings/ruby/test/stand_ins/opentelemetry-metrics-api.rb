# frozen_string_literal: true

# Stands in for the gem opentelemetry-metrics-api, and for the view that its SDK has.
module OpenTelemetry
  module SDK
    module Metrics
      module Aggregation
        # With the boundaries of a histogram.
        class ExplicitBucketHistogram
          attr_reader :boundaries

          def initialize(boundaries: [])
            @boundaries = boundaries
          end
        end
      end
    end
  end

  module StandIn
    Instrument = Struct.new(:unit, :description, :points, :callback, :attributes) do
      def add(increment, attributes: {})
        points << [increment, attributes]
      end
      alias_method :record, :add

      # The SDK's alone.
      def add_attributes(attributes)
        self.attributes = attributes
      end
    end

    # MeterProvider and Meter.
    class Meter
      attr_reader :instruments, :views

      def initialize
        @instruments = {}
        @views = {}
      end

      def meter(name, version: nil, schema_url: nil, attributes: nil)
        raise ArgumentError unless name == "wxnotify" && version && schema_url.nil? && attributes.nil?

        self
      end

      def add_view(name, **options)
        @views[name] = options
      end

      def create_counter(name, unit: nil, description: nil)
        @instruments[name] = Instrument.new(unit, description, [])
      end
      alias create_histogram create_counter

      def create_observable_gauge(name, callback:, unit: nil, description: nil)
        raise ArgumentError unless callback.instance_of?(Proc)

        @instruments[name] = Instrument.new(unit, description, [], callback)
      end
    end
  end
end
