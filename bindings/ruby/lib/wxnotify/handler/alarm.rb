# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # Does the block in a thread of its own after some time, unless it is cancelled before. One thread sleeps for all of them.
    #
    # @api private
    class Alarm
      @lock = Mutex.new
      @changed = ConditionVariable.new
      @at = {}.compare_by_identity

      class << self
        include Monotonic

        def set(alarm, seconds)
          @lock.synchronize do
            # After a fork the thread is dead, and what the parent waited for is none of ours.
            if @sleeper.nil? || !@sleeper.alive?
              @at.clear
              @sleeper = Thread.new { watch }
            end
            @at[alarm] = now + seconds
            @changed.signal
          end
        end

        def forget(alarm)
          @lock.synchronize { !@at.delete(alarm).nil? }
        end

        private

        def watch
          @lock.synchronize do
            loop do
              due = @at.select { |_, at| at <= now }.keys
              due.each { |alarm| @at.delete(alarm) && alarm.ring }
              nearest = @at.values.min
              @changed.wait(@lock, nearest && [nearest - now, 0.001].max)
            end
          end
        end
      end

      def initialize(seconds, &action)
        @seconds = seconds
        @action = action
        Alarm.set(self, seconds)
      end

      # All of the time begins anew, unless it rang.
      def restart
        Alarm.set(self, @seconds) if cancel
      end

      # @return [Boolean] false where it rang: then the block has the work
      def cancel
        Alarm.forget(self)
      end

      # @api private
      def ring
        Thread.new(&@action)
      end
    end
    private_constant :Alarm
  end
end
