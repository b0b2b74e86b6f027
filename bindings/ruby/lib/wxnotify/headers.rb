# frozen_string_literal: true

module WxNotify
  # The headers of a request or response, from whatever Ruby has them in.
  #
  # @api private
  class Headers
    # @param headers [Object] see {NotificationParser#parse}
    # @raise [UsageError]
    def initialize(headers)
      @texts = texts = []
      @sizes = sizes = []
      pairs(headers).each do |name, value|
        next add(name.to_s, value) unless value.is_a?(String)

        name = name.to_s
        texts << name << value
        sizes << name.bytesize << value.bytesize
      end
    end

    # As `wxn_parser_parse_packed` takes them: one piece of memory costs a fraction of what an array of structs does.
    #
    # @return [String] binary
    def packed
      @sizes.unshift(@texts.length).pack("V*") << joined
    end

    # The two arguments that other functions take.
    #
    # @return [Array(FFI::Pointer, Integer)]
    def in_c(memory)
      headers = @texts.each_slice(2).to_a
      array = memory.array(Native::HeaderStruct, headers) do |struct, (name, value)|
        memory.text(struct[:name], name)
        memory.text(struct[:value], value)
      end
      [array, headers.length]
    end

    # Whether the library looks at it. What else is in a Rack environment may be of any type.
    def self.read?(name)
      Native::LIBRARY.number(:uint8, :wxn_reads_header, *Native.text(name)) != 0
    end

    private

    def joined
      @texts.join.force_encoding(Encoding::BINARY)
    rescue EncodingError
      # Servers say that headers are binary, and programs that they are UTF-8: two of those cannot be joined as texts.
      @texts.map(&:b).join
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
      case value
      when String
        @texts << name << value
        @sizes << name.bytesize << value.bytesize
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
