# frozen_string_literal: true

module WxNotify
  class Inbox
    # Where a process's writers to an SQLite file stand, each until the one before has committed. SQLite has one writer at a time, and the
    # others sleep and look again: who is unlucky does so for seconds while those who come later overtake it.
    #
    # @api private
    class Line
      include Monotonic

      @lines = {}
      @guard = Mutex.new

      # @param file [String]
      # @return [Line] the file's, in this process
      def self.of(file)
        @guard.synchronize { @lines[file] ||= new }
      end

      def initialize
        @guard = Mutex.new
        @process = nil
      end

      # Waits for its turn. Where the thread is interrupted meanwhile it stands there no more.
      #
      # @param seconds [Float] how long at most
      # @return [Object, nil] the turn, for {#leave}; nil where it did not come
      def enter(seconds)
        turn = ConditionVariable.new
        @guard.synchronize do
          # Whoever had a turn is not in a forked process.
          @process, @standing = Process.pid, [] if @process != Process.pid
          @standing << turn
          has_it = wait(turn, seconds)
          has_it ? turn : nil
        ensure
          remove(turn) unless has_it
        end
      end

      # Ends the turn: the next one's begins.
      def leave(turn)
        Thread.handle_interrupt(Object => :never) { @guard.synchronize { remove(turn) } }
      end

      private

      def wait(turn, seconds)
        ends = now + seconds
        until @standing.first.equal?(turn)
          left = ends - now
          return false if left <= 0

          turn.wait(@guard, left)
        end
        true
      end

      def remove(turn)
        @standing&.delete(turn)
        @standing&.first&.signal
      end
    end
    private_constant :Line
  end
end
