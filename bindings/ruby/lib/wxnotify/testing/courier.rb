# frozen_string_literal: true

module WxNotify
  module Testing
    # One time that a notification was brought.
    #
    # - `at` [Time]: when, by the courier's clock
    # - `status` [Integer, nil]: the answer's; nil where there was none: the handler raised, or took longer than WeChat Pay waits
    # - `body` [String]: the answer's
    Attempt = Struct.new(:at, :status, :body) do
      # @return [Boolean] whether it was taken, so that it does not come again: the answer was 200 or 204
      def taken?
        [200, 204].include?(status)
      end
    end

    # Brings notifications to a handler as WeChat Pay does, in virtual time: what is not taken comes again, freshly signed, after the pauses of
    # the official schedule, a day of them in a moment. The handler has to go by the same clock: by the system's it would refuse what is
    # signed hours ahead.
    class Courier
      # How long WeChat Pay waits for an answer, in real seconds.
      PATIENCE = 5

      # @param platform [Platform] which signs and encrypts
      # @param app [#call] which receives: a {NotificationHandler}, or any Rack app with one in it. It is called without a socket
      # @param clock [Clock] which the handler goes by. A pause sets it forward
      # @param schedule [String, Symbol] when a notification comes again: `transaction`, most products' (15 times in 24 hours and 4 minutes),
      #   `payscore` (9 times in 3 hours), `transfer` (65 times in 23 hours) or `none`
      # @param path [String] the notify_url's
      # @param patience [Numeric] for tests of the courier alone
      # @raise [ConfigurationError] `OPTION_INVALID`
      def initialize(platform, app, clock, schedule: "transaction", path: "/", patience: PATIENCE)
        @platform = platform
        @app = app
        @clock = clock
        @pauses = Testing.pauses(schedule)
        @path = path
        @patience = patience
      end

      # Brings a notification again and again until it is taken, or the schedule ends: the last attempt tells which. It is the same one each
      # time, with one id, signed and encrypted anew at the clock's time. Call it again, with the same `id`, for a repetition of what was
      # taken.
      #
      # @param event_type [String] such as `TRANSACTION.SUCCESS`
      # @param resource [String, Hash] as {Platform#notification} takes it
      # @param options [Hash] likewise
      # @return [Array<Attempt>]
      # @raise [ConfigurationError] `OPTION_INVALID`
      def deliver(event_type, resource, **options)
        attempts = []
        [*@pauses, nil].each do |pause|
          delivery = @platform.notification(event_type, resource, now: @clock.now.to_i, **options)
          options = { **identity_of(delivery), **options }
          attempts << bring(delivery)
          break if attempts.last.taken? || pause.nil?

          @clock.advance(pause)
        end
        attempts
      end

      def inspect
        "#<#{self.class}>"
      end

      private

      # What makes the next notification the same. One of the faults is no JSON.
      def identity_of(delivery)
        envelope = JSON.parse(delivery.body)
        { id: envelope.fetch("id"), create_time: envelope.fetch("create_time") }
      rescue JSON::ParserError, KeyError, TypeError
        {}
      end

      # A handler that hangs keeps its thread.
      def bring(delivery)
        at = @clock.now
        answering = Thread.new { answer(delivery) }
        answering.report_on_exception = false
        status, body = answering.join(@patience)&.value
        Attempt.new(at, status, body.to_s)
      rescue StandardError
        Attempt.new(at, nil, "")
      end

      def answer(delivery)
        status, _, body = @app.call(delivery.rack_request(@path))
        text = +""
        body.each { |part| text << part }
        body.close if body.respond_to?(:close)
        [status.to_i, text]
      end
    end

    # The pauses after which WeChat Pay sends a product's notification again, in seconds.
    #
    # @param schedule [String, Symbol] as {Courier#initialize} takes it
    # @return [Array<Integer>] one before each repetition
    # @raise [ConfigurationError] `OPTION_INVALID`
    def self.pauses(schedule)
      Native.ask({ do: "schedule", schedule: schedule.to_s }, Native.testing).fetch("value")
    end
  end
end
