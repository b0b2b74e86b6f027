# frozen_string_literal: true

module WxNotify
  # The headers of a request or response, from whatever Ruby has them in.
  #
  # @api private
  class Headers
    # As `wxn_parser_parse_packed` takes them: one piece of memory costs a fraction of what an array of structs does.
    #
    # @param headers [Object] see {NotificationParser#parse}
    # @return [String, nil] binary; nil where a byte 0 is in them, which no server takes
    # @raise [UsageError]
    def self.pack(headers)
      (headers.is_a?(Hash) && Names.of(headers.keys)&.pack(headers.values)) || new(headers).packed
    end

    # @param headers [Object] see {NotificationParser#parse}
    # @raise [UsageError]
    def initialize(headers)
      @names = []
      @values = []
      pairs(headers).each { |name, value| add(name.to_s, value) }
    end

    # As {.pack}.
    def packed
      packed = [*@names, *@values].pack("Z*" * (2 * @names.length))
      packed if packed.count("\0") == 2 * @names.length
    end

    # The two arguments that other functions take.
    #
    # @return [Array(FFI::Pointer, Integer)]
    def in_c(memory)
      headers = @names.zip(@values)
      array = memory.array(Native::HeaderStruct, headers) do |struct, (name, value)|
        memory.text(struct[:name], name)
        memory.text(struct[:value], value)
      end
      [array, headers.length]
    end

    # The names of a Hash of headers, and what is made of them. A server's requests mostly have the same ones, so the last are kept.
    class Names
      MOST_KEPT = 8
      private_constant :MOST_KEPT
      @kept = [].freeze

      # @param names [Array<Object>]
      # @return [Names, nil] nil where one is neither text nor Symbol, and may be another name the next time
      def self.of(names)
        last = @last # looked at first, because a search takes as long as all else here
        return last if last && last.names == names

        @last = @kept.find { |kept| kept.names == names } || made_of(names)
      end

      def self.made_of(names)
        return unless names.all? { |name| name.is_a?(String) || name.is_a?(Symbol) }

        new(names).tap { |made| @kept = [made, *@kept].first(MOST_KEPT).freeze }
      end
      private_class_method :made_of

      attr_reader :names

      def initialize(names)
        texts = names.map(&:to_s)
        # Who has these names may change a text of them.
        @names = names.map { |name| name.is_a?(String) ? -name : name }
        @places = texts.each_index.select { |place| Headers.read?(texts[place]) }
        ended_by_zero = "Z*" * @places.length
        @packed = texts.values_at(*@places).pack(ended_by_zero).freeze
        @with_values = "a*#{ended_by_zero}"
      end

      # @param values [Array<Object>] all of the Hash
      # @return [String, nil] see {Headers.pack}; nil, too, where one that is read is no text
      def pack(values)
        values = values.values_at(*@places)
        return unless values.all?(String)

        packed = values.unshift(@packed).pack(@with_values)
        packed if packed.count("\0") == 2 * @places.length
      end
    end
    private_constant :Names

    # Whether the library looks at headers of a name, for those that came first: what else is in a Rack environment may be of any type, and has
    # the same names in every request.
    READ = {} # rubocop:disable Style/MutableConstant
    MOST_READ = 256
    private_constant :READ, :MOST_READ

    # Whether the library looks at it.
    def self.read?(name)
      READ.fetch(name) do
        read = Native::LIBRARY.number(:uint8, :wxn_reads_header, *Native.text(name)) != 0
        READ.size < MOST_READ ? READ[name] = read : read
      end
    end

    private

    def pairs(headers)
      return headers if headers.is_a?(Hash) || headers.is_a?(Array)
      return headers.to_hash if headers.respond_to?(:to_hash) # Net::HTTPResponse
      # ActionDispatch::Http::Headers, and a Rack environment that is no Hash.
      return headers.each if headers.respond_to?(:each) && !headers.respond_to?(:read)

      raise UsageError.of("headers", "headers is #{headers.class}; give a Rack environment, request.headers of Rails, a Hash of names and " \
                                     "values, or an Array of [name, value]")
    end

    def add(name, value)
      case value
      when String
        @names << name
        @values << value
      when Array then value.each { |each| add(name, each) }
      when nil then nil
      else
        # Whatever else a Rack environment holds: streams, a logger.
        return unless Headers.read?(name)

        raise UsageError.of("headers", "header #{name} is #{value.class}; pass its text as it came")
      end
    end
  end
  private_constant :Headers
end
