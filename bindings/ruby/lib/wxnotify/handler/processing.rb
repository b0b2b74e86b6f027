# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # What a handler was given: where it opens its transactions, and the merchant's code.
    #
    # @api private
    Given = Struct.new(:inbox, :key, :expect, :routes, :merchants, keyword_init: true) do
      def new_session
        inbox ? inbox.new_session : Inbox::Session.none
      end
    end

    # A program that receives or works on a notification: beside the database it asks for the merchant's code.
    #
    # @api private
    class Processing < Program
      # @param given [Given]
      # @param notification [Notification, nil] the one that was received
      # @param served [ServedMerchant, nil] whose it is, where there are several
      # @param answers [Asking::Answers, nil] of a program that asks WeChat Pay
      # @param observe [#call] is told of what ended beside the program
      # @param ended [#call] gets the last step, and what the merchant's code or the driver raised
      def initialize(given, notification, served: nil, answers: nil, observe: nil, &ended)
        super(given.new_session)
        @given = given
        @notification = notification
        @served = served
        @answers = answers
        @observe = observe
        @ended = ended
        @raised = nil
      end

      # Runs it to its end, or until another thread does.
      def go(step)
        last = run(step)
        @ended.call(last, @raised || session.error) if last
      end

      private

      def reply_to(step)
        case step["step"]
        when "callback" then callback(step)
        when "merchant" then attempt { find_merchant(step["merchant"]) }
        when "key" then attempt { key }
        when "compare" then attempt { compare }
        when "write_down" then { text: @notification.to_json }
        when "observe" then observe(step)
        when "fetch" then @answers.fetch(step)
        when "verify" then @answers.verify
        when "received" then received(step)
        else super
        end
      end

      def find_merchant(name)
        @served = @given.merchants.get(name)
        @served ? "done" : { returned: nil }
      end

      def received(step)
        @notification = @answers.received(step)
        "done"
      end

      def key
        found = @given.key.call(@notification, @served)
        found.is_a?(String) ? { text: found } : { unusable: found.class.to_s }
      end

      def compare
        Expectation.compare(@notification, @given.expect.call(@notification, @served))
        "done"
      end

      def observe(step)
        @observe.call(step, @raised || session.error)
        "done"
      end

      # A callback that does not return in time is given up: another thread goes on with the program, and the connection is severed, so that
      # nothing of it can commit. This thread is lost until the callback does return.
      def callback(step)
        lent = session
        is_told = Promise.new
        alarm = step["limit_ms"] && Alarm.new(step["limit_ms"] / 1000.0) { give_up(step, lent, is_told) }
        reply, raised = Raised.attempt { lent.lend { |connection| call(step, connection, alarm) } }
        if alarm.nil? || alarm.cancel
          @raised = raised
          return reply
        end
        is_told.wait(nil)
        lent.roll_back
        Core.ask("callback_ended", program: step["program"])
        nil
      end

      def give_up(step, lent, is_told)
        begin
          @session = @given.new_session
          lent.sever
          after = Core.ask("next", program: step["program"], result: "timed_out")
        ensure
          is_told.bring(nil)
        end
        go(after)
      end

      def call(step, connection, alarm)
        notification = step["notification"] ? Notification.from_json(step["notification"]) : @notification
        renew = step["lease"] && @given.inbox && lambda do
          @given.inbox.renew_apart(step["lease"])
          alarm&.restart
        end
        delivery = Delivery.new(notification, connection: connection, attempts: step["attempts"], kind: step["kind"], renew: renew,
                                              merchant: @served)
        @given.routes.fetch(step["route"]).call(delivery)
      end

      def attempt(&work)
        reply, @raised = Raised.attempt(&work)
        reply
      end
    end
    private_constant :Given, :Processing
  end
end
