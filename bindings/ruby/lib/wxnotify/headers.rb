# frozen_string_literal: true

module WxNotify
  # The headers of a request or response, from whatever Ruby has them in.
  #
  # @api private
  class Headers
    # @param headers [Object] see {NotificationParser#parse}
    # @raise [UsageError]
    def initialize(headers)
      return if texts?(headers)

      @names = names = []
      @values = values = []
      pairs(headers).each do |name, value|
        next add(name.to_s, value) unless value.is_a?(String)

        names << name.to_s
        values << value
      end
    end

    # As `wxn_parser_parse_packed` takes them: one piece of memory costs a fraction of what an array of structs does.
    #
    # @return [String, nil] binary; nil where a byte 0 is in them, which no server takes
    def packed
      ended_by_zero, names = Headers.packed_names(@names)
      packed = @values.pack(ended_by_zero, buffer: +names)
      packed if packed.count("\0") == 2 * @names.length
    end

    # What is made of the names of {#packed}: the format of so many texts, and the names in it. The last is kept, because a server's
    # requests mostly have the same ones.
    #
    # @return [Array(String, String)]
    def self.packed_names(names)
      last, made = @last
      return made if last == names

      ended_by_zero = "Z*" * names.length
      made = [ended_by_zero, names.pack(ended_by_zero).freeze].freeze
      @last = [names.map(&:-@).freeze, made].freeze
      made
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

    # Names that the library does not look at, of values that are no texts: what else is in a Rack environment may be of any type, and is
    # the same in every request.
    UNREAD = {} # rubocop:disable Style/MutableConstant
    MOST_UNREAD = 256
    private_constant :UNREAD, :MOST_UNREAD

    # Whether the library looks at it.
    def self.read?(name)
      return false if UNREAD[name]

      read = Native::LIBRARY.number(:uint8, :wxn_reads_header, *Native.text(name)) != 0
      UNREAD[name] = true if !read && UNREAD.size < MOST_UNREAD
      read
    end

    private

    # Whether the headers are a Hash of nothing but texts: those need not be looked at one by one.
    def texts?(headers)
      return false unless headers.is_a?(Hash)

      @names = headers.keys
      @values = headers.values
      @names.all?(String) && @values.all?(String)
    end

    def pairs(headers)
      return headers if headers.is_a?(Hash) || headers.is_a?(Array)
      return headers.to_hash if headers.respond_to?(:to_hash) # Net::HTTPResponse
      # ActionDispatch::Http::Headers, and a Rack environment that is no Hash.
      return headers.each if headers.respond_to?(:each) && !headers.respond_to?(:read)

      raise UsageError.of("headers", "headers is #{headers.class}; give a Rack environment, request.headers of Rails, a Hash of names and " \
                                     "values, or an Array of [name, value]")
    end

    def add(name, value)
      return if UNREAD[name]

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
