# frozen_string_literal: true

module WxNotify
  module Events
    # An object in a notification's resource. What is absent is nil, and a list that is absent is empty. It is frozen, and `inspect`
    # shows no value, because there are names and account numbers among them.
    #
    # Fields are read of the resource where they are asked for: a payment can have sixty, and who is paid asks for five.
    class Part
      # What is known of a field.
      #
      # @api private
      Field = Struct.new(:name, :type, :list, :required)

      # A list that is absent.
      NONE = [].freeze
      private_constant :NONE

      class << self
        # @api private
        # @return [Hash{Symbol => Field}]
        def fields
          @fields ||= {}
        end

        # An object whose shape was checked.
        #
        # @api private
        # @param from [Hash{String => Object}] frozen throughout
        def read(from)
          allocate.__send__(:hold, from)
        end

        private

        # The methods are made of text: those of blocks no other Ractor may call.
        def field(name, type = nil, list: false, required: false)
          fields[name] = Field.new(name, type, list, required)
          value = "@from[#{name.name.inspect}]"
          value = if type && list then "parts_of(#{value}, ::#{type})"
                  elsif type then "part_of(#{value}, ::#{type})"
                  elsif list then "#{value} || NONE"
                  else value
                  end
          class_eval("def #{name} = (#{value})", __FILE__, __LINE__)
        end
      end

      # @param values [Hash{Symbol => Object}] by the fields' names
      # @raise [ArgumentError] for a field that there is not, and without one that is always there
      def initialize(**values)
        fields = self.class.fields
        unknown = values.keys - fields.keys
        raise ::ArgumentError, "#{self.class} has no field #{unknown.first}" if unknown.any?

        missing = fields.each_value.find { |field| field.required && values[field.name].nil? }
        raise ::ArgumentError, "#{self.class} needs #{missing.name}" if missing

        hold(values.compact.transform_keys(&:name).freeze)
      end

      # @return [Hash{Symbol => Object}] the fields that are there, objects as Hashes
      def to_h
        plain = lambda do |value|
          case value
          when Part then value.to_h
          when Array then value.map(&plain)
          else value
          end
        end
        self.class.fields.keys.to_h { |name| [name, plain.call(public_send(name))] }.compact
      end

      # @return [String] {#to_h} in JSON
      def to_json(...)
        to_h.to_json(...)
      end

      # What ActiveSupport makes JSON of: without it that would be what is kept inside.
      #
      # @return [Hash{String => Object}]
      def as_json(...)
        to_h.as_json(...)
      end

      def ==(other)
        other.instance_of?(self.class) && to_h == other.to_h
      end
      alias eql? ==

      def hash
        [self.class, to_h].hash
      end

      def inspect
        "#<#{self.class}>"
      end

      private

      def part_of(value, type)
        value && (value.is_a?(Part) ? value : type.read(value))
      end

      def parts_of(values, type)
        values ? values.map { |value| part_of(value, type) }.freeze : NONE
      end

      # @param from [Hash{String => Object}] what the fields are read of: objects in it are Hashes, or Parts that were made
      def hold(from)
        @from = from
        freeze
      end
    end

    # A notification's resource as the class of its kind, which {Notification#event} makes.
    class Event < Part
      # @return [String] one of {Kind}
      def kind
        self.class::KIND
      end
    end
  end
end
