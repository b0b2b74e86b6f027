# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # Threads for work that may be late, and never more than `most` at once. None waits for another: there is one at once, or not.
    #
    # @api private
    class Threads
      def initialize(most)
        @most = most
        @lock = Mutex.new
        @process = nil
      end

      # Does the block in a thread of its own.
      #
      # @return [Boolean] false where all are at work
      def start
        return false unless take

        thread = Thread.new do
          InRails.wrap { yield }
        ensure
          @lock.synchronize { @at_work -= 1 }
        end
        thread.report_on_exception = false
        true
      end

      # Waits as the block says. In Rails' development a reload must not wait for this thread, while the work waits for the reload.
      def self.waiting(&block)
        interlock = defined?(::ActiveSupport::Dependencies) && ::ActiveSupport::Dependencies.respond_to?(:interlock)
        interlock ? ::ActiveSupport::Dependencies.interlock.permit_concurrent_loads(&block) : block.call
      end

      private

      def take
        @lock.synchronize do
          # Threads do not come along where a process forks.
          @process, @at_work = Process.pid, 0 if @process != Process.pid
          @at_work < @most && @at_work += 1
        end
      end
    end

    # What one thread waits for, and another brings: unless the first has given it up.
    #
    # @api private
    class Promise
      include Monotonic

      def initialize
        @lock = Mutex.new
        @changed = ConditionVariable.new
        @state = :open
      end

      # @return [Boolean] whether it is still waited for: then bring it
      def claim
        @lock.synchronize { @state == :open && @state = :claimed }
      end

      def bring(value)
        @lock.synchronize do
          @value = value
          @state = :there
          @changed.broadcast
        end
      end

      # @param seconds [Float, nil] how long to wait; nil for ever
      # @return [Array(Boolean, Object)] whether it came, and what
      def wait(seconds)
        till = seconds && now + seconds
        @lock.synchronize do
          while @state != :there
            left = till && till - now
            if left && left <= 0 && @state == :open
              @state = :given_up
              return [false, nil]
            end
            @changed.wait(@lock, @state == :claimed ? nil : left)
          end
          [true, @value]
        end
      end
    end
    private_constant :Threads, :Promise
  end
end
