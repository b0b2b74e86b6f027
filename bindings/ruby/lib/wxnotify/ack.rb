# frozen_string_literal: true

module WxNotify
  # What to put into the HTTP response to WeChat Pay, which takes 200 and 204 as received and sends everything else again, for up
  # to 24 hours.
  class Ack
    # @return [Integer] the HTTP status
    attr_reader :status

    # @return [String] the `Content-Type`; empty where there is no body
    attr_reader :content_type

    # @return [String] the body: JSON, or empty; XML for APIv2
    attr_reader :body

    # @api private
    def initialize(status, content_type, body)
      @status = status
      @content_type = content_type
      @body = body
      freeze
    end

    # @return [Array(Integer, Hash, Array<String>)] as Rack takes it. The names are in lower case, which every Rack takes
    def to_rack
      [status, content_type.empty? ? {} : { "content-type" => content_type }, body.empty? ? [] : [body]]
    end

    def ==(other)
      other.is_a?(Ack) && [status, content_type, body] == [other.status, other.content_type, other.body]
    end
    alias eql? ==

    def hash
      [status, content_type, body].hash
    end

    class << self
      # @return [Ack] received and processed: 200 with `{"code":"SUCCESS"}`
      def success
        named(:wxn_ack_success)
      end

      # @return [Ack] received and processed: 204 without a body, where a proxy or framework minds the body
      def success_no_content
        named(:wxn_ack_success_no_content)
      end

      # @return [Ack] your own processing failed, so WeChat Pay is to send it again: 500
      def handler_failed
        named(:wxn_ack_handler_failed)
      end

      # @return [Ack] another worker is processing the same notification, so WeChat Pay is to send it again: 503
      def busy
        named(:wxn_ack_busy)
      end

      # Received, and answered with data: 200 with a JSON object of yours. For the events that ask for something:
      # `PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`.
      #
      # @param body [String, Hash] the object's JSON, which is sent as it is, or what becomes one
      # @return [Ack]
      # @raise [ConfigurationError] `OPTION_INVALID` where the body is not a JSON object
      # @raise [UsageError] `ARGUMENT_INVALID` where it is not UTF-8
      def answer(body)
        json = body.is_a?(String) ? body : JSON.generate(body)
        Native::Memory.open do |memory|
          # The answer's body points into what was given.
          given = memory.array(Native::Bytes, [json]) { |place, text| memory.text(place, text) }
          out = memory.array(Native::AckStruct, [nil]) { |*| nil }
          place = Native::Bytes.new(given)
          Native::LIBRARY.invoke(:wxn_ack_answer, place[:ptr], place[:len], out)
          of_native(out)
        end
      end

      # Not received. An {Error} has it as its `ack` already.
      #
      # @param code [String, Symbol] an error code, such as `HANDLER_FAILED`
      # @return [Ack]
      # @raise [UsageError] for what is no error code
      def failure(code)
        named(:wxn_ack_for_error, ErrorCode.number(code))
      end

      # @return [Ack] received and processed, as APIv2 wants to be told: 200 with `return_code` SUCCESS in XML
      def success_v2
        named(:wxn_ack_success_v2)
      end

      # Not received, as APIv2 wants to be told: in XML. An {Error} has it as its `ack_v2` already.
      #
      # @param code [String, Symbol] an error code, such as `HANDLER_FAILED`
      # @return [Ack]
      # @raise [UsageError] for what is no error code
      def failure_v2(code)
        named(:wxn_ack_for_error_v2, ErrorCode.number(code))
      end

      # @api private
      def of_native(pointer)
        ack = Native::AckStruct.new(pointer)
        new(ack[:status], ack[:content_type].text || "", ack[:body].text || "")
      end

      private

      def named(function, *arguments)
        of_native(Native::LIBRARY.pointer(function, *arguments))
      end
    end
  end
end
