# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # There is no merchant for a request.
    #
    # @api private
    class NoMerchant < StandardError
      # @return [Hash] what the core is told of it
      attr_reader :reply

      def initialize(reply)
        super("there is no merchant for the request")
        @reply = reply
      end
    end

    # A request of Rack's on its way: what is known of it so far, and its answer.
    #
    # @api private
    class Incoming
      # The headers that the answer to nobody's request goes by.
      SIGNED = %w[Wechatpay-Timestamp Wechatpay-Nonce Wechatpay-Signature Wechatpay-Serial Wechatpay-Signature-Type].freeze
      private_constant :SIGNED

      # @return [Notification, nil]
      attr_reader :notification

      # @return [ServedMerchant, nil] where the handler serves several, and it is found
      attr_reader :merchant

      # @return [Promise] of its answer
      attr_reader :answer

      # @param env [Hash] Rack's
      def initialize(env)
        @env = env
        @answer = Promise.new
        @v2 = false
        @began = Monotonic.now
      end

      def age
        Monotonic.now - @began
      end

      def v2?
        @v2
      end

      def request_id
        @env["HTTP_REQUEST_ID"]
      end

      # @raise [HandlerError] `METHOD_NOT_ALLOWED`
      def check_method
        return if @env["REQUEST_METHOD"] == "POST"

        raise Core.error("METHOD_NOT_ALLOWED", "method", "the method is not POST; WeChat Pay sends notifications with POST")
      end

      # Asks whose it is.
      #
      # @param choose [#call]
      # @return [ServedMerchant]
      # @raise [NoMerchant] whose cause is what was raised
      def find_merchant(choose)
        reply, raised = Raised.attempt { belong_to(choose.call(Request.new(@env))) }
        merchant || raise(NoMerchant.new(reply), cause: raised)
      end

      # @param keys [#parser, #api_v2_keys]
      # @param now [Time, Integer, nil]
      # @raise [Error]
      def parse(keys, now)
        most = keys.parser.max_body_bytes
        body = RackBody.read(@env, most)
        # Every notification of APIv3 begins with `{`.
        @v2 = !keys.api_v2_keys.nil? && body.match?(/\A(?:\xEF\xBB\xBF)?[ \t\r\n]*</n)
        @notification = @v2 ? WxNotify.parse_v2(body, keys.api_v2_keys, max_body_bytes: most) : keys.parser.parse(@env, body, now: now)
      end

      # As the core is told of it.
      def delivered
        { id: notification.id, event_type: notification.event_type, kind: notification.kind, request_id: notification.request_id,
          v2: v2?, merchant: merchant&.name }
      end

      # As the core is told of what is not parsed.
      def refused
        { request_id: request_id, v2: v2?, merchant: merchant&.name }
      end

      # Pairs.
      def signed_headers
        request = Request.new(@env)
        SIGNED.map { |name| [name, request.header(name)] }.reject { |_, value| value.nil? }
      end

      private

      def belong_to(chosen)
        return { returned: nil } if chosen.nil?
        return { unusable: chosen.class.to_s } unless chosen.is_a?(ServedMerchant)

        @merchant = chosen
        "done"
      end
    end
    private_constant :NoMerchant, :Incoming
  end
end
