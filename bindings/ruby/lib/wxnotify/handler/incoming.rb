# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # A request of Rack's on its way: what is known of it so far, and its answer.
    #
    # @api private
    class Incoming
      # @return [Notification, nil]
      attr_reader :notification

      # @return [Promise] of its answer
      attr_reader :answer

      # @param env [Hash] Rack's
      def initialize(env)
        @env = env
        @answer = Promise.new
        @v2 = false
        @began = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      end

      def age
        Process.clock_gettime(Process::CLOCK_MONOTONIC) - @began
      end

      def v2?
        @v2
      end

      def request_id
        @env["HTTP_REQUEST_ID"]
      end

      # @param parser [NotificationParser]
      # @param api_v2_keys [Object, nil] as {WxNotify.parse_v2} takes them
      # @raise [Error]
      def parse(parser, api_v2_keys)
        raise Core.error("METHOD_NOT_ALLOWED", "method", "the method is not POST; WeChat Pay sends notifications with POST") if @env["REQUEST_METHOD"] != "POST"

        most = parser.max_body_bytes
        body = RackBody.read(@env, most)
        # Every notification of APIv3 begins with `{`.
        @v2 = !api_v2_keys.nil? && body.match?(/\A(?:\xEF\xBB\xBF)?[ \t\r\n]*</n)
        @notification = @v2 ? WxNotify.parse_v2(body, api_v2_keys, max_body_bytes: most) : parser.parse(@env, body)
      end

      # As the core is told of it.
      def delivered
        { id: notification.id, event_type: notification.event_type, kind: notification.kind, request_id: notification.request_id,
          plaintext: notification.plaintext, v2: v2? }
      end
    end
    private_constant :Incoming
  end
end
