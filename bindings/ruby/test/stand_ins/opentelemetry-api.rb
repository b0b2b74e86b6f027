# frozen_string_literal: true

# Stands in for the gem opentelemetry-api: of its published interface what the observer calls, with its arguments, and what came of it.
module OpenTelemetry
  class << self
    attr_accessor :tracer_provider, :meter_provider
  end

  module Trace
    Status = Struct.new(:code, :description) do
      def self.error(description = "")
        new(2, description)
      end
    end
  end

  # Providers that remember.
  module StandIn
    Span = Struct.new(:name, :kind, :start_timestamp, :attributes, :status, :end_timestamp, keyword_init: true) do
      def finish(end_timestamp: nil)
        self.end_timestamp = end_timestamp
        self
      end
    end

    # TracerProvider and Tracer.
    class Tracer
      attr_reader :spans, :scope

      def initialize
        @spans = []
      end

      def tracer(deprecated_name = nil, deprecated_version = nil, name: nil, version: nil, attributes: nil)
        @scope = [name || deprecated_name, version || deprecated_version]
        raise ArgumentError if attributes

        self
      end

      def start_span(name, with_parent: nil, attributes: nil, links: nil, start_timestamp: nil, kind: nil)
        raise ArgumentError if with_parent || links || attributes.any? { |key, value| !key.is_a?(String) || value.nil? }

        Span.new(name: name, kind: kind, start_timestamp: start_timestamp, attributes: attributes).tap { |span| @spans << span }
      end
    end
  end
end
