# frozen_string_literal: true

module WxNotify
  # The headers of a request or response, from whatever Ruby has them in.
  #
  # @api private
  class Headers
    # @param headers [Object] see {NotificationParser#parse}
    # @raise [UsageError]
    def initialize(headers)
      @texts = []
      pairs(headers).each { |name, value| value.is_a?(String) ? @texts << name.to_s << value : add(name.to_s, value) }
    end

    # As `wxn_parser_parse_packed` takes them: one piece of memory costs a fraction of what an array of structs does.
    #
    # @return [String] binary
    def packed
      [@texts.length, *@texts.map(&:bytesize)].pack("V*") << joined
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

    # The first value of a header, in whatever spelling, a Rack environment's included.
    #
    # @param name [String] in lower case, such as `request-id`
    # @return [String, nil]
    def first(name)
      spellings = [name, "http-#{name}"]
      found = @texts.each_slice(2).find { |given, _| spellings.include?(given.downcase.tr("_", "-")) }
      found&.last
    end

    # @return [Array<Array(String, String)>] those that the library looks at
    def read
      @texts.each_slice(2).select { |name, _| Headers.read?(name) }
    end

    # Whether the library looks at it. What else is in a Rack environment may be of any type.
    def self.read?(name)
      Native::LIBRARY.number(:uint8, :wxn_reads_header, *Native.text(name)) != 0
    end

    private

    def joined
      @texts.join.b
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
      when String then @texts << name << value
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
