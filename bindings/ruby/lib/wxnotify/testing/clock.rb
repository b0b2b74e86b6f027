# frozen_string_literal: true

module WxNotify
  module Testing
    # A clock that stands still, but for what it is set forward: for a handler's `clock`. All threads may use it.
    class Clock
      # @param start [Time] what it shows
      def initialize(start = Time.now)
        @lock = Mutex.new
        @now = start
      end

      # @return [Time] what it shows
      def now
        @lock.synchronize { @now }
      end

      # Sets it forward.
      #
      # @param seconds [Numeric]
      # @return [Time] what it shows then
      def advance(seconds)
        @lock.synchronize { @now += seconds }
      end
    end
  end
end
