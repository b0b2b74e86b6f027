# frozen_string_literal: true

module WxNotify
  # The raw body of a request, from whatever Ruby has it in.
  #
  # @api private
  module Body
    # @param body [String, #read, nil] nil is a request without one
    # @return [String]
    # @raise [UsageError]
    def self.bytes(body)
      return body if body.is_a?(String)
      return "" if body.nil?
      return read(body) if body.respond_to?(:read)

      raise UsageError.of("body", "body is #{body.class}; give the raw bytes, before anything parsed them: request.raw_post in Rails, " \
                                  "request.body in Sinatra and Rack")
    end

    # Somebody may have read it before, and somebody may read it after.
    def self.read(stream)
      stream.rewind if stream.respond_to?(:rewind)
      bytes = stream.read.to_s
      stream.rewind if stream.respond_to?(:rewind)
      bytes
    end
    private_class_method :read
  end
  private_constant :Body
end
