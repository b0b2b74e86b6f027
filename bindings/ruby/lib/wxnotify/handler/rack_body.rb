# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # The raw body of a request of Rack's, also where a middleware read it before.
    #
    # @api private
    module RackBody
      module_function

      # @param env [Hash] Rack's
      # @param most [Integer] how many bytes are taken
      # @return [String] binary; one byte more than `most` where it is longer
      # @raise [MalformedNotificationError] `BODY_TOO_LARGE` where the length says so already
      # @raise [UsageError] where the body is gone
      def read(env, most)
        length = env["CONTENT_LENGTH"].to_s[/\A\d+\z/]&.to_i
        raise Core.error("BODY_TOO_LARGE", "body", "the body has more than #{most} bytes, which is max_body_bytes") if length && length > most

        body = from(env, most)
        return body unless body.empty? && length.to_i.positive?

        raise UsageError.of("body", "the body was read before the handler, and cannot be read again; let no middleware read this path, or have " \
                                    "it read through Rack::RewindableInput")
      end

      # Rack 2's input can be read from its start again. Rack 3's need not; Rails keeps what it read.
      def from(env, most)
        input = env["rack.input"]
        return env["RAW_POST_DATA"].to_s.b if !rewind(input) && env["RAW_POST_DATA"]

        body = input ? drain(input, most) : "".b
        rewind(input)
        body
      end

      def drain(input, most)
        body = "".b
        while body.bytesize <= most && (chunk = input.read(most + 1 - body.bytesize)) && !chunk.empty?
          body << chunk
        end
        body
      end

      def rewind(input)
        return false unless input.respond_to?(:rewind)

        input.rewind
        true
      rescue SystemCallError # a pipe
        false
      end
      private_class_method :from, :drain, :rewind
    end
    private_constant :RackBody
  end
end
