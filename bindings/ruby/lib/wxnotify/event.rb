# frozen_string_literal: true

module WxNotify
  module Events
    # An object in a notification's resource. What is absent is nil, and a list that is absent is empty. It is frozen, and `inspect`
    # shows no value, because there are names and account numbers among them.
    class Part
      # What is known of a field.
      #
      # @api private
      Field = Struct.new(:name, :variable, :type, :list, :required)

      # A list that is absent.
      NONE = [].freeze
      private_constant :NONE

      class << self
        # @api private
        # @return [Hash{Symbol => Field}]
        def fields
          @fields ||= {}
        end

        # Reads an object whose shape was checked. The first one gives the class a method that sets all fields: to go through them for each
        # object takes several times as long.
        #
        # @api private
        # @param from [Hash{String => Object}]
        def read(from)
          class_eval(<<~RUBY, __FILE__, __LINE__ + 1)
            private def fill_from(from)
              #{fields.each_value.map { |field| reading(field) }.join("\n")}
              freeze
            end

            def self.read(from) = allocate.__send__(:fill_from, from)
          RUBY
          read(from)
        end

        private

        def field(name, type = nil, list: false, required: false)
          attr_reader name

          fields[name] = Field.new(name, :"@#{name}", type, list, required)
        end

        # Such as `@mchid = from["mchid"]`.
        def reading(field)
          value = "from[\"#{field.name}\"]"
          read = if !field.type then value
                 elsif field.list then "#{value}&.map { |each| #{field.type}.read(each) }.freeze"
                 else "(#{value} && #{field.type}.read(#{value}))"
                 end
          "#{field.variable} = #{read}#{" || NONE" if field.list}"
        end
      end

      # @param values [Hash{Symbol => Object}] by the fields' names
      # @raise [ArgumentError] for a field that there is not, and without one that is always there
      def initialize(**values)
        fields = self.class.fields
        unknown = values.keys - fields.keys
        raise ::ArgumentError, "#{self.class} has no field #{unknown.first}" if unknown.any?

        fields.each_value do |field|
          raise ::ArgumentError, "#{self.class} needs #{field.name}" if field.required && values[field.name].nil?

          instance_variable_set(field.variable, values.fetch(field.name) { field.list ? NONE : nil })
        end
        freeze
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
